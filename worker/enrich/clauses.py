"""Sentences that respect quotation marks, and the noun phrases beside a reporting verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worker.article import Span
from worker.enrich.cues import CUE_FORMS, PLURAL_PRONOUNS, USUAL, Vocabulary
from worker.enrich.quotes import Marked

__all__ = [
    "Sentence",
    "Word",
    "lowered",
    "phrase_after",
    "phrase_before",
    "split_sentences",
    "words_of",
]

_ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "prof",
    "rev", "hon", "st", "jr", "sr", "vs", "no", "inc", "corp", "co", "ltd", "mt", "sens",
    "reps", "govs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
    "nov", "dec", "u.s", "u.k", "u.n", "a.m", "p.m", "d.c", "e.g", "i.e", "d", "r", "supt",
    "det", "del", "maj", "adm", "atty", "cllr", "cmdr", "cpl", "insp", "fr", "brig",
    "pres", "rs", "fig", "nos", "pvt", "messrs", "mme", "ven", "hrs", "approx",
))  # fmt: skip
#: Those of them that end a sentence where a quote begins after them: `at 6 p.m. “We are open.”`
_MAY_END = frozenset((
    "a.m", "p.m", "u.s", "u.k", "u.n", "d.c", "inc", "corp", "co", "ltd", "jr", "sr", "hrs",
))  # fmt: skip
_OPENERS = frozenset("\"“‘'„«")
#: Characters; the longest sentences of edited news hold about 600.
LONGEST = 2_000
_GAP = re.compile(r"\s+")
_BREAK = re.compile(r"[.!?…][\"”’')\]]*[\s\u00a0]+(?=[\"“‘'(\[„«]*[A-Z0-9])")
#: An abbreviated title or an initial keeps its stop before a name: "Rep. J. Lee".
_SHORT = (
    "(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|St|Ft|Supt|Det|Maj|Adm|"
    r"Pres|Del|Atty|Cllr|Cmdr|Cpl|Insp|Fr|Brig|[A-Z])\.(?=[ \u00a0][A-Z])"
)
_TOKEN = re.compile(
    rf"(?=[A-Z])\b{_SHORT}|(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[.’'&-][^\W_]+)*|[^\s\u00a0]"
)
_BEFORE_STOP = re.compile(r"(?<![\w.’-])[\w.’-]+$")
#: More characters than any abbreviation has.
_LONGEST_SHORT = 12
#: Before a surname: "G.K. Lee".
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,2}")
_ADVERBS = frozenset((
    "also", "later", "then", "once", "still", "now", "never", "often", "again", "just",
    "even", "recently", "earlier", "has", "have", "had", "is", "was", "were", "are", "be",
    "been", "being", "would", "will", "could", "did", "does", "do", "may", "might", "must",
    "should", "can", "to", "not", "first", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "didn’t", "hasn’t", "wouldn’t", "always", "today",
    "yesterday", "instead", "further", "both", "all", "himself", "herself", "themselves",
    "who", "which", "too",
))  # fmt: skip
_ACRONYMS = frozenset(("US", "WHO", "IT"))
_PRONOUNS = frozenset(("he", "she", "they", "i", "we", "it", "you", "who", "others"))
_STOP_LEFT = frozenset((
    "and", "but", "or", "when", "while", "because", "if", "as", "after", "before", "where",
    "whether", "that", "since", "although", "though", "so", "than", "until", "unless", "“",
    "”", '"', ";", ":", "—", "–", "-", "(", ")", ".", "!", "?", "…",
))  # fmt: skip
_STOP_RIGHT = frozenset((
    "in", "at", "on", "during", "after", "before", "while", "when", "as", "that", "when",
    "by", "to", "with", "about", "because", "since", "if", "through", "over", "under",
    "between", "without", "via", ",", ".", ";", ":", "—", "–", "-", "(", ")", "!", "?", "“",
    "”", '"', "’", "‘", "…", "and", "but",
))  # fmt: skip
_DETERMINERS = frozenset((
    "a", "an", "the", "his", "her", "their", "its", "our", "my", "one", "another", "some", "this",
    "that",
))  # fmt: skip


#: What ends an apposition.
_CLOSING = frozenset((",", ")", "—", "–"))


class Word(NamedTuple):
    """A word or a punctuation mark and where it stands."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        """The word in lower case, but for an acronym that reads like a pronoun."""
        return lowered(self.text)


class Sentence(NamedTuple):
    """A sentence with the marked stretches inside it; a quote is never cut by its own stops."""

    start: int
    end: int
    marked: tuple[Marked, ...]


def lowered(word: str) -> str:
    """Returns a word in lower case; the US and the WHO are no pronouns and stay as they are."""
    return word if word in _ACRONYMS else word.lower()


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Returns the words and punctuation marks between two offsets."""
    return [Word(*m.span(), m.group()) for m in _TOKEN.finditer(text, start, end)]


