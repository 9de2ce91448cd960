"""How fast the embedded broker is with kafka-python on this machine.

Usage: python benchmarks/broker.py
Prints the time to start, records a second written and read (4 kB values), and transactions of 100.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic

from worker.broker import EmbeddedBroker

RECORDS = 40_000
TRANSACTIONS = 100
VALUE = bytes(4096)


SERVE = "from worker.broker import serve; serve(announce=lambda line: print(line, flush=True))"


def main() -> None:
    """Measures each figure once, on a broker in this process and on one of its own."""
    started = time.perf_counter()
    with EmbeddedBroker() as broker:
        print(f"in a thread: start {(time.perf_counter() - started) * 1000:.1f} ms")
        measure(broker.bootstrap_servers)
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, text=True) as own:
        address = next(iter(own.stdout or ())).split()[3].rstrip(":")
        print(f"as a process: start {(time.perf_counter() - started) * 1000:.1f} ms")
        measure(address)
        own.terminate()


def measure(address: str) -> None:
    """Prints the figures for the broker at `address`."""
    admin = KafkaAdminClient(bootstrap_servers=address)
    for name, batch_size in (("16-kB", 16_384), ("256-kB", 262_144)):
        admin.create_topics([NewTopic(name, 1, 1)])
        rate = RECORDS / seconds(lambda n=name, b=batch_size: write(address, n, b))
        print(f"  produce, {name} batches  {rate:8,.0f} records/s")
        rate = RECORDS / seconds(lambda n=name: read(address, n))
        print(f"  consume, {name} batches  {rate:8,.0f} records/s")
    admin.create_topics([NewTopic("transactions", 1, 1)])
    rate = TRANSACTIONS / seconds(lambda: transact(address, "transactions"))
    print(f"  transactions of 100     {rate:8,.0f} a second")
    admin.close()


def seconds(work: Callable[[], None]) -> float:
    """Returns how long `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def write(address: str, topic: str, batch_size: int) -> None:
    """Writes all records with an idempotent producer and waits for the acknowledgements."""
    producer = KafkaProducer(bootstrap_servers=address, batch_size=batch_size, linger_ms=5)
    for _ in range(RECORDS):
        producer.send(topic, VALUE)
    producer.flush()
    producer.close()


def read(address: str, topic: str) -> None:
    """Reads all records from the beginning."""
    consumer = KafkaConsumer(bootstrap_servers=address, max_poll_records=5000)
    place = TopicPartition(topic, 0)
    consumer.assign([place])
    consumer.seek_to_beginning(place)
    while consumer.position(place) < RECORDS:
        consumer.poll(timeout_ms=500)
    consumer.close()


def transact(address: str, topic: str) -> None:
    """Writes and commits all transactions, one after the other."""
    producer = KafkaProducer(
        bootstrap_servers=address, transactional_id="benchmark", batch_size=262_144
    )
    producer.init_transactions()
    for _ in range(TRANSACTIONS):
        producer.begin_transaction()
        for _ in range(100):
            producer.send(topic, VALUE)
        producer.commit_transaction()
    producer.close()


if __name__ == "__main__":
    main()
