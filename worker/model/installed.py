"""Any installed spaCy pipeline as a model, its labels mapped to ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from worker.article import ENTITY_TYPES, Annotation, LabelledSpan
from worker.errors import CopydeskError

__all__ = ["InstalledModel", "load_installed_model"]

_TYPE_OF: dict[str, str] = dict(zip(ENTITY_TYPES, ENTITY_TYPES, strict=True))
_TYPE_OF |= {
    "PER": "PERSON",
    "PRS": "PERSON",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "FACILITY": "FAC",
    "WORK_OF_ART": "MISC",
    "LANGUAGE": "MISC",
}
_BATCH = 16


class InstalledModel:
    """Annotates with a spaCy pipeline; labels without a counterpart, as CARDINAL, are dropped."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
        self.version = str(nlp.meta["version"])

    def speaks(self, language_code: str | None) -> bool:
        """Says yes to the pipeline's language, and to all if it is a multi-language pipeline."""
        if self._nlp.lang in {"xx", "mul"}:
            return True
        return language_code is not None and language_code.split("-")[0].lower() == self._nlp.lang

    def annotate(
        self,
        texts: Sequence[str],
        hints: Sequence[Sequence[LabelledSpan]] | None = None,  # noqa: ARG002 - it has no tagger
    ) -> list[Annotation]:
        """Returns the entities of each text, and no roles."""
        with self._nlp.memory_zone():
            return [_annotation(doc) for doc in self._nlp.pipe(texts, batch_size=_BATCH)]


def _annotation(doc: Doc) -> Annotation:
    return Annotation(
        entities=tuple(
            LabelledSpan(span.start_char, span.end_char, _TYPE_OF[span.label_])
            for span in doc.ents
            if span.label_ in _TYPE_OF
        ),
    )


def load_installed_model(name: str) -> InstalledModel:
    """Loads an installed spaCy pipeline by package name or path.

    Raises:
        CopydeskError: it is not installed, cannot be loaded, or finds no entities.
    """
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise CopydeskError(f"cannot load the spaCy pipeline {name!r}: {reason}") from error
    if not any(_finds_entities(nlp, pipe) for pipe in nlp.pipe_names):
        raise CopydeskError(f"the spaCy pipeline {name!r} has no component that finds entities")
    return InstalledModel(nlp)


def _finds_entities(nlp: Language, pipe: str) -> bool:
    return "doc.ents" in cast("list[str]", nlp.get_pipe_meta(pipe).assigns)
