"""Shows that kafka-python drops an assignment that arrives between two polls and stands still.

Usage: python lost_join.py HOST:PORT   (a broker without passwords)
Of two members one subscribes to one more topic and polls for 50 ms at a time; the other one rejoins
between two of these polls. Prints how many of the three partitions anybody reads after 10 more
rounds: 3 is right, 2 is the fault.
"""

import sys
import uuid

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.admin import NewTopic

address = sys.argv[1]
name = uuid.uuid4().hex[:8]
topic, other, group = f"in-{name}", f"other-{name}", f"group-{name}"
admin = KafkaAdminClient(bootstrap_servers=address)
admin.create_topics([NewTopic(topic, 2, 1), NewTopic(other, 1, 1)])
options = {
    "bootstrap_servers": address,
    "group_id": group,
    "enable_auto_commit": False,
    "heartbeat_interval_ms": 200,
}
first = KafkaConsumer(topic, **options)
second = KafkaConsumer(topic, **options)


def both_poll() -> None:
    """The members take turns, as members do that work between polls."""
    first.poll(timeout_ms=50)
    second.poll(timeout_ms=500)


def read_partitions() -> int:
    """Returns how many partitions have a reader."""
    return len(first.assignment() | second.assignment())


while not (first.assignment() and second.assignment() and read_partitions() == 2):
    both_poll()
first.subscribe([topic, other])
for _ in range(10):
    both_poll()
print(read_partitions())
for client in (first, second, admin):
    client.close()
