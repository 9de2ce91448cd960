"""Many cues are looked for in one pass and found as if one after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worker.clean.cued import any_cue

CUES = st.lists(st.text("ab(.é", min_size=1, max_size=4), min_size=1, max_size=8)


def stands(cue: str, text: str) -> bool:
    """Says whether a cue stands in a text, one that begins with a letter not inside a word."""
    if not cue[0].isalnum():
        return cue in text
    return any(text.startswith(cue, at) and text[at - 1] not in "ab" for at in range(1, len(text)))


@given(cues=CUES, text=st.text("ab(.é ", max_size=12))
def test_any_cue_finds_what_looking_for_each_finds(cues: list[str], text: str) -> None:
    """Cues that begin alike, hold one another or signs of patterns do not hide one another."""
    found = any_cue(*cues).search(text)

    assert (found is not None) == any(stands(cue, text) for cue in cues)
