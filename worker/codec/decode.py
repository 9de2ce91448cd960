"""Bytes to `RawArticle`: liberal in the names that feeds use, strict about types, size and depth.

1. Parse the JSON (orjson refuses invalid UTF-8, lone surrogates and raw control characters).
2. Rename the aliases that feeds and scrapers really send; a canonical name wins over its alias.
3. Check types and limits; the first problem becomes the message of the dead letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError

from worker.article import Publisher, RawArticle
from worker.errors import ArticleError, Reason, Stage

__all__ = ["MAX_DEPTH", "MAX_HTML_CHARACTERS", "MAX_TEXT_CHARACTERS", "decode"]

#: The longest newspaper features hold about 100,000 characters; ten times that is no article.
MAX_TEXT_CHARACTERS = 1_000_000
#: Saved pages with inlined images reach a few megabytes.
MAX_HTML_CHARACTERS = 10_000_000
#: orjson reads 1,024 levels; `meta` is passed through, so its readers need a modest limit.
MAX_DEPTH = 64

_ALIASES: Mapping[str, tuple[str, ...]] = {
    # news-please, fundus, newspaper, trafilatura, story-indexer, JSON Feed, RSS converters.
    "text": ("body", "content", "maintext", "text_content", "content_text", "article_text",
             "plain_text", "articleBody"),
    "html": ("raw_html", "content_html", "body_html", "html_content"),
    "id": ("guid", "uuid", "article_id"),
    "url": ("link", "source_url", "page_url"),
    "canonical_url": ("canonical", "canonicalUrl", "canonical_link"),
    "headline": ("title", "headline_main"),
    "description": ("summary", "standfirst", "abstract", "excerpt"),
    "authors": ("author", "creator", "creators"),
    "published": ("date_publish", "publishing_date", "publication_date", "published_at",
                  "publish_date", "date_published", "datePublished", "pubDate", "date"),
    "modified": ("date_modify", "date_modified", "dateModified", "updated", "updated_at",
                 "modified_at"),
    "fetched": ("date_download", "fetched_at", "crawled_at", "crawl_date", "retrieved"),
    "language": ("lang", "inLanguage"),
    "publisher": ("site_name", "sitename", "source_name", "source_domain", "source"),
    "section": ("articleSection", "category"),
    "keywords": ("tags",),
    "license": ("licence", "rights"),
}  # fmt: skip

#: An aliased body that holds block-level tags is markup under the wrong name.
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|article|section|html|body|h[1-6]|li|br)\b[^<>]{0,200}>", re.IGNORECASE
)
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}", re.IGNORECASE)


class _Publisher(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: StrictStr | None = None
    domain: StrictStr | None = None
    url: StrictStr | None = None


class _Wire(BaseModel):
    """The JSON shape; `schemas/raw-article.v1.json` says the same for other languages."""

    model_config = ConfigDict(extra="ignore")

    text: Annotated[StrictStr, Field(max_length=MAX_TEXT_CHARACTERS)] | None = None
    html: Annotated[StrictStr, Field(max_length=MAX_HTML_CHARACTERS)] | None = None
    id: StrictStr | None = None
    url: StrictStr | None = None
    canonical_url: StrictStr | None = None
    headline: StrictStr | None = None
    description: StrictStr | None = None
    byline: StrictStr | None = None
    authors: list[StrictStr] | None = None
    published: StrictStr | None = None
    modified: StrictStr | None = None
    fetched: StrictStr | None = None
    language: StrictStr | None = None
    publisher: _Publisher | StrictStr | None = None
    section: StrictStr | None = None
    keywords: list[StrictStr] | None = None
    license: StrictStr | None = None
    meta: Any = None


def decode(value: bytes) -> RawArticle:
    """Reads one raw article.

    Raises:
        ArticleError: `not_json`, `schema_violation`, `too_long` or `no_text`, at stage `decode`.
    """
    wire = _validate(_rename(_parse(value)))
    if _is_blank(wire.text) and _is_blank(wire.html):
        raise _fault(Reason.NO_TEXT, "neither text nor html holds anything")
    return RawArticle(
        text=None if _is_blank(wire.text) else wire.text,
        html=None if _is_blank(wire.html) else wire.html,
        id=wire.id or None,
        url=wire.url or None,
        canonical_url=wire.canonical_url or None,
        headline=wire.headline,
        description=wire.description,
        byline=wire.byline,
        authors=tuple(wire.authors or ()),
        published=wire.published,
        modified=wire.modified,
        fetched=wire.fetched,
        language=wire.language or None,
        publisher=_publisher(wire.publisher),
        section=wire.section,
        keywords=tuple(wire.keywords or ()),
        license=wire.license,
        meta=wire.meta,
    )


def _parse(value: bytes) -> dict[str, Any]:
    if not value.strip():
        raise _fault(Reason.NOT_JSON, "the value is empty")
    try:
        parsed = orjson.loads(value.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        if "depth" in str(error) or "ecursion" in str(error):
            raise _fault(Reason.SCHEMA_VIOLATION, f"nested too deeply: {error}") from error
        raise _fault(Reason.NOT_JSON, f"not JSON: {error}") from error
    if not isinstance(parsed, dict):
        kind = "null" if parsed is None else type(parsed).__name__
        raise _fault(Reason.SCHEMA_VIOLATION, f"a JSON object is required, not {kind}")
    if _depth_exceeds(parsed, MAX_DEPTH):
        raise _fault(Reason.SCHEMA_VIOLATION, f"nested more than {MAX_DEPTH} levels deep")
    return parsed


def _depth_exceeds(parsed: object, limit: int) -> bool:
    """Walks level by level, so that no input can exhaust the stack."""
    level = [parsed]
    for _ in range(limit):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: object) -> list[object]:
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [value for value in values if isinstance(value, dict | list)]


def _rename(parsed: Mapping[str, Any]) -> dict[str, Any]:
    fields = {key: value for key, value in parsed.items() if value is not None}
    for name, aliases in _ALIASES.items():
        if name in fields:
            continue
        alias = next((a for a in aliases if a in fields), None)
        if alias is not None:
            fields[name] = _as_sent(name, fields[alias])
    return _move_markup(fields, given="text" in parsed)


def _as_sent(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Reads an aliased value as its senders mean it: `author: "Ann Lee"`, `tags: "a, b"`."""
    if name == "authors":
        people = value if isinstance(value, list) else [value]
        return [p.get("name") if isinstance(p, dict) else p for p in people]
    if name == "keywords" and isinstance(value, str):
        return [word.strip() for word in value.split(",") if word.strip()]
    if name == "id" and isinstance(value, int):
        return str(value)
    return value


def _move_markup(fields: dict[str, Any], *, given: bool) -> dict[str, Any]:
    text = fields.get("text")
    if not given and "html" not in fields and isinstance(text, str) and _BLOCK_TAG.search(text):
        fields["html"] = fields.pop("text")
    return fields


def _validate(fields: Mapping[str, Any]) -> _Wire:
    try:
        return _Wire.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"] if part != "_Publisher")
        if first["type"] == "string_too_long":
            limit = first["ctx"]["max_length"]
            message = f"{where} holds more than {limit} characters"
            raise _fault(Reason.TOO_LONG, message) from error
        raise _fault(Reason.SCHEMA_VIOLATION, f"{where}: {first['msg']}") from error


def _publisher(given: _Publisher | str | None) -> Publisher | None:
    if not given:
        return None
    if isinstance(given, str):
        return Publisher(domain=given) if _DOMAIN.fullmatch(given) else Publisher(name=given)
    return Publisher(name=given.name, domain=given.domain, url=given.url)


def _is_blank(text: str | None) -> bool:
    return text is None or not text.strip()


def _fault(reason: Reason, message: str) -> ArticleError:
    return ArticleError(reason, Stage.DECODE, message)
