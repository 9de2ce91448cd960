"""The composition root: settings become parts, secrets and all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from worker.cli.build import kafka_settings, options_of, tuning
from worker.settings import Settings


def test_secrets_and_paths_reach_the_client_as_plain_text() -> None:
    """What is masked for people is not masked for the broker."""
    settings = Settings(
        sasl_plain_password=SecretStr("open sesame"),
        ssl_cafile=Path("ca.pem"),
        sasl_mechanism="SCRAM-SHA-512",
    )

    kafka = kafka_settings(settings)

    assert kafka.sasl_plain_password == "open sesame"  # noqa: S105 - a test's own
    assert kafka.ssl_cafile == "ca.pem"
    assert kafka.sasl_mechanism == "SCRAM-SHA-512"


@pytest.mark.parametrize("name", ["clean", "all_labels", "any_language"])
def test_what_changes_the_record_is_taken_over(name: str) -> None:
    """Each of the three switches."""
    usual = Settings()
    other = Settings(**{name: not getattr(usual, name)})

    assert getattr(options_of(other), name) is not getattr(options_of(usual), name)


def test_the_way_to_read_html_is_taken_over() -> None:
    """It changes the text, so it is part of the configuration that a record names."""
    assert options_of(Settings(extraction="best")).extraction == "best"
    assert options_of(Settings()) != options_of(Settings(extraction="best"))


def test_words_of_the_user_are_taken_over() -> None:
    """A list reads like commas, and neither order nor blanks make another configuration."""
    one, other = (
        Settings(cue_verbs="opine, brief:address"),
        Settings(cue_verbs="brief:address,opine"),
    )

    assert options_of(one) == options_of(other)
    assert options_of(one).cue_verbs == ("brief:address", "opine")
    assert options_of(Settings(role_nouns="ombudsman")).role_nouns == ("ombudsman",)
    assert options_of(Settings(titles="Vardo Sel, Q.R")).titles == ("q.r", "sel", "vardo")


@pytest.mark.parametrize("given", ["two words", "opine:loudly", "Opine", "say,,ask"])
def test_what_is_no_verb_is_refused(given: str) -> None:
    """A misspelt class would otherwise change nothing, silently."""
    with pytest.raises(ValidationError):
        Settings(cue_verbs=given)


@pytest.mark.parametrize("given", ["Vardo,,Sel", "Vardo Sel.", "1st"])
def test_what_is_no_title_is_refused(given: str) -> None:
    """A title is words; the stop behind a shortened one is the sentence's."""
    with pytest.raises(ValidationError):
        Settings(titles=given)


def test_limits_are_taken_over() -> None:
    """Also those that are switched off."""
    assert tuning(Settings(breaker_run=None, max_records=7)).breaker_run is None
    assert tuning(Settings(breaker_run=None, max_records=7)).max_records == 7
