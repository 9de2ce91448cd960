"""The compose file and the image, as far as they can be checked without a container engine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return loaded


def test_the_compose_file_follows_the_compose_specification() -> None:
    """The schema is the specification's own, as check-jsonschema carries it."""
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]

    checked = subprocess.run(
        [*checker, "docker-compose.yml"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_workers_can_be_scaled(compose: dict[str, Any]) -> None:
    """Nothing in the worker's service is unique to one container."""
    worker = compose["services"]["worker"]

    assert {"container_name", "ports", "hostname"}.isdisjoint(worker)
    assert "COPYDESK_INSTANCE_ID" not in worker["environment"]


def test_workers_start_after_the_topics_exist(compose: dict[str, Any]) -> None:
    """The broker is healthy, then the topics are made once, then work begins."""
    services = compose["services"]

    assert services["topics"]["depends_on"]["kafka"]["condition"] == "service_healthy"
    for name in ("worker", "feed"):
        condition = services[name]["depends_on"]["topics"]["condition"]
        assert condition == "service_completed_successfully"
    assert "healthcheck" in services["kafka"]


def test_the_broker_is_reachable_from_this_machine_only(compose: dict[str, Any]) -> None:
    """Published ports name the loopback address."""
    assert all(port.startswith("127.0.0.1:") for port in compose["services"]["kafka"]["ports"])


@pytest.mark.parametrize("service", ["topics", "worker", "feed"])
def test_every_command_of_the_compose_file_exists(compose: dict[str, Any], service: str) -> None:
    """Each is a command of the program, called as the image's entry point would."""
    words = compose["services"][service]["command"]

    called = subprocess.run(
        [sys.executable, "-m", "worker", *words, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert called.returncode == 0, called.stderr
    entry = [line for line in dockerfile() if line.startswith("ENTRYPOINT")]
    assert json.loads(entry[0].removeprefix("ENTRYPOINT ")) == ["copydesk"]


def dockerfile() -> list[str]:
    return (ROOT / "Dockerfile").read_text("utf-8").splitlines()


def test_the_image_runs_as_an_ordinary_user() -> None:
    """The last stage sets a numeric user other than root, which Kubernetes can verify."""
    users = [line.split()[1] for line in dockerfile() if line.startswith("USER")]

    assert users
    assert users[-1].isdigit()
    assert int(users[-1]) > 0


def test_everything_the_image_copies_is_in_the_repository() -> None:
    """A renamed folder fails here and not in somebody's build."""
    sources = [
        source
        for line in dockerfile()
        if line.startswith("COPY") and "--from" not in line
        for source in line.split()[1:-1]
    ]

    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
