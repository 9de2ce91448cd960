"""Mentions become entities: fullest names, short forms, roles, countries, dates."""

from __future__ import annotations

import re

import pytest
from support.marked import read_marked

from worker.article import (
    DEFAULT_ENTITY_TYPES,
    ENTITY_TYPES,
    Annotation,
    Entity,
    Span,
)
from worker.enrich.entities import group_entities


def entities(marked: str, *, types: frozenset[str] = frozenset(ENTITY_TYPES), published: str | None = None) -> tuple[Entity, ...]:  # fmt: skip  # noqa: E501
    """Groups the mentions written as `[exact|LABEL]` in a text."""
    text, spans = read_marked(marked)
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    found = group_entities(
        text, paragraphs, Annotation(tuple(spans)), types=types, published=published
    )
    for entity in found:
        assert all(text[m.start : m.end] == m.exact for m in entity.mentions)
    return found


def named(found: tuple[Entity, ...]) -> dict[str, list[str]]:
    return {entity.name: [m.exact for m in entity.mentions] for entity in found}


def test_a_surname_joins_the_full_name() -> None:
    """A lone surname, wherever it stands in the name, means the person named in full."""
    found = entities(
        "[Moon Jae-in|PERSON] met [Shinzo Abe|PERSON]. [Moon|PERSON] thanked [Abe|PERSON]."
    )

    assert named(found) == {
        "Moon Jae-in": ["Moon Jae-in", "Moon"],
        "Shinzo Abe": ["Shinzo Abe", "Abe"],
    }
    assert [(e.id, e.count, e.type) for e in found] == [("e1", 2, "PERSON"), ("e2", 2, "PERSON")]


def test_a_middle_name_changes_nobody() -> None:
    """With and without middle name, initial or suffix it is one person."""
    found = entities("[Carla J. Voss|PERSON] said. [Carla Voss|PERSON] left. [Voss Jr.|PERSON]")

    assert named(found) == {"Carla J. Voss": ["Carla J. Voss", "Carla Voss", "Voss Jr."]}


def test_two_people_with_one_surname_stay_two() -> None:
    """A lone surname goes with the one who was named most often, or else first, before it."""
    found = entities(
        "[Ana Brisk|PERSON] spoke. [Leo Brisk|PERSON] rose. [Brisk|PERSON] left. "
        "[Leo Brisk|PERSON] sat. [Brisk|PERSON] slept. [Leo Brisk|PERSON] woke. [Brisk|PERSON] ate."
    )

    assert named(found) == {
        "Ana Brisk": ["Ana Brisk", "Brisk"],
        "Leo Brisk": ["Leo Brisk", "Leo Brisk", "Brisk", "Leo Brisk", "Brisk"],
    }


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("the [World Health Organization|ORG] ([WHO|ORG]) met; [WHO|ORG] agreed", "World Health Organization"),  # noqa: E501
        ("the [Federal Reserve|ORG] met. The [Fed|ORG] waited", "Federal Reserve"),
        ("[Corvid Motor Corp|ORG] fell. [Corvid|ORG] said", "Corvid Motor Corp"),
        ("[South Korean Supreme Court|ORG] ruled; the [Supreme Court|ORG] held", "South Korean Supreme Court"),  # noqa: E501
        ("the [Bundesanstalt für Wetter|ORG] ([BfW|ORG]) warned", "Bundesanstalt für Wetter"),
        ("the [United States|GPE] and [U.S.|GPE] allies", "United States"),
        ("[Swede|NORP] and [Swedes|NORP]", "Swedes"),
    ],
)  # fmt: skip
def test_short_forms_join_the_long_one(marked: str, name: str) -> None:
    """Acronyms, clipped words, first words, last words and country names."""
    assert list(named(entities(marked))) == [name]


@pytest.mark.parametrize(
    "marked",
    [
        "[Bank of Kells|ORG] and [Bank of Ooze|ORG] beat [Bank|ORG]",
        "[Lee|PERSON] ([GOP|ORG]) won",
        "[England|GPE] left the [United Kingdom|GPE]",
        "[China|GPE] fined [China Mobile|ORG]",
    ],
)
def test_different_things_stay_apart(marked: str) -> None:
    """What could mean two things, or only shares words, is not joined."""
    assert len(entities(marked)) == marked.count("[")


