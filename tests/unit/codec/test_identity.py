"""Ids and hashes that follow from content."""

from __future__ import annotations

import itertools
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import CleanedArticle, Language, OffsetMap, RawArticle, Span
from worker.codec.identity import (
    NEAR,
    article_id,
    content_hash,
    event_id,
    near_hash,
    similarity,
)

TEXT = (
    "The harbour of Port Selby reopened on Monday after a week of storms that kept ferries and "
    "fishing boats ashore. Traders said the first container ships would berth before the weekend, "
    "and the port authority promised to work through the backlog in ten days."
)


def cleaned(text: str = TEXT, canonical_url: str | None = None) -> CleanedArticle:
    return CleanedArticle(
        text=text,
        raw_text=text,
        paragraphs=(Span(0, len(text)),),
        removed=(),
        offsets=OffsetMap((0,), (0,)),
        language=Language("en", None, "en", 1.0),
        canonical_url=canonical_url,
    )


def test_a_given_id_is_kept() -> None:
    """The feed's own id wins over everything derived."""
    assert article_id(RawArticle(text=TEXT, id="a-1", url="https://e.org"), cleaned()) == "a-1"


def test_without_an_id_the_canonical_address_decides() -> None:
    """Two addresses of one page with the same canonical address are one article."""
    canonical = "https://example.org/story"
    one = RawArticle(text=TEXT, url="https://example.org/story?from=feed", canonical_url=canonical)
    other = RawArticle(text=TEXT, url="https://m.example.org/story")

    first, second = article_id(one, cleaned()), article_id(other, cleaned(canonical_url=canonical))

    assert first == second == str(uuid.uuid5(uuid.NAMESPACE_URL, canonical))


def test_without_an_address_the_text_decides() -> None:
    """The id is a function of the text, so the same text is the same article."""
    first = article_id(RawArticle(text=TEXT), cleaned())

    assert first == article_id(RawArticle(text=TEXT), cleaned())
    assert first != article_id(RawArticle(text=TEXT), cleaned(TEXT + " More follows."))


@given(st.binary(), st.binary())
def test_an_event_id_names_the_value_and_the_version(one: bytes, other: bytes) -> None:
    """Equal values give equal ids; another value or another version gives another id."""
    assert (event_id(one, "v1") == event_id(other, "v1")) == (one == other)
    assert event_id(one, "v1") != event_id(one, "v2")


def test_a_content_hash_says_its_algorithm() -> None:
    """Readers can tell what to compare with."""
    assert content_hash("").startswith("sha256:e3b0c44298fc1c14")


def test_a_lightly_edited_copy_is_near_and_another_article_is_not() -> None:
    """Similarity follows the share of common three-word shingles."""
    copy = TEXT.replace("ten days", "two weeks")
    other = "The central bank of Maravia left its rate unchanged on Tuesday, as most had expected."

    mine, near, far = near_hash(TEXT), near_hash(copy), near_hash(other)

    assert mine is not None
    assert near is not None
    assert far is not None
    assert similarity(mine, mine) == 1.0
    assert similarity(mine, near) > 0.7
    assert similarity(mine, far) < 0.1


STORY = " ".join(
    f"On day {day} the harbour of Port {place} took {day * 7} ships, and its master counted {place}"
    f" boats that had waited since the storm of {month}."
    for day, (place, month) in enumerate(
        itertools.product(["Selby", "Amund", "Krog", "Vestre", "Lyng"], ["May", "June", "July"])
    )
)


@pytest.mark.parametrize(
    "copy",
    [
        STORY[: int(len(STORY) * 0.6)],
        STORY[int(len(STORY) * 0.4) :],
        f"Ships return\n\nBy Ann Lee\n\n{STORY}\n\nReporting by Ann Lee",
        " ".join(word if i % 15 else "harbour" for i, word in enumerate(STORY.split())),
    ],
    ids=["tail cut", "lead cut", "other headline", "reworded"],
)
def test_a_syndicated_copy_is_above_the_documented_threshold(copy: str) -> None:
    """Two fifths may be missing; an article on the same subject stays below."""
    same, near, other = near_hash(STORY), near_hash(copy), near_hash(TEXT)

    assert same is not None
    assert near is not None
    assert other is not None
    assert similarity(same, near) > NEAR > similarity(same, other)


def test_typography_does_not_change_the_near_hash() -> None:
    """Case, punctuation and spacing are not part of a shingle."""
    assert near_hash(TEXT) == near_hash(TEXT.upper().replace(" ", "  "))


def test_a_text_of_two_words_has_no_near_hash() -> None:
    """There is nothing to compare, and null says so."""
    assert near_hash("Rain stops.") is None
