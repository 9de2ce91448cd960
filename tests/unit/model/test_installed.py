"""Any installed spaCy pipeline can stand in for the shipped model."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from worker.article import LabelledSpan
from worker.errors import CopydeskError
from worker.model.model import load_model

TEXT = "Two days after the Orchid Revue, Ana Brisk met Corvid Bank. It rained."


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    """Writes a pipeline that finds entities by pattern, with labels of its own."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [  # type: ignore[attr-defined]
            {"label": "CARDINAL", "pattern": "Two"},
            {"label": "WORK_OF_ART", "pattern": "Orchid Revue"},
            {"label": "PER", "pattern": "Ana Brisk"},
            {"label": "ORG", "pattern": "Corvid Bank"},
        ]
    )
    nlp.to_disk(tmp_path / "ruled")
    return tmp_path / "ruled"


def test_labels_are_mapped_and_strange_ones_dropped(pipeline: Path) -> None:
    """WORK_OF_ART becomes MISC, PER becomes PERSON, CARDINAL has no counterpart."""
    found = load_model(str(pipeline)).annotate([TEXT])[0].entities

    assert [(TEXT[s.start : s.end], s.label) for s in found] == [
        ("Orchid Revue", "MISC"),
        ("Ana Brisk", "PERSON"),
        ("Corvid Bank", "ORG"),
    ]


def test_a_pipeline_names_its_version_and_language(pipeline: Path) -> None:
    """Name, version and language come from the pipeline's own description."""
    model = load_model(str(pipeline))

    assert (model.name, model.version) == ("en_pipeline", "0.0.0")
    assert model.speaks("en-GB")
    assert not model.speaks("de")
    assert not model.speaks(None)


def test_a_missing_pipeline_is_one_line_for_the_user() -> None:
    """The error names the pipeline and has no line break."""
    with pytest.raises(
        CopydeskError, match=r"cannot load the spaCy pipeline 'en_no_such_thing'"
    ) as caught:
        load_model("en_no_such_thing")

    assert "\n" not in str(caught.value)


def test_a_pipeline_without_entities_is_refused(tmp_path: Path) -> None:
    """A tokenizer alone would make every record look as if nobody were named in it."""
    spacy.blank("en").to_disk(tmp_path / "bare")

    with pytest.raises(CopydeskError, match="no component that finds entities"):
        load_model(str(tmp_path / "bare"))


def test_offsets_count_code_points(pipeline: Path) -> None:
    """An emoji outside the basic plane is one character to us and to spaCy."""
    text = "🗞️ Ana Brisk"

    found = load_model(str(pipeline)).annotate([text])[0].entities

    assert found == (LabelledSpan(text.index("Ana"), len(text), "PERSON"),)