def test_titles_possessives_and_articles_lie_outside() -> None:
    """A mention is the name alone; the title beside it becomes the role."""
    found = entities(
        "South Korean [President Moon Jae-in|PERSON] met [the Hague Club's|ORG] spokeswoman [Ko Min-jung|PERSON]."  # noqa: E501
    )

    assert [(e.name, e.role) for e in found] == [
        ("Moon Jae-in", "South Korean President"), ("Hague Club", None), ("Ko Min-jung", "spokeswoman"),  # noqa: E501
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Deputy Cabinet Secretary ", "Deputy Cabinet Secretary"),
        ("said Minister of Finance ", "Minister of Finance"),
        ("the senator, ", None),
        ("Mr. ", None),
        ("He met ", None),
        ("the former president ", "former president"),
        ("The President ", "President"),
        ("then-Attorney General ", "Attorney General"),
        ("forcing then-Prime Minister ", "Prime Minister"),
        ("the ex-mayor ", "ex-mayor"),
        ("South Korean ex-President ", "South Korean ex-President"),
        ("the Under Secretary of Energy ", "Under Secretary of Energy"),
        ("Under President ", "President"),
        ("the Minister of Trade and Professor ", "Professor"),
        ("Minister of Trade and Law Professor ", "Minister of Trade and Law Professor"),
        ("At 5 pm ", None),
        ("the British PM ", "British PM"),
        ("began to advocate ", None),
        ("MPs ", "MP"),
        ("U.S. Attorney ", "U.S. Attorney"),
        ("St. Brannoc police Chief ", "St. Brannoc police Chief"),
        ("the Central Bank of Kells Governor ", "Central Bank of Kells Governor"),
        ("House of the People Speaker ", "House of the People Speaker"),
        ("the vice chief of Naval Staff Adm. ", "Adm."),
        ("Supporters of Kells Mayor ", "Kells Mayor"),
        ("of Kells Mayor ", "Kells Mayor"),
        ("Its president ", "president"),
        ("After President ", "President"),
        ("said finance minister ", "finance minister"),
        ("Senior Secretary to the President ", "Senior Secretary to the President"),
        ("Secretary of State ", "Secretary of State"),
        ("Mayor Bo Roe and President ", "President"),
        ("Sens. ", "Sen."),
        ("U.S. Representatives ", "U.S. Representative"),
        ("Prime Ministers ", "Prime Minister"),
        ("the actor ", "actor"),
        ("the Kells’s mayor, ", None),
        ("Kells's mayor ", "mayor"),
        ("Former Sen. ", "Former Sen."),
        ("candidate former Kells Gov. ", "former Kells Gov."),
        ("adviser to President ", "President"),
        ("Deputy Minister of Trade Professor ", "Deputy Minister of Trade Professor"),
        ("lawyer of South Korean President ", "South Korean President"),
        ("Health Minister Dr. ", "Health Minister"),
        ("Secretary to the President Dr. ", "Secretary to the President"),
        ("Ports and Ferries Dr. ", "Dr."),
        ("Governor of the Central Bank Mr. ", "Governor of the Central Bank"),
        ("Ven. Dr. ", "Ven. Dr."),
        ("Joining Sen. ", "Sen."),
        ("Today U.S. Rep. ", "U.S. Rep."),
        ("President Meets Kells Mayor ", "Kells Mayor"),
        ("met the chancellor. ", None),
        ('wrote "Another Great President." ', None),
        ("met the chancellor. Kells spokesman ", "Kells spokesman"),
        ("Republican (former Rep. ", "former Rep."),
        ("her father ", None),
        ("Father ", "Father"),
        ("special counsel ", "special counsel"),
        ("Reps ", "Rep"),
        ("an adviser to the ", None),
    ],
)
def test_roles_stand_beside_the_name(before: str, role: str | None) -> None:
    """An office right before the name is the role; a courtesy title or an apposition is not."""
    assert entities(f"{before}[Naoki Okada|PERSON] spoke")[0].role == role


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        (", the foreign minister, left", "foreign minister"),
        (", Corvid's chief executive, left", "chief executive"),
        (", president of Corvid Port Trust, left", "president of Corvid Port Trust"),
        (", 45, a lawyer for the Kells Fund.", "lawyer for the Kells Fund"),
        (", a former U.S. senator, left", "former U.S. senator"),
        (", ex-mayor of Corvid, left", "ex-mayor of Corvid"),
        (", the minister’s brother, left", None),
        (", the mayor, the governor and others", None),
        (", the mayor, and the governor", None),
        (", the mayor said", None),
        (", a lawyer who lost, left", None),
        (", his lawyer, left", None),
        (", a director of many things, left", None),
        (", director of, well, many things", None),
    ],
)
def test_roles_stand_behind_the_name(behind: str, role: str | None) -> None:
    """An office between commas is the role of the name before it, unless that begins a list."""
    assert entities(f"so [Naoki Okada|PERSON]{behind}")[0].role == role


