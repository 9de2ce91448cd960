"""Short lines that page furniture says in the same words everywhere: looked up, not matched."""

from __future__ import annotations

from worker.article import RemovedLabel

__all__ = ["furniture_label", "is_section"]

_EDGES = " \t.:;,!?*•·|…-–—[](){}<>»›#"
_LONGEST = 60

_LINKS = """
a a a|about sharing|allow notifications|autoplay|bookmark|by outbrain|by taboola
|click to enlarge|click to expand|continue|embed|end of list|expand|follow us|font size|gallery
|get the data|gift this article|give this article|have your say|hide|in this article
|join the conversation|keep reading|listen|listen to this podcast|live updates|more by this author
|more to explore|more top stories|mute|nan:nan|next article|open image in lightbox
|open this photo in gallery|pause|play|previous article|promoted stories|rate this story
|recommended|recommended stories|remove from saved|report a typo|report an error|save
|see this post on instagram|show less|show more|skip advertisement|sponsored links
|sponsored links by taboola|sponsored stories|text size|trending|trending stories|unmute
|view gallery|view on instagram|view on twitter|view on x|view this post on instagram
|watch and share|what do you think|your browser doesn't support html5 audio|00:00
|related tags|recommended reading|most commented|click to share|share full article
"""
_NOTES = """
all rights reserved|cision|donate now|email protected|end|enditem|endit|ends|for subscribers
|free daily newsletter|i agree|more to come|more to follow|never miss a story
|story ends|subscriber exclusive|subscriber only|subscribers only
|thanks for your interest|this is a premium article|this is a subscriber-only article
|unsubscribe at any time|you can unsubscribe at any time|30
"""
_ADS = """
content from our sponsor|in association with|paid for by|powered by|presented by|sponsored by
"""
_SECTIONS = frozenset(
    "world news national international local business sport sports politics opinion entertainment"  # noqa: SIM905 - words
    " technology tech health science lifestyle culture travel africa asia europe americas"
    " economy education environment editorial markets features".split()
) | {"world news", "top stories", "latest news", "top news", "local news", "breaking news"}


def _phrases(text: str) -> list[str]:
    return ["".join(phrase.splitlines()) for phrase in text.split("|")]


_LABELS: dict[str, RemovedLabel] = {
    **dict.fromkeys(_phrases(_LINKS), "nav_related"),
    **dict.fromkeys(_phrases(_NOTES), "other"),
    **dict.fromkeys(_phrases(_ADS), "ad_marker"),
}


def furniture_label(plain: str, *, sentence: bool = False) -> RemovedLabel | None:
    """Returns what a line is that says nothing but one of the stock phrases.

    `sentence` says that it ends like one; a single word that does is somebody's.
    """
    if len(plain) > _LONGEST:
        return None
    bare = plain.strip(_EDGES)
    if (bare == "30" and plain[0] != "-") or (sentence and " " not in bare and plain[-1] == "."):
        return None
    return _LABELS.get(bare)


def is_section(plain: str) -> bool:
    """Says whether a line at the top of a page is the name of a section."""
    return plain.strip(_EDGES) in _SECTIONS
