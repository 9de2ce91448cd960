"""Which mentions mean the same thing: a text a line, and the names that each entity has."""

from __future__ import annotations

import pytest
from support.effort import lines_run
from support.marked import read_marked

from worker.article import LabelledSpan
from worker.enrich.grouping import group_mentions

PEOPLE = [
    # A surname, a given name, and both in both orders.
    ("[Moon Jae-in|P] met. [Moon|P] left.", "Moon Jae-in = Moon"),
    ("[Moon|P] met. [Moon Jae-in|P] left.", "Moon Jae-in = Moon"),
    ("[Moon Jae-in|P] met. [Jae-in|P] left.", "Moon Jae-in = Jae-in"),
    ("[Naoki Okada|P] met. [Okada|P] and [Naoki|P] left.", "Naoki Okada = Okada, Naoki"),
    ("[KATIE DELL|P] met. [Katie Dell|P] left. [DELL|P]", "Katie Dell = KATIE DELL, DELL"),
    ("[José Brísk|P] met. [Jose Brisk|P] left.", "José Brísk = Jose Brisk"),
    # Middle parts, initials, suffixes.
    ("[Carla J. Voss|P]. [Carla Voss|P]. [Voss|P]", "Carla J. Voss = Carla Voss, Voss"),
    ("[J.R. Lund|P] met. [J. R. Lund|P] left.", "J. R. Lund = J.R. Lund"),
    ("[JR Lund|P] met. [J.R. Lund|P] left.", "J.R. Lund = JR Lund"),
    ("[Jane Voss|P] met. [J. Voss|P] left.", "Jane Voss = J. Voss"),
    ("[Jane Quill Voss|P] met. [Jane Q. Voss|P] left.", "Jane Quill Voss = Jane Q. Voss"),
    ("[Tom W. Reyes|P] met [Tom H. W. Reyes|P].", "Tom W. Reyes | Tom H. W. Reyes"),
    ("[Tom Reyes|P] met [Tom Reyes Jr.|P].", "Tom Reyes | Tom Reyes Jr."),
    ("[Tom Reyes Jr.|P] met [Tom Reyes Sr.|P].", "Tom Reyes Jr. | Tom Reyes Sr."),
    ("[Tom Reyes Jr.|P] met. [Reyes|P] and [Reyes Jr.|P].", "Tom Reyes Jr. = Reyes, Reyes Jr."),
    ("[Tom Reyes|P], [Tom Reyes Jr.|P], [Reyes Jr.|P].", "Tom Reyes | Tom Reyes Jr. = Reyes Jr."),
    ("[Tom Reyes|P] met. [Reyes|P] and [Tom Jr.|P].", "Tom Reyes = Reyes | Tom Jr."),
    ("[Tom' Reyes|P] met. [Tom Reyes|P] left. [Reyes|P]", "Tom Reyes = Tom' Reyes, Reyes"),
    ('[Al "Bo" Reyes|P] met. [Reyes|P] left.', 'Al Reyes = Al "Bo" Reyes, Reyes'),
    ("[Tom B. Reyes Jr.|P] met. [Tom Reyes|P] left.", "Tom B. Reyes Jr. = Tom Reyes"),
    # Names of other orders and parts.
    ("[Bashar al-Kells|P] met. [Kells|P] and [al-Kells|P].", "Bashar al-Kells = Kells, al-Kells"),
    ("[Omar el-Kells|P] met. [al-Kells|P] left.", "Omar el-Kells = al-Kells"),
    ("[Ana García Lund|P] met. [García Lund|P] left.", "Ana García Lund = García Lund"),
    ("[Ana García Lund|P] met. [García|P] left.", "Ana García Lund = García"),
    ("[Bo van der Lund|P] met. [van der Lund|P] left.", "Bo van der Lund = van der Lund"),
    ("[Kim Bo Ra|P] met [Tony Kim|P]. [Kim Bo Ra|P]. [Kim|P]", "Kim Bo Ra = Kim | Tony Kim"),
    ("[Ann O’Brisk|P] met. [O'Brisk|P] left.", "Ann O’Brisk = O'Brisk"),
    ("[Mary-Ann Lee|P] met. [Mary Ann Lee|P] left.", "Mary-Ann Lee = Mary Ann Lee"),
    # Nicknames.
    ('[Bo "The Rock" Lee|P] met. [Bo Lee|P] left.', 'Bo Lee = Bo "The Rock" Lee'),
    ('[Bo "The Rock" Lee|P] met. [The Rock|P] left.', 'Bo Lee = Bo "The Rock" Lee, The Rock'),
    ("[Bo “Chuy” Lee|P] met. [Chuy Lee|P], [Chuy|P].", "Chuy Lee = Bo “Chuy” Lee, Chuy"),
    ("[Bo H. (Chuy) Lee|P] met. [Lee|P] left.", "Bo H. Lee = Bo H. (Chuy) Lee, Lee"),
    ("[Kells (East) Ferries|O]", "Kells (East) Ferries"),
    # Two people of one surname stay two.
    ("[Ana Brisk|P] and her brother [Leo Brisk|P].", "Ana Brisk | Leo Brisk"),
    ("[Ana Brisk|P] met. [Brisk|P] left. [Leo Brisk|P] sat.", "Ana Brisk = Brisk | Leo Brisk"),
    ("[Ann Lee|P] and [Bob Lee|P]. Mr [Lee|P] left.", "Ann Lee | Bob Lee = Lee"),
    ("[Ann Lee|P] and [Bob Lee|P]. Mrs. [Lee|P] left.", "Ann Lee = Lee | Bob Lee"),
    ("[Bob Lee|P] met. Mrs. [Lee|P] left.", "Bob Lee | Lee"),
    ("[Qorra Lee|P], [Qorra Lee|P], [Bob Lee|P]. Mr [Lee|P] left.", "Qorra Lee | Bob Lee = Lee"),
    ("Mr [Qorra Lee|P] met [Ulmo Lee|P], [Ulmo Lee|P]. Mr [Lee|P].", "Qorra Lee = Lee | Ulmo Lee"),
    ("[Ann Lee|P] met. Mr. [Lee|P] left. [Lee|P] sat.", "Ann Lee = Lee | Lee"),
    ("[Ann Lee|P] met. [Lee|P] left. Mr. [Lee|P] sat.", "Ann Lee = Lee | Lee"),
    ("[Bob Lee|P] met. The [Lees|P] left.", "Bob Lee | Lees"),
    ("[Kelly Voss|P] met [Megan Kelly|P]. [Kelly|P] left.", "Kelly Voss | Megan Kelly = Kelly"),
    ("[Ann Lee|P] met [Ann Roe|P].", "Ann Lee | Ann Roe"),
    ("[Ann Lee|P] met [Joann Lee|P].", "Ann Lee | Joann Lee"),
]
BODIES = [
    # Acronyms, stated and not.
    ("[World Health Organization|O] ([WHO|O]) met.", "World Health Organization = WHO"),
    ("[WHO|O] ([World Health Organization|O]) met.", "World Health Organization = WHO"),
    ("[WHO|O] met. [World Health Organization|O] left.", "World Health Organization = WHO"),
    ("[Department of Kells|O] met. [DOK|O] left.", "Department of Kells = DOK"),
    ("[Department of Kells|O] met. [DoK|O] left.", "Department of Kells = DoK"),
    ("[U.S. Department of Kells|O], [USDK|O].", "U.S. Department of Kells = USDK"),
    ("[U.N.|O] and [UN|O] and [United Nations|O]", "United Nations = U.N., UN"),
    ("[Bundesamt für Wetter|O] ([BfW|O]) warned.", "Bundesamt für Wetter = BfW"),
    ("[Kells Port Trust|O] (“[Trust|O]”) and [KPT|O]", "Kells Port Trust = KPT | Trust"),
    ("[Cleveland|G] ([CNN|O]) met.", "Cleveland | CNN"),
    ("[Lee|P] ([GOP|O]) won.", "Lee | GOP"),
    ("[Asia-Pacific|O] and [AP|O]", "Asia-Pacific | AP"),
    # Companies.
    ("[Corvid Inc.|O] fell. [Corvid|O] rose.", "Corvid Inc. = Corvid"),
    ("[Corvid|O] fell. [Corvid Motor Corp.|O] rose.", "Corvid Motor Corp. = Corvid"),
    ("[Corvid Ports and Docks Ltd|O]. [Corvid|O]", "Corvid Ports and Docks Ltd = Corvid"),
    ("[Corvid|O] of [Corvid Foundation|O]", "Corvid | Corvid Foundation"),
    (
        "[Corvid Holdings|O] and [Corvid Ltd|O] and [Corvid|O]",
        "Corvid Holdings | Corvid Ltd | Corvid",
    ),
    ("[Apple|O] grew, [Apple|O] said.", "Apple"),
    ("[Bank of Kells|O], [Bank of Ooze|O], [Bank|O]", "Bank of Kells | Bank of Ooze | Bank"),
    ("[Corvid|O] makes the [Corvid Lightning|O]", "Corvid | Corvid Lightning"),
    ("[Corvid International Group Inc.|O] ([CIG|O])", "Corvid International Group Inc. = CIG"),
    ("[UFC|O] and the [UFC Featherweight Champion|O]", "UFC | UFC Featherweight Champion"),
    # Departments.
    (
        "[Justice Department|O], [Department of Justice|O]",
        "Department of Justice = Justice Department",
    ),
    (
        "[Justice Department|O], [Justice Department|O], [Department of Justice|O], [DOJ|O]",
        "Department of Justice = Justice Department, DOJ",
    ),
    (
        "[U.S. Department of Justice|O], [Justice Department|O]",
        "U.S. Department of Justice = Justice Department",
    ),
    (
        "[Foreign Ministry|O], [Ministry of Foreign Affairs|O]",
        "Ministry of Foreign Affairs = Foreign Ministry",
    ),
    (
        "[Ministry of Ports|O], [Ministry of Ports and Ferries|O]",
        "Ministry of Ports and Ferries = Ministry of Ports",
    ),
    (
        "[U.S. Department of Health and Human Ferries|O] ([HHF|O])",
        "U.S. Department of Health and Human Ferries = HHF",
    ),
    (
        "[U.S. Ferries and Customs Enforcement|O], [FCE|O]",
        "U.S. Ferries and Customs Enforcement = FCE",
    ),
    ("[Department of Ports|O], [Ministry of Ports|O]", "Department of Ports | Ministry of Ports"),
    # Papers.
    ("[Kells Post|O] wrote. The [Post|O] said.", "Kells Post = Post"),
    ("[Kells Post|O], [Ooze Post|O], the [Post|O]", "Kells Post | Ooze Post | Post"),
    # Bodies and their parts.
    ("[Boston Federal Reserve|O], [Federal Reserve|O]", "Boston Federal Reserve | Federal Reserve"),
    ("[Supreme Court|O], [Supreme Court of India|O]", "Supreme Court of India = Supreme Court"),
    ("[Blue Button|O], [Blue Button on Corvid|O]", "Blue Button | Blue Button on Corvid"),
    (
        "[Budget Committee|O], [Budget Committee on Ports|O]",
        "Budget Committee on Ports = Budget Committee",
    ),
    ("[Senate|O] and [Senate Judiciary Committee|O]", "Senate | Senate Judiciary Committee"),
    ("[House|O] and [House of Representatives|O]", "House of Representatives = House"),
    ("[Treasury Department|O] and [Treasury|O]", "Treasury Department = Treasury"),
    ("[House Tax Committee|O], [Tax Committee|O]", "House Tax Committee = Tax Committee"),
    (
        "[South Korean Supreme Court|O], [Supreme Court|O]",
        "South Korean Supreme Court = Supreme Court",
    ),
    ("[Trump White House|O] and [White House|O]", "Trump White House | White House"),
    ("[UN|O] and [UN Relief Agency|O]", "UN | UN Relief Agency"),
    ("[Federal Reserve|O] met. The [Fed|O] left.", "Federal Reserve = Fed"),
    ("[Congress|O] and [Congressional Budget Office|O]", "Congress | Congressional Budget Office"),
    ("[YouTube|O] and [YouTube Music|O]", "YouTube | YouTube Music"),
]
PLACES = [
    ("the [United States|G] and [U.S.|G] and [US|G]", "United States = U.S., US"),
    ("[New York|G] and [N.Y.|G]", "New York = N.Y."),
    ("[Kenya|G] and [Republic of Kenya|G]", "Kenya = Republic of Kenya"),
    ("[Iraq|G] and [Islamic State of Iraq|O]", "Iraq | Islamic State of Iraq"),
    ("[Taiwan|G], [China|G], [Republic of China|G]", "Taiwan = Republic of China | China"),
    ("[S.C.|G] and [Supreme Court|O]", "S.C. | Supreme Court"),
    ("[UK|G] and [England|G] and [Britain|G]", "Britain = UK | England"),
    ("[China|G] and [Chinese|N] and [China Daily|O]", "China | Chinese | China Daily"),
    ("[Swede|N] and [Swedes|N]", "Swedes = Swede"),
    ("[Washington|G] met [Ann Washington|P].", "Washington | Ann Washington"),
    ("[North Korea|G] and [South Korea|G]", "North Korea | South Korea"),
    ("[World War I|E] and [World War II|E]", "World War I | World War II"),
    ("[Monday|D] and [monday|D]", "Monday = monday"),
]
LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE", "N": "NORP", "E": "EVENT", "D": "DATE"}


