"""Loads the pipeline where it is asked to: what names it costs next to nothing to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from worker.options import Options
from worker.outcome import Process

if TYPE_CHECKING:
    from worker.pipeline import Pipeline

__all__ = ["FOR_ANY_OPTIONS", "load_pipeline", "load_process"]

#: What `load_process` imports whatever it is told, except for a model that a user brings.
FOR_ANY_OPTIONS = ("worker.model.news", "worker.pipeline")


def load_pipeline(model: str | None, options: Options) -> Pipeline:
    """Loads the model and composes the pipeline.

    Raises:
        CopydeskError: the model is not there.
    """
    # The parent of the processes that run it names this function and never pays for the imports.
    from worker.model.model import load_model  # noqa: PLC0415 - see above
    from worker.pipeline import Pipeline  # noqa: PLC0415 - see above

    return Pipeline(load_model(model), options)


def load_process(model: str | None, options: Options, *, pages: bool = True) -> Process:
    """Returns what `load_pipeline` does with raw values; `pages` says that HTML is among them.

    Then what reads HTML is loaded now, so that no article waits for it and all processes share it;
    else the first page loads it.
    """
    if pages:
        import worker.clean.markup  # noqa: PLC0415 - for its effect; see above
        import worker.clean.mojibake  # noqa: F401, PLC0415 - for its effect; see above
    return load_pipeline(model, options).process
