"""Settings: who wins, what is refused, and what is shown."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from worker.errors import CopydeskError
from worker.settings import Settings, available_processes, load_settings
from worker.stream.connection import KafkaSettings, Tuning


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for key in Settings.model_fields:
        monkeypatch.delenv(f"COPYDESK_{key.upper()}", raising=False)
    monkeypatch.delenv("COPYDESK_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_anything_set_the_defaults_of_the_contract_stand() -> None:
    """The topics have the names that the published contract promises."""
    settings = load_settings().settings

    assert settings.raw_topic == "articles.raw"
    assert settings.enriched_topic == "articles.enriched"
    assert settings.dead_letter_topic == "articles.dead-letter"
    assert settings.clean is True


def test_flags_win_over_environment_over_file_over_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each place is asked in turn, and each value knows where it came from."""
    (tmp_path / "copydesk.toml").write_text(
        'group_id = "of-file"\nraw_topic = "of-file"\nenriched_topic = "of-file"\n'
    )
    monkeypatch.setenv("COPYDESK_GROUP_ID", "of-environment")
    monkeypatch.setenv("COPYDESK_RAW_TOPIC", "of-environment")

    effective = load_settings({"group_id": "of-flag"})

    origins = {key: (value, origin) for key, value, origin in effective.rows()}
    assert origins["group_id"] == ("of-flag", "flag")
    assert origins["raw_topic"] == ("of-environment", "environment")
    assert origins["enriched_topic"] == ("of-file", "copydesk.toml")
    assert origins["dead_letter_topic"] == ("articles.dead-letter", "default")


def test_a_named_file_is_read_instead(tmp_path: Path) -> None:
    """`--config FILE` replaces copydesk.toml, it does not add to it."""
    (tmp_path / "copydesk.toml").write_text('group_id = "usual"\n')
    other = tmp_path / "other.toml"
    other.write_text('raw_topic = "other.raw"\n')

    settings = load_settings(file=other).settings

    assert (settings.group_id, settings.raw_topic) == ("copydesk", "other.raw")


def test_the_environment_can_name_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A container mounts its settings somewhere and says where."""
    path = tmp_path / "mounted.toml"
    path.write_text('group_id = "mounted"\n')
    monkeypatch.setenv("COPYDESK_CONFIG", str(path))

    assert load_settings().settings.group_id == "mounted"


def test_an_unknown_variable_is_an_error_with_a_suggestion(monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt variable stops the start instead of being ignored."""
    monkeypatch.setenv("COPYDESK_GROUPID", "x")

    with pytest.raises(CopydeskError, match=r"COPYDESK_GROUPID.*did you mean COPYDESK_GROUP_ID"):
        load_settings()


def test_an_unknown_key_in_the_file_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    """The message names the key and the file."""
    (tmp_path / "copydesk.toml").write_text('raw_topik = "x"\n')

    with pytest.raises(CopydeskError, match=r"raw_topik in copydesk.toml; did you mean raw_topic"):
        load_settings()


def test_an_unknown_flag_key_is_an_error() -> None:
    """`--set` takes known keys only."""
    with pytest.raises(CopydeskError, match="unknown setting nonsense_at_all in the command line"):
        load_settings({"nonsense_at_all": "1"})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("processes", "many"),
        ("processes", "0"),
        ("raw_topic", "with space"),
        ("security_protocol", "TELNET"),
        ("clean", "perhaps"),
        ("breaker_ratio", "1.5"),
        ("sasl_oauth_token_provider", "no-colon"),
    ],
)
def test_a_bad_value_names_its_key_and_where_it_was_set(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    """One line says what to mend and where."""
    monkeypatch.setenv(f"COPYDESK_{key.upper()}", value)

    with pytest.raises(CopydeskError) as caught:
        load_settings()

    assert f"setting {key} from COPYDESK_{key.upper()} in the environment" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_bad_secret_is_not_repeated(tmp_path: Path) -> None:
    """A message about a password does not hold it."""
    (tmp_path / "copydesk.toml").write_text("sasl_plain_password = 12345\n")

    with pytest.raises(CopydeskError) as caught:
        load_settings()

    assert "12345" not in str(caught.value)


def test_secrets_are_masked_where_settings_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `copydesk config` prints can be pasted into a report."""
    monkeypatch.setenv("COPYDESK_SASL_PLAIN_PASSWORD", "correct horse")
    monkeypatch.setenv("COPYDESK_SSL_PASSWORD", "battery staple")

    rows = str(load_settings().rows())

    assert "correct horse" not in rows
    assert "battery staple" not in rows


@pytest.mark.parametrize("content", ["group_id = ", b"\xff\xfe"])
def test_a_file_that_is_not_toml_is_an_error(tmp_path: Path, content: str | bytes) -> None:
    """The message names the file."""
    data = content.encode() if isinstance(content, str) else content
    (tmp_path / "copydesk.toml").write_bytes(data)

    with pytest.raises(CopydeskError, match=r"copydesk.toml is not valid TOML"):
        load_settings()


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Naming a file is asking for it."""
    with pytest.raises(CopydeskError, match="cannot read settings from"):
        load_settings(file=tmp_path / "missing.toml")


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compose files pass empty variables for what the user left out."""
    monkeypatch.setenv("COPYDESK_MODEL", "")
    monkeypatch.setenv("COPYDESK_GROUP_ID", "")

    effective = load_settings()

    assert effective.settings.model is None
    assert effective.settings.group_id == "copydesk"
    assert effective.origins["group_id"] == "default"


def test_a_limit_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither TOML nor the environment knows a null."""
    monkeypatch.setenv("COPYDESK_BREAKER_RUN", "off")
    monkeypatch.setenv("COPYDESK_COMPRESSION_TYPE", "off")

    settings = load_settings().settings

    assert settings.breaker_run is None
    assert settings.compression_type is None


def test_several_brokers_can_be_a_list_in_the_file(tmp_path: Path) -> None:
    """A list in the file reads like commas in the environment."""
    (tmp_path / "copydesk.toml").write_text('bootstrap_servers = ["a:9092", "b:9092"]\n')

    assert load_settings().settings.bootstrap_servers == "a:9092,b:9092"


@pytest.mark.parametrize("kind", [KafkaSettings, Tuning])
def test_every_setting_of_the_stream_can_be_set_by_users(
    kind: type[KafkaSettings | Tuning],
) -> None:
    """Both lists hold the same names and the same defaults."""
    for field in dataclasses.fields(kind):
        assert Settings.model_fields[field.name].get_default() == field.default, field.name


def test_at_least_one_process_is_available() -> None:
    """However small the quota, the worker runs."""
    assert available_processes() >= 1
