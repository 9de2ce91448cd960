"""spaCy's English tokenizer, without the rest of what `import spacy` and a pipeline load."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import BaseDefaults, Language
    from spacy.tokens import Doc

__all__ = ["English", "load_english"]

#: spaCy's command line, with clients for HTTP and clouds: a third of the import, for one function.
_COMMANDS = ("spacy.cli", "spacy.cli.info")
#: Characters: fewer would tell too many at once, more would leave many too short to wait.
_FIRST = 3


class English:
    """What `spacy.blank("en")` tokenizes with; the attributes of words are left empty.

    To tell spaCy its 1,347 exceptions takes longer than an article, which needs a few of them. So
    those are told that begin as some part of a text does.
    """

    def __init__(self, rules: type[BaseDefaults]) -> None:
        from spacy.language import create_tokenizer  # noqa: PLC0415 - see `load_english`
        from spacy.vocab import Vocab  # noqa: PLC0415 - as above

        self.vocab = Vocab()
        self.exceptions: Mapping[str, list[dict[Any, Any]]] = rules.tokenizer_exceptions
        without = type(rules.__name__, (rules,), {"tokenizer_exceptions": {}})
        all_it_reads = SimpleNamespace(vocab=self.vocab, Defaults=without)
        self._tokenizer: Any = create_tokenizer()(cast("Language", all_it_reads))
        self._untold: dict[str, list[str]] = defaultdict(list)
        for exception in self.exceptions:
            self._untold[exception[:_FIRST]].append(exception)
        for short in [first for first in self._untold if len(first) < _FIRST]:
            self._tell(short)

    def expect(self, text: str) -> None:
        """Prepares for a text; not to be called in a memory zone, for what is told here stays."""
        for at in range(len(text) - _FIRST + 1):
            self._tell(text[at : at + _FIRST])

    def _tell(self, first: str) -> None:
        for exception in self._untold.pop(first, ()):
            self._tokenizer.add_special_case(exception, self.exceptions[exception])

    def tokenize(self, text: str) -> Doc:
        """Tokenizes what was expected."""
        return cast("Doc", self._tokenizer(text))


def load_english() -> English:
    """Imports spaCy and returns its tokenizer.

    Empty modules stand in for the command line while spaCy is imported, and only then. No pipeline
    is made, because even a blank one loads all components and languages that spaCy has.
    """
    stand_ins = {} if "spacy" in sys.modules else {name: ModuleType(name) for name in _COMMANDS}
    for module in stand_ins.values():
        module.__dict__["info"] = None
    sys.modules.update(stand_ins)
    try:
        from spacy.lang.en import English as Rules  # noqa: PLC0415 - see above
    finally:
        for name in stand_ins:
            del sys.modules[name]
    return English(Rules.Defaults)