def test_a_role_holds_no_other_name() -> None:
    """What stands before the name before is the role of that."""
    found = entities(
        "Minister of Ports and [Ana Diaz|PERSON] [Bo Roe|PERSON], Mayor [Cy Fox|PERSON]"
    )

    assert [(e.name, e.role) for e in found] == [
        ("Ana Diaz", None),
        ("Bo Roe", None),
        ("Cy Fox", "Mayor"),
    ]


def test_a_role_before_the_name_is_preferred() -> None:
    """It is asked for first, however long what stands behind the name is."""
    (okada,) = entities("Mayor [Naoki Okada|PERSON], head of the Kells Port Trust, left")[:1]

    assert okada.role == "Mayor"


@pytest.mark.parametrize(
    ("marked", "name"), [("[Dean Roe|PERSON]", "Dean Roe"), ("[Dean Bo Roe|PERSON]", "Bo Roe")]
)
def test_a_title_that_is_a_given_name_stays_before_a_surname(marked: str, name: str) -> None:
    """It is a title where a whole name follows."""
    assert [entity.name for entity in entities(f"{marked} left")] == [name]


def test_the_type_is_that_of_most_mentions() -> None:
    """A string that the model labelled in two ways has one entity with the commoner label."""
    found = entities("[Corvid|ORG] fell, [Corvid|ORG] rose, [Corvid|PERSON] stayed")

    assert [(e.name, e.type, e.count) for e in found] == [("Corvid", "ORG", 3)]


def test_a_name_is_found_again_where_the_model_missed_it() -> None:
    """An unlabelled repetition of a name is a mention, part of another word is not."""
    found = entities("[Ana Brisk|PERSON] left. Brisk returned, briskly. Briskman saw Ana Brisk.")

    assert named(found) == {"Ana Brisk": ["Ana Brisk", "Brisk", "Ana Brisk"]}


def test_a_common_word_is_not_found_again() -> None:
    """A one-word name that the article also writes small is left where the model saw it."""
    found = entities("[Apple|ORG] grew. Apple pie is made of an apple.")

    assert named(found) == {"Apple": ["Apple"]}


def test_joined_places_are_two() -> None:
    """A city and what it lies in are two places."""
    assert list(named(entities("in [Salem, Oregon|GPE]"))) == ["Salem", "Oregon"]


@pytest.mark.parametrize(
    ("name", "country"),
    [("South Korea", "KR"), ("UK", "GB"), ("Seoul", "KR"), ("Georgia", None), ("Birmingham", None),
     ("Jordan", None), ("Punjab", None), ("Nowhereville", None), ("Florida", "US"),
     ("Calif.", "US"), ("Mexico", "MX"), ("Glasgow", "GB"), ("Republic of Kenya", "KE"),
     ("Westminster", None)],
)  # fmt: skip
def test_a_country_is_stated_only_when_certain(name: str, country: str | None) -> None:
    """Names that several countries share have none."""
    assert entities(f"in [{name}|GPE]")[0].country == country


@pytest.mark.parametrize(
    ("exact", "published", "value"),
    [
        ("December 24, 2019", None, "2019-12-24"),
        ("24 Dec 2019", None, "2019-12-24"),
        ("Tuesday, Dec. 24, 2019", None, "2019-12-24"),
        ("2019-12-24", None, "2019-12-24"),
        ("December 2019", None, "2019-12"),
        ("2019", None, "2019"),
        ("Sept. 3", "2019-12-24T10:00:00Z", "2019-09-03"),
        ("December 28", "2020-01-03", "--12-28"),
        ("December 28", None, "--12-28"),
        ("Tuesday, April 14", "2020-03-04", "2020-04-14"),
        ("Monday, April 14", "2020-03-04", "--04-14"),
        ("Tuesday", "2019-12-24", "2019-12-24"),
        ("Monday", "2019-12-24", None),
        ("Tuesday", None, None),
        ("February 30", None, None),
        ("June", "2019-12-24", None),
        ("1910-45", None, None),
        ("Tuesday", "yesterday", None),
    ],
)
def test_dates_have_a_value_when_nothing_is_guessed(exact: str, published: str | None, value: str | None) -> None:  # fmt: skip  # noqa: E501
    """Full dates, months and years as they stand; the rest against the publication date, or not."""
    assert entities(f"on [{exact}|DATE]", published=published)[0].value == value


