"""Bylines and credits, and sentences that only sound like one."""

from __future__ import annotations

import pytest

from worker.clean.byline_lines import parse_byline
from worker.clean.credits import Credit, parse_credit
from worker.clean.trailing_credits import find_trailing_credit


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            (
                "(Reporting by Ana Po in Oslo and Bo Li in Lima; Additional reporting by Cy Day in"
                " Rome Editing by Di Moss)"
            ),
            Credit(("Ana Po", "Bo Li", "Cy Day"), ("Di Moss",)),
        ),
        (
            "Reporting by Ana Po Writing by Bo Li Editing by Cy Day",
            Credit(("Ana Po", "Bo Li"), ("Cy Day",)),
        ),
        (
            "Associated Press writers Ana Po, Bo Li in Lima and Cy Day contributed to this report.",
            Credit(("Ana Po", "Bo Li", "Cy Day"), (), "AP"),
        ),
        ("Ana Po contributed reporting from Lima.", Credit(("Ana Po",))),
        ("Ana Po and Bo Li contributed.", Credit(("Ana Po", "Bo Li"))),
        ("The Associated Press contributed to this report.", Credit((), (), "AP")),
        ("Reporting by the BBC's Ana Po", Credit(("Ana Po",), (), "BBC")),
        ("— With assistance by Ana Po, and Bo Li", Credit(("Ana Po", "Bo Li"))),
    ],
)
def test_a_credit_names_its_people_in_order(line: str, expected: Credit) -> None:
    """Reporters, editors and the agency are told apart."""
    assert expected == parse_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "reporting by the city's paper drew attention to the harbour's debts last spring.",
        "The harbour's debts contributed to the mayor's narrow defeat in the autumn.",
        "Ana Po has contributed to candidates of both parties for a generation.",
        "FILM EDITING BY",
        "Officials reported from the harbour that the fire was out.",
    ],
)
def test_a_sentence_with_the_same_words_is_no_credit(line: str) -> None:
    """Prose survives."""
    assert parse_credit(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Po", ("Ana Po",)),
        ("By ANA MCPO AND BO LI", ("Ana McPo", "Bo Li")),
        ("By Ana PowHealth correspondent", ("Ana Pow",)),
        ("By Ana Po Ana Po May 21, 2017 79,678 views", ("Ana Po",)),
        ("Posted on July 29, 2016 by Ana Po in News // 0 Comments", ("Ana Po",)),
        ("By Ana Po and Bo de la Cruz, Staff Writers", ("Ana Po", "Bo de la Cruz")),
        ("By Ana Po for the Harbour Times", ("Ana Po",)),
    ],
)
def test_a_byline_gives_full_names(line: str, names: tuple[str, ...]) -> None:
    """Roles, dates, counters and missing spaces fall away."""
    credit = parse_byline(line)

    assert credit is not None
    assert names == credit.reporters


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the storm had passed over the harbour.",
        "By any measure he won.",
        "By the harbour with Ana Po",
        "By Monday evening, Ana Po",
    ],
)
def test_a_phrase_with_by_is_no_byline(line: str) -> None:
    """A byline needs a name."""
    assert parse_byline(line) is None


def test_a_credit_behind_the_last_sentence_is_found() -> None:
    """The sentence stays and the credit is cut where it begins."""
    sentence = "The ferry sails again on Monday."
    found = find_trailing_credit(f"{sentence} (Reporting by Ana Po; Editing by Bo Li)")

    assert found is not None
    assert (len(sentence) + 1, ("Ana Po",)) == (found[0], found[1].reporters)
