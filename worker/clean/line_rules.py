"""Lines that are noise whatever stands around them.

A line of body text that merely begins like a template ("Read more than a hundred books", "Sign up
is free, she said.") has to survive, so the rules ask for the whole line or a mark prose lacks.
"""

from __future__ import annotations

import re

from worker.article import RemovedLabel
from worker.clean import notes, templates
from worker.clean.captions import is_caption
from worker.clean.dates import is_timestamp
from worker.clean.furniture import furniture_label
from worker.clean.lines import LONG_LINE, Line
from worker.clean.reader_calls import calls_readers
from worker.clean.shapes import shape_label
from worker.clean.site_talk import labels_link, talks_of_itself

__all__ = ["is_address", "is_arrowed", "is_marker", "is_widget", "rule_label"]

_WIDGET_WORDS = frozenset(
    "share this with email e-mail mail facebook messenger twitter x pinterest"  # noqa: SIM905 - words
    " whatsapp linkedin copy link print tumblr reddit telegram google google+ plus stumbleupon"
    " digg tweet flipboard pocket sms instagram youtube tiktok snapchat viber weibo vk skype url"
    " on via to like loading related more threads bluesky mastodon follow following comment"
    " comments subscribe close menu search save bookmark post pin it gmail line evernote buffer"
    " us reply and or the article story by chat permalink rss feed homepage home next previous"
    " prev back top copied discord wechat xing newsletter newsletters sign signup up in log login"
    " register your you our my a an no all view views show hide add leave join conversation write"
    " submit gift listen play watch pause mute unmute volume autoplay font size text larger"
    " smaller photo photos video videos image images slide slides slideshow fullscreen screen"
    " full open new window tab tags tagged filed under posted categories category news stories"
    " posts latest popular most read trending shares privacy policy terms conditions use"
    " advertise about contact careers cookies settings account toggle tap click here shareclose"
    " minutes minute min reading time published updated".split()
)
_WIDGET_STRONG = frozenset(
    "share email e-mail facebook messenger twitter pinterest whatsapp linkedin tumblr reddit"  # noqa: SIM905 - words
    " telegram google+ stumbleupon digg tweet flipboard pocket instagram youtube tiktok"
    " snapchat viber weibo print rss permalink subscribe follow comments close menu loading"
    " copied newsletter newsletters unmute autoplay slideshow advertise signup shares bookmark"
    " gift shareclose".split()
)
_TOKEN = re.compile(r"[\w+-]+")
_BARE_READ_MORE = re.compile(r"\W*(?:read|learn|see|find out) more\W*", re.IGNORECASE)
_MAX_WIDGET_WORDS = 14
_MARKER_WORDS = 8
_LINK_WORDS = 45
_TOLD = re.compile(
    r",[\"'’”]? (?:he|she|they|(?:\w+ ){1,3}?)\s?(?:said|says|told|tells|added|wrote|asked|shouted"
    r"|replied|warned|explained)\b"
)
_COUNT_WORDS = 8
_AD_WORDS = 16
_PROSE_WORDS = 30
#: All captions of a gallery in one line, however long.
_GALLERY = re.compile(r"(?:Photos?|Images?|Slides?): |\d{1,3} (?:of|/) \d{1,3} ?\| ?\S")
_GALLERY_END = re.compile(
    r"(?:[Hh]ide [Cc]aption(?: \d{1,3} of \d{1,3})?|\([^()]{2,40}/[^()]{2,30}\)"
    r"|\d{1,3} of \d{1,3})\W*$"
)
_GALLERY_TAIL = 80
#: A link that begins with one of these; ➡ is a bullet.
_ARROWS = "»›→▶►"
_ARROW_WORDS = 25
_NOTE_WORDS = 110
_NOTE_OPENING = 90


