"""A tagger of another upbringing looks at the same raw news: persons, organisations, places.

The gold corpus holds hardly any news from the United States. Stanford CoreNLP's CRF (Finkel,
Grenager and Manning 2005) was trained on newswire of that kind: on the US development set it has an
F1 of .84 where the teacher has .80, on the world set .75 (three coarse types). Two fifths of what the
student learns is what the teacher would think if CoreNLP were right about the coarse type, the rest
what it thinks: the best of .3, .4 and .5 over both sets (.821 and .833).

Needs Java and Maven, and fetches 480 MB once. Nothing of CoreNLP is in the package.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from corpus import Chunk, Vocabulary
from silver import compress, expand

from worker.article import ENTITY_TYPES
from worker.model.features import PARAGRAPH
from worker.model.labels import BEGIN, IN, LAST, OUTSIDE, TAG_COUNT, TYPE_COUNT, UNIT

POM = Path(__file__).parent / "corenlp" / "pom.xml"
CLASSIFIER = "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz"
SHARE = 0.4
#: The types of ours that each of CoreNLP's can be, the likeliest first.
FINER = {"PERSON": ("PERSON",), "ORGANIZATION": ("ORG",), "LOCATION": ("GPE", "LOC", "FAC")}
#: Our tags that CoreNLP would call by one of its own types.
CLAIMED = np.array(
    [tag != OUTSIDE and ENTITY_TYPES[(tag - 1) % TYPE_COUNT] in sum(FINER.values(), ())
     for tag in range(TAG_COUNT)]
)  # fmt: skip
#: CoreNLP learned from text whose marks were written so.
MARKS = {"“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "--", "…": "..."}
END_OF_CHUNK = "ENDOFCHUNK"


def add_second_opinion(chunks: Sequence[Chunk], vocabulary: Vocabulary, folder: Path) -> None:
    """Blends CoreNLP's opinion into the soft tags of `chunks`; its files are kept in `folder`."""
    words, labels = folder / "corenlp.words", folder / "corenlp.labels"
    if not labels.exists():
        words.write_text("".join(_lines(chunks, vocabulary)), encoding="utf-8")
        _run_corenlp(words, labels, folder)
    with labels.open(encoding="utf-8") as lines:
        for chunk in chunks:
            found, begins = _read_chunk(lines)
            chunk.soft = _blend(chunk, vocabulary, found, begins)


def _lines(chunks: Iterable[Chunk], vocabulary: Vocabulary) -> Iterator[str]:
    """Yields a sentence a line; the words are those of the chunk without paragraph marks."""
    for chunk in chunks:
        sentence: list[str] = []
        open_quote = False
        for number in chunk.words:
            form = vocabulary.forms[number]
            if _ended(sentence, form):
                yield " ".join(sentence) + "\n"
                sentence = []
            if form == PARAGRAPH:
                open_quote = False
                continue
            if form == '"':
                open_quote = not open_quote
            sentence.append(_as_corenlp_writes(form, opens=open_quote))
        if sentence:
            yield " ".join(sentence) + "\n"
        yield END_OF_CHUNK + "\n"


def _ended(sentence: Sequence[str], form: str) -> bool:
    """Says whether the sentence is over before `form`."""
    if form == PARAGRAPH:
        return bool(sentence)
    last = sentence[-1] if sentence else ""
    if last in (".", "?", "!"):
        return form not in ('"', "”", "’", "'", ")", "''")
    return last in ("''", ")") and len(sentence) > 1 and sentence[-2] in (".", "?", "!")


def _as_corenlp_writes(form: str, *, opens: bool) -> str:
    if form == '"':
        return "``" if opens else "''"
    plain = MARKS.get(form) or form.replace("’", "'").replace("‘", "'")
    # What counts as white space or ends a line there must not cut a word in two.
    return re.sub(r"[\s\x1c-\x1f\x85\u2028\u2029]", "_", plain) or "_"


