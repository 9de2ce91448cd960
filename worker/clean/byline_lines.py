"""Bylines and biographies, found in lines: who they say wrote the article."""

from __future__ import annotations

import re

from worker.clean.agencies import agency_in, canonical_agency
from worker.clean.credits import Credit
from worker.clean.dates import DATE
from worker.clean.names import is_name, names_in, tidy_name
from worker.word_tree import any_of

__all__ = ["bare_name", "parse_biography", "parse_byline"]

#: How every line begins that a byline can be.
_BYLINE_OPENING = re.compile(r"\W*" + any_of(
    ["post", "publish", "submit", "upload", "by", "analysis", "opinion", "review", "commentary",
     "interview", "essay", "curated", "contributed", "reporte", "writ", "words", "story", "text",
     "author", "from"]
))  # fmt: skip
#: Behind the name stands where to follow it.
_HANDLE = re.compile(r" (?:[Ff]ollow )?@\w{2,20}$")
_BYLINE = re.compile(
    r"^(?P<cue>(?:posted|published|submitted|uploaded)\s+(?:on\s+.{0,40}?\s*)?by|by|(?:analysis"
    r"|opinion|review|commentary"
    r"|interviews?|essay|curated|contributed)\s+by|byline\s*:|reporter\s*:|writers?\s*:"
    r"|words\s*:|written\s+by"
    r"|story\s+by"
    r"|words\s+by|text\s*(?:by|:)|reported\s+by|authors?\s*:|by\s*:"
    r"|from)\s*:?\s+(?P<rest>\S.{0,200})$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-Z][A-Za-z])")
_JOIN_PREFIX = re.compile(
    r"(?:\b|[’'])(?:Mc|Mac|De|La|Le|Di|Du|Van|Fitz|Da|Del|Ma|San|Al|El|Ben|Des)$"
)
_ROLE_WORD = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|producer|columnist|contributor|analyst"
    r"|journalist"
    r"|bureau|chief|presenter|photographer|news|sport|political|business|health|science)\b",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w’'.-]*(?: [\w’'.-]+){1,3}?)(?:, (?:an?|the) [^.,]{3,60},(?= is)|,?)"
    r" (?:(?:is|was|has been) (?!the former).{0,160}?"
    r"\b(?:reporter|correspondent|editor|columnist|journalist|contributor|producer|writer|author"
    r"|blogger|photographer|broadcaster|anchor|professor|lecturer|fellow|economist|historian"
    r"|scholar|researcher|(?:co-)?founder|director|president|analyst|attorney|lawyer|consultant"
    r"|strategist|commentator|adviser|advisor)|covers|writes (?:about|for)|reports (?:on|for)"
    r"|teaches)\b"
)
_BYLINE_MAX_WORDS = 24
_AGENCY_WORDS = 6
_PHRASE_WORDS = 8
_COUNTS = re.compile(r"\s*[\d,.]+[kKmM]?(?:\s+(?:views?|shares?|comments?|reads?))?\b.*$")


def parse_byline(line: str, plain: str | None = None) -> Credit | None:
    """Returns who a byline names, if a line is one; `plain` is it in small letters, if known."""
    if not _BYLINE_OPENING.match(plain or line.casefold()):
        return None
    words = line.split()
    text = " ".join(words) if len(words) <= _BYLINE_MAX_WORDS else ""
    if text[:1] == "(" and text[-1] == ")":
        text = text[1:-1]
    text = _HANDLE.sub("", text.lstrip("-–— "))
    match = _BYLINE.match(text)
    if not match:
        return None
    rest = _split_joined(_COUNTS.sub("", DATE.sub(" | ", match["rest"])))
    rest = _without_house(rest)
    agency = agency_in(rest) if len(rest.split()) <= _AGENCY_WORDS else None
    if match["cue"].casefold() == "from":
        return Credit(agency=agency) if agency and canonical_agency(rest) else None
    posted = match["cue"].casefold().startswith(("posted", "published", "submitted"))
    first, bar, more = rest.partition("|")
    names = names_in(_once(first.strip()) + bar + more)
    if not names and posted and len(rest.split()) == 1:
        names = (rest,)
    if (
        text.endswith((".", "!", "?"))
        and len(words) > _PHRASE_WORDS
        and not _ROLE_WORD.search(rest)
    ):
        return None
    staff = re.fullmatch(
        r"(?:[\w’'&.]+\s){0,4}(?:staff|desk|reporter|bureau|correspondent|editor|agency|agencies"
        r"|team"
        r"|newsroom|admin|administrator|webmaster|wires?|author|contributor|news)(?: \w+)?",
        rest,
        re.IGNORECASE,
    )
    if not names and not agency and not staff:
        return None
    if names and not _starts_with_name(rest):
        return None
    return Credit(tuple(names), (), agency if not names else None)


def _without_house(rest: str) -> str:
    """`AMY PO Associated Press` -> `AMY PO | Associated Press`."""
    words = rest.split()
    for count in (3, 2, 1):
        head, tail = " ".join(words[:-count]), " ".join(words[-count:])
        if is_name(head) and canonical_agency(tail) and not head.endswith("the"):
            return f"{head} | {tail}"
    return rest


def _starts_with_name(rest: str) -> bool:
    words = rest.split()
    return (
        any(is_name(" ".join(words[:n]).rstrip(",;:|")) for n in (2, 3, 4))
        or len(words) == 1
        or bool(_ROLE_WORD.search(rest))
    )


def _split_joined(text: str) -> str:
    """`Ana PoHealth correspondent` -> `Ana Po | Health correspondent`."""
    for match in _JOIN.finditer(text):
        if not _JOIN_PREFIX.search(text[: match.start()]):
            return text[: match.start()] + " | " + text[match.start() :]
    return text


def _once(text: str) -> str:
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else text


def bare_name(line: str) -> str | None:
    """Returns the name if a line is nothing but one."""
    return tidy_name(line) if is_name(line) else None


def parse_biography(line: str) -> str | None:
    """Returns whom a line presents as a journalist (`Ana Po is a reporter ...`), if it does."""
    match = _BIOGRAPHY.match(line[:300])
    return tidy_name(match["name"]) if match and is_name(match["name"]) else None
