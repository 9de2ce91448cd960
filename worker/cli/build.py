"""The composition root: settings to the parts they describe, and no logic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from worker.model.model import load_model
from worker.outcome import Process
from worker.pipeline import Options, Pipeline
from worker.settings import Settings

__all__ = ["build_pipeline", "open_process"]


def build_pipeline(model: str | None, options: Options) -> Pipeline:
    """Loads the model and composes the pipeline; importable by name, for children.

    Raises:
        CopydeskError: the model is not there.
    """
    return Pipeline(load_model(model), options)


def options_of(settings: Settings) -> Options:
    """Returns what changes the record."""
    return Options(
        clean=settings.clean, all_labels=settings.all_labels, any_language=settings.any_language
    )


@contextmanager
def open_process(settings: Settings) -> Iterator[Process]:
    """Yields the pipeline, held by as many children as the settings say.

    Raises:
        CopydeskError: the model is not there.
    """
    yield build_pipeline(settings.model, options_of(settings)).process
