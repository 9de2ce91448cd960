"""What stands behind the last paragraph: biographies, notes, contacts, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.article import RemovedLabel
from worker.clean.credits import Credit, bare_name, parse_biography
from worker.clean.judgement import Judgement
from worker.clean.lines import Line
from worker.clean.site_talk import closes_page
from worker.clean.top_lines import is_mentioned

__all__ = ["clear_company_notes", "clear_tail", "close_page", "find_biographies"]

_PARAGRAPH_WORDS = 18
_CONTACT = re.compile(r"@|follow (?:him|her|them)|can be reached|e-?mail|on twitter|author of")
_ABOUT = re.compile(r"About (?:the )?[A-Z0-9][^.!?]{1,100}:|ABOUT [A-Z0-9][^.!?a-z]{1,80}:?")


def find_biographies(lines: Sequence[Line], judgement: Judgement) -> None:
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
    """A press release ends with `About the company:` and what follows it."""
    for index in range(len(lines) // 2, len(lines)):
        if labels[index] is None and _ABOUT.fullmatch(lines[index].text):
            for below in range(index, len(lines)):
                labels[below] = labels[below] or "other"
            return
