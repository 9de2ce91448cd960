"""The noun phrases beside a reporting verb."""

from __future__ import annotations

from collections.abc import Sequence

from worker.article import Span
from worker.enrich.cues import CUE_FORMS, PLURAL_PRONOUNS
from worker.enrich.sentences import Word, words_of

__all__ = ["phrase_after", "phrase_before"]

_ADVERBS = frozenset((
    "also", "later", "then", "once", "still", "now", "never", "often", "again", "just",
    "even", "recently", "earlier", "has", "have", "had", "is", "was", "were", "are", "be",
    "been", "being", "would", "will", "could", "did", "does", "do", "may", "might", "must",
    "should", "can", "to", "not", "first", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "didn’t", "hasn’t", "wouldn’t", "always", "today",
    "yesterday", "instead", "further", "both", "all", "himself", "herself", "themselves",
    "who", "which", "too",
))  # fmt: skip
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
_DAYS = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
#: “The board last week said”.
_WHICH_TIME = frozenset(("this", "last"))
_TIMES = frozenset((
    "week", "month", "year", "morning", "afternoon", "evening", "night", "weekend", "spring",
    "summer", "autumn", "fall", "winter",
))  # fmt: skip
#: In words.
_LONGEST_NAME = 4
_WITHIN_PHRASE = frozenset(("of", "for", "from", "with", "at", "in", "on"))
#: Whose offices are held with something: “Ambassador to the United Nations Ann Lee”.
_OFFICES_TO = frozenset(("ambassador", "envoy", "adviser", "advisor", "secretary", "counsel"))
#: What ends an apposition.
_CLOSING = frozenset((",", ")", "—", "–"))


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
    """Returns the number of the last word that is no adverb, no time and no relative pronoun."""
    last = len(words) - 1
    while last >= 0:
        low = words[last].low
        if low in _TIMES and last and words[last - 1].low in _WHICH_TIME:
            last -= 2
        elif low == "on" and words[last + 1 : last + 2] and words[last + 1].low in _DAYS:
            last -= 1
        elif low in _ADVERBS or low.endswith("ly"):
            last -= 1
            if low in {"who", "which"} and last >= 0 and words[last].text == ",":
                last -= 1
        else:
            break
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
            name = first.low in _DETERMINERS and _is_name(words[comma + 1 : last])
            if (
                name
                or after.low in _DETERMINERS
                or after.low in {"who", "which", "whose"}
                or after.text[0].isdigit()
                or not commas
                or after.text[0].islower()
            ):
                return Span(head.start, words[last - 1].end)
    return None


def _is_name(words: Sequence[Word]) -> bool:
    """Says whether all the words could be those of a name."""
    return len(words) <= _LONGEST_NAME and all(word.text[0].isupper() for word in words)


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
    found = _trim_left(words[first : last + 1])
    if found is not None and words[first].text in role_nouns and first < last:
        # “organiser the Port Trust”: a role stands in front of a determiner.
        return (
            found if words[first + 1].start != found.start else Span(words[first].start, found.end)
        )
    return found


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
            if index == 0 or not _goes_on(words, index):
                break
        elif word.low in CUE_FORMS and word.text[0].islower() and index < len(words) - 1:
            break
        else:
            first = index
    return Span(words[first].start, words[-1].end)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Says whether a phrase goes on to the left of a determiner: “Ambassador to the United”."""
    if words[at - 1].low in _WITHIN_PHRASE:
        return True
    office = at > 1 and words[at - 1].low == "to" and words[at - 2].low in _OFFICES_TO
    return office and words[-1].text[0].isupper()


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
