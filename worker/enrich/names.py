"""How names are written: titles before them, possessives after them, short forms and acronyms.

Everything here is about strings; who is meant in an article is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

from worker.enrich.known import known_label

__all__ = [
    "COURTESY_TITLES",
    "SUFFIXES",
    "TITLES",
    "abbreviates",
    "initials",
    "is_short_person_name",
    "name_words",
    "trim_name",
]

#: Said before a surname; they tell nothing of an office.
COURTESY_TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "messrs", "mister", "madam", "madame", "sir", "dame", "lady",
    "lord",
))  # fmt: skip
#: Words that end a title before a name, lower case, without their stop.
TITLES = COURTESY_TITLES | frozenset((
    "president", "vice-president", "premier", "minister", "chancellor", "secretary", "senator",
    "sen", "sens", "representative", "rep", "reps", "congressman", "congresswoman", "governor",
    "gov", "lieutenant-governor", "mayor", "councillor", "councilman", "councilwoman", "alderman",
    "ambassador", "envoy", "commissioner", "chairman", "chairwoman", "chairperson", "chair",
    "director", "director-general", "president-elect", "secretary-general", "speaker", "leader",
    "general", "gen", "lieutenant", "lt", "colonel", "col", "major", "maj", "captain", "capt",
    "sergeant", "sgt", "corporal", "private", "pvt", "admiral", "adm", "commander", "cmdr",
    "marshal", "brigadier", "brig", "inspector", "superintendent", "detective", "officer",
    "sheriff", "chief", "constable", "judge", "justice", "attorney", "counsel", "prosecutor",
    "magistrate", "king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir",
    "sheikh", "shaikh", "crown", "pope", "cardinal", "archbishop", "bishop", "father", "fr",
    "reverend", "rev", "pastor", "rabbi", "imam", "ayatollah", "professor", "prof", "dr",
    "doctor", "coach", "manager", "captain-general", "analyst", "economist", "spokesman",
    "spokeswoman", "spokesperson", "founder", "ceo", "cfo", "chief-executive", "lawmaker",
    "deputy", "legislator", "treasurer", "undersecretary", "comptroller", "principal", "dean",
    "rector", "provost", "nurse",
))  # fmt: skip
#: Titles that are hardly anybody's name, so that what stands before them is a title too.
_OFFICES = frozenset((
    "president", "premier", "minister", "chancellor", "secretary", "senator", "governor", "mayor",
    "ambassador", "commissioner", "chairman", "chairwoman", "chairperson", "spokesman",
    "spokeswoman", "spokesperson", "congressman", "congresswoman", "councillor", "lawmaker",
    "president-elect", "secretary-general", "director-general", "superintendent",
))  # fmt: skip
#: Parts of a name that follow the surname.
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

#: One letter stands for too many names.
_SHORTEST_ACRONYM = 2
#: What is added to a name: "Kells's", "the U.S.-led talks".
_ADDITION = re.compile(
    r"(?:['’][sS]?|[-‑](?:led|based|backed|born|owned|run|controlled|style|made|era|area|educated"
    r"|trained|funded|occupied|administered|listed|ruled|held|designated|appointed|sponsored"
    r"|dominated|brokered|linked|aligned|friendly|allied|bound|built|supplied|affiliated|inspired"
    r"|raised|imposed))$"
)
_INITIALS = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.[\s-]?)+|(?:[A-Z] ){2,})$")
#: Places that are written like initials.
_PLACES = frozenset(("U.S.", "U.K.", "U.N.", "E.U.", "U.A.E.", "D.C.", "L.A.", "N.Y.", "B.C."))
#: Four letters with stops and spaces.
_LONGEST_INITIALS = 12
_DASH = re.compile(r"[ \u00a0][-–—][ \u00a0]")
_HEADLINE_VERB = re.compile(
    r"[ \u00a0](?:Says|Tells|Speaks|Calls|Slams|Warns|Wins|Backs|Vows|Hits|Takes|Gets|Makes|Goes|"
    r"Leads|Urges|Asks|Claims|Blasts|Defends|Announces|Endorses)\b"
)
_EDGE = " \t\r\n\"“”‘'’`,;:()[]*_-–—•|#"
_MINOR = frozenset((
    "of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "le", "des", "del", "y", "&",
    "at",
))  # fmt: skip


def trim_name(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Returns the span without title, leading "the", possessive and stray marks; may be empty."""
    start, end = _trim_edges(text, start, end)
    if known_label(text[start:end]):
        return start, end
    if label not in {"DATE", "MONEY", "MISC"}:
        addition = _ADDITION.search(text, start, end)
        if addition and addition.start() > start:
            end = addition.start()
    if label == "PERSON":
        start = _after_dash(text, start, end)
        start = _before_initials(text, _after_titles(text, start, end))
        end = _before_verb(text, start, end)
    if label in {"ORG", "GPE", "LOC", "NORP"} and text[start : start + 4] in {"the ", "THE "}:
        start += 4
    return _trim_edges(text, start, end)


