r"""A raw article in, the text an editor would keep out, and a record of what was taken away.

1. Markup: HTML gives up its text and what it says of itself.
2. Characters: references, mojibake and invisible marks are put right.
3. Lines: each is judged by rules and by its neighbours.
4. Inside lines: dateline, trailing credits, orphan words, wrong-way quotation marks.
5. Assembly: what stays becomes paragraphs, and a map leads from each offset back to the raw text.

The guarantee: every character of the raw text that is no white space either stands in exactly one
removed span, or is part of a piece that the offset map leads to from the clean text. A piece is
copied as it is, or is a repair of the characters it stands for (an entity, mojibake, a mark).
White space between pieces is the cleaner's own: one space in a paragraph, `\n\n` between two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from worker.article import (
    CleanedArticle,
    Credits,
    Dateline,
    LabelledSpan,
    OffsetMap,
    RawArticle,
    RemovedSpan,
    Span,
    WarningCode,
)
from worker.clean.assembly import assemble, paragraphs
from worker.clean.boilerplate import judge
from worker.clean.byline_lines import parse_byline
from worker.clean.characters import repair_characters
from worker.clean.fragments import find_fragments
from worker.clean.judgement import Judgement
from worker.clean.language import Detection, detect_language
from worker.clean.lines import Line, split_lines
from worker.clean.marks import mark_repairs
from worker.clean.names import names_in
from worker.clean.notices import is_notice
from worker.clean.offsets import IDENTITY, Edit, compose, rewrite, to_raw_span
from worker.clean.page import Page, read_page
from worker.errors import ArticleError, Reason, Stage

__all__ = ["MAX_TEXT", "clean_article", "keep_article"]

#: Longer texts are cut at the last paragraph or sentence that ends before this many characters.
MAX_TEXT = 100_000
#: More boilerplate than this share of the text is worth a warning.
_HEAVY = 0.5


def clean_article(raw: RawArticle, *, any_language: bool, best: bool = False) -> CleanedArticle:
    """Cleans an article; `best` takes more time to find it in HTML.

    Raises:
        ArticleError: nothing is left (`no_text`), the markup holds no article
            (`extraction_failed`), or it is surely in a language we cannot annotate
            (`unsupported_language`, unless `any_language`).
    """
    page = read_page(raw, best=best)
    found = _clean_text(page)
    if not any(map(str.isalpha, found.text)) or is_notice(found.text):
        raise ArticleError(Reason.NO_TEXT, Stage.CLEAN, "nothing is left of the text but noise")
    judgement = found.judgement
    detection = _language(found.text, page.language, any_language=any_language)
    return CleanedArticle(
        text=found.text,
        raw_text=page.text,
        paragraphs=paragraphs(found.text),
        removed=found.removed,
        offsets=found.offsets,
        language=detection.language,
        headline=page.headline or judgement.headline,
        description=page.description,
        byline=page.byline or judgement.byline,
        authors=page.authors,
        dateline=_dated(judgement),
        credits=_credits(page, judgement),
        agency=_agency(judgement),
        published=page.published or next(iter(judgement.dates), None),
        modified=page.modified,
        canonical_url=page.canonical_url,
        publisher=page.publisher,
        fragments=found.fragments,
        truncated=found.truncated,
        warnings=_warnings(page, found, detection),
    )


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """What cleaning the text of a page gave."""

    text: str
    offsets: OffsetMap
    removed: tuple[RemovedSpan, ...]
    fragments: tuple[LabelledSpan, ...]
    judgement: Judgement
    truncated: bool
    repaired: bool

    @property
    def fragmented(self) -> bool:
        """Says whether orphan words were marked or taken out."""
        return bool(self.fragments) or any(span.label == "fragment" for span in self.removed)


def _clean_text(page: Page) -> _Cleaned:
    characters = repair_characters(page.text)
    lines = split_lines(characters.text)
    judgement = judge(lines, page.headline)
    text, step = assemble(characters.text, lines, judgement.labels, judgement.inserts)
    repaired = _repair_paragraphs(text, compose(step, characters.offsets))
    removed = [*_noise(lines, judgement, characters.offsets), *repaired.orphans]
    text, offsets, tail = _truncate(repaired.text, repaired.offsets)
    return _Cleaned(
        text=text,
        offsets=offsets,
        removed=_in_order(removed, characters.dropped, tail),
        fragments=tuple(span for span in repaired.marked if span.end <= len(text)),
        judgement=judgement,
        truncated=tail is not None,
        repaired=characters.repaired or repaired.edited,
    )


def keep_article(raw: RawArticle, *, any_language: bool, best: bool = False) -> CleanedArticle:
    """Takes the text exactly as it is and only finds its paragraphs and its language.

    Raises:
        ArticleError: as `clean_article`.
    """
    page = read_page(raw, best=best)
    if not page.text.strip():
        raise ArticleError(Reason.NO_TEXT, Stage.CLEAN, "the text is empty")
    spans = tuple(Span(line.start, line.end) for line in split_lines(page.text))
    detection = _language(page.text, page.language, any_language=any_language)
    return CleanedArticle(
        text=page.text,
        raw_text=page.text,
        paragraphs=spans,
        removed=None,
        offsets=IDENTITY,
        language=detection.language,
        headline=page.headline,
        description=page.description,
        byline=page.byline,
        authors=page.authors,
        published=page.published,
        modified=page.modified,
        canonical_url=page.canonical_url,
        publisher=page.publisher,
        warnings=("language_uncertain",) if detection.marked else (),
    )


@dataclass(frozen=True, slots=True)
class _Repaired:
    text: str
    offsets: OffsetMap
    orphans: list[RemovedSpan]
    marked: list[LabelledSpan]
    edited: bool


def _repair_paragraphs(text: str, offsets: OffsetMap) -> _Repaired:
    """Turns wrong-way marks, takes certain orphans out and marks the doubtful ones."""
    edits: list[Edit] = []
    orphans: list[RemovedSpan] = []
    doubtful: list[LabelledSpan] = []
    for span in paragraphs(text):
        paragraph = text[span.start : span.end]
        edits.extend(mark_repairs(paragraph, span.start))
        for fragment in sorted(find_fragments(paragraph, span.start), key=lambda f: f.start):
            if not fragment.certain:
                doubtful.append(
                    LabelledSpan(fragment.start, fragment.end, "fragment", fragment.confidence)
                )
                continue
            raw = to_raw_span(offsets, Span(fragment.start, fragment.end))
            orphans.append(RemovedSpan(raw.start, raw.end, "fragment", fragment.confidence))
            edits.append(Edit(fragment.start - 1, fragment.end, ""))
    if not edits:
        return _Repaired(text, offsets, orphans, doubtful, edited=False)
    edits.sort(key=lambda edit: edit.start)
    new, step = rewrite(text, edits)
    marked = [_moved(span, edits) for span in doubtful]
    return _Repaired(new, compose(step, offsets), orphans, marked, edited=True)


def _moved(span: LabelledSpan, edits: Iterable[Edit]) -> LabelledSpan:
    by = sum(len(e.text) - (e.end - e.start) for e in edits if e.end <= span.start)
    return span._replace(start=span.start + by, end=span.end + by)


def _noise(lines: Sequence[Line], judgement: Judgement, offsets: OffsetMap) -> list[RemovedSpan]:
    whole = (
        RemovedSpan(line.start, line.end, label)
        for line, label in zip(lines, judgement.labels, strict=True)
        if label is not None
    )
    found = []
    for span in (*whole, *judgement.inserts):
        raw = to_raw_span(offsets, Span(span.start, span.end))
        found.append(RemovedSpan(raw.start, raw.end, span.label))
    return found


def _in_order(
    removed: list[RemovedSpan], dropped: Iterable[Span], tail: RemovedSpan | None
) -> tuple[RemovedSpan, ...]:
    """Sorts the spans; what lies inside an earlier one is not listed twice."""
    every = [*removed, *(RemovedSpan(span.start, span.end, "other") for span in dropped)]
    if tail is not None:
        every = [span for span in every if span.start < tail.start] + [tail]
    kept: list[RemovedSpan] = []
    for span in sorted(every, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _truncate(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap, RemovedSpan | None]:
    """Cuts a text that is too long at the end of a paragraph, else of a sentence, else a word."""
    if len(text) <= MAX_TEXT:
        return text, offsets, None
    window = text[:MAX_TEXT]
    cut = window.rfind("\n\n", MAX_TEXT // 2)
    if cut < 0:
        cut = window.rfind(". ", MAX_TEXT // 2) + 1
    if cut <= 0:
        cut = max(window.rfind(" "), 0) or MAX_TEXT
    start = to_raw_span(offsets, Span(0, cut)).end
    end = to_raw_span(offsets, Span(0, len(text))).end
    keep = bisect_left(offsets.clean, cut)
    anchors = OffsetMap((*offsets.clean[:keep], cut), (*offsets.raw[:keep], start))
    return text[:cut], anchors, RemovedSpan(start, end, "other")


def _language(text: str, declared: str | None, *, any_language: bool) -> Detection:
    detection = detect_language(text, declared)
    code = detection.language.code
    if not any_language and code != "en" and detection.sure:
        raise ArticleError(Reason.UNSUPPORTED_LANGUAGE, Stage.CLEAN, f"the text is in {code!r}")
    return detection


def _credits(page: Page, judgement: Judgement) -> Credits | None:
    """Joins the names of the byline and of the agency's credit, in the order they stand."""
    reporters: dict[str, None] = {}
    editors: dict[str, None] = {}
    if page.byline:
        stated = parse_byline(page.byline)
        reporters.update(dict.fromkeys(stated.reporters if stated else names_in(page.byline)))
    for _, credit in judgement.credits:
        reporters.update(dict.fromkeys(credit.reporters))
        editors.update(dict.fromkeys(credit.editors))
    if not reporters:
        reporters.update(dict.fromkeys(names_in(", ".join(page.authors))))
    if not reporters and not editors:
        return None
    return Credits(tuple(reporters), tuple(editors))


def _dated(judgement: Judgement) -> Dateline | None:
    """Gives a dateline the date, or the year, of the time stamp that stands with it."""
    dateline, stamped = judgement.dateline, next(iter(judgement.dates), None)
    if dateline is None or stamped is None:
        return dateline
    if dateline.date is None or (dateline.date[:2] == "--" and dateline.date[1:] == stamped[4:]):
        return replace(dateline, date=stamped)
    return dateline


def _agency(judgement: Judgement) -> str | None:
    if judgement.dateline and judgement.dateline.agency:
        return judgement.dateline.agency
    return next((credit.agency for _, credit in judgement.credits if credit.agency), None)


def _warnings(page: Page, found: _Cleaned, detection: Detection) -> tuple[WarningCode, ...]:
    heavy = not found.truncated and len(found.text) < _HEAVY * len(page.text.strip())
    said: tuple[tuple[WarningCode, bool], ...] = (
        ("date_guessed", page.date_guessed or bool(not page.published and found.judgement.dates)),
        ("text_truncated", found.truncated),
        ("boilerplate_heavy", heavy),
        ("language_uncertain", detection.marked),
        ("characters_repaired", found.repaired),
        ("fragments_marked", found.fragmented),
    )
    return tuple(code for code, holds in said if holds)
