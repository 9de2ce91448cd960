"""Datelines of many agencies, and openings that look like one."""

from __future__ import annotations

import pytest

from worker.article import Dateline
from worker.clean.dateline import find_dateline
from worker.clean.dateline_lines import locate_dateline
from worker.clean.lines import split_lines

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
        ("MOSCOW, March 4. /TASS/. ", Dateline(("Moscow",), "TASS", "--03-04")),
        ("KYIV. March 4 (Interfax) – ", Dateline(("Kyiv",), "Interfax", "--03-04")),
        ("ABUJA, Nigeria (AP) _ ", Dateline(("Abuja, Nigeria",), "AP")),
        (
            "LIMA, Peru / ACCESSWIRE / March 4, 2024 / ",
            Dateline(("Lima, Peru",), "ACCESSWIRE", "2024-03-04"),
        ),
        ("SAN JOSE, Calif.--(BUSINESS WIRE)--", Dateline(("San Jose, Calif.",), "Business Wire")),
        ("New Delhi [India], March 4 (ANI): ", Dateline(("New Delhi, India",), "ANI", "--03-04")),
        ("HARARE, March 4 (Quay Wire) - ", Dateline(("Harare",), "Quay Wire", "--03-04")),
        ("TEHRAN (Quay) – ", Dateline(("Tehran",), "Quay")),
        (
            "LIMA (Quay News / Pier - 07th April, 2019) ",
            Dateline(("Lima",), "Quay News / Pier", "2019-04-07"),
        ),
        ("(ANSA) - ROME, MARCH 4 - ", Dateline(("Rome",), "ANSA", "--03-04")),
        ("(QuayNation) — ", Dateline((), "QuayNation")),
        ("(Washington, DC) – ", Dateline(("Washington, DC",))),
        ("Lima, June 1, Quay Mirror: ", Dateline(("Lima",), "Quay Mirror", "--06-01")),
        ("Lima, June1 (Quay Mirror)-", Dateline(("Lima",), "Quay Mirror", "--06-01")),
        ("QUAY TIMES – ", Dateline((), "Quay Times")),
        ("QUAY TIMES (EFE) ", Dateline((), "EFE")),
        ("quay News, 27 January - ", Dateline((), "quay News", "--01-27")),
        ("Damascus, SANA- ", Dateline(("Damascus",), "SANA")),
        ("Istanbul, Turkey - ", Dateline(("Istanbul, Turkey",))),
        ("Durban - ", Dateline(("Durban",))),
        ("Doha: ", Dateline(("Doha",))),
        ("Abu Dhabi: ", Dateline(("Abu Dhabi",))),
        ("LAHORE:", Dateline(("Lahore",))),
        ("Cairo - MENA: ", Dateline(("Cairo",), "MENA")),
        ("ANKARA – Anadolu Agency – ", Dateline(("Ankara",), "Anadolu")),
        ("Lisbon – (AP) ", Dateline(("Lisbon",), "AP")),
        ("LAGOS, March 4, 2024 (NAN) ", Dateline(("Lagos",), "NAN", "2024-03-04")),
        ("March 4, 2024 (KHARTOUM) – ", Dateline(("Khartoum",), None, "2024-03-04")),
        ("(TORONTO) — ", Dateline(("Toronto",))),
        ("BRIDGETOWN, Barbados, CMC – ", Dateline(("Bridgetown, Barbados",), "CMC")),
        ("KAMPALA, Uganda | THE LAKE POST | ", Dateline(("Kampala, Uganda",), "The Lake Post")),
        ("Parliament, June 7 (Quay Mirror)- ", Dateline(("Parliament",), "Quay Mirror", "--06-07")),
        ("KABUL (QUAYnews): ", Dateline(("Kabul",), "QUAYnews")),
        ("St. Louis • ", Dateline(("St. Louis",))),
        ("Arusha. ", Dateline(("Arusha",))),
        ("[LIMA] ", Dateline(("Lima",))),
        ("[QUAYSIDE, IRELAND] — ", Dateline(("Quayside, Ireland",))),
        ("(QUAYSIDE, MD) - ", Dateline(("Quayside, MD",))),
        ("[QUAYSIDE, Ireland] — ", Dateline(("Quayside, Ireland",))),
        ("(QUAYSIDE/BREVIK, MD) – ", Dateline(("Quayside", "Brevik"))),
        ("(Washington D.C.) – ", Dateline(("Washington, D.C.",))),
        ("LOWELL MA — ", Dateline(("Lowell, MA",))),
        ("ALBUQUERQUE N.M. — ", Dateline(("Albuquerque, N.M.",))),
        ("QUAYSIDE CO., SC (AP) – ", Dateline(("Quayside Co, SC",), "AP")),
        ("LOWELL, MA-", Dateline(("Lowell, MA",))),
        ("LIMA –– ", Dateline(("Lima",))),
        ("[LIMA, Peru] ", Dateline(("Lima, Peru",))),
        ("(LIMA) ", Dateline(("Lima",))),
        ("(LIMA, Peru) ", Dateline(("Lima, Peru",))),
        ("WASHINGTON, D.C. ", Dateline(("Washington, D.C.",))),
        ("Baku. 4 March. REPORT.AZ/ ", Dateline(("Baku",), "REPORT.AZ", "--03-04")),
        ("Baku, March 4, AZERTAC ", Dateline(("Baku",), "AZERTAC", "--03-04")),
        ("YEREVAN, MARCH 4, ARMENPRESS. ", Dateline(("Yerevan",), "Armenpress", "--03-04")),
        ("ASTANA. KAZINFORM ", Dateline(("Astana",), "Kazinform")),
        ("Reuters, Nairobi: ", Dateline(("Nairobi",), "Reuters")),
        ("New York CNN — ", Dateline(("New York",), "CNN")),
        ("TEMPO.CO, Jakarta - ", Dateline(("Jakarta",), "TEMPO.CO")),
        ("JAKARTA, QUAY.com – ", Dateline(("Jakarta",), "QUAY.com")),
        ("APA-Bamako (Mali) – ", Dateline(("Bamako, Mali",), "APA")),
        ("Lima, Mar 4, 2024 / 08:00 am (CNA). ", Dateline(("Lima",), "CNA", "2024-03-04")),
        ("QUAY Staff, Mar 4, 2024 / 08:00 am (CNA). ", Dateline((), "CNA", "2024-03-04")),
        ("ERBIL, Kurdistan Region – ", Dateline(("Erbil, Kurdistan Region",))),
        ("NASSAU, The Bahamas — ", Dateline(("Nassau, The Bahamas",))),
        (
            "AUSTIN, Texas, March 4, 2024 /PRNewswire-PRWeb/ -- ",
            Dateline(("Austin, Texas",), "PRNewswire-PRWeb", "2024-03-04"),
        ),
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
        "Clinton - The repairs came in time, and the ferry will sail again on Monday, she said.",
        "Lisbon, Porto, other towns, and the Ferry Office (FOO) Committee said they would open.",
        "A day in the harbour of Lima, Peru – What to see from the ferry before it sails again.",
        "CONN: When will the ferry sail again, and who is going to pay for the repairs of it?",
        "Iran: The ferry that became a film star goes back to work on Monday morning, it says.",
        "BREAKING NEWS – The ferry sails again after two weeks in the dock, its owner says.",
        "(WHO) - The ferry sails again after two weeks in the dock, its owner says.",
        "Doha: The ferry sails again.",
        "Austin – the harbour's old name – is painted on the ferry that sails again on Monday.",
        "POLICE: The ferry sails again after two weeks in the dock, an officer says.",
        "Gold Coast: The ferry sails again after two weeks in the dock and Monday at noon",
        "UK: The ferry sails again after two weeks in the dock, the ferry company says.",
        "US – The ferry sails again after two weeks in the dock, the ferry company says.",
        "Lima. Quito. Bogota. The ferry that became a film star goes round the world.",
        "Reuters, which broke the news, said the ferry would sail again after repairs.",
        "AMAZON.com sells the ferry's old bell, and nobody on the island wants to buy it.",
        "",
        "(Lima) The ferry will stop on Sunday because the new bridge opens then.",
        "(NATO) The alliance will meet on Sunday because the new bridge opens then.",
        "(LIMA) The ferry",
        "[QUAYSIDE] — The ferry sails again after two weeks in the dock, its owner says.",
        "[VIDEO] — The ferry sails again after two weeks in the dock, its owner says.",
        "[BREAKING] — The ferry sails again after two weeks in the dock, its owner says.",
        "[WATCH] The ferry sails again after two weeks in the dock, its owner says.",
        "(UPDATE) - The ferry sails again after two weeks in the dock, its owner says.",
        "(OPINION) — The ferry sails again after two weeks in the dock, its owner says.",
        "(PHOTOS, VIDEO) — The ferry sails again after two weeks in the dock, its owner says.",
        "Rep. Ana Po (MD) Congresswoman Po has sailed on the ferry since she was a child.",
        "Quay Boats (Ireland) Ltd has sold the ferry to the harbour office of the island.",
        "(QUAY BOATS, CANADA) The ferry sails again after two weeks in the dock, its owner says.",
        "LIMA-Callao ferries sail again after two weeks in the dock, their owner says.",
    ],
)
def test_a_look_alike_is_no_dateline(line: str) -> None:
    """Slugs, speakers, hyphens and asides are left in the text."""
    assert find_dateline(line) is None


