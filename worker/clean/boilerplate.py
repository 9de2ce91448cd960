"""What each line of an article is: body, or which kind of noise.

Lines are judged one by one (`line_rules`), then by what stands around them: buttons come in runs,
a marker takes the links below it along, what stands above a dateline is no body, and after the
agency's credit only notes follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from worker.article import Dateline, RemovedLabel, RemovedSpan
from worker.clean.credits import (
    Credit,
    bare_name,
    parse_biography,
    parse_byline,
    parse_credit,
    parse_sign_off,
)
from worker.clean.dateline_lines import locate_dateline
from worker.clean.dates import stamped_day
from worker.clean.gazetteer import is_place
from worker.clean.inserts import find_inserts
from worker.clean.line_rules import is_address, is_marker, is_widget, rule_label
from worker.clean.lines import Line
from worker.clean.site_talk import closes_page
from worker.clean.stray_lines import is_headline, keep_heads, mark_stray_lines
from worker.clean.top_lines import find_top_lines, is_mentioned, mark_highlights

__all__ = ["Judgement", "judge"]

_TOP_LINES = 16
_TOP_SHARE = 0.35
_LINKS_MAX = 8
_LINK_WORDS = 24
#: Shorter sentences may come again on purpose (a refrain, opening hours): once more, no oftener.
_REPEAT_WORDS, _PULLED_WORDS = 18, 10
_TITLE_WORDS = 5
_LONG_WORDS = 14
_NOTES_ABOVE = 6
_CREDIT_WORDS = 120
_AGENCY_WORDS = 6
#: Lines at the end among which the initials of desks stand.
_LAST = 3
_NAME_WORDS = 3
#: Lines from either end within which an agency's bare name is a credit.
_EDGE = 6
#: Titles capitalise words from this length on.
_CAPITALISED = 4
_TITLE_GAP = 3
_TITLE_MAX = 40
_FIGURES = re.compile(r"\d.*\d.*\d|: \S+ ")
_CONTACT = re.compile(r"@|follow (?:him|her|them)|can be reached|e-?mail|on twitter|author of")
_ABOUT = re.compile(r"About (?:the )?[A-Z0-9][^.!?]{1,100}:|ABOUT [A-Z0-9][^.!?a-z]{1,80}:?")
_SUMMARY_WORDS = 8
_FURNITURE_OF_TOP = frozenset({"byline", "timestamp", "agency_credit", "dateline"})
_SENTENCES = re.compile(r"[a-z0-9)”\"’][.!?…][”\"’)]?\s+[\"“A-Z]")
_STAMPED = re.compile(r"publish|posted|first|issued|released|created")


@dataclass(slots=True)
class Judgement:
    """A label for each line (`None` stays), spans inside lines, and what was read off them."""

    labels: list[RemovedLabel | None]
    inserts: list[RemovedSpan] = field(default_factory=list)
    credits: list[tuple[int, Credit]] = field(default_factory=list)
    byline: str | None = None
    headline: str | None = None
    dateline: Dateline | None = None
    dates: list[str] = field(default_factory=list)


def judge(lines: Sequence[Line], headline: str | None = None) -> Judgement:
    """Judges all lines of an article."""
    judgement = Judgement(_by_rules(lines))
    _find_credits(lines, judgement)
    _find_dates(lines, judgement)
    _follow_runs(lines, judgement.labels)
    _follow_markers(lines, judgement.labels)
    mark_highlights(lines, judgement.labels)
    _find_dateline(lines, judgement)
    _clear_top(lines, judgement, headline)
    _find_authors(lines, judgement)
    _find_headline(lines, judgement)
    _find_biographies(lines, judgement)
    _clear_tail(lines, judgement)
    _close_page(lines, judgement.labels)
    _drop_repeats(lines, judgement.labels)
    mark_stray_lines(lines, judgement.labels)
    _clear_company_notes(lines, judgement.labels)
    _find_inserts(lines, judgement)
    return judgement


def _by_rules(lines: Sequence[Line]) -> list[RemovedLabel | None]:
    """Asks the rules once for each distinct line."""
    known: dict[str, RemovedLabel | None] = {}
    inner = range(_NOTES_ABOVE, len(lines) * 2 // 3)
    for index, line in enumerate(lines):
        if line.text not in known:
            known[line.text] = rule_label(line, inside=index in inner)
    return [known[line.text] for line in lines]


def _find_credits(lines: Sequence[Line], judgement: Judgement) -> None:
    for index, line in enumerate(lines):
        if line.words > _CREDIT_WORDS:
            continue
        credit = parse_credit(line.text)
        if credit:
            judgement.labels[index] = "agency_credit"
            judgement.credits.append((index, credit))
        elif judgement.labels[index] in (None, "timestamp") or line.plain.startswith("source"):
            _find_byline(index, line, len(lines), judgement)


def _find_byline(index: int, line: Line, count: int, judgement: Judgement) -> None:
    credit = parse_byline(line.text)
    if credit:
        judgement.labels[index] = "agency_credit" if line.plain.startswith("from ") else "byline"
        judgement.credits.append((index, credit))
        judgement.byline = judgement.byline or line.text
        date = stamped_day(line.text)
        if date:
            judgement.dates.append(date)
    elif line.words <= _AGENCY_WORDS and not _EDGE <= index < count - _EDGE:
        credit = parse_sign_off(line.text, last=index >= count - _LAST)
        if credit is None:
            return
        judgement.labels[index] = "agency_credit"
        judgement.credits.append((index, credit))


def _find_dates(lines: Sequence[Line], judgement: Judgement) -> None:
    """Reads the time stamps above the first paragraph, and later ones that say what they are."""
    above = True
    keep_heads(lines, judgement.labels)
    for line, label in zip(lines, judgement.labels, strict=True):
        if label is None and line.ends_sentence and line.words > _SUMMARY_WORDS:
            above = False
        if label == "timestamp" and (above or _STAMPED.search(line.plain)):
            date = stamped_day(line.text)
            if date:
                judgement.dates.append(date)


def _follow_runs(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Takes doubtful words along (`Google`, `More`) where they stand beside buttons."""
    order = list(range(len(lines)))
    for sequence, step in ((order, -1), (order[::-1], 1)):
        for index in sequence:
            beside = index + step
            if (
                labels[index] is None
                and 0 <= beside < len(lines)
                and labels[beside] == "nav_related"
                and is_widget(lines[index], weak=True)
                and is_widget(lines[beside], weak=True)
            ):
                labels[index] = "nav_related"


