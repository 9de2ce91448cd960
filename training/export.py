"""Writes a trained network in the form that the package reads."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from network import Network


def export(network: Network, folder: Path, version: str, about: dict[str, object]) -> None:
    """Writes `network.npz` (half precision) and `meta.json` to `folder`."""
    arrays = {f"table_{n}": layer.get_param("E") for n, layer in enumerate(network.hashed)}
    arrays["groups"] = network.groups.get_param("E")
    for name, layer in (
        ("embed", network.embed),
        *((f"layer_{n}", x) for n, x in enumerate(network.layers)),
    ):
        arrays |= maxout_arrays(name, layer)
    arrays |= {"head": network.head.get_param("W").T, "head_bias": network.head.get_param("b")}
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "network.npz", **{k: v.astype(np.float16) for k, v in arrays.items()})
    meta = {
        "name": "copydesk-news",
        "version": version,
        "reach": list(network.shape.reach),
        "hash_seeds": [layer.attrs["seed"] for layer in network.hashed],
        **about,
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def maxout_arrays(name: str, layer) -> dict[str, np.ndarray]:
    """Returns the weights of one layer as the package's encoder reads them."""
    nodes = {node.name: node for node in layer.walk()}
    inner, norm = nodes["maxout"], nodes["layernorm"]
    weight, bias = inner.get_param("W"), inner.get_param("b")
    width, pieces, given = weight.shape
    return {
        f"{name}_w": weight.transpose(1, 0, 2).reshape(pieces * width, given).T,
        f"{name}_b": bias.T.reshape(-1),
        f"{name}_g": norm.get_param("G"),
        f"{name}_o": norm.get_param("b"),
    }
