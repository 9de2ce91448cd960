"""One node of Apache Kafka from Maven artifacts: resolve, format, start, wait until ready, stop.

The jars are resolved once into `target/` of the checkout, however many runs need them at once;
everything a server writes lies in the directory it is given. Only the process that was started here
is ever signalled.
"""

from __future__ import annotations

import fcntl
import shutil
import socket
import subprocess
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.etree import ElementTree as ET

from kafka import KafkaAdminClient, KafkaProducer
from kafka.admin import NewTopic
from kafka.errors import KafkaError

__all__ = ["KafkaServer", "KafkaUnavailableError", "resolve_jars"]

POM = Path(__file__).parent / "kafka" / "pom.xml"
TARGET = Path(__file__).parents[2] / "target"
READY_SECONDS = 90
STOP_SECONDS = 30

PROPERTIES = """
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs={data}
num.partitions=4
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=2
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=2
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
"""


class KafkaUnavailableError(Exception):
    """No real Kafka can be had on this machine; the message says why."""


def resolve_jars() -> Path:
    """Returns the folder of the server's jars, fetching them from Maven Central once."""
    if shutil.which("java") is None:
        raise KafkaUnavailableError("java is not on the PATH (Kafka 4 needs Java 17)")
    jars = TARGET / f"kafka-{_version()}"
    TARGET.mkdir(exist_ok=True)
    with (TARGET / "kafka.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not jars.is_dir():
            _fetch(jars)
    return jars


def _fetch(jars: Path) -> None:
    if shutil.which("mvn") is None:
        raise KafkaUnavailableError("mvn is not on the PATH (it resolves Kafka's jars)")
    unfinished = TARGET / f"kafka-{uuid.uuid4().hex}"
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    options = ["-DincludeScope=runtime", f"-DoutputDirectory={unfinished}"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        raise KafkaUnavailableError(f"Maven could not resolve Kafka:\n{done.stdout[-2000:]}")
    unfinished.rename(jars)


def _version() -> str:
    name = "{http://maven.apache.org/POM/4.0.0}"
    found = ET.parse(POM).findtext(f"{name}properties/{name}kafka.version")  # noqa: S314 - our own file
    assert found is not None
    return found


class KafkaServer:
    """A single-node KRaft server on free loopback ports; a context manager.

    `start` after `stop` or `kill` serves the same data on the same port again.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.port, self.controller_port = _free_ports(2)
        self.bootstrap_servers = f"127.0.0.1:{self.port}"
        self._jars = resolve_jars()
        self._process: subprocess.Popen[bytes] | None = None
        self._log = directory / "kafka.log"

    def __enter__(self) -> Self:
        self.format()
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def format(self) -> None:
        """Writes the configuration and formats the storage, once per directory."""
        self.directory.joinpath("tmp").mkdir(parents=True)
        self._properties.write_text(
            PROPERTIES.format(
                port=self.port, controller=self.controller_port, data=self.directory / "data"
            )
        )
        tool = self._java("kafka.tools.StorageTool")
        cluster = subprocess.run(
            [*tool, "random-uuid"], capture_output=True, text=True, check=True
        ).stdout.strip()
        arguments = ["format", "--standalone", "-t", cluster, "-c", str(self._properties)]
        subprocess.run([*tool, *arguments], capture_output=True, check=True)

    def start(self) -> None:
        """Starts the server and returns when it has carried one transaction."""
        with self._log.open("ab") as log:
            command = [*self._java("kafka.Kafka"), str(self._properties)]
            self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self._wait_until(self._lists_a_broker, "answer")
        self._wait_until(self._carries_a_transaction, "carry a transaction")

    def stop(self) -> None:
        """Shuts the server down in good order, by force only after 30 seconds."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """Kills the server with SIGKILL."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @property
    def _properties(self) -> Path:
        return self.directory / "server.properties"

    def _java(self, main: str) -> list[str]:
        heap = ["-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
        scratch = f"-Djava.io.tmpdir={self.directory / 'tmp'}"
        return ["java", *heap, quiet, scratch, "-cp", f"{self._jars}/*", main]

    def _wait_until(self, succeeds: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                break
            if succeeds():
                return
            time.sleep(0.2)
        log = self._log.read_text(errors="replace")[-3000:]
        self.kill()
        raise RuntimeError(f"Kafka did not {what} within {READY_SECONDS} s:\n{log}")

    def _lists_a_broker(self) -> bool:
        try:
            admin = KafkaAdminClient(
                bootstrap_servers=self.bootstrap_servers, bootstrap_timeout_ms=1000
            )
        except KafkaError:
            return False
        try:
            return bool(admin.describe_cluster()["brokers"])
        except KafkaError:
            return False
        finally:
            admin.close()

    def _carries_a_transaction(self) -> bool:
        admin = KafkaAdminClient(bootstrap_servers=self.bootstrap_servers)
        producer = KafkaProducer(
            bootstrap_servers=self.bootstrap_servers,
            transactional_id=f"ready-{uuid.uuid4().hex}",
            max_block_ms=10_000,
        )
        topic = f"ready-{uuid.uuid4().hex}"
        try:
            admin.create_topics([NewTopic(topic, num_partitions=1, replication_factor=1)])
            producer.init_transactions()
            producer.begin_transaction()
            producer.send(topic, b"ready")
            producer.commit_transaction()
            admin.delete_topics([topic])
        except KafkaError:
            return False
        finally:
            producer.close()
            admin.close()
        return True


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
