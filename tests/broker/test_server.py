"""The embedded broker as a thing to start and stop."""

from __future__ import annotations

import logging
import signal
import socket
import struct
import subprocess
import sys

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.errors import KafkaError
from kafka.protocol.metadata import ApiVersionsResponse
from support.clients import Clients

from worker.broker import EmbeddedBroker

SERVE = "from worker.broker import serve; serve(announce=lambda line: print(line, flush=True))"
UNSUPPORTED_VERSION = 35


def test_it_listens_on_the_loopback_interface_only() -> None:
    """There are no passwords, so nobody else may reach it."""
    with EmbeddedBroker() as broker:
        host, _, port = broker.bootstrap_servers.partition(":")

        assert host == "127.0.0.1"
        assert int(port) > 0


def test_it_forgets_everything() -> None:
    """A second broker on the same port knows nothing of the first one's topics."""
    with EmbeddedBroker() as first:
        Clients(first.bootstrap_servers).topic()
    port = int(first.bootstrap_servers.partition(":")[2])

    with EmbeddedBroker(port) as second:
        admin = KafkaAdminClient(bootstrap_servers=second.bootstrap_servers)
        topics = admin.list_topics()
        admin.close()

    assert topics == []


def test_stopping_cuts_the_connections() -> None:
    """Clients notice at once, and stopping again is harmless."""
    broker = EmbeddedBroker()
    broker.start()
    host, _, port = broker.bootstrap_servers.partition(":")
    connection = socket.create_connection((host, int(port)), timeout=20)

    broker.stop()
    broker.stop()

    assert connection.recv(1) == b""
    connection.close()


def test_a_taken_port_is_an_error() -> None:
    """Starting fails with what the operating system says."""
    with EmbeddedBroker() as broker, pytest.raises(OSError, match="in use"):
        EmbeddedBroker(int(broker.bootstrap_servers.partition(":")[2])).start()


def test_topics_are_created_by_use_if_asked_for() -> None:
    """With the flag a topic exists once a client names it, with the default partitions."""
    with EmbeddedBroker(auto_create_topics=True, default_partitions=3) as broker:
        producer = KafkaProducer(bootstrap_servers=broker.bootstrap_servers)
        producer.send("new-topic", b"value").get(20)
        consumer = KafkaConsumer(bootstrap_servers=broker.bootstrap_servers)
        partitions = consumer.partitions_for_topic("new-topic")
        consumer.close()
        producer.close()

    assert partitions == {0, 1, 2}


def test_topics_are_not_created_by_use_otherwise() -> None:
    """Without it the name stays unknown."""
    with EmbeddedBroker() as broker:
        producer = KafkaProducer(bootstrap_servers=broker.bootstrap_servers, max_block_ms=500)
        with pytest.raises(KafkaError):
            producer.send("new-topic", b"value").get(20)
        producer.close()


def test_a_newer_client_learns_the_versions(embedded_broker: str) -> None:
    """An ApiVersions request from the future is answered in version 0 with what is served."""
    host, _, port = embedded_broker.partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        request = struct.pack(">hhih", 18, 99, 7, -1) + b"\0"
        connection.sendall(struct.pack(">i", len(request)) + request)
        (size,) = struct.unpack(">i", connection.recv(4))
        answer = ApiVersionsResponse.decode(connection.recv(size), version=0, header=True)

    assert answer.error_code == UNSUPPORTED_VERSION
    assert {key.api_key for key in answer.api_keys} >= {0, 1, 3, 11, 18, 26}


@pytest.mark.parametrize(
    "request_bytes",
    [
        pytest.param(struct.pack(">i", 1_000_000_000), id="too large"),
        pytest.param(struct.pack(">ihhih", 10, 999, 0, 1, -1), id="unknown kind"),
        pytest.param(struct.pack(">ihhih", 10, 3, 9, 1, -1), id="cut short"),
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", id="another protocol"),
    ],
)
def test_what_is_no_request_ends_the_connection(
    embedded_broker: str, request_bytes: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """The broker says so in its log and goes on serving others."""
    host, _, port = embedded_broker.partition(":")
    with (
        caplog.at_level(logging.WARNING),
        socket.create_connection((host, int(port)), timeout=20) as connection,
    ):
        connection.sendall(request_bytes)

        assert connection.recv(1) == b""

    assert "closing the connection" in caplog.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_as_a_process_it_says_what_it_is_and_ends_on_a_signal(number: signal.Signals) -> None:
    """One line with the address and the warning; exit code 0 on SIGTERM and SIGINT."""
    process = subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()

    process.send_signal(number)

    assert process.wait(20) == 0
    assert "127.0.0.1:" in line
    assert "for development only" in line
    process.stdout.close()
