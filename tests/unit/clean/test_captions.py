"""Captions by their credit, or by words that only pictures need."""

from __future__ import annotations

import pytest

from worker.clean.captions import is_caption
from worker.clean.lines import split_lines

SCENE = "The ferry leaves the harbour in May"


def judged(line: str) -> bool:
    return is_caption(split_lines(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        f"{SCENE}. (Ana Po / Quay Times)",
        f"{SCENE}. (Ana Po | Quay Times)",
        f"{SCENE}. (Ana Po, Quay Times)",
        f"{SCENE}. (Ana Po for the Quay Post)",
        f"{SCENE}. Ana Po | Staff",
        f"{SCENE}. BO LEE/QUAY TIMES",
        f"{SCENE} [Ana Po/Quay Wire]",
        f"{SCENE}. (KQAY)",
        f"{SCENE}. (Submitted by Ana Po)",
        f"{SCENE}. (Source: Ana Po)",
        f"{SCENE}. Submitted photo",
        f"{SCENE}. Supplied",
        f"{SCENE}. FILE PHOTO",
        f"{SCENE}. QT PHOTO: ANA PO",
        f"{SCENE}. THE CANADIAN PRESS/Ana Po",
        f"{SCENE}. — Reuters pic",
        f"{SCENE}.Credit...Ana Po for The Quay Times",
        f"FILE PHOTO: {SCENE}.",
        f"FILE - {SCENE}.",
        "File photo of the ferry.",
        "Representative image",
        "Photo for representational purpose only.",
        "Picture used for illustrative purposes",
        "Pic: Ana Po",
        f"{SCENE}, its busiest month, {'and again in June, ' * 4}from the pier (pic by Ana Po)",
        "Instagram/@anapo",
        "(Ana Po/Quay Times)",
        "[Ana Po]",
        "Source: Harbour Office",
        "Image captionThe ferry in the harbour",
        "Image source, Ana Po",
        "Ana Po (left) and Bo Lindqvist on the quay.",
        "Ana Po, left, with Bo Lindqvist.",
        "Bo Lindqvist (second from right) on the quay",
        "Ana Po (L) and Bo Lindqvist (R)",
        "ABOVE: Ana Po on the quay",
        "The ferry, pictured in 2019",
    ],
)
def test_a_caption_is_known_by_its_edges(line: str) -> None:
    """Credits stand behind the caption's sentence, in brackets or bare."""
    assert judged(line)


@pytest.mark.parametrize(
    "line",
    [
        "Media sources said on Monday that the ferry would sail again.",
        "Gov. Ana Po (R) said on Monday that the ferry would sail again.",
        "Under section 6 (C) of the act, the ferry must be checked each year.",
        "He turned left, right and left again, and stood before the ferry.",
        "The left, right and centre of the house agreed to pay for the ferry.",
        "The pair (Po/Lindqvist) lost in two sets.",
        "Ana Po pictured a better harbour, and in 2019 she drew it.",
        "The ferry is run by the National Harbour Board (NHB)",
        "The ferry is run by the Port Authority (PA).",
        "Photo albums lay in the mud of the old quay.",
        "Contributed funds will pay for the ferry, the office said.",
        "File a claim with the harbour office by noon.",
    ],
)
def test_prose_with_such_words_is_none(line: str) -> None:
    """Parties, sections, directions and sources are told, not shown."""
    assert not judged(line)
