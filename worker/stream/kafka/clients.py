"""Makes Kafka's clients from our settings, and its errors into one line."""

from __future__ import annotations

import importlib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.errors import KafkaConnectionError, KafkaError, KafkaTimeoutError

from worker.errors import CopydeskError
from worker.stream.connection import KafkaSettings

__all__ = ["admin", "consumer", "plain_errors", "producer"]

SECURITY = (
    "ssl_cafile",
    "ssl_certfile",
    "ssl_keyfile",
    "ssl_password",
    "ssl_crlfile",
    "ssl_ciphers",
    "ssl_check_hostname",
    "sasl_mechanism",
    "sasl_plain_username",
    "sasl_plain_password",
    "sasl_kerberos_name",
    "sasl_kerberos_service_name",
    "sasl_kerberos_domain_name",
)


def consumer(settings: KafkaSettings, **more: object) -> KafkaConsumer:
    """Returns a consumer that reads committed records only and commits nothing by itself."""
    return KafkaConsumer(
        **_connection(settings),
        isolation_level="read_committed",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        **more,
    )


def producer(settings: KafkaSettings, **more: object) -> KafkaProducer:
    """Returns an idempotent producer that waits for all replicas."""
    return KafkaProducer(
        **_connection(settings),
        acks="all",
        enable_idempotence=True,
        linger_ms=5,
        batch_size=256 * 1024,
        compression_type=settings.compression_type,
        max_request_size=settings.max_request_size,
        max_block_ms=settings.request_timeout_ms,
        delivery_timeout_ms=settings.request_timeout_ms + 10_000,
        **more,
    )


def admin(settings: KafkaSettings) -> KafkaAdminClient:
    """Returns a client for topics and their settings."""
    options = _connection(settings)
    options.pop("ssl_ciphers")  # the one option of the other clients that this one does not know
    return KafkaAdminClient(**options)


def _connection(settings: KafkaSettings) -> dict[str, Any]:
    options: dict[str, Any] = {name: getattr(settings, name) for name in SECURITY}
    if settings.sasl_oauth_token_provider:
        options["sasl_oauth_token_provider"] = _made(settings.sasl_oauth_token_provider)
    return {
        "bootstrap_servers": settings.bootstrap_servers.split(","),
        "client_id": settings.client_id,
        "security_protocol": settings.security_protocol,
        "bootstrap_timeout_ms": settings.bootstrap_timeout_ms,
        "request_timeout_ms": settings.request_timeout_ms,
        **options,
    }


def _made(path: str) -> object:
    module, _, name = path.partition(":")
    try:
        return getattr(importlib.import_module(module), name)()
    except (ImportError, AttributeError) as error:
        raise CopydeskError(f"sasl_oauth_token_provider: cannot load {path} ({error})") from error


@contextmanager
def plain_errors(settings: KafkaSettings, doing: str) -> Iterator[None]:
    """Turns what Kafka's client raises into a `CopydeskError` of one line."""
    try:
        yield
    except (KafkaTimeoutError, KafkaConnectionError) as error:
        raise CopydeskError(
            f"cannot {doing}: no answer from a broker at {settings.bootstrap_servers} ({error})"
        ) from error
    except (KafkaError, ssl.SSLError, OSError, AssertionError) as error:
        text = str(error) or type(error).__name__
        raise CopydeskError(f"cannot {doing} at {settings.bootstrap_servers}: {text}") from error
