"""Where the broker is, how to be let in, which topics, and how much at once."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["KafkaSettings", "Tuning"]

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class KafkaSettings:
    """Everything the Kafka clients are told; names as in the settings of the program.

    `instance_id` is the lasting name of a worker slot: it becomes the static group member and the
    transactional id, so two live workers must never share one. Without it both are of this run.
    `sasl_oauth_token_provider` is `module:class`. Sizes are in bytes, times in milliseconds.
    """

    bootstrap_servers: str = "localhost:9092"
    raw_topic: str = "articles.raw"
    enriched_topic: str = "articles.enriched"
    dead_letter_topic: str = "articles.dead-letter"
    group_id: str = "copydesk"
    instance_id: str | None = None
    client_id: str = "copydesk"

    security_protocol: str = "PLAINTEXT"
    ssl_cafile: str | None = None
    ssl_certfile: str | None = None
    ssl_keyfile: str | None = None
    ssl_password: str | None = None
    ssl_crlfile: str | None = None
    ssl_ciphers: str | None = None
    ssl_check_hostname: bool = True
    sasl_mechanism: str | None = None
    sasl_plain_username: str | None = None
    sasl_plain_password: str | None = None
    sasl_kerberos_name: str | None = None
    sasl_kerberos_service_name: str = "kafka"
    sasl_kerberos_domain_name: str | None = None
    sasl_oauth_token_provider: str | None = None

    bootstrap_timeout_ms: int = 10_000
    request_timeout_ms: int = 30_000
    session_timeout_ms: int = 45_000
    heartbeat_interval_ms: int = 3_000
    max_poll_interval_ms: int = 300_000
    #: Open for the time of a commit only, never while articles are processed.
    transaction_timeout_ms: int = 15_000
    max_request_size: int = 16 * MEGABYTE
    compression_type: str | None = "lz4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How a worker paces itself and when it gives up; times in seconds.

    A transaction carries at most `max_records` articles or `max_bytes` of raw values, and as many
    as take about `target_seconds` at the speed measured so far. `breaker_run` dead letters in a
    row, or more than `breaker_ratio` of the last `breaker_window` articles, stop the worker; `None`
    switches either off. `give_up_after` failed sessions in a row stop it too.

    What one `poll` returned is worked on for `pass_seconds`, a third of the time that the group
    allows between two polls; the rest is read again. A step that takes `step_seconds`, a commit
    that takes `commit_seconds` and a shutdown that takes `drain_seconds` end the process.
    """

    max_records: int = 64
    max_bytes: int = 4 * MEGABYTE
    target_seconds: float = 1.0
    poll_seconds: float = 0.5
    pass_seconds: float = 100.0
    step_seconds: float = 150.0
    commit_seconds: float = 60.0
    drain_seconds: float = 20.0
    breaker_ratio: float | None = 0.01
    breaker_window: int = 1_000
    breaker_run: int | None = 50
    first_backoff: float = 0.5
    longest_backoff: float = 30.0
    give_up_after: int = 10
