"""Which language a text is in, and when that is beyond doubt."""

from __future__ import annotations

import pytest

from worker.article import RawArticle
from worker.clean.article import clean_article, keep_article
from worker.clean.language import detect_language
from worker.errors import ArticleError, Reason

ENGLISH = (
    "The harbour of Brevik reopened on Monday after two weeks of repairs, and the first ferry left"
    " for the islands with two hundred passengers on board, the harbour office said."
)
FOREIGN = {
    "fr": "Le port de Brevik a rouvert lundi après deux semaines de travaux, et le premier bac est"
    " parti pour les îles avec deux cents passagers à bord, a indiqué la capitainerie.",
    "de": "Der Hafen von Brevik ist am Montag nach zwei Wochen Reparatur wieder geöffnet worden,"
    " und die erste Fähre fuhr mit zweihundert Fahrgästen zu den Inseln, teilte das Amt mit.",
    "nl": "De haven van Brevik is maandag na twee weken werk weer geopend en de eerste veerboot"
    " vertrok met tweehonderd passagiers naar de eilanden, zei het havenkantoor.",
    "es": "El puerto de Brevik reabrió el lunes tras dos semanas de obras y el primer ferri salió"
    " hacia las islas con doscientos pasajeros a bordo, dijo la capitanía.",
    "ru": "Порт Бревик вновь открылся в понедельник после двух недель ремонта, и первый паром ушёл"
    " к островам с двумя сотнями пассажиров на борту, сообщили в управлении порта.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_a_dead_letter_when_sure(code: str) -> None:
    """Also where the feed says English; on request the text passes, and says so."""
    for text in (FOREIGN[code], "\n\n".join([FOREIGN[code]] * 8)):
        with pytest.raises(ArticleError) as caught:
            clean_article(RawArticle(text=text, language="en"), any_language=False)

        assert caught.value.reason is Reason.UNSUPPORTED_LANGUAGE

    passed = clean_article(RawArticle(text=FOREIGN[code], language="en"), any_language=True)

    assert (passed.language.code, passed.language.declared) == (code, "en")
    assert "language_uncertain" in passed.warnings


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sails.",
        "Brevik 2, Larvik 1.",
        "Goals: Okada, Müller, García, Nguyen, Petrović, Østby, Szymański, Çelik, Dubois.",
        "Results: Jan Novák beat Piotr Zieliński; Ana García and Luis Muñoz drew with Jens Østby.",
        "BREVIK HARBOUR REOPENED ON MONDAY AFTER TWO WEEKS OF REPAIRS, THE HARBOUR OFFICE SAID.",
        f"{FOREIGN['fr']}\n\n{ENGLISH}",
        f"“{FOREIGN['de']}”\n\n{FOREIGN['de']}\n\n{FOREIGN['de']}\n\n{ENGLISH}\n\n{ENGLISH}",
        f"{ENGLISH}\n\n“{FOREIGN['es']}” he said.\n\n{FOREIGN['es']}",
        "The mayor said: “Nous sommes très heureux de rouvrir le port, après des travaux durs.”",
        "Tokyo, Osaka, Nagoya, Sapporo, Fukuoka, Kyoto and Kobe report rain; Naha is dry.",
    ],
)
def test_an_english_article_is_never_dropped(text: str) -> None:
    """Short, in capitals, full of foreign names, or with statements in another language."""
    for declared in (None, "en", "fr", "nonsense"):
        cleaned = clean_article(RawArticle(text=text, language=declared), any_language=False)

        assert cleaned.text
    assert clean_article(RawArticle(text=text), any_language=False).language.code == "en"


@pytest.mark.parametrize(
    ("text", "declared", "marked"),
    [
        (ENGLISH, None, False),
        (ENGLISH, "en-GB", False),
        (ENGLISH, "English", False),
        (ENGLISH, "fr", True),
        ("Ferry sails.", None, True),
        ("Ferry sails.", "en", True),
        ("2-1, 3-0", None, True),
        (FOREIGN["fr"], "fr", False),
    ],
)
def test_doubt_is_marked(text: str, declared: str | None, *, marked: bool) -> None:
    """A short text, or one declared to be in another language than it seems to be."""
    assert detect_language(text, declared).marked is marked
    kept = keep_article(RawArticle(text=text, language=declared), any_language=True)
    assert ("language_uncertain" in kept.warnings) is marked


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Hafen ist wieder offen.", "de"),
        ("Гавань снова открыта.", "ru"),
    ],
)
def test_a_short_text_is_taken_for_english_only_if_it_can_be(text: str, code: str) -> None:
    """Neither one in other letters nor one that is clearly in another language."""
    assert detect_language(text, None).language.code == code


def test_the_declared_language_decides_a_doubtful_text() -> None:
    """A headline of three words says little by itself."""
    assert detect_language("Ferry sails.", "da").language.code == "da"
    assert detect_language(ENGLISH, "da").language.code == "en"
