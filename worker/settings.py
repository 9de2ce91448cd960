"""What a user can set: flags > environment (`COPYDESK_...`) > `copydesk.toml` > defaults.

A key has one name in all four places: `group_id` in the file is `COPYDESK_GROUP_ID` in the
environment and `--group-id` or `--set group_id=...` on the command line. An unknown key is an
error, because a misspelt setting that is silently ignored is worse than one that stops the start.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from worker.errors import CopydeskError
from worker.pool.pool import PoolLimits
from worker.stream.connection import KafkaSettings, Tuning

__all__ = ["CONFIG_FILE", "Effective", "Settings", "available_processes", "load_settings"]

CONFIG_FILE = "copydesk.toml"
PREFIX = "COPYDESK_"
#: The rooms and the settings of users have one set of defaults.
_KAFKA = KafkaSettings()
_TUNING = Tuning()
_POOL = PoolLimits()
#: Names the settings file, so it cannot be in it.
CONFIG_VARIABLE = PREFIX + "CONFIG"


def _joined(given: object) -> object:
    """A list in the file reads like commas in the environment."""
    return ",".join(map(str, given)) if isinstance(given, list) else given


def available_processes() -> int:
    """Returns how many processors this process may use: its affinity, and its cgroup's quota."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    processors = processors or os.cpu_count() or 1
    return max(1, min(processors, _cgroup_quota() or processors))


def _cgroup_quota() -> int | None:
    """Returns the whole processors that a container may use (cgroup v2), `None` for no limit."""
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return None if quota == "max" else max(1, int(quota) // int(period))


def _off(given: object) -> object:
    """Neither the environment nor the file can say nothing, so a limit is switched off by name."""
    return None if given == "off" else given


Positive = Annotated[int, Field(gt=0)]
Seconds = Annotated[float, Field(gt=0)]
Limit = Annotated[int | None, Field(gt=0), BeforeValidator(_off)]
Ratio = Annotated[float | None, Field(gt=0, le=1), BeforeValidator(_off)]
Topic = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,249}$")]
Text = Annotated[str, Field(min_length=1)]
_VERB = r"[a-z]{3,}(?::(?:speech|address|clause|phrase))?"
_NOUN = r"[a-z]+(?:-[a-z]+)*"
_TITLE = r"[^\W\d_]+(?:[-. ][^\W\d_]+)*"
Verbs = Annotated[str, Field(pattern=rf"^(?:{_VERB}(?:,\s*{_VERB})*)?$"), BeforeValidator(_joined)]
Nouns = Annotated[str, Field(pattern=rf"^(?:{_NOUN}(?:,\s*{_NOUN})*)?$"), BeforeValidator(_joined)]
Titles = Annotated[
    str, Field(pattern=rf"^(?:{_TITLE}(?:,\s*{_TITLE})*)?$"), BeforeValidator(_joined)
]


