"""Texts that speak to a visitor instead of telling news: consent, subscription, access, errors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.clean.cued import Cued, Late

__all__ = ["is_notice"]

#: Longer texts are no notice; the longest consent pages list purposes in 500 words.
_MAX_WORDS = 600
#: Share of the words that stand in sentences of a notice.
_SHARE = 0.75
_LABEL_WORDS = 4
#: The country, which in small letters would read like a word to the visitor.
_COUNTRY = re.compile(r"\bUS\b")
#: What ends a sentence, and the space behind it.
_STOP = re.compile(r"[.!?]\s+|\n+")

_VISITOR = re.compile(
    r"\b(?:you|your|we|our|us|sie|ihre?[nmr]?|wir|unsere?[nmr]?|vous|votre|vos|nous|notre|nos|usted"
    r"|tus?|sus?|nuestr[oa]s?|utilizamos)\b"
    r"|^\W*(?:please|to continue|sign|log|register|subscribe|get|click|tap|try|enable|select|accept"
    r"|join|create|start|this (?:article|content|story|page)|already)\b"
)
_CONSENT = Cued(
    Late(
        r"\b(?:cookies?|consent(?:ing)?|personal(?:i[sz]ed)? (?:data|ads|content)"
        r"|privacy (?:policy|notice|settings|cent(?:er|re)|preferences|choices)"
        r"|your (?:privacy|preferences|choices|permission)|legitimate interest|geolocation data"
        r"|general data protection|process(?:ing)? of your|datenschutz\w*|werbung und tracking"
        r"|einwilligung|zustimm\w+|données personnelles|consentement|datos personales"
        r"|consentimiento|privacidad)\b"
    ),
    ("cookie", "consent", "personal", "privac", "preferences", "choices", "permission",
     "legitimate interest", "geolocation", "data protection", "process", "datenschutz", "werbung",
     "einwilligung", "zustimm", "données"),
)  # fmt: skip
_DOOR = Cued(
    Late(
        r"\b(?:subscri(?:be|bers?|bing|ptions?)|unlimited (?:digital )?access|cancel any ?time"
        r"|sign(?:ing)? (?:in|up)|log(?:ging)? ?in|register|free account"
        r"|your (?:account|password|e-?mail)"
        r"|free trial|newsletter|continue reading|enable javascript|not a robot|captcha"
        r"|your (?:browser|connection|network|device)|unusual (?:traffic|activity)"
        r"|verify(?:ing)?|permission to access|attempting to access|attempted to access)\b"
    ),
    ("subscri", "unlimited", "cancel any", "sign in", "sign up", "signing in", "signing up", "log",
     "register", "account", "password", "mail", "free trial", "newsletter", "continue reading",
     "javascript", "robot", "captcha", "browser", "connection", "network", "device", "unusual",
     "verify", "permission", "attempt"),
)  # fmt: skip
#: These say by themselves whom they are for.
_ERROR = Cued(
    Late(
        r"\b(?:page|content|article|story|site|website|link|url|resource|address)\b.{0,60}"
        r"\b(?:(?:not|n['’]t) (?:be )?(?:found|available|exist)|unavailable"
        r"|no longer (?:exists?|available)"
        r"|(?:been )?(?:moved|deleted|removed) (?:or|to))"
        r"|\bn(?:o|othing) (?:was|were|results?|pages?) found\b"
        r"|^\W*(?:access denied|forbidden|40[134]|451|(?:maybe )?try (?:one of|searching|again))\b"
        r"|^\W*(?:it may have been (?:moved|deleted|removed)|reference #"
        r"|checking if the site|oops\b"
        r"|cancel any ?time)|\bnot available in your (?:region|country|location)\b"
        r"|\bsecurity of your connection\b|^\W*enable javascript\b"
    ),
    ("found", "available", "exist", "moved", "deleted", "removed", "denied", "forbidden", "401",
     "403", "404", "451", "try one of", "try searching", "try again", "reference #",
     "checking if the", "oops", "cancel any", "connection", "javascript"),
)  # fmt: skip


def is_notice(text: str) -> bool:
    """Says whether hardly anything in a text is more than a notice to the visitor of a site."""
    # White space is counted rather than words, which is quicker and never less.
    every = text.count(" ") + text.count("\n") + 1
    if len(text) > 10 * _MAX_WORDS or every > _MAX_WORDS:
        return False
    said = told = 0
    for sentence in _sentences(text):
        words = len(sentence.split())
        if _speaks_to_visitor(_lowered(sentence)):
            said += words
        elif words > _LABEL_WORDS:
            told += words
            if told > (1 - _SHARE) * every:  # What follows cannot make up for it.
                return False
    return said > 0 and said >= _SHARE * (said + told)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(text):
        yield text[start : stop.end()]
        start = stop.end()
    yield text[start:]


def _lowered(sentence: str) -> str:
    plain = sentence if sentence.isupper() else _COUNTRY.sub("America", sentence)
    return plain.casefold()


def _speaks_to_visitor(sentence: str) -> bool:
    if _ERROR.search(sentence):
        return True
    spoken = _CONSENT.search(sentence) or _DOOR.search(sentence)
    return bool(spoken and _VISITOR.search(sentence))
