"""Enrich raw news articles: clean text, entities and attributed quotes, exactly once over Kafka."""

__all__ = ["__version__"]

__version__ = "0.1.0"
