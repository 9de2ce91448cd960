"""Datelines of many agencies, and openings that look like one."""

from __future__ import annotations

import pytest

from worker.article import Dateline
from worker.clean.dateline import find_dateline

SENTENCE = "The ferry company said on Monday it would sail again after two weeks of repairs."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("LISBON (Reuters) - ", Dateline(("Lisbon",), "Reuters")),
        ("LISBON, March 4 (Reuters) - ", Dateline(("Lisbon",), "Reuters", "--03-04")),
        ("OSLO, Norway (AP) — ", Dateline(("Oslo, Norway",), "AP")),
        ("SEOUL / CHENGDU – ", Dateline(("Seoul", "Chengdu"))),
        ("LIMA and QUITO, Jul 26 2022 (IPS) - ", Dateline(("Lima", "Quito"), "IPS", "2022-07-26")),
        ("(Reuters) - ", Dateline((), "Reuters")),
        ("March 4 (Reuters) - ", Dateline((), "Reuters", "--03-04")),
        ("Nairobi (CNN) ", Dateline(("Nairobi",), "CNN")),
        ("Hong Kong (CNN Business)", Dateline(("Hong Kong",), "CNN Business")),
        ("NEW DELHI: ", Dateline(("New Delhi",))),
        ("CAIRO - 24 July 2022: ", Dateline(("Cairo",), None, "2022-07-24")),
        ("Turin, Italy – ", Dateline(("Turin, Italy",))),
        ("DULUTH, Minn. -- ", Dateline(("Duluth, Minn.",))),
        ("SMALLVILLE, PA—", Dateline(("Smallville, PA",))),
        ("BEIJING, July 18 (Xinhua) -- ", Dateline(("Beijing",), "Xinhua", "--07-18")),
        ("Washington, D.C. (9:00 p.m. EST)–", Dateline(("Washington, D.C.",))),
        ("Lisbon, Portugal, Spain: ", Dateline(("Lisbon, Portugal, Spain",))),
    ],
)
def test_every_style_gives_its_fields(head: str, expected: Dateline) -> None:
    """Place, agency and date are read, and exactly the head is taken."""
    found = find_dateline(head + SENTENCE)

    assert found is not None
    assert expected == found.dateline
    assert len(head) == found.end


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "BREAKING: The ferry sails again after two weeks in the dock, its owner says.",
        "PHOTOS: The ferry sails again after two weeks in the dock, its owner says.",
        "President-elect Ana Po said on Monday that the ferry would sail again soon.",
        "Q: When will the ferry sail again, and who is going to pay for the repairs?",
        "CAPTAIN BRUUN: We were never in danger, not for one minute of that long night.",
        "Oscars: The ferry that became a film star goes back to work on Monday morning.",
        "The 55-year-old captain said the ferry would sail again after the repairs.",
        "TICK-BORNE DISEASE – What walkers on the island should know before they set out.",
        "ANA PO (dance partner Bo Li) - The captain of the ferry takes to the floor tonight.",
        "Clinton — who has sailed on the ferry before — said the repairs came in time.",
        "",
    ],
)
def test_a_look_alike_is_no_dateline(line: str) -> None:
    """Slugs, speakers, hyphens and asides are left in the text."""
    assert find_dateline(line) is None