def groups(text: str, spans: list[LabelledSpan]) -> str:
    """Returns the groups as `Name = other, names | Name`."""
    found = []
    for group in group_mentions(text, spans):
        read = dict.fromkeys(text[span.start : span.end] for span in group.spans)
        others = [exact for exact in read if exact != group.name]
        found.append(" = ".join([group.name, ", ".join(others)] if others else [group.name]))
    return " | ".join(found)


def labelled(marked: str) -> tuple[str, list[LabelledSpan]]:
    text, spans = read_marked(marked)
    return text, [LabelledSpan(s.start, s.end, LABELS[s.label]) for s in spans]


@pytest.mark.parametrize(("marked", "expected"), [*PEOPLE, *BODIES, *PLACES])
def test_what_means_the_same_is_one_group(marked: str, expected: str) -> None:
    """Short forms join the one they shorten, and nothing else does."""
    assert groups(*labelled(marked)) == expected


@pytest.mark.parametrize(("marked", "expected"), [*PEOPLE, *BODIES, *PLACES])
def test_the_order_of_the_spans_does_not_matter(marked: str, expected: str) -> None:
    """Spans given from the end of the text give the same groups."""
    text, spans = labelled(marked)

    assert groups(text, spans[::-1]) == expected


def test_of_two_candidates_the_one_named_most_often_so_far_is_meant() -> None:
    """Each lone surname is decided where it stands."""
    text, spans = labelled(
        "[Ana Brisk|P] [Leo Brisk|P] [Brisk|P] [Leo Brisk|P] [Brisk|P] [Ana Brisk|P] [Ana Brisk|P] "
        "[Brisk|P]"
    )

    found = group_mentions(text, spans)

    assert [[spans.index(s) for s in g.spans] for g in found] == [[0, 2, 5, 6, 7], [1, 3, 4]]