class Settings(BaseModel):
    """Every setting, its default and what it does."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Where the broker is, and how to be let in.
    bootstrap_servers: Annotated[Text, BeforeValidator(_joined)] = Field(
        _KAFKA.bootstrap_servers, description="Brokers to ask first, host:port, several by commas."
    )
    client_id: Text = Field(
        _KAFKA.client_id, description="Name of this client in the broker's logs."
    )
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="How to speak to the broker."
    )
    ssl_cafile: Path | None = Field(None, description="Certificates to trust (PEM).")
    ssl_certfile: Path | None = Field(None, description="This client's certificate (PEM).")
    ssl_keyfile: Path | None = Field(None, description="This client's private key (PEM).")
    ssl_password: SecretStr | None = Field(None, description="Password of the private key.")
    ssl_crlfile: Path | None = Field(None, description="Certificates that were revoked (PEM).")
    ssl_ciphers: str | None = Field(None, description="Ciphers to offer, as OpenSSL names them.")
    ssl_check_hostname: bool = Field(
        default=_KAFKA.ssl_check_hostname,
        description="Whether the certificate must name the broker's host.",
    )
    sasl_mechanism: (
        Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER", "GSSAPI", "AWS_MSK_IAM"]
        | None
    ) = Field(None, description="How to log in when the protocol is a SASL one.")
    sasl_plain_username: str | None = Field(None, description="User for PLAIN and SCRAM.")
    sasl_plain_password: SecretStr | None = Field(None, description="Password for PLAIN and SCRAM.")
    sasl_kerberos_name: str | None = Field(None, description="User or principal for GSSAPI.")
    sasl_kerberos_service_name: Text = Field(
        _KAFKA.sasl_kerberos_service_name, description="Service name for GSSAPI."
    )
    sasl_kerberos_domain_name: str | None = Field(None, description="Domain name for GSSAPI.")
    sasl_oauth_token_provider: str | None = Field(
        None,
        pattern=r"^[\w.]+:[\w.]+$",
        description="Where OAUTHBEARER tokens come from: module:class of a token provider.",
    )

    # Topics and the group.
    raw_topic: Topic = Field(_KAFKA.raw_topic, description="Raw articles are read from here.")
    enriched_topic: Topic = Field(_KAFKA.enriched_topic, description="Records are written to here.")
    dead_letter_topic: Topic = Field(
        _KAFKA.dead_letter_topic, description="What could not be enriched is written to here."
    )
    partitions: Positive = Field(24, description="Partitions of the topics that are created.")
    replication_factor: Annotated[int, Field(ge=-1)] = Field(
        -1, description="Replicas of the topics that are created; -1 is the broker's default."
    )
    group_id: Text = Field(
        _KAFKA.group_id, description="Workers of one group share the raw articles."
    )
    instance_id: str | None = Field(
        None, description="Lasting name of this worker, for restarts without a rebalance."
    )

    # What the record holds.
    model: str | None = Field(
        None, description="An installed spaCy pipeline instead of the model in the package."
    )
    clean: bool = Field(default=True, description="Whether to clean the text, or to keep it as is.")
    all_labels: bool = Field(
        default=False, description="All twelve entity labels instead of the default eight."
    )
    any_language: bool = Field(
        default=False, description="Let articles through whatever their language."
    )
    extraction: Literal["fast", "best"] = Field(
        "fast",
        description="How to find the article in HTML: best runs every fallback on every page.",
    )
    cue_verbs: Verbs = Field(
        "",
        description="More reporting verbs, by commas: opine, or with a class, brief:address "
        "(speech, address, clause, phrase).",
    )
    role_nouns: Nouns = Field(
        "", description="More nouns for people by role, by commas: ombudsman, vice-chancellor."
    )
    titles: Titles = Field(
        "", description="More titles before names, by commas: Datuk Seri, Tunku; each word is one."
    )

    # How much at once, and for how long.
    processes: Positive = Field(
        default_factory=available_processes,
        description="Processes that hold the model; by default one for each processor.",
    )
    article_seconds: Seconds = Field(
        _POOL.article_seconds,
        description="How long one article may take, beside a second for each 10,000 bytes.",
    )
    batch_seconds: Seconds = Field(
        _POOL.batch_seconds, description="After this a batch is cut short; the rest is done next."
    )
    start_seconds: Seconds = Field(
        _POOL.start_seconds, description="How long loading the model may take."
    )
    child_headroom: Limit = Field(
        _POOL.headroom, description="Bytes a process may add to the loaded model, or off."
    )
    child_articles: Positive = Field(
        _POOL.served, description="A process is replaced after this many articles."
    )
    child_growth: Annotated[float, Field(gt=1)] = Field(
        _POOL.growth, description="A process is replaced at this many times the model's memory."
    )
    max_records: Positive = Field(
        _TUNING.max_records, description="Most articles in one transaction."
    )
    max_bytes: Positive = Field(
        _TUNING.max_bytes, description="Most bytes of raw articles in one transaction."
    )
    target_seconds: Seconds = Field(
        _TUNING.target_seconds,
        description="How long one batch should take at the speed measured so far.",
    )
    poll_seconds: Seconds = Field(
        _TUNING.poll_seconds, description="How long to wait for the next articles."
    )
    pass_seconds: Seconds = Field(
        _TUNING.pass_seconds, description="How long to work on what one read returned."
    )
    step_seconds: Seconds = Field(
        _TUNING.step_seconds, description="A batch that takes longer ends the worker."
    )
    commit_seconds: Seconds = Field(
        _TUNING.commit_seconds, description="A commit that takes longer ends the worker."
    )
    drain_seconds: Seconds = Field(
        _TUNING.drain_seconds,
        description="A shutdown that takes longer ends the worker.",
    )
    bootstrap_timeout_ms: Positive = Field(
        _KAFKA.bootstrap_timeout_ms, description="How long to look for a broker."
    )
    request_timeout_ms: Positive = Field(
        _KAFKA.request_timeout_ms, description="How long to wait for an answer."
    )
    session_timeout_ms: Positive = Field(
        _KAFKA.session_timeout_ms,
        description="After this silence the group gives a worker's partitions away.",
    )
    heartbeat_interval_ms: Positive = Field(
        _KAFKA.heartbeat_interval_ms, description="How often a worker says it lives."
    )
    max_poll_interval_ms: Positive = Field(
        _KAFKA.max_poll_interval_ms,
        description="The longest time between two reads before the worker is replaced.",
    )
    transaction_timeout_ms: Positive = Field(
        _KAFKA.transaction_timeout_ms,
        description="After this the broker aborts an open transaction.",
    )
    max_request_size: Positive = Field(
        _KAFKA.max_request_size, description="Most bytes in one request."
    )
    compression_type: Annotated[
        Literal["gzip", "snappy", "lz4", "zstd"] | None, BeforeValidator(_off)
    ] = Field("lz4", description="How records are packed, or off.")

    # When a worker stops by itself.
    breaker_ratio: Ratio = Field(
        _TUNING.breaker_ratio,
        description="Stop above this share of dead letters among the last articles, or off.",
    )
    breaker_window: Positive = Field(
        _TUNING.breaker_window, description="How many last articles that share is of."
    )
    breaker_run: Limit = Field(
        _TUNING.breaker_run, description="Stop at this many dead letters in a row, or off."
    )
    first_backoff: Seconds = Field(
        _TUNING.first_backoff, description="First pause, in seconds, after a fault."
    )
    longest_backoff: Seconds = Field(
        _TUNING.longest_backoff, description="Longest pause, in seconds, after faults."
    )
    give_up_after: Positive = Field(
        _TUNING.give_up_after, description="Stop after this many faults in a row."
    )

    # What is told about it.
    log_format: Literal["console", "json"] = Field(
        "console", description="Log lines for people or for machines."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The least serious log lines to write."
    )


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings in force, and where each was set."""

    settings: Settings
    origins: Mapping[str, str]

    def rows(self) -> list[tuple[str, str, str]]:
        """Returns key, value and origin of every setting; secrets are masked."""
        shown = ((key, getattr(self.settings, key)) for key in Settings.model_fields)
        return [(key, _shown(value), self.origins[key]) for key, value in shown]


