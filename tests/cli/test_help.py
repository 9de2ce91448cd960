"""What the program says about itself, and how quickly."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from support.program import copydesk, environment

#: What each command promises; the names are relied upon by scripts and dashboards.
COMMANDS: dict[str, list[str]] = {
    "enrich": [
        "--output", "-o", "--dead-letters", "--no-clean", "--all-labels", "--any-language",
        "--model", "--processes", "--config", "--set",
    ],
    "run": [
        "--bootstrap-servers", "--group-id", "--processes", "--no-clean", "--all-labels",
        "--any-language", "--model", "--config", "--set",
    ],
    "feed": ["--samples", "--take-down", "--bootstrap-servers"],
    "tail": ["--from-beginning", "--json", "--max", "--timeout", "--bootstrap-servers"],
    "topics create": ["--partitions", "--replication-factor", "--bootstrap-servers"],
    "replay": ["--dry-run", "--reason", "--bootstrap-servers"],
    "broker": ["--port"],
    "live": ["--port", "--from-beginning", "--bootstrap-servers"],
    "config": ["--config", "--set"],
    "doctor": ["--bootstrap-servers", "--model"],
    "demo": [],
    "clean": ["--show"],
}  # fmt: skip


def test_the_overview_names_every_command() -> None:
    """Each with a sentence that says what it does."""
    overview = copydesk("--help").output.decode()

    for command in COMMANDS:
        assert re.search(rf"\b{command.split()[0]}\s+[A-Z]\w+", overview), command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_its_options(command: str) -> None:
    """Every option has a text beside it."""
    done = copydesk(*command.split(), "--help")

    shown = done.output.decode()
    assert done.code == 0
    assert f"copydesk {command}" in shown
    for option in COMMANDS[command]:
        assert re.search(rf"{re.escape(option)}\b.*[a-z]{{3}}", shown), option


def test_no_command_at_all_shows_the_overview() -> None:
    """Who does not know what to type is told."""
    assert copydesk().output == copydesk("--help").output


def test_the_version_is_told() -> None:
    """In the form that bug reports want."""
    assert re.fullmatch(r"copydesk \d+\.\d+\.\d+\n", copydesk("--version").output.decode())


def test_help_loads_neither_the_model_nor_the_client() -> None:
    """The heavy libraries are imported by the commands that need them, when they run."""
    script = (
        "import sys; from worker.cli.app import run; run(['enrich', '--help']); "
        "print([m for m in ('spacy', 'numpy', 'kafka', 'worker.settings', 'lxml') "
        "if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, check=True
    )

    assert done.stderr == b"[]\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete_the_commands(shell: str) -> None:
    """`--show-completion` gives a script, and the script's question is answered."""
    asked = {
        "_COPYDESK_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": "copydesk en",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "copydesk en",
        "COMP_CWORD": "1",
    }

    assert b"enrich" in copydesk(more=asked).output
