"""The pipeline as it runs in production, on articles made to break it.

Each goes through a child that loads the shipped model and may take half the memory that it may by
default. It becomes a record or a dead letter that says what is wrong with the article, never one
that says that the child ran out of memory or time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import orjson
import pytest

from worker.errors import Reason
from worker.loading import load_process
from worker.options import Options
from worker.outcome import Record
from worker.pool.pool import Pool, PoolLimits

MEGABYTE = 1024 * 1024
SENTENCE = "The harbour of Brevik reopened on Monday after two weeks of repairs, the office said. "
ARTICLE = f"<article>{f'<p>{SENTENCE}{SENTENCE}</p>' * 3}</article>"
ARABIC = "أعيد فتح ميناء بريفيك يوم الاثنين بعد أسبوعين من أعمال الإصلاح، حسبما قال مكتب الميناء. "

REFUSED = {
    "nested tags": ({"html": "<div>" * 100_000 + SENTENCE}, Reason.EXTRACTION_FAILED),
    "a huge attribute": (
        {"html": f'<p title="{"x" * 50_000_000}">{SENTENCE}'},
        Reason.TOO_LONG,
    ),
    "a page in one line": (
        {"html": f"<article><p>{SENTENCE * 110_000}</p></article>"},
        Reason.EXTRACTION_FAILED,
    ),
    "zero-width characters": ({"text": "\u200b\u200d\ufeff" * 60_000}, Reason.NO_TEXT),
    "bidirectional controls": ({"text": "\u202e\u2066\u202c" * 30_000}, Reason.NO_TEXT),
    "references to marks": ({"text": "&#8217;" * 100_000}, Reason.NO_TEXT),
    "emoji": ({"text": "\U0001f6a2\U0001f469\u200d\U0001f467 " * 20_000}, Reason.NO_TEXT),
    "right to left": ({"text": ARABIC * 30}, Reason.UNSUPPORTED_LANGUAGE),
}  # fmt: skip

KEPT = {
    "tags behind the article": {"html": ARTICLE + "<div>" * 100_000},
    "a large attribute": {"html": f'{ARTICLE}<p title="{"x" * 9_000_000}">'},
    "a page of references": {"html": f"{ARTICLE}<p>{'&amp;' * 400_000}</p>"},
    "a page of coded tags": {"html": f"{ARTICLE}<p>{'&lt;b&gt; ' * 100_000}</p>"},
    "references": {"text": SENTENCE + "&amp;amp;#8217;" * 10_000},
    "one line": {"text": SENTENCE * 11_000},
    "one word": {"text": SENTENCE + "a" * 990_000},
    "spaces in a line": {"text": f"{SENTENCE}Opens, (advertisement){' ' * 900_000}{SENTENCE}"},
    "empty lines": {"text": "\n" * 900_000 + SENTENCE},
    "accents": {"text": SENTENCE * 5 + "a" + "\u0301" * 400_000},
    "words turned round": {"text": " ".join(f"\u202e{w}\u202c" for w in (SENTENCE * 9).split())},
    "zero width between letters": {"text": "\u200b".join(SENTENCE * 9)},
    "capitals": {"text": (SENTENCE * 9).upper()},
    "a right-to-left quote": {"text": f"{SENTENCE * 9}“{ARABIC.strip()}” {SENTENCE}"},
    "emoji in news": {"text": f"{SENTENCE}\U0001f6a2\U0001f469\u200d\U0001f467 " * 9},
}  # fmt: skip


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(
        partial(load_process, None, Options()),
        processes=1,
        limits=PoolLimits(headroom=1024 * MEGABYTE),
    ) as pool:
        yield pool


@pytest.mark.parametrize("kind", REFUSED)
def test_what_holds_no_article_is_refused_with_its_reason(pool: Pool, kind: str) -> None:
    """A reason that tells the feed what it sent."""
    article, reason = REFUSED[kind]
    (outcome,) = pool.process([orjson.dumps(article)])

    assert not isinstance(outcome, Record)
    assert outcome.reason is reason


@pytest.mark.parametrize("kind", KEPT)
def test_an_article_among_rubbish_becomes_a_record(pool: Pool, kind: str) -> None:
    """Its first words are read as they were meant, and no unreadable character is left."""
    (outcome,) = pool.process([orjson.dumps(KEPT[kind])])

    assert isinstance(outcome, Record), outcome
    record = orjson.loads(outcome.value)
    assert record["text"].casefold().startswith("the harbour of brevik reopened on monday")
    assert "Brevik" in {entity["name"].title() for entity in record["entities"]}
    assert not set(record["text"]) & set("\u200b\u202e\u202c\ufeff\x00")
    assert len(record["text"]) <= 100_000
