"""Shows that kafka-python commits the offsets of an aborted transaction with the next one.

Usage: python stale_transaction_offsets.py HOST:PORT   (a broker without passwords)
Prints the offset committed for partition 0: 0 is right, 7 is the fault.
"""

import sys
import uuid

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.errors import CommitFailedError
from kafka.structs import OffsetAndMetadata

address = sys.argv[1]
name = uuid.uuid4().hex[:8]
source, target, group = f"in-{name}", f"out-{name}", f"group-{name}"
first, second = TopicPartition(source, 0), TopicPartition(source, 1)

admin = KafkaAdminClient(bootstrap_servers=address)
admin.create_topics([NewTopic(source, 2, 1), NewTopic(target, 1, 1)])
consumer = KafkaConsumer(
    source, bootstrap_servers=address, group_id=group, enable_auto_commit=False
)
while len(consumer.assignment()) < 2:
    consumer.poll(timeout_ms=500)
consumer.commit({first: OffsetAndMetadata(0, "", -1)})
member = consumer.group_metadata()

producer = KafkaProducer(bootstrap_servers=address, transactional_id=f"tx-{name}")
producer.init_transactions()
producer.begin_transaction()
producer.send(target, b"never processed")
try:
    stranger = member._replace(member_id="not-a-member")
    producer.send_offsets_to_transaction({first: OffsetAndMetadata(7, "", -1)}, stranger)
except CommitFailedError:
    producer.abort_transaction()

producer.begin_transaction()
producer.send(target, b"processed")
producer.send_offsets_to_transaction({second: OffsetAndMetadata(3, "", -1)}, member)
producer.commit_transaction()

while consumer.committed(second, timeout_ms=20_000) is None:  # markers may take a moment
    pass
print(consumer.committed(first, timeout_ms=20_000))
for client in (producer, consumer, admin):
    client.close()
