"""The composition root: settings to the parts they describe, and no logic."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from worker.loading import load_process
from worker.options import Options
from worker.outcome import Process
from worker.pool.children import Nursery
from worker.pool.pool import PoolLimits, start_pool
from worker.settings import Settings
from worker.stream.connection import KafkaSettings, Tuning

__all__ = ["kafka_settings", "open_process", "options_of", "tuning"]


def options_of(settings: Settings) -> Options:
    """Returns what changes the record."""
    return Options(
        clean=settings.clean,
        all_labels=settings.all_labels,
        any_language=settings.any_language,
        extraction=settings.extraction,
        cue_verbs=_words(settings.cue_verbs),
        role_nouns=_words(settings.role_nouns),
        titles=_words(settings.titles.lower()),
    )


def _words(listed: str) -> tuple[str, ...]:
    return tuple(sorted(set(listed.replace(",", " ").split())))


@contextmanager
def open_process(
    settings: Settings, *, pages: bool = True, nursery: Nursery | None = None
) -> Iterator[Process]:
    """Yields the pipeline, held by as many children as the settings say.

    `pages` says that HTML is expected, as `load_process` has it; `nursery` was started before.

    Raises:
        CopydeskError: the model is not there.
    """
    factory = partial(load_process, settings.model, options_of(settings), pages=pages)
    with start_pool(
        factory, processes=settings.processes, limits=_limits(settings), nursery=nursery
    ) as process:
        yield process


def _limits(settings: Settings) -> PoolLimits:
    return PoolLimits(
        article_seconds=settings.article_seconds,
        batch_seconds=settings.batch_seconds,
        start_seconds=settings.start_seconds,
        headroom=settings.child_headroom,
        served=settings.child_articles,
        growth=settings.child_growth,
    )


def kafka_settings(settings: Settings) -> KafkaSettings:
    """Returns what the Kafka clients are told, secrets included."""
    return KafkaSettings(**_values(settings, KafkaSettings))


def tuning(settings: Settings) -> Tuning:
    """Returns how a worker paces itself."""
    return Tuning(**_values(settings, Tuning))


def _values(settings: Settings, kind: type[KafkaSettings | Tuning]) -> dict[str, Any]:
    return {field.name: _plain(getattr(settings, field.name)) for field in dataclasses.fields(kind)}


def _plain(value: object) -> object:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return str(value) if isinstance(value, Path) else value
