"""Records and dead letters to files, as JSON Lines."""

from __future__ import annotations

import base64
import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import orjson

from worker.errors import CopydeskError
from worker.files.read import RawValue
from worker.outcome import Failure

__all__ = ["dead_letter_line", "open_lines"]


@contextmanager
def open_lines(path: Path | None) -> Iterator[BinaryIO]:
    """Opens `path` for writing, packed where its name ends in `.gz`; `None` is standard output.

    Raises:
        CopydeskError: the file cannot be created.
    """
    if path is None or path == Path("-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        file = path.open("wb")
    except OSError as error:
        raise CopydeskError(f"cannot write {path}: {error.strerror}") from error
    with file:
        if path.suffix != ".gz":
            yield file
            return
        # No name and no time inside, so that equal records make equal files.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            yield cast("BinaryIO", packed)


def dead_letter_line(raw: RawValue, failure: Failure) -> bytes:
    """Returns the dead letter in files mode (`schemas/dead-letter.v1.json`), with its line end."""
    try:
        value, encoding = raw.value.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        value, encoding = base64.b64encode(raw.value).decode("ascii"), "base64"
    return orjson.dumps(
        {
            "reason": failure.reason.value,
            "stage": failure.stage.value,
            "message": failure.message.encode("utf-8", "replace").decode("utf-8"),
            "exception": failure.exception,
            "value": value,
            "encoding": encoding,
            "source": raw.source,
        },
        option=orjson.OPT_APPEND_NEWLINE,
    )