def test_a_stop_near_a_bracket_is_one_of_a_short_form() -> None:
    """Behind a place and a stop it would end one name of a list."""
    senator = "U.S. Sen. Ana Po said on Monday that the ferry would sail again."

    assert find_dateline(f"[LIMA] {senator}") is not None
    assert find_dateline(f"(LIMA) {senator}") is not None
    assert find_dateline(f"Arusha. {senator}") is None


def test_two_hyphens_may_stand_before_a_figure() -> None:
    """One hyphen before a figure parts a place from a score."""
    sentence = "50 years after the fire the ferry company said it would build a new dock."

    assert find_dateline(f"LIMA, Peru -- {sentence}") is not None
    assert find_dateline(f"LIMA, Peru - {sentence}") is None


def test_letters_that_a_sentence_explains_are_no_agency() -> None:
    """Only names, and days that are misspelt, stand between the place and an agency."""
    mayor = "Mayor Ana Po, a member of the Ferry Office (FOO) Committee, said it would sail again."
    found = find_dateline(f"LISBON, Portugal {mayor}")

    assert found is not None
    assert (found.dateline, found.end) == (Dateline(("Lisbon, Portugal",)), 17)
    assert find_dateline(f"LISBON, Aprl 4 (Quay Mirror) - {SENTENCE}") is not None


