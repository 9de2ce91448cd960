"""`EnrichedArticle` to canonical bytes: fixed key order, floats to four decimals, UTF-8 JSON."""

from __future__ import annotations

from typing import Any

import orjson

from worker.article import (
    CleanedArticle,
    Credits,
    Cue,
    Dateline,
    EnrichedArticle,
    Entity,
    Mention,
    Provenance,
    Publisher,
    Quote,
    RawArticle,
    RemovedSpan,
    Span,
    Speaker,
)

__all__ = ["SCHEMA", "encode"]

SCHEMA = "enriched-article/1"

Json = dict[str, Any]


def encode(article: EnrichedArticle) -> bytes:
    """Returns the record's canonical JSON; equal articles give equal bytes."""
    raw, cleaned = article.raw, article.cleaned
    return orjson.dumps(
        {
            "schema": SCHEMA,
            "id": article.id,
            **_identity(article, raw, cleaned),
            **_editorial(raw, cleaned),
            **_body(article, cleaned),
            "entities": _each(_entity, article.entities),
            "quotes": _each(_quote, article.quotes),
            "removed": _each(_removed, cleaned.removed),
            "provenance": _provenance(article.provenance),
            "warnings": list(article.warnings),
            "meta": raw.meta,
        }
    )  # fmt: skip


def _identity(article: EnrichedArticle, raw: RawArticle, cleaned: CleanedArticle) -> Json:
    return {
        "url": raw.url,
        "canonical_url": raw.canonical_url or cleaned.canonical_url,
        "content_hash": article.content_hash,
        "near_hash": article.near_hash,
    }


def _editorial(raw: RawArticle, cleaned: CleanedArticle) -> Json:
    return {
        "headline": cleaned.headline,
        "description": cleaned.description,
        "byline": cleaned.byline,
        "authors": list(cleaned.authors),
        "credits": _credits(cleaned.credits),
        "agency": cleaned.agency,
        "dateline": _dateline(cleaned.dateline),
        "publisher": _publisher(cleaned.publisher),
        "section": raw.section,
        "keywords": list(raw.keywords),
        "license": raw.license,
        "published": cleaned.published,
        "published_raw": raw.published,
        "modified": cleaned.modified,
        "fetched": raw.fetched,
    }


def _body(article: EnrichedArticle, cleaned: CleanedArticle) -> Json:
    language = cleaned.language
    return {
        "language": language.code,
        "language_declared": language.declared,
        "language_detected": language.detected,
        "language_confidence": _rounded(language.confidence),
        "text": cleaned.text,
        "paragraphs": [_span(p) for p in cleaned.paragraphs],
        "fragments": [[f.start, f.end] for f in cleaned.fragments],
        "fragment_confidence": [_rounded(f.score) for f in cleaned.fragments],
        "word_count": article.word_count,
        "truncated": cleaned.truncated,
    }


def _removed(span: RemovedSpan) -> Json:
    found: Json = {"start": span.start, "end": span.end, "label": span.label}
    if span.confidence is not None:
        found["confidence"] = _rounded(span.confidence)
    return found


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _credits(credits_: Credits | None) -> Json | None:
    if credits_ is None:
        return None
    return {"reporters": list(credits_.reporters), "editors": list(credits_.editors)}


def _dateline(dateline: Dateline | None) -> Json | None:
    if dateline is None:
        return None
    return {"places": list(dateline.places), "agency": dateline.agency, "date": dateline.date}


def _publisher(publisher: Publisher | None) -> Json | None:
    if publisher is None:
        return None
    return {"name": publisher.name, "domain": publisher.domain, "url": publisher.url}


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "role": entity.role,
        "country": entity.country,
        "value": entity.value,
        "count": entity.count,
        "salience": _rounded(entity.salience),
        "mentions": [_mention(m) for m in entity.mentions],
    }


def _mention(mention: Mention) -> Json:
    return {
        "start": mention.start,
        "end": mention.end,
        "exact": mention.exact,
        "kind": mention.kind,
    }


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.id,
        "start": quote.start,
        "end": quote.end,
        "exact": quote.exact,
        "type": quote.type,
        "speaker": _speaker(quote.speaker),
        "cue": _cue(quote.cue),
        "confidence": _rounded(quote.confidence),
        "group": quote.group,
        "occurrences": quote.occurrences,
    }


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "entity": speaker.entity,
        "start": speaker.start,
        "end": speaker.end,
        "exact": speaker.exact,
    }


def _cue(cue: Cue | None) -> Json | None:
    if cue is None:
        return None
    return {"start": cue.start, "end": cue.end, "exact": cue.exact}


def _provenance(provenance: Provenance) -> Json:
    return {
        "pipeline": provenance.pipeline,
        "model": {"name": provenance.model_name, "version": provenance.model_version},
        "config_hash": provenance.config_hash,
        "raw_hash": provenance.raw_hash,
    }


def _each(make: Any, items: tuple[Any, ...] | None) -> list[Json] | None:  # noqa: ANN401
    return None if items is None else [make(item) for item in items]


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