def _after_dash(text: str, start: int, end: int) -> int:
    """Returns where the name begins in "BOSTON - Ann Lee"."""
    dashes = list(_DASH.finditer(text, start, end))
    return dashes[-1].end() if dashes else start


def _before_verb(text: str, start: int, end: int) -> int:
    """Returns where the name ends in a headline's "Ann Lee Says Port"."""
    verb = _HEADLINE_VERB.search(text, start, end)
    return verb.start() if verb else end


def _trim_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Returns the span without marks around it; a bracket that the name opens stays: `JD(S)`."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    return start, end


def _before_initials(text: str, start: int) -> int:
    """Returns where the initials right before a name begin: `J. R. Lund`, `T P Lund`.

    A lone letter without a stop may be the article or a vitamin.
    """
    found = _INITIALS.search(text, max(0, start - _LONGEST_INITIALS), start)
    return found.start() if found and found.group().strip() not in _PLACES else start


def _after_titles(text: str, start: int, end: int) -> int:
    """Returns where the name begins once titles and what stands before an office are passed over.

    "Halverton Mayor Tomas Reyes" is Tomas Reyes.
    """
    for word in re.finditer(r"\S+", text[start:end]):
        if word.group().lower() in _OFFICES and text[start + word.end() : end].strip():
            return _after_titles(text, start + word.end() + 1, end)
    while True:
        first, _, rest = text[start:end].partition(" ")
        if not rest.strip() or first.rstrip(".").lower() not in TITLES:
            return start
        start = end - len(rest.lstrip())


def name_words(name: str) -> tuple[str, ...]:
    """Returns the words of a name folded for comparison: no case, accents, stops or suffixes."""
    folded = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold().replace("’", "'")
    words = (word.strip(".,'’\"“”()") for word in re.split(r"[\s\-‐‑]+", plain))
    return tuple(word for word in words if word and word not in SUFFIXES)


def is_short_person_name(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Says whether a person called `full` may be called `short`, both as `name_words` gives them.

    A surname, a given name, or the name without its middle parts: the words keep their order, and
    the first or the last word is that of the full name.
    """
    if len(short) >= len(full) or not short:
        return False
    rest = iter(full)
    if not all(word in rest for word in short):  # `in` uses up the iterator: the order must agree
        return False
    if len(short) == 1:
        return short[0] in {full[0], full[-1]}
    return short[-1] == full[-1] or short == full[: len(short)]


def initials(name: str) -> str:
    """Returns the first letters of a name's capitalised words, less `of`, `and` and the like."""
    words = [word for word in re.split(r"[\s\-/]+", name) if word and word.lower() not in _MINOR]
    return "".join(word[0] for word in words if word[0].isupper())


def abbreviates(short: str, full: str) -> bool:
    """Says whether `short` is an acronym of `full`: WHO, U.N., or IAEA of many words."""
    letters = short.replace(".", "")
    if (
        not _SHORTEST_ACRONYM <= len(letters) <= len(full) // 2
        or not letters.isupper()
        or " " not in full
    ):
        return False
    return letters == initials(full)