def test_only_the_wanted_types_are_returned() -> None:
    """Ids count what is returned, in the order of the text."""
    found = entities("[Kells Act|LAW] in [Seoul|GPE] by [Corvid|ORG]", types=DEFAULT_ENTITY_TYPES)

    assert [(e.id, e.name) for e in found] == [("e1", "Seoul"), ("e2", "Corvid")]


def test_salience_follows_its_formula() -> None:
    """Half for frequency, .3 for an early first mention, .2 for the share of paragraphs."""
    found = entities("[Ana|PERSON] x [Ana|PERSON]\n[Bo|PERSON] yyyyy")

    assert [e.salience for e in found] == [
        round(0.5 + 0.3 + 0.2 / 2, 4),
        round(0.5 / 2 + 0.3 * (1 - 10 / 18) + 0.2 / 2, 4),
    ]


def test_no_mentions_give_no_entities() -> None:
    """An empty text and a text without names."""
    assert entities("") == ()
    assert entities("It rained.") == ()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("in [Paris|GPE], [Texas|GPE], on Friday", ["US", "US"]),
        ("in [Paris|GPE] on Friday", ["FR"]),
        ("from [London|GPE], [Ontario|GPE].", ["CA", None]),
        ("near [Athens|GPE], [Georgia|GPE].", [None, None]),
        ("in [Athens|GPE], [Ga.|GPE], today", ["US", "US"]),
        ("[Athens|GPE], [Paris|GPE] and [Rome|GPE]", ["GR", "FR", "IT"]),
        ("to [Athens|GPE], [Texas|GPE] and [Ohio|GPE]", ["GR", "US", "US"]),
        ("[Georgia|GPE], [Ukraine|GPE] joined", [None, "UA"]),
    ],
)
def test_what_a_city_lies_in_decides_its_country(text: str, countries: list[str | None]) -> None:
    """A region after the comma wins over the famous city; a list of places decides nothing."""
    assert [entity.country for entity in entities(text)] == countries


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("in [Kumasi|GPE] today", "GH"),
        ("in [Fitchburg|GPE] today", None),
        ("in [Fitchburg|GPE], said the [Americans|NORP]", "US"),
        ("in [Fitchburg|GPE] and [Boston|GPE]", "US"),
        ("in [Fitchburg|GPE] ([Mass.|GPE])", "US"),
        ("in [Fitchburg|GPE] and [Kumasi|GPE]", None),
        ("in [Fitchburg|GPE], by [American|ORG]", None),
    ],
)
def test_a_place_that_is_not_renowned_needs_a_second_sign(text: str, country: str | None) -> None:
    """The article names its country, the people of it, or a renowned place in it."""
    assert entities(text)[0].country == country


@pytest.mark.parametrize(("one", "other"), [("Gdańsk", "Gdansk"), ("Zürich", "Zurich")])
def test_accents_do_not_hide_a_country(one: str, other: str) -> None:
    """News writes names of places with and without their accents."""
    countries = {entities(f"in [{name}|GPE]")[0].country for name in (one, other)}

    assert len(countries) == 1
    assert None not in countries


def test_mr_and_mrs_tell_two_people_of_one_surname_apart() -> None:
    """A title goes with the one whose given name fits, however far away that one was named."""
    found = entities(
        "[Robert Marsh|PERSON] met [Emily Marsh|PERSON]. Mr. [Marsh|PERSON] spoke. "
        "Mrs. [Marsh|PERSON] left."
    )

    assert [(entity.name, entity.count) for entity in found] == [
        ("Robert Marsh", 2),
        ("Emily Marsh", 2),
    ]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Tycoon Ann Lee|PERSON] spoke. [Ann Lee|PERSON] sat. [Lee|PERSON] left.", "Ann Lee"),
        ("[BOSTON - Ann Lee|PERSON] spoke. [Lee|PERSON] left.", "Ann Lee"),
        ("[Ann Lee Slams|PERSON] the port. [Lee|PERSON] left.", "Ann Lee"),
        ("[Mary Ann Lee|PERSON] spoke. [Ann Lee|PERSON] sat.", "Mary Ann Lee"),
        ("[Ana O’Brisk|PERSON] spoke. [O'Brisk|PERSON] sat.", "Ana O’Brisk"),
    ],
)
def test_what_sticks_to_a_name_is_no_part_of_it(marked: str, name: str) -> None:
    """Trades, datelines and a headline's verb are cut; a further given name belongs."""
    assert list(named(entities(marked))) == [name]
