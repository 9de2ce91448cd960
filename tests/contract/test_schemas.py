"""The published schemas, their examples and the topic document agree with the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator

from worker.article import ENTITY_TYPES, EntityType, MentionKind, QuoteType, RemovedLabel
from worker.article import WarningCode as Code
from worker.codec.decode import MAX_HTML_CHARACTERS, MAX_TEXT_CHARACTERS, decode
from worker.codec.schema import load_schema
from worker.errors import ArticleError, Reason, Stage

SCHEMAS = Path(__file__).parent.parent.parent / "schemas"
EXAMPLES = sorted((SCHEMAS / "examples").glob("*.json"))


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda p: p.stem)
def test_each_schema_is_valid(path: Path) -> None:
    """JSON Schema 2020-12 accepts it."""
    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_each_example_follows_its_schema(path: Path) -> None:
    """An example's name starts with the name of its schema."""
    schema = load_schema(path.stem.split(".")[0] + ".v1")

    errors = [
        e.message
        for e in Draft202012Validator(schema).iter_errors(json.loads(path.read_text("utf-8")))
    ]

    assert errors == []


def test_there_is_an_example_of_each_schema() -> None:
    """Nobody has to guess what a message looks like."""
    shown = {path.stem.split(".")[0] for path in EXAMPLES}

    assert shown == {"raw-article", "enriched-article", "dead-letter"}


def test_the_lists_of_the_schemas_are_those_of_the_program() -> None:
    """Reasons, stages, types, labels and warnings are written down twice and are the same."""
    enriched, dead = load_schema("enriched-article.v1"), load_schema("dead-letter.v1")
    parts = enriched["$defs"]

    assert dead["properties"]["reason"]["enum"] == [str(r) for r in Reason]
    assert dead["properties"]["stage"]["enum"] == [str(s) for s in Stage]
    assert parts["entity"]["properties"]["type"]["enum"] == list(ENTITY_TYPES)
    assert set(get_args(EntityType)) == set(ENTITY_TYPES)
    assert parts["mention"]["properties"]["kind"]["enum"] == list(get_args(MentionKind))
    assert parts["quote"]["properties"]["type"]["enum"] == list(get_args(QuoteType))
    assert parts["removed"]["properties"]["label"]["enum"] == list(get_args(RemovedLabel))
    assert enriched["properties"]["warnings"]["items"]["enum"] == list(get_args(Code))


@pytest.mark.parametrize(
    ("article", "valid"),
    [
        ({"text": "Rain."}, True),
        ({"html": "<p>Rain.</p>", "headline": None}, True),
        ({"text": "Rain.", "publisher": "The Example"}, True),
        ({"text": "Rain.", "publisher": {"name": "The Example"}}, True),
        ({}, False),
        ({"text": "  "}, False),
        ({"text": "Rain.", "headline": 5}, False),
        ({"text": "Rain.", "authors": "Ann"}, False),
        ({"text": "Rain.", "keywords": [1]}, False),
        ({"text": "Rain.", "publisher": {"name": 5}}, False),
    ],
)
def test_the_decoder_and_the_raw_schema_agree(article: dict[str, Any], *, valid: bool) -> None:
    """What the schema accepts is decoded, what it refuses is a dead letter."""
    schema = Draft202012Validator(load_schema("raw-article.v1"))

    assert schema.is_valid(article) is valid
    if valid:
        decode(json.dumps(article).encode())
    else:
        with pytest.raises(ArticleError):
            decode(json.dumps(article).encode())


def test_the_decoder_and_the_raw_schema_have_the_same_limits() -> None:
    """A producer can check lengths before sending."""
    properties = load_schema("raw-article.v1")["properties"]

    assert properties["text"]["maxLength"] == MAX_TEXT_CHARACTERS
    assert properties["html"]["maxLength"] == MAX_HTML_CHARACTERS


def _references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for value in node.values() for ref in _references(value)]
    if isinstance(node, list):
        return [ref for value in node for ref in _references(value)]
    return []


def _resolve(document: object, pointer: str) -> object:
    for part in pointer.strip("/").split("/"):
        assert isinstance(document, dict), pointer
        document = document[part.replace("~1", "/").replace("~0", "~")]
    return document


def test_every_reference_of_the_topic_document_resolves() -> None:
    """The AsyncAPI document points at the schema files and at its own parts."""
    document = yaml.safe_load((SCHEMAS / "asyncapi.yaml").read_text("utf-8"))

    references = _references(document)

    assert document["asyncapi"].startswith("3.")
    assert len(references) > 5
    for reference in references:
        file, _, pointer = reference.partition("#")
        target = json.loads((SCHEMAS / file).read_text("utf-8")) if file else document
        assert _resolve(target, pointer) if pointer else target
