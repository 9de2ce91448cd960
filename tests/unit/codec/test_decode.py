"""Decoding raw articles."""

from __future__ import annotations

import base64
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import Publisher
from worker.codec.decode import MAX_DEPTH, MAX_TEXT_CHARACTERS, decode
from worker.errors import ArticleError, Reason, Stage

TEXT = "The harbour reopened on Monday."


def value(**fields: object) -> bytes:
    return orjson.dumps(fields)


def reason_for(raw: bytes) -> tuple[Reason, str]:
    with pytest.raises(ArticleError) as caught:
        decode(raw)
    assert caught.value.stage is Stage.DECODE
    return caught.value.reason, caught.value.message


def test_canonical_names_are_read_as_they_stand() -> None:
    """Every documented field arrives under its own name."""
    article = decode(
        value(
            text=TEXT, id="a1", url="https://example.org/1", headline="Harbour reopens",
            byline="By Ann Lee", authors=["Ann Lee"], published="2026-03-02T10:00:00Z",
            language="en", publisher={"name": "The Example"}, keywords=["ports"],
            meta={"feed": [1, {"deep": True}]},
        )
    )  # fmt: skip

    assert (article.text, article.id, article.headline) == (TEXT, "a1", "Harbour reopens")
    assert article.authors == ("Ann Lee",)
    assert article.publisher == Publisher(name="The Example")
    assert article.meta == {"feed": [1, {"deep": True}]}


@pytest.mark.parametrize(
    ("sent", "name", "expected"),
    [
        ({"maintext": TEXT, "title": "Harbour"}, "headline", "Harbour"),
        ({"body": TEXT, "date_publish": "2026-03-02"}, "published", "2026-03-02"),
        ({"content": TEXT, "publishing_date": "2026-03-02"}, "published", "2026-03-02"),
        ({"text_content": TEXT, "link": "https://example.org"}, "url", "https://example.org"),
        ({"text": TEXT, "author": "Ann Lee"}, "authors", ("Ann Lee",)),
        ({"text": TEXT, "author": [{"name": "Ann Lee"}]}, "authors", ("Ann Lee",)),
        ({"text": TEXT, "tags": "ports, trade"}, "keywords", ("ports", "trade")),
        ({"text": TEXT, "guid": 17}, "id", "17"),
        ({"text": TEXT, "source_domain": "example.org"}, "publisher",
         Publisher(domain="example.org")),
        ({"text": TEXT, "headline": "Kept", "title": "Alias"}, "headline", "Kept"),
    ],
)  # fmt: skip
def test_the_names_that_feeds_really_send_are_understood(
    sent: dict[str, Any], name: str, expected: object
) -> None:
    """An alias stands in for a canonical name that is absent."""
    article = decode(value(**sent))

    assert getattr(article, name) == expected
    assert article.text == TEXT


def test_markup_under_an_alias_is_taken_as_html() -> None:
    """`content` with block tags in it is a page, `text` is text whatever it looks like."""
    markup = f"<p>{TEXT}</p>"

    aliased, canonical = decode(value(content=markup)), decode(value(text=markup))

    assert (aliased.text, aliased.html) == (None, markup)
    assert (canonical.text, canonical.html) == (markup, None)


@pytest.mark.parametrize(
    ("raw", "reason", "fragment"),
    [
        (b"", Reason.NOT_JSON, "empty"),
        (b"  \n", Reason.NOT_JSON, "empty"),
        (b"SEOUL - no JSON", Reason.NOT_JSON, "not JSON"),
        (b'{"text": "\xff\xfe"}', Reason.NOT_JSON, "UTF-8"),
        (b'{"text": "\\ud83d"}', Reason.NOT_JSON, "surrogate"),
        (b'{"text": "a\x00b"}', Reason.NOT_JSON, "control character"),
        (b'["text"]', Reason.SCHEMA_VIOLATION, "object is required, not list"),
        (b"null", Reason.SCHEMA_VIOLATION, "not null"),
        (b'{"meta":' * 2000 + b"1" + b"}" * 2000, Reason.SCHEMA_VIOLATION, "deep"),
        (b"[" * 2000 + b"]" * 2000, Reason.SCHEMA_VIOLATION, "deep"),
        (b"{}", Reason.NO_TEXT, "neither text nor html"),
        (b'{"text": " \\n ", "html": ""}', Reason.NO_TEXT, "neither text nor html"),
        (b'{"text": "Rain.", "headline": 5}', Reason.SCHEMA_VIOLATION, "headline"),
        (b'{"text": "Rain.", "authors": "Ann"}', Reason.SCHEMA_VIOLATION, "authors"),
        (b'{"text": "Rain.", "keywords": ["a", 2]}', Reason.SCHEMA_VIOLATION, "keywords.1"),
        (b'{"text": ["Rain."]}', Reason.SCHEMA_VIOLATION, "text"),
    ],
)
def test_bad_input_is_named(raw: bytes, reason: Reason, fragment: str) -> None:
    """Each kind of bad value gets its reason from the closed list and a message that says what."""
    actual, message = reason_for(raw)

    assert actual is reason
    assert fragment in message


def test_text_beyond_the_limit_is_too_long() -> None:
    """One character more than the limit is refused, the limit itself is not."""
    assert decode(value(text="a" * MAX_TEXT_CHARACTERS)).text is not None

    assert reason_for(value(text="a" * (MAX_TEXT_CHARACTERS + 1)))[0] is Reason.TOO_LONG


def test_meta_may_be_nested_up_to_the_limit() -> None:
    """The depth limit counts the article itself as the first level."""
    inner = b'{"a":' * (MAX_DEPTH - 2) + b"{}" + b"}" * (MAX_DEPTH - 2)

    assert decode(b'{"text": "Rain.", "meta": ' + inner + b"}").meta is not None
    assert reason_for(b'{"text": "Rain.", "meta": {"a":' + inner + b"}}")[0] is (
        Reason.SCHEMA_VIOLATION
    )


def test_a_byte_order_mark_is_skipped() -> None:
    """Files written on some systems start with one."""
    assert decode(b"\xef\xbb\xbf" + value(text=TEXT)).text == TEXT


@given(st.binary(max_size=200))
def test_any_bytes_are_an_article_or_a_named_fault(raw: bytes) -> None:
    """No input escapes as another exception."""
    try:
        article = decode(raw)
    except ArticleError:
        return
    assert article.text or article.html


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text("ab \n", max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=5), inner),
    max_leaves=8,
)
field_names = st.sampled_from(
    ["text", "html", "title", "authors", "author", "tags", "meta", "publisher", "id", "guid"]
)


@given(st.dictionaries(field_names, json_values, max_size=6))
def test_any_json_object_is_an_article_or_a_named_fault(fields: dict[str, Any]) -> None:
    """Wrong types anywhere become a dead letter, never a crash."""
    try:
        article = decode(orjson.dumps(fields))
    except ArticleError:
        return
    assert article.text or article.html


def test_the_message_never_carries_the_article() -> None:
    """Messages go into headers, so they stay short whatever the value holds."""
    secret = base64.b64encode(b"x" * 3000).decode()

    _, message = reason_for(value(text="Rain.", headline={secret: secret}))

    assert len(message) < 300
