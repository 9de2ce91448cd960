"""Every test here runs on the embedded broker and, marked `kafka`, on a real Apache Kafka."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.clients import Clients


@pytest.fixture
def clients(broker: str) -> Iterator[Clients]:
    made = Clients(broker)
    yield made
    made.close()
