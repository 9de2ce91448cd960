"""Measures how well `near_hash` tells copies of an article from other articles.

    python benchmarks/near_duplicates.py HTML_FOLDER RAW.jsonl.gz [RAW.jsonl.gz ...]

True pairs: the text of one page of HTML_FOLDER by two of three extractors, each cleaned; and
articles of RAW against copies that a syndicating editor might print: another headline and the
source's credit, the tail cut, paragraphs left out, the lead written anew, words replaced.
False pairs: every two different pages, and every two articles of one source in RAW; and, counted
apart, each article beside the one that shares most of its rare words. Prints the share of true
pairs found at the threshold that lets .05 % of the false pairs pass, and at the documented one.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import trafilatura
from lxml.html import fromstring
from trafilatura.readability_lxml import Document

from worker.article import RawArticle
from worker.clean.article import clean_article
from worker.codec.identity import NEAR, near_hash, similarity
from worker.errors import ArticleError

MAX_FALSE = 0.0005
ARTICLES = 1200
MIN_WORDS = 120
MAX_SPREAD = 12


def main() -> None:
    """Prints recall for each kind of copy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("html", type=Path)
    parser.add_argument("raw", type=Path, nargs="+")
    options = parser.parse_args()
    pages = [hashes for page in read_pages(options.html) if len(hashes := extractions(*page)) > 1]
    articles = list(read_articles(options.raw))
    chance = random.Random(7)
    copies = {name: copied(articles, name, chance) for name in EDITS}
    false = sorted(false_pairs(pages, articles), reverse=True)
    nearest = [similarity(*pair) for pair in nearest_pairs([text for _, text in articles])]
    allowed = false[int(len(false) * MAX_FALSE)]
    true = {"extractors": [s for h in pages for s in likenesses(itertools.combinations(h, 2))]}
    true |= {name: list(likenesses(pairs)) for name, pairs in copies.items()}
    print(f"{len(false):,} false pairs; {MAX_FALSE:.2%} of them are above {allowed:.3f}")
    for limit in (allowed, NEAR):
        passed = sum(value > limit for value in false) / len(false)
        near = sum(value > limit for value in nearest) / len(nearest)
        print(f"threshold {limit:.3f}: false {passed:.4%}, of nearest neighbours {near:.4%}")
        for name, values in true.items():
            found = sum(value > limit for value in values) / len(values)
            print(f"  {name:12} recall {found:.3f} of {len(values)}")


def read_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Yields the markup and the address of each page."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            page = gzip.decompress((folder / row["html"]).read_bytes())
            yield page.decode("utf-8", "replace"), row["url"]


def extractions(page: str, url: str) -> list[str]:
    """Returns the hashes of one page's text by three extractors, each cleaned."""
    tree = trafilatura.load_html(page)
    texts = (
        trafilatura.extract(tree, url=url, favor_precision=True, include_comments=False),
        readability(page),
        trafilatura.baseline(tree)[1],
    )
    return [found for text in texts if text and (found := cleaned_hash(text))]


def readability(page: str) -> str:
    """Returns what readability finds, a paragraph a line."""
    tree = fromstring(Document(fromstring(page)).summary())
    return "\n\n".join(" ".join(p.text_content().split()) for p in tree.iter("p", "h2", "li"))


def cleaned_hash(text: str) -> str | None:
    """Returns the hash of the cleaned text, or nothing where cleaning leaves none."""
    try:
        return near_hash(clean_article(RawArticle(text=text), any_language=True).text)
    except ArticleError:
        return None


def read_articles(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Yields source and clean text, as many of each file."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = (row for row in map(json.loads, lines) if len(row["text"].split()) > MIN_WORDS)
            for row in itertools.islice(rows, ARTICLES // len(paths)):
                cleaned = clean_article(RawArticle(text=row["text"]), any_language=True)
                yield row["source"], cleaned.text


def copied(
    articles: list[tuple[str, str]], name: str, chance: random.Random
) -> list[tuple[str, str]]:
    """Returns the hashes of articles beside those of their edited and cleaned copies."""
    made = ((near_hash(text), cleaned_hash(EDITS[name](text, chance))) for _, text in articles)
    return [(one, other) for one, other in made if one and other]


def likenesses(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Iterator[float]:
    """Yields the similarity of each pair."""
    return itertools.starmap(similarity, pairs)


def false_pairs(pages: list[list[str]], articles: list[tuple[str, str]]) -> Iterator[float]:
    """Yields the similarity of different pages, and of different articles of one source."""
    for one, other in itertools.combinations(pages, 2):
        yield from likenesses(list(itertools.product(one, other)))
    by_source: dict[str, list[str]] = {}
    for source, text in articles:
        by_source.setdefault(source, []).append(near_hash(text) or "")
    for hashes in by_source.values():
        yield from likenesses(itertools.combinations(filter(None, hashes), 2))


def nearest_pairs(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yields each article's hash with that of the one it shares most rare words with."""
    words = [set(re.findall(r"[a-z]{4,}|[A-Z]\w+", text)) for text in texts]
    spread = Counter(itertools.chain.from_iterable(words))
    rare = [{word for word in own if 2 <= spread[word] <= MAX_SPREAD} for own in words]
    hashes = [near_hash(text) or "" for text in texts]
    for number, own in enumerate(rare):
        others = (n for n in range(len(texts)) if n != number)
        nearest = max(others, key=lambda n: len(own & rare[n]) / (1 + len(own) + len(rare[n])))
        yield hashes[number], hashes[nearest]


def split(text: str) -> list[str]:
    """Returns paragraphs, of sentences where the text has no paragraphs."""
    parts = text.split("\n\n")
    return parts if len(parts) > 3 else re.split(r"(?<=[.!?]) ", text)


def new_headline(text: str, _chance: random.Random) -> str:
    """Puts another headline above and a credit below."""
    return f"Harbour reopens after storm\n\nBy Ann Lee\n\n{text}\n\n(Reporting by Ann Lee)"


def cut_tail(text: str, chance: random.Random) -> str:
    """Leaves out the last fifth to two fifths."""
    parts = split(text)
    return "\n\n".join(parts[: max(1, int(len(parts) * chance.uniform(0.6, 0.8)))])


def thinned(text: str, chance: random.Random) -> str:
    """Leaves out each paragraph with a chance of one in five."""
    parts = [part for part in split(text) if chance.random() > 0.2]
    return "\n\n".join(parts or [text])


def new_lead(text: str, chance: random.Random) -> str:
    """Writes the first paragraph anew, out of the same words."""
    first, *others = split(text)
    words = first.split()
    chance.shuffle(words)
    return "\n\n".join([" ".join(words), *others])


def reworded(text: str, chance: random.Random) -> str:
    """Replaces one word in fifteen."""
    return " ".join(w if chance.random() > 1 / 15 else "harbour" for w in text.split(" "))


EDITS = {
    "headline": new_headline,
    "tail cut": cut_tail,
    "thinned": thinned,
    "new lead": new_lead,
    "reworded": reworded,
}

if __name__ == "__main__":
    main()
