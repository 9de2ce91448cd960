"""Reads the shipped weights: half precision on disk, single precision in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from worker.model.encoder import EncoderWeights, Layer

__all__ = ["Weights", "read_weights"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The encoder, the entity head (one column for each tag), and what names them."""

    name: str
    version: str
    encoder: EncoderWeights
    head: Floats
    head_bias: Floats


def read_weights(folder: Path) -> Weights:
    """Reads what training wrote to `folder`: `meta.json` and `network.npz`."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    with np.load(folder / "network.npz") as stored:
        arrays = {key: stored[key].astype(np.float32) for key in stored.files}
    return Weights(
        name=meta["name"],
        version=meta["version"],
        encoder=_encoder(meta, arrays),
        head=arrays["head"],
        head_bias=arrays["head_bias"],
    )


def _encoder(meta: Mapping[str, Any], arrays: Mapping[str, Floats]) -> EncoderWeights:
    seeds, reach = meta["hash_seeds"], tuple(meta["reach"])
    return EncoderWeights(
        tables=tuple((seed, arrays[f"table_{n}"]) for n, seed in enumerate(seeds)),
        embed=_layer("embed", arrays),
        layers=tuple(_layer(f"layer_{n}", arrays) for n in range(len(reach))),
        reach=reach,
        groups=arrays["groups"],
    )


def _layer(name: str, arrays: Mapping[str, Floats]) -> Layer:
    weight, bias, gain, offset = (arrays[f"{name}_{part}"] for part in ("w", "b", "g", "o"))
    return Layer(weight, bias, gain, offset)
