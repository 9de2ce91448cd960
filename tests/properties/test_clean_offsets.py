"""Nothing silently vanishes: clean text and removed spans rebuild the raw text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import CleanedArticle, RawArticle
from worker.clean.article import clean_article
from worker.clean.characters import repair_characters
from worker.clean.offsets import Edit, compose, rewrite, to_raw
from worker.errors import ArticleError

SHARED = Path(__file__).parents[3] / "shared" / "data" / "cleaning" / "gold.jsonl"

LINES = st.sampled_from(
    [
        "The harbour of Brevik reopened on Monday after two weeks of repairs, the office said.",
        "“There is no other way, “Po said at the quay, and the ferry left for the islands.",
        "BREVIK, Norway (AP) — The ferry sails again, the harbour office said on Monday.",
        "Officials said. to both parties. The rest of the quay is closed until the autumn.",
        "Po&#8217;s ferry &amp; the cafÃ© at the quay reopened on Monday, &quot;at last&quot;.",
        "Advertisement",
        "Read more",
        "By Ana Po",
        "Share this with\u200b",
        "(Reporting by Ana Po; Editing by Bo Li)",
        "The quay stands. (Reporting by Ana Po)",
        "Po\ufffds ferry \x00 sails",
        "<p>The <b>old</b> quay stands.<br/>Ferries sail again on Monday, the office said.</p>",
        "<script>let ferry = 1;</script>&lt;i&gt;now&lt;/i&gt;",
        "",
        "\t ",
    ]
)
RAW = st.one_of(
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=12).map("\n".join),
    st.text(alphabet="aA .,“”’&;#8217\n\r\t-—()\u200b\ufffd\xa0", max_size=200),
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<p>", "<br/>", "<script>", "</script>", "&lt;", "a. ", "\n"]
        ),
        max_size=40,
    ).map("".join),
)


def fold(text: str) -> str:
    """What a repair may change: references, mojibake, marks that were turned, white space."""
    readable = repair_characters(text).text
    return "".join(c for c in "".join(readable.split()) if c not in "“”’\ufffd")


def assert_nothing_vanished(raw: str, cleaned: CleanedArticle) -> None:
    removed = cleaned.removed
    assert removed is not None
    ends = [0, *(span.end for span in removed)]
    starts = [*(span.start for span in removed), len(raw)]
    kept = [raw[end:start] for end, start in zip(ends, starts, strict=True)]

    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert "".join(map(fold, kept)) == fold(cleaned.text)


def assert_offsets_lead_back(raw: str, cleaned: CleanedArticle) -> None:
    found = [to_raw(cleaned.offsets, offset) for offset in range(len(cleaned.text) + 1)]

    assert found == sorted(found)
    assert all(0 <= offset <= len(raw) for offset in found)
    for offset, character in enumerate(cleaned.text):
        source = raw[found[offset]]
        plain = character.isascii() and character.isalnum()
        assert not plain or source in (character, "&") or not source.isascii()


@given(RAW)
def test_clean_text_and_removed_spans_rebuild_random_text(raw: str) -> None:
    """Every character of the raw text is kept, repaired, white space, or listed as removed."""
    try:
        cleaned = clean_article(RawArticle(text=raw), any_language=True)
    except ArticleError:
        return

    assert_nothing_vanished(raw, cleaned)
    assert_offsets_lead_back(raw, cleaned)
    assert all(cleaned.text[p.start : p.end].strip() for p in cleaned.paragraphs)
    assert cleaned.text == "\n\n".join(cleaned.text[p.start : p.end] for p in cleaned.paragraphs)


@pytest.mark.shared
def test_clean_text_and_removed_spans_rebuild_real_text() -> None:
    """The same holds for raw articles as feeds delivered them."""
    if not SHARED.exists():
        pytest.skip("the evaluation data is not beside the repository")
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)["text"]
        cleaned = clean_article(RawArticle(text=raw), any_language=True)

        assert_nothing_vanished(raw, cleaned)
        assert_offsets_lead_back(raw, cleaned)


@given(RAW)
def test_cleaning_is_a_function_of_its_input(raw: str) -> None:
    """The same input gives the same article."""
    results = []
    for _ in range(2):
        try:
            results.append(repr(clean_article(RawArticle(text=raw), any_language=True)))
        except ArticleError as error:
            results.append(error.message)

    assert results[0] == results[1]


EDITS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(0, 4), st.text(alphabet="xyz", max_size=4)), max_size=6
)


def edits_of(steps: list[tuple[int, int, str]], length: int) -> list[Edit]:
    edits: list[Edit] = []
    position = 0
    for gap, size, text in steps:
        start, end = position + gap, position + gap + size
        if end > length or size == 0:
            break
        edits.append(Edit(start, end, text))
        position = end
    return edits


@given(st.text(alphabet="abc ", min_size=1, max_size=60), EDITS, EDITS)
def test_two_rewrites_compose(
    text: str, first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]
) -> None:
    """The joined map leads from each untouched character to where it stood at the beginning."""
    middle, inner = rewrite(text, edits_of(first, len(text)))
    clean, outer = rewrite(middle, edits_of(second, len(middle)))
    joined = compose(outer, inner)

    assert list(joined.clean) == sorted(set(joined.clean))
    assert list(joined.raw) == sorted(set(joined.raw))
    for offset, character in enumerate(clean):
        if character in "abc ":
            assert text[to_raw(joined, offset)] == character
