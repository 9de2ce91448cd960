"""The data: a raw article, the cleaned text, its annotations, and the enriched article.

All offsets count Unicode code points, start inclusive and end exclusive. Offsets into the clean
text unless a name says raw. No behaviour lives here. Spans and quotes are tuples, which take a
quarter of the time to make: an article has hundreds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = [
    "DEFAULT_ENTITY_TYPES",
    "ENTITY_TYPES",
    "Annotation",
    "CleanedArticle",
    "Credits",
    "Cue",
    "Dateline",
    "EnrichedArticle",
    "Entity",
    "EntityType",
    "JsonValue",
    "LabelledSpan",
    "Language",
    "Mention",
    "MentionKind",
    "OffsetMap",
    "Provenance",
    "Publisher",
    "Quote",
    "QuoteType",
    "RawArticle",
    "RemovedLabel",
    "RemovedSpan",
    "Span",
    "Speaker",
    "WarningCode",
]

JsonValue = None | bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]

EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "MONEY", "EVENT",
    "FAC", "PRODUCT", "LAW", "MISC",
]  # fmt: skip
ENTITY_TYPES: tuple[EntityType, ...] = (
    "PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "MONEY", "EVENT",
    "FAC", "PRODUCT", "LAW", "MISC",
)  # fmt: skip
#: The other four score too low to be shown unasked (see the model card).
DEFAULT_ENTITY_TYPES = frozenset(ENTITY_TYPES[:8])

MentionKind = Literal["name", "nominal", "pronoun"]
QuoteType = Literal["direct", "indirect", "mixed"]
RemovedLabel = Literal[
    "dateline", "byline", "agency_credit", "ad_marker", "nav_related", "caption", "timestamp",
    "other", "headline", "summary", "embed", "unsure", "fragment",
]  # fmt: skip
WarningCode = Literal[
    "date_guessed", "text_truncated", "boilerplate_heavy", "language_uncertain",
    "language_not_annotated", "characters_repaired", "fragments_marked",
]  # fmt: skip


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class LabelledSpan(NamedTuple):
    """A half-open range of code points with a label, and how sure its model is of it."""

    start: int
    end: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published the article."""

    name: str | None = None
    domain: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as a feed delivered it; at least one of `text` and `html` is set."""

    text: str | None = None
    html: str | None = None
    id: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    headline: str | None = None
    description: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    fetched: str | None = None
    language: str | None = None
    publisher: Publisher | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    license: str | None = None
    meta: JsonValue = None


@dataclass(frozen=True, slots=True)
class RemovedSpan:
    """A span of the raw text that the cleaner took out, and as what.

    `confidence` is given where the cleaner weighs it, which is for orphan words.
    """

    start: int
    end: int
    label: RemovedLabel
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where pieces of the clean text came from: `clean[i]` and `raw[i]` start the same piece.

    Both tuples rise strictly together; between two anchors the offsets advance in step, except
    that the clean side never runs past the next anchor.
    """

    clean: tuple[int, ...]
    raw: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, agency and date before the first sentence; `date` is ISO, `--MM-DD` without a year."""

    places: tuple[str, ...]
    agency: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Credits:
    """Full names from the byline and an agency credit together, in the order they stand."""

    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """The language as declared by the feed and as detected from the text (BCP 47)."""

    code: str | None
    declared: str | None
    detected: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class CleanedArticle:
    """The text an editor would keep, and what was learnt by cleaning it.

    `raw_text` is what `removed` and `offsets` count in: the given text, or for HTML the text that
    was extracted from the markup. `removed` is `None` when cleaning was not run.
    """

    text: str
    raw_text: str
    paragraphs: tuple[Span, ...]
    removed: tuple[RemovedSpan, ...] | None
    offsets: OffsetMap
    language: Language
    headline: str | None = None
    description: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    credits: Credits | None = None
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    canonical_url: str | None = None
    publisher: Publisher | None = None
    fragments: tuple[LabelledSpan, ...] = ()
    truncated: bool = False
    warnings: tuple[WarningCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the model says of one text, as plain spans.

    `entities` carry entity types. `roles` carry CONTENT, SOURCE and CUE from an attribution
    tagger, and are empty for a model without one.
    """

    entities: tuple[LabelledSpan, ...]
    roles: tuple[LabelledSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is mentioned; `text[start:end] == exact`."""

    start: int
    end: int
    exact: str
    kind: MentionKind = "name"


@dataclass(frozen=True, slots=True)
class Entity:
    """The mentions of one person, organisation, place or other thing in one article."""

    id: str
    name: str
    type: EntityType
    count: int
    salience: float
    mentions: tuple[Mention, ...]
    role: str | None = None
    country: str | None = None
    value: str | None = None


class Speaker(NamedTuple):
    """Who is quoted: the noun phrase beside the cue, and the fullest name of who it means.

    Offsets are `None` for a speaker whose noun phrase stands in another paragraph than the quote
    and was carried over.
    """

    name: str | None
    entity: str | None
    start: int | None
    end: int | None
    exact: str | None


class Cue(NamedTuple):
    """The word or words that introduce the quote ("said", "according to")."""

    start: int
    end: int
    exact: str


class Quote(NamedTuple):
    """What somebody is reported to have said; pieces of one utterance share a `group`."""

    id: str
    start: int
    end: int
    exact: str
    type: QuoteType
    speaker: Speaker | None
    cue: Cue | None
    confidence: float
    group: str | None = None
    occurrences: int = 1


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made the record, enough to make it again."""

    pipeline: str
    model_name: str | None
    model_version: str | None
    config_hash: str
    raw_hash: str


@dataclass(frozen=True, slots=True)
class EnrichedArticle:
    """The structured record; a step that was not run is `None`, one that found nothing is empty."""

    id: str
    raw: RawArticle
    cleaned: CleanedArticle
    entities: tuple[Entity, ...] | None
    quotes: tuple[Quote, ...] | None
    word_count: int
    content_hash: str
    near_hash: str | None
    provenance: Provenance
    warnings: tuple[WarningCode, ...]
