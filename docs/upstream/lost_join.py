"""Shows that kafka-python throws away an answer to JoinGroup that comes between two polls.

Usage: python lost_join.py HOST:PORT   (a broker without passwords)
Three members poll in turn, one leaves. Prints how many generations the group of the other two goes
through in the 15 seconds that follow: 1 or 2 is right, the fault makes it go on for ever.
"""

import sys
import time
import uuid

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.admin import NewTopic

SECONDS = 15

address = sys.argv[1]
name = uuid.uuid4().hex[:8]
topic, group = f"in-{name}", f"group-{name}"
admin = KafkaAdminClient(bootstrap_servers=address)
admin.create_topics([NewTopic(topic, 6, 1)])
members = [
    KafkaConsumer(topic, bootstrap_servers=address, group_id=group, enable_auto_commit=False)
    for _ in range(3)
]


def poll_in_turn() -> int:
    """Each member polls while the others do their work; returns the generation."""
    for member in members:
        member.poll(timeout_ms=100)
    return max(member.group_metadata().generation_id for member in members)


while sum(len(member.assignment()) for member in members) != 6:
    poll_in_turn()
members.pop(0).close()
start = poll_in_turn()
deadline = time.monotonic() + SECONDS
while time.monotonic() < deadline:
    end = poll_in_turn()
print(end - start)
for client in (*members, admin):
    client.close()
