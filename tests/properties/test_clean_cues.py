"""A cue saves the work of trying a pattern and never hides a match from it."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import worker.clean
from worker.clean.cued import Cued

CUED = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(worker.clean.__path__)
    for name, value in vars(importlib.import_module(f"worker.clean.{module.name}")).items()
    if isinstance(value, Cued)
}


@pytest.mark.parametrize("name", CUED)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_its_cues(name: str, data: st.DataObject) -> None:
    """Texts made from the pattern itself are all tried."""
    text = data.draw(st.from_regex(CUED[name].pattern, fullmatch=True))

    assert CUED[name].cued(text)
