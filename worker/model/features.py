"""What the encoder sees of a word: four hashed strings, and the word's row in the vector table.

Training and annotation share this module, so a word means the same to both. Everything here is a
function of the word alone, which is why the encoder may remember the embedding of a word.
"""

from __future__ import annotations

import hashlib
import re

__all__ = ["FEATURES", "PARAGRAPH", "hashes", "lookup_forms", "normal_form", "shape"]

#: Stands for white space with a line break in it; other white space is not seen at all.
PARAGRAPH = "¶"
#: How many hashed strings describe a word: lower-cased form, beginning, end and shape.
FEATURES = 4

_DIGIT = re.compile(r"\d")
_MARKS = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "‛": "'",
})  # fmt: skip
_DASHES = frozenset({"–", "—", "--", "---", "―"})
_LONGEST_RUN = 4


def normal_form(word: str) -> str:
    """Returns `word` with straight quotation marks, one kind of dash, and 0 for every digit."""
    if word in _DASHES:
        return "--"
    return _DIGIT.sub("0", word.translate(_MARKS)).replace("''", '"')


def hashes(form: str) -> tuple[int, ...]:
    """Returns the `FEATURES` 64-bit hashes of a normal form."""
    lower = form.lower()
    strings = (lower, f"^{form[:3]}", f"{lower[-3:]}$", shape(form))
    return tuple(
        int.from_bytes(
            hashlib.blake2b(f"{number}{text}".encode("utf-8", "replace"), digest_size=8).digest(),
            "little",
        )
        for number, text in enumerate(strings)
    )


def shape(form: str) -> str:
    """Returns X for capitals, x for other letters, d for digits; runs are cut at four."""
    kinds = (
        "d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in form
    )
    cut: list[str] = []
    for kind in kinds:
        if cut[-_LONGEST_RUN:] != [kind] * _LONGEST_RUN:
            cut.append(kind)
    return "".join(cut)


def lookup_forms(form: str) -> tuple[str, ...]:
    """Returns the forms under which to look for a word vector, the best first."""
    if form.isupper() and len(form) > 1:
        return form, form.title(), form.lower()
    return form, form.lower()
