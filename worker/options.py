"""What a user can change about the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can change about the record; all of it enters `provenance.config_hash`."""

    clean: bool = True
    all_labels: bool = False
    any_language: bool = False
    extraction: Literal["fast", "best"] = "fast"
    cue_verbs: tuple[str, ...] = ()
    role_nouns: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
