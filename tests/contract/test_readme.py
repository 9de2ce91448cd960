"""Every command of the README runs, and what it shows is what the program prints."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
import yaml

from worker.broker import EmbeddedBroker
from worker.samples import samples_path

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]
EXAMPLES = ROOT / "schemas" / "examples"


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    with EmbeddedBroker(port=0) as running:
        yield running.bootstrap_servers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working directory with the files that the README's commands name."""
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    (tmp_path / "articles.jsonl").write_bytes(samples_path().read_bytes())
    return tmp_path


@pytest.fixture
def environment(broker: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    own["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{own['PATH']}"
    return {**own, "COPYDESK_BOOTSTRAP_SERVERS": broker}


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command.split(), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def test_the_commands_are_those_that_this_file_runs() -> None:
    """A command added to the README fails here until something below runs it."""
    assert COMMANDS == [
        "make demo",
        "make test",
        "copydesk enrich schemas/examples/raw-article.json",
        "copydesk enrich articles.jsonl -o enriched.jsonl --dead-letters bad.jsonl --processes 2",
        "copydesk clean --show schemas/examples/raw-article.json",
        "export COPYDESK_BOOTSTRAP_SERVERS=localhost:9092",
        "copydesk topics create",
        "copydesk feed articles.jsonl",
        "copydesk run",
        "copydesk tail --from-beginning",
        "docker compose up --build --scale worker=4",
    ]


def test_make_demo_runs_the_main_job(environment: dict[str, str]) -> None:
    """It ends by itself and accounts for every article."""
    printed = run("make demo", ROOT, environment)

    assert "articles/s" in printed


def test_make_test_is_the_command_that_runs_these_tests(environment: dict[str, str]) -> None:
    """It leads to pytest by way of `tests/run`."""
    steps = run("make -n test", ROOT, environment)

    assert "tests/run" in steps
    assert "pytest" in (ROOT / "tests" / "run").read_text("utf-8")


def test_the_example_record_is_what_the_program_makes(
    folder: Path, environment: dict[str, str]
) -> None:
    """`make examples` renews it; a change of records shows in the diff."""
    printed = run("copydesk enrich schemas/examples/raw-article.json", folder, environment)

    shown = orjson.loads((EXAMPLES / "enriched-article.json").read_bytes())
    assert orjson.loads(printed) == shown


def test_the_record_in_the_readme_is_part_of_the_example() -> None:
    """It is shortened, not invented: every value in it stands in the example."""
    match = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert match
    shown, example = (
        orjson.loads(match[1]),
        orjson.loads((EXAMPLES / "enriched-article.json").read_bytes()),
    )

    assert _within(shown, example)


def _within(part: object, whole: object) -> bool:
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and _within(part[key], whole[key]) for key in part)
    if isinstance(part, list) and isinstance(whole, list):
        return all(any(_within(one, other) for other in whole) for one in part)
    if isinstance(part, str) and isinstance(whole, str) and part.endswith("…"):
        return whole.startswith(part[:-1])
    return part == whole


def test_files_are_enriched(folder: Path, environment: dict[str, str]) -> None:
    """Every input becomes a record or a dead letter."""
    run(COMMANDS[3], folder, environment)
    shown = run(COMMANDS[4], folder, environment)

    inputs = [line for line in (folder / "articles.jsonl").read_bytes().splitlines() if line]
    records = (folder / "enriched.jsonl").read_bytes().splitlines()
    dead = (folder / "bad.jsonl").read_bytes().splitlines()
    take_downs = sum(line == b"null" or b'"value": null' in line for line in inputs)
    assert len(records) + len(dead) + take_downs == len(inputs)
    assert "Reporting by Ilse Brandt" in shown


def test_articles_pass_through_kafka(folder: Path, environment: dict[str, str]) -> None:
    """Topics, feed, worker and subscriber as the README has them, one after the other."""
    run("copydesk topics create", folder, environment)
    run("copydesk feed articles.jsonl", folder, environment)
    command = [str(Path(sys.executable).parent / "copydesk")]
    worker = subprocess.Popen([*command, "run"], cwd=folder, env=environment)
    try:
        printed = run("copydesk tail --from-beginning --max 5", folder, environment)
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=60)

    assert printed.strip()
    assert worker.returncode == 0


def test_the_compose_command_names_a_service_that_scales() -> None:
    """What cannot run here is at least spelt right."""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    words = COMMANDS[-1].split()

    assert words[:3] == ["docker", "compose", "up"]
    assert words[-1].split("=")[0] in services
