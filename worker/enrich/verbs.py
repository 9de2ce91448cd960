"""Where reporting verbs stand in a sentence, as verbs and not as nouns or participles."""

from __future__ import annotations

import re
from functools import lru_cache

from worker.article import Span
from worker.enrich.cues import NEEDING_CLAUSES, NOUN_FORMS, PLURAL_NOUNS, QUOTING, Vocabulary
from worker.enrich.sentences import Sentence
from worker.word_tree import any_of

__all__ = ["cues_in", "is_impersonal", "is_passive"]

_ACCORDING = "according"
_PARTICLE = re.compile(r" (on|back|in|out|up|it)\b")
#: How far a quote may stand before the end of a verb of two words, and how far behind it.
_BESIDE = 60
_INTRODUCING = 4
_LAST_WORD = re.compile(r"(?<![\w’'-])([\w’'-]+)\s$")
#: Characters in which the word before a verb ends.
_REACH = 30
_BEFORE_NOUNS = frozenset((
    "the", "a", "an", "this", "that", "its", "their", "his", "her", "my", "our", "no", "of", "for",
    "any", "some",
))  # fmt: skip
#: Before "comments" or "points" that are nouns.
_BEFORE_PLURALS = re.compile(
    r".*['’]s|[a-z]*[^aeiou\W](?:al|ive|ous|ful|ic|ary|able|ible)|percentage|united|further|recent|"
    r"earlier|previous|false|new|media|news|own|later|first|similar|different|\d+|"
    r"(?i:these|those|many|several|few|all|both|most|such|other|more|two|three|four|five|six|seven|"
    r"eight|nine|ten)"
)
_BEFORE_VERBS = frozenset((
    "they", "we", "i", "you", "who", "to", "will", "would", "may", "might", "can", "could", "not",
    "people", "and", "also",
))  # fmt: skip


_CLAUSE = re.compile(r"[\s,:]*(?:that\b|[“\"])")
_NO_PLURALS = ("ss", "us", "is", "’s", "'s")
_BEING = frozenset((
    "am", "is", "was", "are", "were", "be", "been", "being", "get", "gets", "got",
))  # fmt: skip
_IMPERSONAL = re.compile(
    r"\b(?:needless|suffice(?:[ \u00a0]it)?|that[ \u00a0]is|safe|fair|hard|difficult|easy|"
    r"impossible|early|soon)[ \u00a0]to[ \u00a0]say$",
    re.IGNORECASE,
)
#: In characters: “suffice it to say”.
_LONGEST_IMPERSONAL = 20
#: What may stand between them and a participle, beside words in -ly.
_BETWEEN = frozenset(("also", "not", "never", "once"))
_PARTICIPLE = re.compile(r"\b(?:[a-z]+ed|told|said|written|read)\b")


def cues_in(text: str, sentence: Sentence, vocabulary: Vocabulary) -> list[Span]:
    """Returns the reporting verbs and each "according to"."""
    found: list[Span] = []
    for match in _pattern(vocabulary).finditer(text, sentence.start, sentence.end):
        word = match.group().lower()
        if word in vocabulary.cues:
            quotes = word not in QUOTING or _beside_quote(match.start(), match.end(), sentence)
            if quotes and _is_verb(text, sentence.start, match.start(), word):
                found.append(Span(*match.span()))
        elif word == _ACCORDING and text.startswith(" to", match.end()):
            found.append(Span(match.start(), match.end() + len(" to")))
        elif (
            (phrasal := _PARTICLE.match(text, match.end(), sentence.end))
            and f"{word} {phrasal[1]}" in vocabulary.cues
            and _beside_quote(phrasal.start(), phrasal.end(), sentence)
        ):
            found.append(Span(match.start(), phrasal.end()))
    return found


@lru_cache(maxsize=8)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Returns what finds the first words of all cues, in small letters or capitals."""
    first = {_ACCORDING, *(form.partition(" ")[0] for form in vocabulary.cues)}
    written = {style(word) for word in first for style in (str.lower, str.capitalize, str.upper)}
    return re.compile(rf"(?<![\w-]){any_of(written)}\b(?![’'-]\w)")


def _beside_quote(start: int, end: int, sentence: Sentence) -> bool:
    """Says whether a quote ends or begins beside a verb: “No,” she went on."""
    return any(
        m.end <= start < m.end + _BESIDE or 0 <= m.start - end < _INTRODUCING
        for m in sentence.marked
    )


def _is_verb(text: str, sentence: int, start: int, word: str) -> bool:
    """Says whether a form stands where a verb can: not "the state", "an alleged thief"."""
    before = _LAST_WORD.search(text, max(sentence, start - _REACH), start)
    last = before.group(1) if before else ""
    low = last.lower()
    if low in _BEFORE_NOUNS or text.startswith("States", start):
        return False
    if word in PLURAL_NOUNS and _BEFORE_PLURALS.fullmatch(last):
        return False
    if last and text.startswith("Said", start):
        return False
    if word in NEEDING_CLAUSES and not _CLAUSE.match(text, start + len(word)):
        return False
    if word == "say" and _is_idle(text, start, start + len(word)):
        return False
    plural = low.endswith("s") and not low.endswith(_NO_PLURALS)
    return word not in NOUN_FORMS or plural or low in _BEFORE_VERBS


def _is_idle(text: str, start: int, end: int) -> bool:
    """Says whether nobody speaks by "say", as between commas: “than, say, a ferry”."""
    aside = text[max(0, start - 2) : start].rstrip() == "," and text.startswith(",", end)
    return aside or is_impersonal(text, Span(start, end))


def is_impersonal(text: str, cue: Span) -> bool:
    """Says whether a verb is one by which nobody speaks: “needless to say”, “to say the least”."""
    if not text.startswith("say", cue.end - len("say")):
        return False
    start = max(0, cue.end - _LONGEST_IMPERSONAL)
    to_nobody = _IMPERSONAL.search(text, start, cue.end)
    return to_nobody is not None or text.startswith(" the least", cue.end)


def is_passive(text: str, cue: Span) -> bool:
    """Says whether a verb tells what was said to its subject or of it: “he was told”."""
    if text.startswith("ing", cue.end - len("ing")):
        return False
    verb = _PARTICIPLE.search(text, cue.start, cue.end)
    if verb is None:
        return False
    before = text[max(0, verb.start() - _REACH) : verb.start()].split()
    if before and (before[-1] in _BETWEEN or before[-1].endswith("ly")):
        before.pop()
    return bool(before) and before[-1] in _BEING
