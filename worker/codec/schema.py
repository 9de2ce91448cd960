"""Finds the JSON Schemas that are the contract, in the wheel or beside the package."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import orjson

__all__ = ["load_schema", "schema_folder"]


def schema_folder() -> Traversable:
    """Returns the folder of the published schemas.

    A wheel carries them inside the package; a checkout has them at its top, where they are edited.
    """
    shipped = files("worker") / "schemas"
    return shipped if shipped.is_dir() else files("worker").joinpath("..", "schemas")


def load_schema(name: str) -> dict[str, Any]:
    """Returns one schema as JSON, by the name of its file (`enriched-article.v1`)."""
    loaded: dict[str, Any] = orjson.loads((schema_folder() / f"{name}.json").read_bytes())
    return loaded
