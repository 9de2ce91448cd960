"""A cue saves the work of trying a pattern and never hides a match from it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import worker.clean
from worker.clean.cued import Cued


def found_in(name: str, value: object) -> Iterator[tuple[str, Cued]]:
    """Yields a pattern, or those in a table of rules, each with a name."""
    if isinstance(value, Cued):
        yield name, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from found_in(f"{name}.{number}", part)


CUED = {
    name: pattern
    for module in pkgutil.iter_modules(worker.clean.__path__)
    for key, value in vars(importlib.import_module(f"worker.clean.{module.name}")).items()
    for name, pattern in found_in(f"{module.name}.{key}", value)
}


@pytest.mark.parametrize("name", CUED)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_its_cues(name: str, data: st.DataObject) -> None:
    """Texts made from the pattern itself are all tried."""
    text = data.draw(st.from_regex(CUED[name].pattern.pattern))

    assert CUED[name].cued(text)