def _follow_markers(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Takes the links along that stand below `More:` or `You might also like`."""
    for index, line in enumerate(lines):
        if labels[index] != "nav_related" or not is_marker(line):
            continue
        for below in range(index + 1, min(index + 1 + _LINKS_MAX, len(lines))):
            if labels[below] is not None:
                if labels[below] in ("nav_related", "other"):
                    continue
                break
            if not _like_link(lines[below]):
                break
            labels[below] = "nav_related"


def _like_link(line: Line) -> bool:
    return line.words <= _LINK_WORDS and not line.text.rstrip("\"'”’ ").endswith(
        (".", ":", ",", ";")
    )


def _find_dateline(lines: Sequence[Line], judgement: Judgement) -> None:
    found = locate_dateline(lines, judgement.labels)
    if found is None:
        return
    judgement.dateline = found.dateline
    for index in range(found.first, found.last):
        judgement.labels[index] = "dateline"
    if found.end:
        line = lines[found.last]
        judgement.labels[found.last] = None
        end = line.start + len(line.text[: found.end].rstrip())
        judgement.inserts.append(RemovedSpan(line.start, end, "dateline"))


def _clear_top(lines: Sequence[Line], judgement: Judgement, headline: str | None) -> None:
    """What stands above the dateline, byline or address at the top is headline and furniture."""
    labels = judgement.labels
    if headline:
        key = _key(headline)
        for index, line in enumerate(lines[:_TOP_LINES]):
            if labels[index] is None and key and _key(line.text) == key:
                labels[index] = "headline"
    last = _last_of_top(lines, judgement)
    for index in range(last):
        if labels[index] is None and not _find_bare_name(index, lines[index], judgement):
            labels[index] = _top_label(lines[index], judgement)


def _find_bare_name(index: int, line: Line, judgement: Judgement) -> bool:
    """A line of two or three words above the dateline that is built like a name is the author's."""
    name = bare_name(line.text) if line.words <= _NAME_WORDS else None
    if name is None or line.ends_sentence or judgement.byline or is_place(name):
        return False
    judgement.labels[index] = "byline"
    judgement.byline = line.text
    judgement.credits.append((index, Credit((name,))))
    return True


def _last_of_top(lines: Sequence[Line], judgement: Judgement) -> int:
    total = sum(line.words for line in lines)
    kept = sum(line.words for line, label in zip(lines, judgement.labels, strict=True) if not label)
    before = long = last = 0
    starts = {span.start for span in judgement.inserts}
    for index, line in enumerate(lines):
        # A brief may be shorter than what stands above a long article, so most must come below.
        if before > max(60, _TOP_SHARE * total) or 2 * before > kept:
            break
        if line.start in starts or (
            judgement.labels[index] in _FURNITURE_OF_TOP or is_address(line)
        ):
            if before <= max(60, _TOP_SHARE * total) and long <= (2 if line.start in starts else 1):
                last = index
            if line.start in starts:
                break
        if judgement.labels[index] is None:
            before += line.words
            long += line.words > _LONG_WORDS and line.text.rstrip("\"'”’)").endswith((".", ":"))
    return last


def _top_label(line: Line, judgement: Judgement) -> RemovedLabel | None:
    sentences = len(_SENTENCES.findall(line.text)) + line.ends_sentence
    title = _title_case(line)
    if (sentences > 1 and not title) or line.words > _TITLE_MAX or line.text.endswith((")", "]")):
        return None
    if line.ends_sentence and not line.text.endswith(("?", "!", "…")):
        return "summary" if line.words > _SUMMARY_WORDS else None
    if line.words <= 2:
        return "nav_related"
    if judgement.headline is None or _key(judgement.headline) == _key(line.text):
        judgement.headline = judgement.headline or line.text
        return "headline"
    return "unsure"


def _find_headline(lines: Sequence[Line], judgement: Judgement) -> None:
    """A first line without a stop, about what the paragraphs below it say, is the headline."""
    if not lines or judgement.headline or judgement.labels[0] is not None:
        return
    starts = {span.start for span in judgement.inserts}
    if lines[0].start not in starts and is_headline(lines, judgement.labels):
        judgement.labels[0] = "headline"
        judgement.headline = lines[0].text


def _find_authors(lines: Sequence[Line], judgement: Judgement) -> None:
    """Takes out the lines above the first paragraph that name authors, houses and times."""
    for index, label, credit in find_top_lines(lines, judgement.labels, judgement.byline):
        judgement.labels[index] = label
        judgement.credits.append((index, credit))
        date = stamped_day(lines[index].text)
        judgement.dates.extend([date] if date else [])
        if credit.reporters:
            judgement.byline = judgement.byline or lines[index].text


def _title_case(line: Line) -> bool:
    """Says whether most words of four letters and more are capitalised."""
    words = [word for word in line.text.split() if len(word) >= _CAPITALISED and word[0].isalpha()]
    return bool(words[2:]) and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _find_biographies(lines: Sequence[Line], judgement: Judgement) -> None:
    """The author's name and life in a few words, in the last part of the text."""
    labels = judgement.labels
    known = {name for _, credit in judgement.credits for name in credit.reporters}
    for index in range(max(1, len(lines) * 2 // 3), len(lines)):
        name = parse_biography(lines[index].text)
        if name is None:
            continue
        announced = bare_name(lines[index - 1].text) == name
        signed = index >= len(lines) - 2 and not is_mentioned(name, lines, index)
        if not (announced or signed or name in known or _CONTACT.search(lines[index].plain)):
            continue
        labels[index] = labels[index] or "other"
        if announced:
            labels[index - 1] = "byline"
            judgement.credits.append((index - 1, Credit((name,))))
            known.add(name)


def _clear_tail(lines: Sequence[Line], judgement: Judgement) -> None:
    """After the agency's credit near the end only notes and links follow."""
    labels = judgement.labels
    total = sum(line.words for line in lines) or 1
    credit = next((i for i in range(len(lines) - 1, -1, -1) if labels[i] == "agency_credit"), None)
    if credit is None:
        return
    behind = sum(line.words for line in lines[credit + 1 :])
    above = sum(line.words for line in lines[:credit])
    if above < 0.6 * total or behind > 0.3 * total:
        return
    for index in range(credit + 1, len(lines)):
        if labels[index] is None:
            labels[index] = "other"


def _close_page(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Behind the last paragraph stand tags, contacts and what the site says of itself."""
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if labels[index] is None and closes_page(line):
            labels[index] = "other"
        elif labels[index] is None and line.ends_sentence and line.words >= _REPEAT_WORDS:
            return


def _clear_company_notes(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """A press release ends with `About the company:` and what follows it."""
    for index in range(len(lines) // 2, len(lines)):
        if labels[index] is None and _ABOUT.fullmatch(lines[index].text):
            for below in range(index, len(lines)):
                labels[below] = labels[below] or "other"
            return


def _drop_repeats(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """A paragraph that comes again word for word, or a title set twice, is a template's repeat."""
    first: dict[str, int] = {}
    times = Counter(line.plain for line in lines)
    for index, line in enumerate(lines):
        before = first.setdefault(line.plain, index)
        if before == index:
            continue
        label = labels[before]
        if label is not None:
            labels[index] = labels[index] or label
        elif _is_template_repeat(line, times[line.plain]):
            labels[index] = labels[index] or "other"
        elif _is_title_set_twice(line, index - before):
            labels[before] = labels[index] = "nav_related"
        first[line.plain] = index


def _is_template_repeat(line: Line, times: int) -> bool:
    if not line.ends_sentence or line.words < _PULLED_WORDS:
        return False
    pulled = times == 2 and not _FIGURES.search(line.text)
    return pulled or line.words >= _REPEAT_WORDS


def _is_title_set_twice(line: Line, gap: int) -> bool:
    """A title; not an entry of a list, which may hold the same figures twice."""
    return (
        line.words >= _TITLE_WORDS
        and gap <= _TITLE_GAP
        and not line.ends_sentence
        and (line.words > _REPEAT_WORDS or not _FIGURES.search(line.text))
    )


def _find_inserts(lines: Sequence[Line], judgement: Judgement) -> None:
    dateline_end = {span.start: span.end for span in judgement.inserts}
    found: list[RemovedSpan] = []
    final = max((i for i, label in enumerate(judgement.labels) if label is None), default=0)
    for index, line in enumerate(lines):
        if judgement.labels[index] is not None:
            continue
        start = dateline_end.get(line.start, line.start)
        if start > line.start:
            found.append(RemovedSpan(line.start, start, "dateline"))
        spans, credit = find_inserts(line.text[start - line.start :], start, last=index == final)
        found.extend(spans)
        if credit:
            judgement.credits.append((index, credit))
    judgement.inserts = found
    judgement.credits.sort(key=lambda item: item[0])


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
