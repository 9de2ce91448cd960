"""Shows that kafka-python reads on from an old position after it was evicted from its group.

Usage: python stale_position_after_eviction.py HOST:PORT   (a broker without passwords)
Prints the first offset read after the eviction: 20 is right (committed by another member in the
meantime), 10 is the fault.
"""

import sys
import uuid

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import MemberToRemove, NewTopic
from kafka.structs import OffsetAndMetadata

address = sys.argv[1]
name = uuid.uuid4().hex[:8]
topic, other, group = f"in-{name}", f"other-{name}", f"group-{name}"
place = TopicPartition(topic, 0)

admin = KafkaAdminClient(bootstrap_servers=address)
admin.create_topics([NewTopic(topic, 1, 1), NewTopic(other, 1, 1)])
producer = KafkaProducer(bootstrap_servers=address)
for number in range(30):
    producer.send(topic, str(number).encode())
producer.flush()

options = {
    "bootstrap_servers": address,
    "group_id": group,
    "enable_auto_commit": False,
    "auto_offset_reset": "earliest",
    "max_poll_records": 10,
}
# No heartbeat falls into the few moments of this script, so JoinGroup brings the news.
evicted = KafkaConsumer(topic, heartbeat_interval_ms=60_000, session_timeout_ms=240_000, **options)
while not evicted.poll(timeout_ms=500):
    pass
old_member = evicted.group_metadata().member_id

# Another worker takes over, processes up to 20, commits and leaves.
admin.remove_group_members(group, [MemberToRemove(member_id=old_member)])
worker = KafkaConsumer(topic, **options)
while not worker.assignment():
    worker.poll(timeout_ms=500)
worker.commit({place: OffsetAndMetadata(20, "", -1)})
worker.close()

evicted.subscribe([topic, other])  # any reason to join again will do
records = []
while not records or evicted.group_metadata().member_id in {"", old_member}:
    for found in evicted.poll(timeout_ms=500).values():
        records.extend(found)
    if evicted.group_metadata().member_id == old_member:
        records.clear()
print(records[0].offset)
for client in (evicted, producer, admin):
    client.close()
