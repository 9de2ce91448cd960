"""What all tests share."""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from support.kafka_server import KafkaServer, KafkaUnavailableError
from support.topics import Topics

from worker.broker import EmbeddedBroker

# Started in the background a shell leaves SIGINT ignored, and what is tested would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Machines differ and are shared: timing never decides a test.
settings.register_profile(
    "copydesk", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("copydesk")

#: An address in it is used instead of a server of our own.
KAFKA_ADDRESS = "TEST_KAFKA"


@pytest.fixture(scope="session")
def embedded_broker() -> Iterator[str]:
    """The address of an embedded broker."""
    with EmbeddedBroker(port=0) as broker:
        yield broker.bootstrap_servers


@pytest.fixture(scope="session")
def apache_kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Apache Kafka: the one that is named, or one started here."""
    if address := os.environ.get(KAFKA_ADDRESS):
        yield address
        return
    try:
        server = KafkaServer(tmp_path_factory.mktemp("kafka") / "server")
    except KafkaUnavailableError as error:
        pytest.skip(f"no Apache Kafka: {error}")
    with server:
        yield server.bootstrap_servers


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.kafka)])
def broker(request: pytest.FixtureRequest) -> str:
    """The address of each kind of broker in turn."""
    kind = "embedded_broker" if request.param == "embedded" else "apache_kafka"
    address: str = request.getfixturevalue(kind)
    return address


@pytest.fixture
def topics(broker: str) -> Topics:
    """Three new topics of two partitions, and a new group, on each kind of broker in turn."""
    return Topics.create(broker, uuid.uuid4().hex[:12])
