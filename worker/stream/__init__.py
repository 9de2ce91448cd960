"""The Kafka-shaped shell: consume, process, produce and commit in one transaction."""
