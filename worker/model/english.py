"""spaCy's English tokenizer, without the rest of what `import spacy` and a pipeline load."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["English", "load_english"]

#: spaCy's command line, with clients for HTTP and clouds: a third of the import, for one function.
_COMMANDS = ("spacy.cli", "spacy.cli.info")


@dataclass(frozen=True, slots=True)
class English:
    """The tokenizer, the strings that are exceptions to its rules, and where its words are kept."""

    tokenize: Callable[[str], Doc]
    exceptions: frozenset[str]
    vocab: Vocab


def load_english() -> English:
    """Returns what `spacy.blank("en")` tokenizes with; the attributes of words are left empty.

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
    from spacy.language import create_tokenizer  # noqa: PLC0415 - see above
    from spacy.vocab import Vocab  # noqa: PLC0415 - see above

    vocab, rules = Vocab(), Rules.Defaults
    all_it_reads = cast("Language", SimpleNamespace(vocab=vocab, Defaults=rules))
    return English(create_tokenizer()(all_it_reads), frozenset(rules.tokenizer_exceptions), vocab)
