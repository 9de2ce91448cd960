"""Sample raw articles: invented news that carries every kind of noise real feeds carry.

People, companies and events are made up; agencies are named only where a feed would name them.
`articles.jsonl` holds one raw article a line, three of them bad on purpose.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["samples_path"]


def samples_path() -> Path:
    """Returns where the sample articles lie; the package is always installed as plain files."""
    with as_file(files(__name__) / "articles.jsonl") as path:
        return path
