"""The shipped model: what it finds, in which text, and how steadily."""

from __future__ import annotations

import pytest

from worker.model.model import Model, load_model
from worker.model.tokens import Tokenizer

TEXT = (
    "GENEVA (Reuters) - Maria Lindqvist, head of the World Health Organization, met Swedish "
    "officials in Stockholm on Tuesday.\n\nShe said Microsoft would pay $5 million."
)


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def found(model: Model, text: str) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.label) for s in model.annotate([text])[0].entities]


def test_plain_news_is_annotated(model: Model) -> None:
    """People, organisations, places, nationalities, days and sums are found in plain news."""
    entities = found(model, TEXT)

    for expected in (
        ("Maria Lindqvist", "PERSON"),
        ("World Health Organization", "ORG"),
        ("Swedish", "NORP"),
        ("Stockholm", "GPE"),
        ("Tuesday", "DATE"),
        ("Microsoft", "ORG"),
    ):
        assert expected in entities


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \t", "."])
def test_text_with_nothing_in_it_has_no_entities(model: Model, text: str) -> None:
    """Empty and blank texts are annotated, with nothing."""
    assert model.annotate([text])[0].entities == ()


def test_no_texts_give_no_annotations(model: Model) -> None:
    """An empty batch is a batch."""
    assert model.annotate([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "👩🏽‍⚖️ Maria Lindqvist 🇸🇪 met Jose\u0301 Nu\u0301n\u0303ez in Stockholm.",
        "Maria Lindqvist\r\nmet them\r\n\r\nin Stockholm.\r\n",
        "MARIA LINDQVIST MET SWEDISH OFFICIALS IN STOCKHOLM ON TUESDAY.",
        "“Maria Lindqvist,” he said — ‘Stockholm’…",
        "a\x00b \ud800 Stockholm",
        "Stockholm" * 5000,
    ],
)
def test_offsets_lie_on_the_text_as_given(model: Model, text: str) -> None:
    """Tokens read as the text reads, leave out only white space, and carry every entity border."""
    annotation = model.annotate([text])[0]
    (words,) = Tokenizer()([text])
    kept = [at for at in range(len(words.words)) if at not in words.breaks]

    assert "".join(text[words.starts[at] : words.ends[at]] for at in kept) == "".join(text.split())
    for span in annotation.entities:
        assert span.start in words.starts
        assert span.end in words.ends


def test_capitals_are_read(model: Model) -> None:
    """A headline in capitals still has its places."""
    assert ("STOCKHOLM", "GPE") in found(model, "SWEDISH PRESIDENT VISITS STOCKHOLM")


def test_an_annotation_does_not_depend_on_the_batch(model: Model) -> None:
    """The same text gets the same annotation alone, in company, and again."""
    others = [f"{name} went to Paris." for name in ("Ann Lee", "Bo Li", "Cy Orr")] * 11

    alone = model.annotate([TEXT])[0]
    together = model.annotate([*others, TEXT, *others])[len(others)]

    assert alone == together == model.annotate([TEXT])[0]


def test_a_name_is_the_same_thing_throughout_a_text(model: Model) -> None:
    """What a word is in a telling place it is in a poor one, where alone it is another thing."""
    poor = "With Okonvale in doubt, talks slowed."

    assert ("Okonvale", "PERSON") not in found(model, poor)
    assert ("Okonvale", "PERSON") in found(model, f"Maria Okonvale spoke first.\n{poor}")


def test_no_entity_reaches_over_a_line_break(model: Model) -> None:
    """Lines are paragraphs, captions or list items: names end with them."""
    for text in ("Maria\nLindqvist\nStockholm\nSweden", "Bank of\n\nEngland of\n\nScotland"):
        assert not any("\n" in exact for exact, _ in found(model, text))


def test_english_is_spoken(model: Model) -> None:
    """Every kind of English, and nothing else; an unknown language is not assumed to be English."""
    assert model.speaks("en")
    assert model.speaks("en-IN")
    assert not model.speaks("de")
    assert not model.speaks(None)


def test_an_endless_word_is_cut_into_words_of_bounded_length() -> None:
    """The tokenizer's work grows with the square of a word's length, so no word is long."""
    text = '"“‘”’"\'' * 500 + "a" * 3_000

    (words,) = Tokenizer()([text])

    assert max(map(len, words.words)) <= 200
    assert "".join(words.words) == text
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == list(words.words)
