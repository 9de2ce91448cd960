"""What starting the program imports, and what it leaves out."""

from __future__ import annotations

import subprocess
import sys

import pytest

START = """
import sys
from worker.loading import load_pipeline, load_process
from worker.options import Options
TEXT = b'{"text": "The harbour of Brevik reopened on Monday."}'
"""
NO_CLIENT = """
load_pipeline(None, Options()).process([TEXT])
assert not {"spacy.cli", "requests", "robust_downloader"} & set(sys.modules), "a client for HTTP"
import spacy.cli
assert callable(spacy.cli.info)
"""
NO_PAGES = """
load_process(None, Options(), pages=False)([TEXT])
assert not {"trafilatura", "lxml"} & set(sys.modules), "what only HTML needs"
assert "ftfy" not in sys.modules, "what only mojibake needs"
"""
PAGES = """
load_process(None, Options())
assert {"trafilatura", "ftfy"} <= set(sys.modules), "the first page waits"
"""


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(NO_CLIENT, id="no client for HTTP, and spaCy stays whole"),
        pytest.param(NO_PAGES, id="texts alone load nothing that reads HTML"),
        pytest.param(PAGES, id="a worker has what reads HTML before its first page"),
    ],
)
def test_starting_loads_what_is_needed_and_no_more(facts: str) -> None:
    """Start-up is short, no page waits, and a pipeline of one's own finds the spaCy it expects."""
    done = subprocess.run([sys.executable, "-c", START + facts], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()
