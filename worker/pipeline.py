"""The story on one screen: decode -> clean -> annotate -> attribute -> encode.

1. `decode` turns the raw value into a `RawArticle`, or says why it is none.
2. `clean_article` keeps the text an editor would keep and remembers what it took out.
3. `annotate` runs the model over the whole batch at once.
4. `group_entities` and `find_quotes` turn spans into entities and attributed quotes.
5. `encode` writes the canonical bytes.

The pipeline is a function of the raw value and its own version: no clock, no randomness, no
environment. One article's fault never touches its neighbours.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from worker import __version__
from worker.article import (
    DEFAULT_ENTITY_TYPES,
    ENTITY_TYPES,
    Annotation,
    CleanedArticle,
    EnrichedArticle,
    Provenance,
    RawArticle,
)
from worker.clean.article import clean_article, keep_article
from worker.codec.decode import decode
from worker.codec.encode import encode
from worker.codec.identity import article_id, content_hash, digest, event_id, near_hash
from worker.enrich.attribution import find_quotes
from worker.enrich.cues import Vocabulary, vocabulary_with
from worker.enrich.entities import group_entities
from worker.enrich.reading import hint_spans
from worker.errors import ArticleError, Reason, Stage
from worker.model.model import Model
from worker.options import Options
from worker.outcome import Failure, Outcome, Record

__all__ = ["Pipeline"]

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article on its way: decoded and cleaned, not yet annotated."""

    value: bytes
    raw: RawArticle
    cleaned: CleanedArticle


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Raw values in, as many outcomes out, in the same order."""

    model: Model
    options: Options = field(default_factory=Options)

    @property
    def version(self) -> str:
        """Names everything the record depends on beside the raw value."""
        parts = (f"copydesk/{__version__}", f"{self.model.name}/{self.model.version}", self._config)
        return ";".join(parts)

    @property
    def _config(self) -> str:
        return digest(repr(self.options).encode())[:16]

    def process(self, values: Sequence[bytes]) -> list[Outcome]:
        """Returns one outcome for each value; bad articles become failures, never exceptions."""
        drafts = [_attempt(Stage.CLEAN, self._draft, value) for value in values]
        annotations = iter(self._annotate([d for d in drafts if isinstance(d, _Draft)]))
        return [d if isinstance(d, Failure) else self._finish(d, next(annotations)) for d in drafts]

    def _draft(self, value: bytes) -> _Draft:
        raw = decode(value)
        best = self.options.extraction == "best"
        read = clean_article if self.options.clean else keep_article
        cleaned = read(raw, any_language=self.options.any_language, best=best)
        return _Draft(value, raw, cleaned)

    def _annotate(self, drafts: Sequence[_Draft]) -> list[Annotation | Failure | None]:
        """Annotates the batch; if the batch fails, each article alone, to find the guilty one."""
        known = [d for d in drafts if self.model.speaks(d.cleaned.language.code)]
        together = _attempt(Stage.ANNOTATE, self._annotate_all, known)
        if isinstance(together, Failure):
            found = [_attempt(Stage.ANNOTATE, self._annotate_one, d) for d in known]
        else:
            found = list(together)
        by_draft = {id(draft): annotation for draft, annotation in zip(known, found, strict=True)}
        return [by_draft.get(id(draft)) for draft in drafts]

    def _annotate_one(self, draft: _Draft) -> Annotation:
        return self._annotate_all([draft])[0]

    def _annotate_all(self, drafts: Sequence[_Draft]) -> list[Annotation]:
        words = self._vocabulary
        hints = [hint_spans(d.cleaned.text, d.cleaned.paragraphs, words) for d in drafts]
        return self.model.annotate([d.cleaned.text for d in drafts], hints)

    def _finish(self, draft: _Draft, annotation: Annotation | Failure | None) -> Outcome:
        if isinstance(annotation, Failure):
            return annotation
        enriched = _attempt(Stage.ATTRIBUTE, self._enrich, (draft, annotation))
        if isinstance(enriched, Failure):
            return enriched
        return _attempt(Stage.ENCODE, self._record, (draft, enriched))

    def _enrich(self, given: tuple[_Draft, Annotation | None]) -> EnrichedArticle:
        draft, annotation = given
        cleaned = draft.cleaned
        words = self._vocabulary
        entities = quotes = None
        if annotation is not None:
            entities = group_entities(
                cleaned.text,
                cleaned.paragraphs,
                annotation,
                types=self._types,
                published=cleaned.published,
                vocabulary=words,
            )
            quotes = find_quotes(cleaned.text, cleaned.paragraphs, annotation, entities, words)
        return EnrichedArticle(
            id=article_id(draft.raw, cleaned),
            raw=draft.raw,
            cleaned=cleaned,
            entities=entities,
            quotes=quotes,
            word_count=len(cleaned.text.split()),
            content_hash=content_hash(cleaned.text),
            near_hash=near_hash(cleaned.text),
            provenance=self._provenance(draft.value),
            warnings=cleaned.warnings
            if annotation
            else (*cleaned.warnings, "language_not_annotated"),
        )

    @property
    def _vocabulary(self) -> Vocabulary:
        options = self.options
        return vocabulary_with(options.cue_verbs, options.role_nouns, options.titles)

    @property
    def _types(self) -> frozenset[str]:
        return frozenset(ENTITY_TYPES) if self.options.all_labels else DEFAULT_ENTITY_TYPES

    def _provenance(self, value: bytes) -> Provenance:
        return Provenance(
            pipeline=f"copydesk/{__version__}",
            model_name=self.model.name,
            model_version=self.model.version,
            config_hash=self._config,
            raw_hash=digest(value),
        )

    def _record(self, given: tuple[_Draft, EnrichedArticle]) -> Record:
        draft, enriched = given
        return Record(
            value=encode(enriched),
            event_id=event_id(draft.value, self.version),
            subject=enriched.id,
            time=enriched.cleaned.published,
        )


def _attempt(stage: Stage, step: Callable[[Given], Made], given: Given) -> Made | Failure:
    """The one catch-all of the core: whatever a step raises is about this article alone.

    An article must never stop the ones behind it, and a step that fails in a way nobody foresaw is
    exactly the case a dead letter exists for. Memory errors and interrupts are the system's.
    """
    try:
        return step(given)
    except ArticleError as error:
        return Failure(error.reason, error.stage, error.message)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - see the docstring
        reason = Reason.MODEL_FAILED if stage is Stage.ANNOTATE else Reason.INTERNAL_ERROR
        trace = "".join(traceback.format_exception(error))
        return Failure(reason, stage, str(error), type(error).__name__, trace)