def split_sentences(
    text: str, paragraph: Span, marked: Sequence[Marked], vocabulary: Vocabulary = USUAL
) -> list[Sentence]:
    """Returns the sentences of a paragraph; `marked` is in order.

    What goes on for `LONGEST` characters without a stop is no sentence and is cut, so that the work
    done for each grows with the text and not with its square.
    """
    starts = [paragraph.start, *_breaks(text, paragraph, marked, vocabulary)]
    if paragraph.end - paragraph.start > LONGEST:
        starts = _short_enough(text, paragraph, starts[1:], marked)
    ends = [*starts[1:], paragraph.end]
    if not marked:
        return [Sentence(start, end, ()) for start, end in zip(starts, ends, strict=True)]
    first = [m.start for m in marked]
    return [
        Sentence(start, end, tuple(marked[bisect_left(first, start) : bisect_left(first, end)]))
        for start, end in zip(starts, ends, strict=True)
    ]


def _short_enough(
    text: str, paragraph: Span, breaks: Sequence[int], marked: Sequence[Marked]
) -> list[int]:
    """Returns the starts of the sentences, with further ones where one would be too long."""
    starts = [paragraph.start]
    for stop in [*breaks, paragraph.end]:
        while stop - starts[-1] > LONGEST:
            cut = _GAP.search(text, starts[-1] + LONGEST // 2, stop)
            while cut is not None and (inside := _around(cut.start(), marked)) is not None:
                cut = _GAP.search(text, inside.end, stop)
            if cut is None or cut.end() >= stop:
                break
            starts.append(cut.end())
        if stop < paragraph.end:
            starts.append(stop)
    return starts


def _around(position: int, marked: Sequence[Marked]) -> Marked | None:
    """Returns the quote that a position lies in."""
    before = bisect_right(marked, position, key=lambda m: m.start) - 1
    return marked[before] if before >= 0 and position < marked[before].end else None


def _breaks(
    text: str, paragraph: Span, marked: Sequence[Marked], vocabulary: Vocabulary
) -> Iterator[int]:
    for match in _BREAK.finditer(text, paragraph.start, paragraph.end):
        stop = match.start()
        inside = _around(stop, marked)
        if inside is not None and match.end() < inside.end:
            continue
        if text[stop] == "." and inside is None and _abbreviated(text, paragraph.start, match):
            continue
        asks = inside is not None and text[stop] in "?!…"
        if asks and _attribution_follows(text, match.end(), vocabulary):
            continue
        yield match.end()


def _abbreviated(text: str, start: int, after: re.Match[str]) -> bool:
    stop = after.start()
    word = _BEFORE_STOP.search(text, max(start, stop - _LONGEST_SHORT), stop)
    low = word.group().lower() if word else ""
    if low in _MAY_END and text[after.end()] in _OPENERS:
        return False
    if low in _ABBREVIATIONS or _INITIALS.fullmatch(low):
        return True
    return len(low) == 1 and low.isalpha() and low != "i"


def _attribution_follows(text: str, start: int, vocabulary: Vocabulary) -> bool:
    nearby = words_of(text, start, min(len(text), start + 60))[:6]
    return any(w.low in vocabulary.cues for w in nearby) and not any(
        w.text in '.,“"' for w in nearby[:2]
    )


def phrase_before(text: str, start: int, end: int, role_nouns: frozenset[str]) -> Span | None:
    """Returns the noun phrase that ends a stretch of text, over adverbs and an apposition."""
    comma = text.rfind(",", start, end)
    words = words_of(text, comma + 1 if comma >= 0 else start, end)
    last = _last_of_phrase(words)
    if comma >= 0 and (last < 0 or words[last].text in _CLOSING):
        words = words_of(text, start, end)
        last = _last_of_phrase(words)
    if last < 0:
        return None
    if words[last].low in _PRONOUNS:
        return Span(words[last].start, words[last].end)
    if words[last].text in _CLOSING:
        return _before_apposition(words, last, role_nouns)
    return _run_left(words, last, role_nouns)


def _last_of_phrase(words: Sequence[Word]) -> int:
    """Returns the number of the last word that is no adverb and no relative pronoun."""
    last = len(words) - 1
    while last >= 0 and ((low := words[last].low) in _ADVERBS or low.endswith("ly")):
        last -= 1
        if low in {"who", "which"} and last >= 0 and words[last].text == ",":
            last -= 1
    return last


def _before_apposition(words: Sequence[Word], last: int, role_nouns: frozenset[str]) -> Span | None:
    """“Ann Lee, who runs Acme, said”: the phrase starts before the first of the commas."""
    if words[last].text == ")":
        opening = next((i for i in range(last, -1, -1) if words[i].text == "("), None)
        inner = _run_left(words, opening - 1, role_nouns) if opening else None
        return Span(inner.start, words[last].end) if inner else None
    commas = [i for i in range(last) if words[i].text == words[last].text]
    while commas:
        comma = commas.pop()
        head = _run_left(words, comma - 1, role_nouns) if comma else None
        if head is None:
            continue
        first = next(w for w in words if w.start >= head.start)
        if first.text[0].isupper() or first.low in _DETERMINERS:
            after = words[comma + 1]
            if (
                after.low in _DETERMINERS
                or after.low in {"who", "which", "whose"}
                or after.text[0].isdigit()
                or not commas
                or after.text[0].islower()
            ):
                return Span(head.start, words[last - 1].end)
    return None


def _run_left(words: Sequence[Word], last: int, role_nouns: frozenset[str]) -> Span | None:
    first = last
    while first >= 0 and (
        (words[first].low not in _STOP_LEFT and words[first].text != ",")
        or _joins_roles(words, first, last, role_nouns)
    ):
        first -= 1
    first += 1
    if first > last:
        return None
    return _trim_left(words[first : last + 1])


def _joins_roles(words: Sequence[Word], at: int, last: int, role_nouns: frozenset[str]) -> bool:
    """Says whether "and" joins what one person is: "historian and author Ann Lee"."""
    return (
        words[at].low == "and"
        and 0 < at < last - 1
        and {words[at - 1].text, words[at + 1].text} <= role_nouns
        and words[last].text[0].isupper()
    )


def _trim_left(words: Sequence[Word]) -> Span | None:
    """Keeps the last noun phrase of a run: from its determiner, or its capitalised words."""
    first = len(words) - 1
    if words[first].low in PLURAL_PRONOUNS:
        return Span(words[first].start, words[first].end)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word.low in _DETERMINERS:
            first = index
            if index == 0 or words[index - 1].low not in {
                "of",
                "for",
                "from",
                "with",
                "at",
                "in",
                "on",
            }:
                break
        elif word.low in CUE_FORMS and word.text[0].islower() and index < len(words) - 1:
            break
        else:
            first = index
    return Span(words[first].start, words[-1].end)


def phrase_after(text: str, start: int, end: int) -> Span | None:
    """Returns the noun phrase that begins a stretch of text."""
    words = words_of(text, start, end)
    if not words:
        return None
    if words[0].low in _PRONOUNS or words[0].low in {"her", "him", "them"}:
        return Span(words[0].start, words[0].end)
    size = 0
    while size < len(words) and words[size].low not in _STOP_RIGHT:
        size += 1
    size = _with_name(words, size)
    return Span(words[0].start, words[size - 1].end) if size else None


def _with_name(words: Sequence[Word], size: int) -> int:
    """Returns the length of a phrase with the name that a role or a first name is joined to.

    “said the engineer, Ann Lee, on Monday”, “said owner and editor Ann Lee”.
    """
    if not 0 < size < len(words) - 1 or words[size].low not in {",", "and"}:
        return size
    role = words[size - 1].text[0].islower()
    if words[size].text == "," and not role:
        return size
    following = words[size + 1 : size + 4]
    name = next((n for n, w in enumerate(following) if w.text[0].isupper()), None)
    if name is None or (name and (words[size].text == "," or not role)):
        return size
    end = size + 1 + name
    while end < len(words) and (words[end].text[0].isupper() or words[end].text == "-"):
        end += 1
    return end
