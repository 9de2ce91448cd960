"""What the encoder sees of a word: four hashed strings, and the word's row in the vector table.

Training and annotation share this module, so a word means the same to both. Everything here is a
function of the word alone, which is why the encoder may remember the embedding of a word.
"""

from __future__ import annotations

import hashlib
import re
from zlib import crc32

__all__ = [
    "FEATURES", "GROUPS", "PARAGRAPH", "UNKNOWN", "hashes", "letter_groups", "lookup_forms",
    "normal_form", "shape",
]  # fmt: skip

#: Stands for white space with a line break in it; other white space is not seen at all.
PARAGRAPH = "¶"
#: Stands for the lower-cased form of a word without a vector: what a hash table says of a word that
#: training hardly saw was learned from other words.
UNKNOWN = ""
#: Rows of the table of letter groups, and how many letters a group has (Bojanowski et al. 2017,
#: "Enriching Word Vectors with Subword Information").
GROUPS = 20_000
_GROUP_LETTERS = (3, 4, 5)
#: Characters of a word of which groups are taken.
_GROUPED = 24
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


def hashes(form: str, *, known: bool = True) -> tuple[int, ...]:
    """Returns the `FEATURES` 64-bit hashes of a normal form."""
    lower = form.lower()
    strings = (lower if known else UNKNOWN, f"^{form[:3]}", f"{lower[-3:]}$", shape(form))
    return tuple(
        int.from_bytes(
            hashlib.blake2b(f"{number}{text}".encode("utf-8", "replace"), digest_size=8).digest(),
            "little",
        )
        for number, text in enumerate(strings)
    )


def letter_groups(form: str) -> list[int]:
    """Returns the rows of the groups of letters in a normal form with its borders."""
    letters = f"<{form[:_GROUPED].lower()}>"
    return [
        crc32(letters[at : at + size].encode("utf-8", "replace")) % GROUPS
        for size in _GROUP_LETTERS
        for at in range(len(letters) - size + 1)
    ]


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
