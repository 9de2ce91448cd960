"""What is known of an article before its text is cleaned, from the feed and from its markup."""

from __future__ import annotations

from dataclasses import dataclass, replace

from worker.article import Publisher, RawArticle
from worker.clean.stated import read_moment, read_words

__all__ = ["Page", "read_page"]


@dataclass(frozen=True, slots=True)
class Page:
    """The raw text with the metadata beside it; what the feed states wins over the markup."""

    text: str
    headline: str | None = None
    description: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    publisher: Publisher | None = None
    date_guessed: bool = False


def read_page(raw: RawArticle, *, best: bool = False) -> Page:
    """Returns the text of an article and its metadata, readable and with dates as RFC 3339.

    Raises:
        ArticleError: the markup holds no article, or is too large to be one.
    """
    page = _page(raw, best=best)
    return replace(
        page,
        headline=read_words(page.headline),
        description=read_words(page.description),
        authors=tuple(name for given in page.authors if (name := read_words(given))),
        published=read_moment(page.published),
        modified=read_moment(page.modified),
    )


def _page(raw: RawArticle, *, best: bool) -> Page:
    if raw.text is not None and raw.text.strip():
        return _stated(raw, raw.text)
    if raw.html is None or not raw.html.strip():
        return _stated(raw, raw.text or "")
    # What reads markup takes a fifth of a second to import; `load_process` does it ahead.
    from worker.clean.markup import extract  # noqa: PLC0415 - see above

    found = extract(raw.html, raw.url or raw.canonical_url, best=best)
    stated = found.metadata
    return Page(
        text=found.text,
        headline=raw.headline or stated.headline,
        description=raw.description or stated.description,
        byline=raw.byline,
        authors=raw.authors or stated.authors,
        published=raw.published or stated.published,
        modified=raw.modified or stated.modified,
        language=raw.language or stated.language,
        canonical_url=raw.canonical_url or stated.canonical_url,
        publisher=raw.publisher or stated.publisher,
        date_guessed=not raw.published and stated.date_guessed,
    )


def _stated(raw: RawArticle, text: str) -> Page:
    return Page(
        text=text,
        headline=raw.headline,
        description=raw.description,
        byline=raw.byline,
        authors=raw.authors,
        published=raw.published,
        modified=raw.modified,
        language=raw.language,
        canonical_url=raw.canonical_url,
        publisher=raw.publisher,
    )
