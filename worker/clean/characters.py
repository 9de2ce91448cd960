"""Characters that are not what was written: entities, mojibake, controls, invisible marks.

1. Character references are decoded (twice and thrice encoded ones too).
2. Tags that were left in a text are dropped, those of blocks for a line break.
3. Mojibake is undone by ftfy, only in lines that a cheap pattern says can hold some.
4. What nobody can read is dropped; a replacement character between letters was an apostrophe.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from worker.article import OffsetMap, Span
from worker.clean.offsets import IDENTITY, Edit, compose, rewrite, to_raw_span

__all__ = ["Characters", "repair_characters"]

_REFERENCE = re.compile(
    r"&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});"
)
#: The lead characters of UTF-8 read as Latin-1 or Windows-1252, before a character that can follow.
_MOJIBAKE = re.compile(r"[ÂÃÄÅÎÏÐÑØÙâãð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_TAG = re.compile(
    r"</?(?P<name>p|br|div|li|ul|ol|h[1-6]|blockquote|tr|td|table|tbody|hr|figure|figcaption"
    r"|section"
    r"|article|b|i|u|em|strong|span|a|img|sup|sub|small|font|center|iframe|script|style|cite|q|s)"
    r"(?:\s[^<>]{0,600})?/?>|<!--[^<>]{0,600}-->",
    re.IGNORECASE,
)
_INLINE = frozenset("b i u em strong span a img sup sub small font cite q s".split())  # noqa: SIM905 - words
_LINE = re.compile(r"[^\n]+")
_CODE = frozenset({"script", "style"})
_CODE_LENGTH = 20_000
_WORD = re.compile(r"[^ ]+")
#: Controls, soft hyphens, zero-width and bidirectional marks, lone surrogates, U+FFFD.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffd\ud800-\udfff\U000e0000-\U000e007f]"
)
#: Those of them that count as printable: what stands for an object or for a lost character.
_PRINTABLE = "\ufffc\ufffd"
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Characters:
    """Readable text, the way back to the raw text, and the raw spans that were dropped."""

    text: str
    offsets: OffsetMap
    dropped: tuple[Span, ...]
    repaired: bool


def repair_characters(raw: str) -> Characters:
    """Returns the text with its characters as they were meant."""
    text, offsets = raw, IDENTITY
    tags: list[Span] = []
    for find in (_references, _tags, _mojibake):
        edits = list(find(text))
        if edits:
            if find is _tags:
                tags.extend(to_raw_span(offsets, Span(edit.start, edit.end)) for edit in edits)
            text, step = rewrite(text, edits)
            offsets = compose(step, offsets)
    repaired = text != raw
    edits = list(_unreadable(text))
    if not edits:
        return Characters(text, offsets, tuple(tags), repaired)
    dropped = tuple(to_raw_span(offsets, Span(e.start, e.end)) for e in edits if not e.text)
    text, step = rewrite(text, edits)
    return Characters(text, compose(step, offsets), (*tags, *dropped), repaired=True)


def _references(text: str) -> Iterator[Edit]:
    if "&" not in text:
        return
    for match in _REFERENCE.finditer(text):
        decoded = match[0]
        for _ in range(4):
            decoded = html.unescape(decoded)
        if decoded and decoded != match[0]:
            yield Edit(match.start(), match.end(), decoded)


def _tags(text: str) -> Iterator[Edit]:
    """Finds tags; what stands in a script or style element goes with its tags."""
    if "<" not in text:
        return
    position = 0
    closing: dict[str, int] = {}
    for match in _TAG.finditer(text):
        if match.start() < position:
            continue
        name, position = (match["name"] or "").casefold(), match.end()
        if name in _CODE and text[match.start() + 1] != "/":
            if -1 < closing.setdefault(name, 0) < position:
                closing[name] = text.find(f"</{name}", position)
            if 0 < closing[name] - position <= _CODE_LENGTH:
                position = closing[name]
        block = name not in _INLINE and "\n" not in text[max(0, match.start() - 1) : position + 1]
        yield Edit(match.start(), position, "\n" if block else "")


def _mojibake(text: str) -> Iterator[Edit]:
    if text.isascii() or not _MOJIBAKE.search(text):
        return
    for line in _LINE.finditer(text):
        if _MOJIBAKE.search(line[0]):
            yield from _fixed(line[0], line.start())


def _fixed(line: str, start: int) -> Iterator[Edit]:
    """Yields edits word by word where the words stayed countable, else one for the line."""
    # Few articles need it; `load_process` imports it ahead.
    from worker.clean.mojibake import undo_mojibake  # noqa: PLC0415 - see above

    fixed = undo_mojibake(line)
    if fixed == line:
        return
    before, after = list(_WORD.finditer(line)), _WORD.findall(fixed)
    if len(before) != len(after):
        yield _narrowed(line, fixed, start)
        return
    for old, new in zip(before, after, strict=True):
        if old[0] != new:
            yield _narrowed(old[0], new, start + old.start())


def _narrowed(old: str, new: str, start: int) -> Edit:
    """Leaves out what both begin and end with, so that offsets stay as fine as can be."""
    head = _common(old, new)
    old, new = old[head:], new[head:]
    tail = _common(old[::-1], new[::-1])
    return Edit(start + head, start + head + len(old) - tail, new[: len(new) - tail])


def _common(one: str, other: str) -> int:
    """Returns how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _unreadable(text: str) -> Iterator[Edit]:
    # Most texts hold nothing that cannot be printed, which is a quick thing to know.
    if text.replace("\n", "").isprintable() and not any(map(text.__contains__, _PRINTABLE)):
        return
    for match in _UNREADABLE.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if match[0] == "\ufffd":
            if before.isalpha() and after.isalpha():
                yield Edit(start, end, "’")
        elif match[0] not in _JOINERS or not (_joined(before) and _joined(after)):
            yield Edit(start, end, "")


def _joined(neighbour: str) -> bool:
    """Says whether a joiner means anything beside this character."""
    return not neighbour.isascii() and not _UNREADABLE.match(neighbour)
