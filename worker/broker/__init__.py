"""An embedded single-node Kafka-compatible broker for development and tests."""

from worker.broker.server import EmbeddedBroker, serve

__all__ = ["EmbeddedBroker", "serve"]
