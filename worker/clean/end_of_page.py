"""What stands behind the last paragraph: biographies, notes, contacts, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from worker.article import RemovedLabel
from worker.clean.byline_lines import bare_name, parse_biography
from worker.clean.credits import Credit
from worker.clean.judgement import Judgement
from worker.clean.lines import Line
from worker.clean.names import is_name
from worker.clean.site_talk import closes_page
from worker.clean.titles import is_paragraph
from worker.clean.top_lines import is_mentioned

__all__ = [
    "clear_company_notes",
    "clear_contacts",
    "clear_tags",
    "clear_tail",
    "close_page",
    "find_biographies",
]

_PARAGRAPH_WORDS = 18
#: No line of a list of contacts has more, and no such list more lines.
_CONTACT_WORDS, _CONTACT_LINES = 12, 16
#: A release gives at most so much of itself to the company and to what its lawyers want.
_NOTES_SHARE = 0.6
_CONTACT = re.compile(r"@|follow (?:him|her|them)|can be reached|e-?mail|on twitter|author of")
#: In the last lines whoever is presented and was not spoken of before is the author.
_PRESENTED = re.compile(
    r"\W{0,3}(?P<name>[A-ZÀ-Þ][\w’'.-]*(?: [\w’'.-]+){1,3}?)(?: \([@\w .]{0,30}\))? is (?:an?|the)"
    r" [^\"“”]{3,400}"
)
_PRESENTED_LINES, _PRESENTED_WORDS, _ARTICLE_LINES = 4, 60, 5
_ABOUT = re.compile(r"About (?:the )?[A-Z0-9][^.!?]{1,100}:|ABOUT [A-Z0-9][^.!?a-z]{1,80}:?")
#: `About Corvid Labs` without a colon heads a part of an article too, so the next line must
#: present who is meant.
_ABOUT_BARE = re.compile(r"About (?:the )?(?P<name>[A-Z0-9][\w&’'.,®™-]*)(?: [\w&’'.,®™()-]+){0,7}")
_PRESENTS = re.compile(
    r"\b(?:is|are) (?:an?|the|one of|dedicated|committed)\b|\b(?:founded|established|headquartered"
    r"|based|listed) in\b|\b(?:provides|develops|helps|offers|operates|designs|makes)\b"
)
_CAUTION = re.compile(
    r"(?:caution(?:ary)? (?:note|statement)s? (?:regarding|on|about"
    r"|concerning) )?(?:forward[- ]looking"
    r"|safe harbou?r) (?:statements?|information|provisions?)\b.{0,80}(?<!\.)"
    r"|(?:certain statements in )?(?:this|the) (?:press |news |media )?(?:release"
    r"|announcement|communication)"
    r"\b.{0,60}\bforward[- ]looking statements\b.*"
)
_CONTACTS = re.compile(
    r"(?:(?:for )?(?:more|further|additional) information,? (?:please )?contact"
    r"|(?:(?:press|media|news|investor|investors?,?(?: and)?|public|company|analyst"
    r"|relations?|&|and|/)\s?){0,4}"
    r"(?:contacts?|inquiries|enquiries|relations))\s?:?"
)
_TELEPHONE = re.compile(
    r"(?:(?:tel|phone|telephone|mobile|cell|office|direct|fax|t|m"
    r"|p)\b[.:]?\s?)?[+(]?\d[\d ().–-]{6,18}\d"
    r"(?: ?(?:ext|x)\.? ?\d{1,5})?"
)
_MAIL = re.compile(r"(?:e-?mail\s?:?\s?)?[\w.+-]{1,40}@[\w.-]{3,40}\W?")
_SURNAME = re.compile(
    r"[*•\W]{0,3}(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?(?P<name>[A-ZÀ-Þ][\w’'-]+)(?:,| is| was| can"
    r"| writes| teaches)"
    r" (?:an?|the|who|from|about|be|at|in)\b"
)
_TAGS = re.compile(r"(?:tags?|topics?|keywords?|categories)\s?:?")
_TAG_WORDS = 4


def find_biographies(lines: Sequence[Line], judgement: Judgement) -> None:
    """The author's name and life in a few words, in the last part of the text."""
    labels = judgement.labels
    known = {name for _, credit in judgement.credits for name in credit.reporters}
    for index in range(max(1, len(lines) * 2 // 3), len(lines)):
        if index >= len(lines) - 3 and _is_about(lines[index].text, known):
            labels[index] = labels[index] or "other"
        if labels[index] is None and _is_presented(index, lines):
            labels[index] = "other"
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


def _is_presented(index: int, lines: Sequence[Line]) -> bool:
    line = lines[index]
    if line.words > _PRESENTED_WORDS or not (
        len(lines) >= _ARTICLE_LINES and index >= len(lines) - _PRESENTED_LINES
    ):
        return False
    match = _PRESENTED.fullmatch(line.text)
    return (
        match is not None
        and not any(map(is_paragraph, lines[index + 1 :]))
        and is_name(match["name"])
        and not is_mentioned(match["name"].split()[-1], lines, index)
    )


def _is_about(text: str, authors: Iterable[str]) -> bool:
    """`* Po, a retired nurse, writes from Lima.` is about the author, whose surname suffices."""
    match = _SURNAME.match(text)
    return match is not None and any(name.endswith(match["name"]) for name in authors)


def clear_tail(lines: Sequence[Line], judgement: Judgement) -> None:
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


def close_page(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Behind the last paragraph stand tags, contacts and what the site says of itself."""
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if labels[index] is None and closes_page(line):
            labels[index] = "other"
        elif labels[index] is None and line.ends_sentence and line.words >= _PARAGRAPH_WORDS:
            return


def clear_company_notes(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """A press release ends with `About the company` and what its lawyers want to have said."""
    words = sum(line.words for line in lines)
    below = words
    for index, line in enumerate(lines):
        if below <= _NOTES_SHARE * words and _opens_notes(index, lines):
            _take_rest(index, labels)
            return
        below -= line.words


def _opens_notes(index: int, lines: Sequence[Line]) -> bool:
    line = lines[index]
    if _ABOUT.fullmatch(line.text) or _CAUTION.fullmatch(line.plain):
        return True
    about = _ABOUT_BARE.fullmatch(line.text)
    if about is None or index + 1 == len(lines):
        return False
    next_line = lines[index + 1]
    return about["name"] in next_line.text[:80] and bool(_PRESENTS.search(next_line.text))


def _take_rest(first: int, labels: list[RemovedLabel | None]) -> None:
    for index in range(first, len(labels)):
        labels[index] = labels[index] or "other"


def clear_contacts(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Names, telephones and addresses behind the last paragraph tell whom to call.

    They stand below a heading that says so, or beside a telephone in a line of its own.
    """
    first = _behind(lines, labels)
    if not 0 < len(lines) - first <= _CONTACT_LINES:
        return
    heads = (i for i in range(first, len(lines)) if _CONTACTS.fullmatch(lines[i].plain))
    head = next(heads, None)
    if head is None and any(_TELEPHONE.fullmatch(line.plain) for line in lines[first:]):
        head = first
    if head is not None:
        _take_rest(head, labels)


def _behind(lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> int:
    """Returns the index of the first of the short lines that end the page."""
    first = len(lines)
    while first > 0:
        line, label = lines[first - 1], labels[first - 1]
        if label is None and (
            line.words > _CONTACT_WORDS or (line.ends_sentence and not _MAIL.fullmatch(line.plain))
        ):
            break
        first -= 1
    return first


def clear_tags(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Below `Tags` behind the last paragraph stand tags."""
    for index in range(_behind(lines, labels), len(lines)):
        if _TAGS.fullmatch(lines[index].plain) and all(
            labels[below] or lines[below].words <= _TAG_WORDS
            for below in range(index + 1, len(lines))
        ):
            _take_rest(index, labels)
            return
