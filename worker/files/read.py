"""Raw values from files, one at a time and in order, as they would go into the raw topic.

`copydesk enrich` and `copydesk feed` both read through here, so a record made from a file and one
made through Kafka start from the same bytes:

* `.jsonl`, `.jsonl.gz` and standard input: each line's bytes without its line end; blank lines
  are skipped.
* `.json`: the file's bytes without white space around them; one article a file.
* `.txt`: `{"text": ...}`, and `.html`, `.htm`: `{"html": ...}`, with the decoded file as it is.
"""

from __future__ import annotations

import codecs
import gzip
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import orjson

from worker.errors import CopydeskError

__all__ = [
    "STANDARD_INPUT",
    "RawValue",
    "are_pages",
    "check_readable",
    "count_bytes",
    "read_values",
]

STANDARD_INPUT = Path("-")
_PAGES = (".html", ".htm")
_SUFFIXES = (".jsonl", ".jsonl.gz", ".json", ".txt", *_PAGES)
#: Where HTML declares its encoding; the standard says within the first 1,024 bytes.
_DECLARED_CHARSET = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RawValue:
    """The bytes of one raw article, where they came from, and how much of the file they took."""

    value: bytes
    source: str
    size: int


def check_readable(paths: Sequence[Path]) -> None:
    """Finds out before any work is done whether every path can be read.

    Raises:
        CopydeskError: a path is not there, is no file, or has a name of no known kind.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            continue
        _kind(path)
        if path.is_dir():
            raise CopydeskError(f"{path} is a folder; name the files in it")
        try:
            path.open("rb").close()
        except OSError as error:
            raise CopydeskError(f"cannot read {path}: {error.strerror}") from error


def count_bytes(paths: Sequence[Path]) -> int | None:
    """Returns how many bytes `read_values` will report as `size`; `None` where nobody can know."""
    if any(path == STANDARD_INPUT or _kind(path) == ".jsonl.gz" for path in paths):
        return None
    return sum(path.stat().st_size for path in paths)


def are_pages(paths: Sequence[Path]) -> bool:
    """Says whether a file is a page by its name; lines may hold pages, too."""
    return any(_kind(path) in _PAGES for path in paths if path != STANDARD_INPUT)


def read_values(paths: Sequence[Path]) -> Iterator[RawValue]:
    """Yields every raw value of every path in turn; no paths at all means standard input.

    Raises:
        CopydeskError: a file turned out to be unreadable on the way.
    """
    for path in paths or [STANDARD_INPUT]:
        try:
            yield from _read(path)
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or error
            raise CopydeskError(f"cannot read {path}: {reason}") from error


def _read(path: Path) -> Iterator[RawValue]:
    if path == STANDARD_INPUT:
        yield from _lines(sys.stdin.buffer, "standard input")
        return
    kind = _kind(path)
    if kind == ".jsonl.gz":
        with gzip.open(path, "rb") as lines:
            yield from _lines(lines, str(path))
    elif kind == ".jsonl":
        with path.open("rb") as lines:
            yield from _lines(lines, str(path))
    else:
        yield _whole(path, kind)


def _kind(path: Path) -> str:
    name = path.name.lower()
    kind = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), None)
    if kind is None:
        known = ", ".join(_SUFFIXES)
        raise CopydeskError(f"cannot tell what {path} holds from its name; known are {known}")
    return kind


def _lines(lines: Iterable[bytes] | BinaryIO, name: str) -> Iterator[RawValue]:
    for number, line in enumerate(lines, start=1):
        value = line.rstrip(b"\r\n")
        if value.strip():
            yield RawValue(value, f"{name}:{number}", len(line))


def _whole(path: Path, kind: str) -> RawValue:
    content = path.read_bytes()
    if kind == ".json":
        value = content.strip()
    elif kind == ".txt":
        value = orjson.dumps({"text": _decode(content, declared=None)})
    else:
        value = orjson.dumps({"html": _decode(content, _declared_charset(content))})
    return RawValue(value, str(path), len(content))


def _declared_charset(content: bytes) -> str | None:
    declared = _DECLARED_CHARSET.search(content[:1024])
    return declared[1].decode("ascii") if declared else None


def _decode(content: bytes, declared: str | None) -> str:
    """Decodes by the mark at the start, else UTF-8, else as declared, else as Windows writes.

    UTF-8 comes before the declaration: text of another encoding hardly ever passes for it, while
    pages that were converted on the way often still declare what they were.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", declared, "windows-1252"):
        try:
            text = content.decode(encoding or "utf-8")
            text.encode("utf-8")  # some codecs yield lone surrogates, which no JSON can hold
        except (UnicodeError, LookupError):
            continue
        return text
    return content.decode("windows-1252", errors="replace")