def _run_corenlp(words: Path, labels: Path, folder: Path) -> None:
    """Raises `RuntimeError` where Java or Maven is missing or either fails."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise RuntimeError(f"{program} is not on the PATH; the second opinion needs it")
    jars = folder / "jars"
    if not jars.is_dir():
        fetch = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
        _checked([*fetch, f"-DoutputDirectory={jars}"])
    options = {
        "loadClassifier": CLASSIFIER,
        "textFile": str(words),
        "tokenizerFactory": "edu.stanford.nlp.process.WhitespaceTokenizer",
        "tokenizerOptions": "tokenizeNLs=true",
        "outputFormat": "slashTags",
    }
    given = [part for name, value in options.items() for part in (f"-{name}", value)]
    classifier = ["edu.stanford.nlp.ie.crf.CRFClassifier", *given]
    unfinished = labels.with_suffix(".part")
    with unfinished.open("wb") as out:
        _checked(["java", "-mx3g", "-cp", f"{jars}/*", *classifier], out)
    unfinished.rename(labels)


def _checked(command: Sequence[str], out=subprocess.PIPE) -> None:
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)  # noqa: S603 - the commands above
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stderr.decode()[-2000:]}")


def _read_chunk(lines: Iterable[str]) -> tuple[list[str], set[int]]:
    """Returns the labels of the next chunk's words, and which words begin a sentence."""
    labels: list[str] = []
    begins: set[int] = set()
    for line in lines:
        if line.startswith(END_OF_CHUNK):
            break
        begins.add(len(labels))
        labels += [word.rsplit("/", 1)[1] for word in line.split()]
    return labels, begins


def _blend(chunk: Chunk, vocabulary: Vocabulary, labels: Sequence[str], begins: set[int]):
    ours = expand(chunk.soft)
    at = [n for n, word in enumerate(chunk.words) if vocabulary.forms[word] != PARAGRAPH]
    if len(at) != len(labels):
        raise RuntimeError(f"CoreNLP saw {len(labels)} words where there are {len(at)}")
    theirs = np.zeros_like(ours)
    theirs[:, OUTSIDE] = 1
    for first, last, label in _runs(labels, begins):
        rows = at[first : last + 1]
        if label in FINER:
            theirs[rows] = _entity(ours[rows], FINER[label])
        else:
            theirs[rows] = _no_entity(ours[rows])
    return compress((1 - SHARE) * ours + SHARE * theirs)


def _runs(labels: Sequence[str], begins: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yields first word, last word and label of each run of one label within a sentence."""
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or at in begins or labels[at] != labels[first]:
            yield first, at - 1, labels[first]
            first = at


def _entity(ours: np.ndarray, types: Sequence[str]) -> np.ndarray:
    """Returns one entity over all rows, its finer type as likely as the teacher finds it."""
    columns = np.array([ENTITY_TYPES.index(name) for name in types])
    kinds = [BEGIN, *[IN] * (len(ours) - 2), LAST] if len(ours) > 1 else [UNIT]
    weights = np.array([0.02, 0.002, 0.002][: len(types)]) * len(ours)
    weights += [sum(ours[:, kind.start + column].sum() for kind in (BEGIN, IN, LAST, UNIT))
                for column in columns]  # fmt: skip
    rows = np.zeros_like(ours)
    for row, kind in zip(rows, kinds):
        row[kind.start + columns] = weights / weights.sum()
    return rows


def _no_entity(ours: np.ndarray) -> np.ndarray:
    """Returns what is left of the teacher's opinion when no person, organisation or place is there."""
    rows = np.where(CLAIMED, 0, ours)
    left = rows.sum(axis=1, keepdims=True)
    nothing = np.zeros(TAG_COUNT)
    nothing[OUTSIDE] = 1
    return np.where(left > 0.02, rows / np.maximum(left, 1e-6), nothing)