def rule_label(line: Line, *, inside: bool = False) -> RemovedLabel | None:
    """Returns what a line is if it is certainly noise by itself.

    `inside` says that it stands well inside the article, where no long note does.
    """
    if _GALLERY.match(line.text) and _GALLERY_END.search(line.text[-_GALLERY_TAIL:]):
        return "caption"
    if len(line.text) > LONG_LINE or line.words > _NOTE_WORDS:
        return None
    prose = line.words > _PROSE_WORDS and line.ends_sentence
    label = None if prose else _short_label(line)
    if label:
        return None if _is_told(line) else label
    if is_caption(line):
        return "caption"
    return "other" if (not (prose and inside) and _is_note(line)) or calls_readers(line) else None


def _is_told(line: Line) -> bool:
    """`Share your coat, she told the boy.` is told; `UP NEXT` heads a part of match reports."""
    if line.text == "UP NEXT":
        return True
    return line.ends_sentence and _TOLD.search(line.plain) is not None


def _short_label(line: Line) -> RemovedLabel | None:
    text = line.text
    label = furniture_label(line.plain, sentence=line.ends_sentence) or shape_label(line)
    if label:
        return label
    if templates.RULE.fullmatch(text) or templates.CODE.fullmatch(text) or is_address(line):
        return "other"
    if line.words == 1 and templates.KEY.fullmatch(text):
        return "other"
    if is_timestamp(text):
        return "timestamp"
    if line.words <= _COUNT_WORDS and templates.COUNT.fullmatch(text) and not _is_number(text):
        return "other"
    if line.words <= _AD_WORDS and templates.AD.fullmatch(line.plain):
        return "ad_marker"
    if is_widget(line) or _is_link(line) or labels_link(line):
        return "nav_related"
    return "other" if talks_of_itself(line) else None


def _is_number(text: str) -> bool:
    return not any(character.isalpha() for character in text)


def _is_link(line: Line) -> bool:
    text = line.text
    if is_arrowed(line) and not line.ends_sentence and 1 < line.words <= _ARROW_WORDS:
        return True
    if line.words > _LINK_WORDS or (text[0] in "\"“‘'" and text[-1] in "\"”’'.,"):
        return False
    if templates.LINK_HINTS.match(line.plain) is None and "click here" not in line.plain:
        return False
    if templates.READ_MORE.fullmatch(line.plain) or templates.LINK.fullmatch(line.plain):
        return True
    if templates.TAGGED.fullmatch(text):
        return True
    announces = text.endswith((":", "»")) or line.words > 1 or text.isupper()
    return (
        announces
        and text[-1] != "."
        and bool(templates.MARKER.fullmatch(line.plain.rstrip(" :»>›|")))
    )


def is_arrowed(line: Line) -> bool:
    """Says whether a line begins with an arrow, as links do and some bullets."""
    return line.text[0] in _ARROWS


def _is_note(line: Line) -> bool:
    opening = line.plain[:_NOTE_OPENING]
    if opening[0] in "\"“‘'" or notes.NOTE_HINTS.search(" " + opening) is None:
        return False
    if line.words <= _LINK_WORDS and notes.SIGN_UP.fullmatch(line.plain):
        return True
    return bool(notes.NOTE.fullmatch(line.plain) or notes.NOTE_WITHIN.fullmatch(line.plain))


def is_marker(line: Line) -> bool:
    """Says whether a line announces links in the lines below it."""
    return line.words <= _MARKER_WORDS and bool(
        templates.MARKER.fullmatch(line.plain) or _BARE_READ_MORE.fullmatch(line.text)
    )


def is_widget(line: Line, *, weak: bool = False) -> bool:
    """Says whether a line is a button or a row of buttons; `weak` also takes doubtful words."""
    if line.words > _MAX_WIDGET_WORDS:
        return False
    words = _TOKEN.findall(line.plain)
    if not words or not all(word in _WIDGET_WORDS or word.isdigit() for word in words):
        return False
    return weak or any(map(_WIDGET_STRONG.__contains__, words))


def is_address(line: Line) -> bool:
    """Says whether a line is a bare web address."""
    return bool(templates.ADDRESS.fullmatch(line.plain))
