"""What starting the program imports, and what it leaves out."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from worker.loading import load_pipeline
from worker.options import Options
load_pipeline(None, Options()).process([b'{"text": "The harbour of Brevik reopened on Monday."}'])
assert not {"spacy.cli", "requests", "robust_downloader"} & set(sys.modules), "a client for HTTP"
import spacy.cli
assert callable(spacy.cli.info)
"""


def test_the_pipeline_loads_no_client_for_http_and_leaves_spacy_whole() -> None:
    """Start-up is short, and a pipeline of one's own finds the spaCy it expects."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()
