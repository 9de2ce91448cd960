"""What a line looks like, where it stands and what stands beside it, as named features."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from worker.article import RemovedLabel
from worker.clean.lines import Line

__all__ = ["Surroundings", "line_features", "survey"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LENGTHS = (1, 2, 4, 7, 12, 20, 35, 60)
_LONG = 25
_FINITE = frozenset(
    "is are was were be been has have had will would can could may might must should said says"  # noqa: SIM905 - words
    " say told tells did does do don't didn't isn't wasn't aren't weren't won't added asked".split()
)
_READER = frozenset(["you", "your", "you're", "we", "our", "us", "i", "my", "me"])
_STOP = frozenset(
    "the a an of to in on for and or at by with from as is are was were be it its this that"  # noqa: SIM905 - words
    " his her their he she they not but has have had will would after over into about said who"
    " what when how why which new more than out up all one two".split()
)
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"[|»›>•·→]")
_LINK = re.compile(r"https?://|www\.|\.com\b|@\w")


class Surroundings:
    """What holds for all lines of one article: where its paragraphs begin and end."""

    def __init__(self, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> None:
        long = [
            index
            for index, (line, label) in enumerate(zip(lines, labels, strict=True))
            if label is None and line.words >= _LONG and line.ends_sentence
        ]
        self.count = len(lines)
        self.first_long = long[0] if long else 0
        self.last_long = long[-1] if long else self.count - 1
        self.lines = lines
        self._words: dict[int, frozenset[str]] = {}
        self.runs = _runs(lines, labels)

    def words(self, index: int) -> frozenset[str]:
        """Returns the content words of a line; worked out once, when first asked for."""
        if index not in self._words:
            self._words[index] = _content(self.lines[index])
        return self._words[index]


def _runs(lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> list[int]:
    """Returns for each line how many short undecided lines stand together there."""
    runs = [0] * len(lines)
    start = 0
    for index in range(len(lines) + 1):
        short = index < len(lines) and labels[index] is None and lines[index].words < _LONG
        if not short:
            runs[start:index] = [index - start] * (index - start)
            start = index + 1
    return runs


def survey(lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> Surroundings:
    """Looks over an article once, so that each line's features cost little."""
    return Surroundings(lines, labels)


def _content(line: Line) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(line.plain) if w not in _STOP and len(w) > 2)


def line_features(
    index: int,
    lines: Sequence[Line],
    labels: Sequence[RemovedLabel | None],
    around: Surroundings,
) -> list[str]:
    """Returns the names of the features that hold for a line."""
    line = lines[index]
    features = [f"length={bisect_right(_LENGTHS, line.words - 1)}", *_shape(line), *_wording(line)]
    features += _place(index, around)
    features.append(f"run={min(6, around.runs[index])}")
    features += _beside("above", index, index - 1, labels, around)
    features += _beside("below", index, index + 1, labels, around)
    if line.words < _LONG and not line.ends_sentence:
        features += [
            f"title,{name}"
            for name in features
            if name.startswith(("above", "below", "at=", "run"))
        ]
    return features


def _shape(line: Line) -> list[str]:
    text = line.text
    last, first = text[-1], text[0]
    words = text.split()
    letters = [w for w in words if w[0].isalpha()]
    capital = sum(w[0].isupper() for w in letters)
    features = [f"end={last if not last.isalnum() else 'word'}", f"start={_start(first)}"]
    if line.ends_sentence:
        features.append("sentence")
    if text.isupper():
        features.append("capitals")
    elif len(letters) > 2 and capital >= 0.7 * len(letters):
        features.append("title_case")
    if _DIGIT.search(text):
        features.append("digit")
    if _SEPARATOR.search(text):
        features.append("separator")
    if _LINK.search(line.plain):
        features.append("link")
    if "“" in text or '"' in text:
        features.append("quote")
    return features


def _start(first: str) -> str:
    if first.isalpha():
        return "upper" if first.isupper() else "lower"
    return "digit" if first.isdigit() else first


def _wording(line: Line) -> list[str]:
    words = _WORD.findall(line.plain[:400])
    features = []
    if any(word in _FINITE for word in words):
        features.append("finite")
    if any(word in _READER for word in words):
        features.append("reader")
    if words:
        features.append(f"first={words[0]}")
    if len(words) <= _LONG:
        features += [f"word={word}" for word in dict.fromkeys(words)]
    return features


def _place(index: int, around: Surroundings) -> list[str]:
    features = []
    if index < around.first_long:
        features.append("at=top")
        features.append(f"top={min(3, around.first_long - index)}")
    elif index > around.last_long:
        features.append("at=tail")
        features.append(f"tail={min(4, index - around.last_long)}")
    else:
        features.append("at=middle")
    if index == 0:
        features.append("first_line")
    if index == around.count - 1:
        features.append("last_line")
    return features


def _beside(
    side: str,
    index: int,
    beside: int,
    labels: Sequence[RemovedLabel | None],
    around: Surroundings,
) -> list[str]:
    if not 0 <= beside < around.count:
        return [f"{side}=none"]
    other = around.lines[beside]
    label = labels[beside]
    if label is not None:
        features = [f"{side}=noise", f"{side}={label}"]
    elif other.words >= _LONG:
        features = [f"{side}=long"]
    else:
        features = [f"{side}=short" + (",sentence" if other.ends_sentence else "")]
    own = around.words(index)
    if own:
        shared = len(own & around.words(beside)) / len(own)
        features.append(f"{side}_shares={0 if shared == 0 else 1 if shared < 0.4 else 2}")
    return features
