"""Shows that kafka-python throws away an answer to JoinGroup that comes between two polls.

Usage: python lost_join.py HOST:PORT   (a broker without passwords)
Of two members the leader subscribes to one more topic, which takes one rebalance. Prints how many
generations the group went through in 20 rounds of polling: 1 is right, the fault makes it many.
"""

import sys
import uuid

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.admin import NewTopic

ROUNDS = 20

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
leader = KafkaConsumer(topic, **options)
while not leader.assignment():
    leader.poll(timeout_ms=500)
follower = KafkaConsumer(topic, **options)


def a_round() -> int:
    """Each member polls in its turn, as members do that work between polls."""
    leader.poll(timeout_ms=50)
    follower.poll(timeout_ms=500)
    return follower.group_metadata().generation_id


while a_round() < 2:  # noqa: PLR2004 - the generation that both are in
    pass
start = a_round()
leader.subscribe([topic, other])
for _ in range(ROUNDS):
    end = a_round()
print(end - start)
follower.close()
leader.close()
admin.close()
