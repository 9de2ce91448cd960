"""spaCy's English rules without the rest of what `import spacy` loads."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["blank_english"]

#: spaCy's command line, with clients for HTTP and clouds: a third of the import, for one function.
_COMMANDS = ("spacy.cli", "spacy.cli.info")


def blank_english() -> Language:
    """Returns a pipeline that holds nothing but the tokenizer.

    Empty modules stand in for the command line while spaCy is imported, and only then.
    """
    stand_ins = {} if "spacy" in sys.modules else {name: ModuleType(name) for name in _COMMANDS}
    for module in stand_ins.values():
        module.__dict__["info"] = None
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: PLC0415 - see above
    finally:
        for name in stand_ins:
            del sys.modules[name]
    return spacy.blank("en")