def _shown(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def load_settings(
    flags: Mapping[str, object] | None = None, *, file: Path | None = None
) -> Effective:
    """Merges flags, environment and file over the defaults.

    `flags` that are `None` were not given. `file` must exist when named; otherwise
    `copydesk.toml` in the working directory is read if it is there.

    Raises:
        CopydeskError: an unknown key, a bad value, or a file that cannot be read.
    """
    given_flags = {key: value for key, value in (flags or {}).items() if value is not None}
    _refuse_unknown(given_flags, "the command line", str)
    path = file or _configured_file()
    given_file = _read_file(path) if path else {}
    _refuse_unknown(given_file, str(path), str)
    given_environment = _read_environment()

    layers = [(str(path), given_file), ("environment", given_environment), ("flag", given_flags)]
    origins = dict.fromkeys(Settings.model_fields, "default")
    merged: dict[str, Any] = {}
    for origin, layer in layers:
        merged |= layer
        origins |= dict.fromkeys(layer, origin)
    return Effective(_validated(merged, origins), origins)


def _configured_file() -> Path | None:
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named)
    return Path(CONFIG_FILE) if Path(CONFIG_FILE).is_file() else None


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CopydeskError(f"cannot read settings from {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CopydeskError(f"{path} is not valid TOML: {error}") from error


def _read_environment() -> dict[str, str]:
    """An empty variable says nothing, as where a compose file passes on what is not set."""
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX) and name != CONFIG_VARIABLE
    }
    _refuse_unknown(given, "the environment", lambda key: PREFIX + key.upper())
    return {key: value for key, value in given.items() if value}


def _refuse_unknown(keys: Iterable[str], where: str, spelt: Any) -> None:  # noqa: ANN401
    for key in keys:
        if key not in Settings.model_fields:
            near = difflib.get_close_matches(key, Settings.model_fields, n=1)
            hint = f"; did you mean {spelt(near[0])}?" if near else ""
            raise CopydeskError(f"unknown setting {spelt(key)} in {where}{hint}")


def _validated(merged: Mapping[str, Any], origins: Mapping[str, str]) -> Settings:
    try:
        return Settings(**merged)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = str(first["loc"][0])
        given = "" if "password" in key else f" (given: {merged.get(key)!r})"
        message = f"setting {key} from {_origin_in_words(key, origins)}: {first['msg']}{given}"
        raise CopydeskError(message) from error


def _origin_in_words(key: str, origins: Mapping[str, str]) -> str:
    origin = origins.get(key, "default")
    words = {"environment": f"{PREFIX}{key.upper()} in the environment", "flag": "the command line"}
    return words.get(origin, origin)
