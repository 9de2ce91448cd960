"""Many cues are looked for in one pass and found as if one after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worker.clean.cued import any_cue

LETTERS = st.text("ab(.é", max_size=12)


@given(
    cues=st.lists(st.text("ab(.é", min_size=1, max_size=4), min_size=1, max_size=8), text=LETTERS
)
def test_any_cue_finds_what_looking_for_each_finds(cues: list[str], text: str) -> None:
    """Cues that begin alike, hold one another or signs of patterns do not hide one another."""
    found = any_cue(*cues).search(text)

    assert (found is not None) == any(cue in text for cue in cues)
