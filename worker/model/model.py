"""The seam to the rest: a model turns texts into plain spans, whatever library is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from worker.article import Annotation, LabelledSpan

__all__ = ["Model", "load_model"]


class Model(Protocol):
    """Finds entities, tokens and sentences; one instance serves one thread."""

    @property
    def name(self) -> str:
        """Names the model in `provenance`."""

    @property
    def version(self) -> str:
        """Changes whenever the model would annotate some text differently."""

    def speaks(self, language_code: str | None) -> bool:
        """Says whether the model annotates texts of this language (BCP 47; `None` is unknown)."""

    def annotate(
        self, texts: Sequence[str], hints: Sequence[Sequence[LabelledSpan]] | None = None
    ) -> list[Annotation]:
        """Returns one annotation for each text, in order; blocks while it computes.

        What it returns for a text does not depend on the texts beside it. `hints` are what rules
        read in each text; a model with an attribution tagger needs them for `roles`.
        """


def load_model(name: str | None = None) -> Model:
    """Loads the shipped model, or an installed spaCy pipeline by package name or path.

    Raises:
        CopydeskError: the pipeline is not installed, cannot be loaded, or finds no entities.
    """
    # The libraries behind a model take half a second to import, which no other command should pay.
    if name is None:
        from worker.model.news import load_news_model  # noqa: PLC0415 - see above

        return load_news_model()
    from worker.model.installed import load_installed_model  # noqa: PLC0415 - see above

    return load_installed_model(name)
