"""Names that follow from content: article id, event id, content hash, near-duplicate hash."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid

from rensa import RMinHash

from worker.article import CleanedArticle, RawArticle

__all__ = ["NEAR", "article_id", "content_hash", "digest", "event_id", "near_hash", "similarity"]

#: MinHash permutations. 128 find .929 of 240 true copies at <= .05 % false pairs, as many as the
#: exact Jaccard similarity of 3-word shingles does (80 articles in three extractions each).
PERMUTATIONS = 128
SHINGLE_WORDS = 3
#: Never change it: stored hashes are compared with new ones.
SEED = 42

#: Above this similarity two articles are copies. It finds .95 of 118 pairs of extractions of one
#: page and .99 of copies with a fifth to two fifths left out; of 1,200 articles beside the nearest
#: other one none passes. `benchmarks/near_duplicates.py`
NEAR = 0.2

_WORD = re.compile(r"\w+")


def digest(value: bytes) -> str:
    """Returns the SHA-256 of `value` as 64 hexadecimal digits."""
    return hashlib.sha256(value).hexdigest()


def article_id(raw: RawArticle, cleaned: CleanedArticle) -> str:
    """Returns the id given, else a UUID of the address (RFC 9562, version 5), else of the text.

    Never random, so that the same article keeps its id.
    """
    if raw.id:
        return raw.id
    address = raw.canonical_url or cleaned.canonical_url or raw.url
    if address:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, address))
    return str(uuid.uuid5(uuid.NAMESPACE_OID, content_hash(cleaned.text)))


def content_hash(text: str) -> str:
    """Returns `sha256:` and the SHA-256 of the clean text in UTF-8."""
    return "sha256:" + digest(text.encode("utf-8", "surrogatepass"))


def event_id(value: bytes, version: str) -> str:
    """Returns an id for "this raw value through this pipeline": 32 hexadecimal digits."""
    return digest(value + b"\x00" + version.encode())[:32]


def near_hash(text: str) -> str | None:
    """Returns a MinHash sketch of the text's 3-word shingles, for finding syndicated copies.

    128 permutations of 8 bits each (Li and König's b-bit MinHash, 2010) as 172 base64 characters;
    `None` for a text too short to have a shingle. Compare two with `similarity`.
    """
    words = _WORD.findall(text.casefold())
    if len(words) < SHINGLE_WORDS:
        return None
    shingles = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - 2)}
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(shingles))
    return base64.b64encode(bytes(row & 0xFF for row in sketch.digest())).decode()


def similarity(one: str, other: str) -> float:
    """Estimates the Jaccard similarity, 0 to 1, of two articles from their `near_hash`.

    Equal low bytes by chance (1 in 256) are taken out of the estimate.
    """
    pairs = list(zip(base64.b64decode(one), base64.b64decode(other), strict=True))
    equal = sum(a == b for a, b in pairs) / len(pairs)
    chance = 1 / 256
    return max(0.0, (equal - chance) / (1 - chance))
