"""An embedded single-node Kafka-compatible broker for development and tests."""
