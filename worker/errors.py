"""What can be wrong with an article, as a closed list of reasons and stages."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["ArticleError", "CopydeskError", "Reason", "Stage"]


class Reason(StrEnum):
    """Why an article became a dead letter; alerts are written against these names."""

    NOT_JSON = "not_json"
    SCHEMA_VIOLATION = "schema_violation"
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    EXTRACTION_FAILED = "extraction_failed"
    MODEL_FAILED = "model_failed"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_TOO_LARGE = "output_too_large"
    INTERNAL_ERROR = "internal_error"


class Stage(StrEnum):
    """Where in the pipeline an article failed."""

    DECODE = "decode"
    CLEAN = "clean"
    ANNOTATE = "annotate"
    ATTRIBUTE = "attribute"
    ENCODE = "encode"


class ArticleError(Exception):
    """The article, not the system, is at fault: it becomes a dead letter and work goes on."""

    def __init__(self, reason: Reason, stage: Stage, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.stage = stage
        self.message = message


class CopydeskError(Exception):
    """A setting, a file or the system is at fault: one line for the user, exit code 2."""