def test_a_dash_in_the_sentence_ends_an_aside_only_behind_a_bare_place() -> None:
    """A region, a date or an agency says that the first dash ends a dateline."""
    sentence = "The ferry sails again on Monday – with a new captain."

    assert find_dateline(f"Turin – {sentence}") is None
    assert find_dateline(f"Turin, Italy – {sentence}") is not None
    assert find_dateline(f"Turin, March 4 – {sentence}") is not None


@pytest.mark.parametrize("head", ["Arusha. ", "[LIMA] ", "(LIMA) ", "Lima, Peru. "])
def test_a_place_that_only_a_stop_ends_opens_an_article_only(head: str) -> None:
    """Further down the same words are a sentence, or a note in brackets."""
    assert find_dateline(head + SENTENCE, opening=False) is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("New York\nCNN\n —", Dateline(("New York",), "CNN")),
        ("NEW DELHI:", Dateline(("New Delhi",))),
        ("SEOUL, March 4 (Yonhap) --", Dateline(("Seoul",), "Yonhap", "--03-04")),
        ("(Reuters) -", Dateline((), "Reuters")),
        ("What to know:", None),
        ("Ana Po:", None),
    ],
)
def test_a_dateline_may_stand_in_lines_of_its_own(head: str, expected: Dateline | None) -> None:
    """Its pieces are put together; other short lines are none."""
    lines = split_lines(f"{head}\n{SENTENCE}\n{SENTENCE}")

    found = locate_dateline(lines, [None] * len(lines))

    assert (found and found.dateline) == expected
    assert found is None or found.last == len(lines) - 2


def test_a_place_before_a_colon_opens_an_article_only() -> None:
    """Further down the same words are one entry of a list."""
    line = "Doha: " + SENTENCE

    assert find_dateline(line) is not None
    assert find_dateline(line, opening=False) is None