WORK = {
    "people": ("Ana{0} Brisk{0} and Brisk{0}. ", "PERSON"),
    "people of one surname": ("Ana{0} Brisk and Brisk and. ", "PERSON"),
    "people of one given name": ("Ana Brisk{0} and Ana and x. ", "PERSON"),
    "initials": ("A. Brisk{0} and A. B. Brisk. ", "PERSON"),
    "companies": ("Corvid{0} Inc and Corvid{0} and. ", "ORG"),
    "companies of one beginning": ("Kells{0} Corvid Inc and Kells Corvid{0}. ", "ORG"),
    "acronyms": ("World{0} Health Union and WHU. ", "ORG"),
}


def effort(kind: str, times: int) -> int:
    """Counts the lines of Python that grouping runs over names by the hundred."""
    pattern, label = WORK[kind]
    text, spans = "", []
    for number in range(times):
        word = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        for name in pattern.format(word).strip(". ").split(" and "):
            spans.append(LabelledSpan(len(text), len(text) + len(name), label))
            text += name + ", "
    return lines_run(lambda: group_mentions(text, spans))


@pytest.mark.parametrize("kind", WORK)
def test_twice_the_mentions_are_at_most_little_more_than_twice_the_work(kind: str) -> None:
    """Names are looked up, never compared in pairs."""
    effort(kind, 10)

    small, large = effort(kind, 200), effort(kind, 400)

    assert large <= 2.3 * small + 2_000
