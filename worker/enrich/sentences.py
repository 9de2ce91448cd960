"""Sentences that respect quotation marks, and their words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worker.article import Span
from worker.enrich.cues import USUAL, Vocabulary
from worker.enrich.marks import OPENING
from worker.enrich.quotes import Marked

__all__ = ["Sentence", "Word", "lowered", "split_sentences", "words_of"]

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
#: Characters behind a quote that asks: its reporting verb stands so near, or behind an apposition.
_NEARBY = 60
_APPOSED = 160
#: Before a surname: "G.K. Lee".
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,2}")
_ACRONYMS = frozenset(("US", "WHO", "IT"))


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
    if low in _MAY_END and text[after.end()] in OPENING:
        return False
    if low in _ABBREVIATIONS or _INITIALS.fullmatch(low):
        return True
    return len(low) == 1 and low.isalpha() and low != "i"


def _attribution_follows(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Says whether a reporting verb comes next, at most behind a name and who that is.

    “Who pays?” Ann Lee, the mayor of Port Hale for nine years, asked in a letter.
    """
    words = words_of(text, start, min(len(text), start + _APPOSED))
    nearby = [word for word in words if word.start < start + _NEARBY][:6]
    if any(w.low in vocabulary.cues for w in nearby):
        return not any(w.text in '.,“"' for w in nearby[:2])
    stop = next((at for at, w in enumerate(words) if w.text in '.“”"'), len(words))
    commas = [at for at in range(stop) if words[at].text == ","]
    if not commas or not all(word.text[0].isupper() for word in words[: commas[0]]):
        return False
    verbs = (w for at in commas[1:] for w in words[at + 1 : at + 3])
    return any(w.low in vocabulary.cues for w in verbs)
