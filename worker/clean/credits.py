"""Agency credits, found in lines and parsed into reporters, editors and the agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worker.clean.agencies import agency_in
from worker.clean.names import names_in
from worker.word_tree import any_of

__all__ = ["Credit", "parse_credit"]

_ROLES = re.compile(
    r"\b(?P<edit>(?:edited|editing|editors?)(?:\s+by\b:?|:))"
    r"|\b(?P<report>(?:(?:additional|further|with|original|writing and|and)\s+)*(?:reporting"
    r"|reported|writing"
    r"|written|compiled|report|story|text|files|inputs?|with\s+assistance|contribut(?:ions?"
    r"|ing))(?:\s+and\s+(?:writing"
    r"|editing|reporting))?"
    r"(?:\s+(?:by|from)|:))",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^[(\[*_—–\s-]*(?:contributing:|(?:(?:additional|original|with)\s+)*"
    r"(?:reporting|writing|written|edited|editing|compiled|reported)(?:\s+and\s+\w+)?"
    r"\s*(?:by\b"
    r"|:)|additional\s+reporting\s+from\b)",
    re.IGNORECASE,
)
#: `Story by: Ana Po. Edited by: Bo Ek`, where the second role says what the first one is.
_TWO_ROLES = re.compile(
    r"\W*(?:(?:story|text|words|report|photos?|produced|filmed|translated"
    r"|translation) ?(?:by:?|:)) .{3,80}"
    r"\b(?:edited|editing|editors?|reporting|reported|written|photos?) ?(?:by:?"
    r"|:)\s?[A-Z][^!?]{2,80}",
    re.IGNORECASE,
)
_BULLETS = "•⦁▪●*· "
#: Prose begins like these too, so they count only where names are all that follows.
_SHORT = re.compile(r"\W*(?:report by|editors?\s?:)\s+\S.{2,80}[^.!?]", re.IGNORECASE)
_SHORT_WORDS = 8
#: Behind a credit a sentence of the article goes on: `Edited by Ana Po, the paper sold well.`
_GOES_ON = re.compile(r", (?:the|it|he|she|they|this|his|her|their|its) [a-z]")
_NAMELESS = re.compile(r"\b(?:staff|agencies|wires|(?:wire|news) services)\b", re.IGNORECASE)
_SEGMENT_END = re.compile(r"(?<=[a-z]{2})[.;]\s+(?=[A-Z])")
_CONTRIBUTION = re.compile(
    r"\b(?:also\s+)?contributed(?:\s*\.?$|\s+(?:(?:additional\s+)?reporting|research|to\s+th(?:is"
    r"|e)\s+(?:\w+\s+)?"
    r"(?:report(?:ing)?|story|article|dispatch|piece|post)|from\s+[A-Z][\w ,]{2,40}(?=\.?$))(?!\w))"
    r"|\breported\s+from\s+[A-Z][\w .,]{2,60}?(?:[.;]|$)",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"^(?:some\s+information\s+(?:in|for)\s+this\s+(?:report|story|article)\s+(?:came|comes"
    r"|was\s+provided)"
    r"|this\s+(?:report|story|article)\s+(?:was\s+|is\s+)?(?:based\s+on\s+original\s+reporting"
    r"|based\s+(?:in\s+part\s+)?on\s+(?:wire|news|agency)"
    r"|(?:also\s+)?includes?\s+(?:reporting|information\s+from)|(?:contains|includes)\s+(?:reporting|material|information)\s+from"
    r"|was\s+(?:reported|written)\s+by)"
    r"|[—–-]*\s*with\s+(?:additional\s+|an?\s+)?(?:reporting|reports?|files|inputs?|assistance"
    r"|material"
    r"|contributions?)\s+(?:by|from)\b"
    r"|\(?with\s+(?:\w+\s+)?inputs?\b|information\s+from:?\s+[A-Z]|\(?inputs?\s+from\b"
    r"|material\s+from\s+the\s+[A-Z].{0,60}was\s+used)",
    re.IGNORECASE,
)
#: How every line begins that a credit can be, but one that ends in a contribution.
_CREDIT_OPENING = re.compile(r"[\W_]*" + any_of(
    ["contribut", "additional", "original", "with", "report", "writ", "edit", "compiled", "some",
     "this", "information", "input", "material", "story", "text", "words", "photo", "produced",
     "filmed", "translat"]
))  # fmt: skip
_CREDIT_LENGTH = 700
#: What may follow "contributed to this report".
_AFTERMATH = 100


@dataclass(frozen=True, slots=True)
class Credit:
    """Who a byline or a credit names."""

    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    agency: str | None = None


def parse_credit(line: str, plain: str | None = None) -> Credit | None:
    """Returns who an agency credit names, or `None` if the line is no credit.

    `plain` is the line in small letters, where that is known. A sentence that merely holds the
    words ("after reporting by the paper drew attention", "contributed to the narrow defeat") is
    none: a credit starts with its keyword, or ends with a contribution to this report, and names
    people or an agency.
    """
    if len(line) > _CREDIT_LENGTH:
        return None
    plain = plain or line.casefold()
    contributed = "contributed" in plain or "reported" in plain
    if not (contributed or _CREDIT_OPENING.match(plain)):
        return None
    text = " ".join(line.split()).lstrip(_BULLETS)
    if _GOES_ON.search(text):
        return None
    segments = _SEGMENT_END.split(text) if "ontribut" in text else []
    short = len(text.split()) <= _SHORT_WORDS
    credit: Credit | None
    if len(segments) > 1 and all(map(_CONTRIBUTION.search, segments)):
        credit = _by_segments(segments)
    elif (
        _WHOLE.match(text)
        or _BASED.match(text)
        or _TWO_ROLES.fullmatch(text)
        or (short and _SHORT.fullmatch(text))
    ):
        credit = _by_roles(text)
    else:
        credit = _by_contribution(text) if contributed else None
    if credit is None:
        return None
    named = credit.reporters or credit.editors or credit.agency
    return (
        credit
        if named or re.search(r"\b(?:staff|agenc(?:y|ies)|services?|bureau)\b", text, re.IGNORECASE)
        else None
    )


def _by_contribution(text: str) -> Credit | None:
    """Reads `Ana Po contributed to this report.` at the end of a line."""
    match = _CONTRIBUTION.search(text)
    if match is None or len(text) - match.end() >= _AFTERMATH:
        return None
    before = text[: match.start()]
    names, agency = names_in(_without_agency(before)), agency_in(before)
    if not names and not agency and not _NAMELESS.search(before):
        return None
    return Credit(names, (), agency)


def _by_segments(segments: Sequence[str]) -> Credit:
    """Reads `Ana Po reported from A. Associated Press writer Bo Li contributed to this report.`."""
    names: dict[str, None] = {}
    for segment in segments:
        mark = _CONTRIBUTION.search(segment)
        names.update(
            dict.fromkeys(names_in(_without_agency(segment[: mark.start() if mark else 0])))
        )
    return Credit(tuple(names), (), agency_in(" ".join(segments)))


def _by_roles(text: str) -> Credit:
    reporters: dict[str, None] = {}
    editors: dict[str, None] = {}
    marks = list(_ROLES.finditer(text))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        names = names_in(_without_agency(text[mark.end() : end].strip(" .;:,()[]")))
        (editors if mark["edit"] else reporters).update(dict.fromkeys(names))
    return Credit(tuple(reporters), tuple(editors), agency_in(text))


def _without_agency(text: str) -> str:
    """`Associated Press writers A and B` -> `A and B`; `the BBC's A` -> `A`."""
    text = re.sub(
        r"^.{0,60}?\b(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?"
        r"|[Pp]roducers?)\b:?\s+",
        "",
        text,
    )
    return re.sub(r"\b(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2}['’]s?\s+(?=[A-Z])", "", text)
