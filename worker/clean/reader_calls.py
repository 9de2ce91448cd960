"""Lines in which a site calls its readers to what it offers: letters, apps, accounts, pages.

Two things have to come together. The line opens like a call (`Download`, `Looking for more?`), and
it names what only a site offers. Articles do one or the other: `Download speeds rose`, `The
newsletter was closed`. A line that attributes is told, not called.
"""

from __future__ import annotations

import re

from worker.clean.cued import Late
from worker.clean.lines import Line

__all__ = ["calls_readers", "invites_readers"]

_WORDS = range(3, 71)
_QUOTES = tuple("\"“‘'")
#: How a call opens, in the small letters of a line's plain form.
_OPENING = re.compile(
    r"[\[(*+>\s–—-]{0,3}(?:(?:also|and|plus|please|[a-z]{3,8} users),? )?"
    r"(?:download (?!speed)|subscribe|sign up|get |got |watch |listen |tune in|join |follow "
    r"|find |visit "
    r"|check"
    r"|click|tap |fill (?:out|in) |take (?:our|this|part) |want |love "
    r"|looking for|for (?:more|the latest|all|other|breaking|updates)\b"
    r"|stay "
    r"|keep |be (?:sure|the first)|make sure|don't (?:forget|miss)|to (?:read|see|learn|hear"
    r"|receive"
    r"|get|stay|keep|submit|donate|subscribe|sign|view|watch|listen|support)\b|send |sent "
    r"|delivered |submit |help |support |share |donate|become |interested |enjoy|catch |connect"
    r"|like (?:what|us|\S+(?: \S+){0,3} on )|are you |do you |did you |have you |you can (?:also )?"
    r"(?:read|follow|watch|listen|find|subscribe|sign|join|get|connect)|if you(?:'d"
    r"| don't already| would| want (?:more|the|to (?!show))"
    r"| like| liked| enjoyed| aren't| are not| can't)|tell us|let us know|we want|we'll|we will"
    r"|we'd|our (?:subscribers|readers|goal)|thank|unlimited |discover |explore |hungry |need "
    r"|a free |start your |never |plus )"
)
#: What only a site offers, wherever the call stands.
_OFFER = Late(
    r"\bnewsletters?\b|\binbox\b|\bpush (?:alerts|notifications)\b|\b(?:e-?mail|news|breaking|text)"
    r" alerts\b|\bdownload(?:ing)? .{0,60}\bapp\b|\bour (?:free |mobile |news )?apps?\b"
    r"|\bnews app\b"
    r"|\bthe [\w&' ]{2,24} app(?:,? on|,? or| to)\b"
    r"|\b(?:follow|like|join|find|connect with) (?:us|our|me|him|her|them|\S+(?: \S+){0,3}) .{0,40}"
    r"\bon (?:facebook|twitter|instagram|telegram|youtube|whatsapp|tiktok|threads|flipboard|x)\b"
    r"|\b(?:facebook|telegram|whatsapp) (?:community|group|channel)\b|\byoutube channel\b"
    r"|\bsubscribe (?:to|now|today|for|here)\b|\bto subscribe\b"
    r"|\bbecome an? [\w ]{0,24}(?:subscriber|member)\b"
    r"|\bunlimited (?:digital )?access\b|\bfree (?:account|trial)\b|\bpremium content\b"
    r"|\b(?:our|reader|readers'|quick|short) survey\b"
    r"|\brefresh (?:your|the|this) page\b|\bletters? to the editor\b|\bour (?:journalism|coverage"
    r"|newsroom|video reports)\b|\b(?:latest|breaking|more|trending)(?: [\w&'-]+){0,4} (?:news"
    r"|headlines|stories|coverage|forecast|updates)\b.{0,80}\b(?:visit|check|keep|stay|follow|tune"
    r"|watch|download|stick|here|on|at)\b|\bwherever you (?:get|listen|stream)\b|\bon[- ]air and"
    r" online\b|\bbreaking news (?:story|alerts?)\b|\bdeveloping story\b|\bsupport(?:ing)? .{0,40}"
    r"\b(?:by (?:making|signing|clicking)|subscri|cryptocurrency|donations?)"
)
#: What also a ministry or a shop names, so that it counts behind the last paragraph alone.
_INVITATION = Late(
    r"\b(?:website|web site|podcasts?|apps?|blog|channel|e-?mail|mailing list|coverage|commentary"
    r"|click|poll|story ideas|(?:on|via) (?:facebook|twitter|instagram|youtube|whatsapp|telegram|x)"
    r"|comments?|editors?|editorials?|opinion|details)\b|\b[\w-]{3,30}\.(?:com|org|net|co\.\w\w)\b"
    r"|\bhere[.!: ]{0,3}$|\bsign(?:ing)?[ -]up\b"
)
#: These open sentences of articles as well: `Support for the law fell`.
_DOUBTFUL = re.compile(r"\W{0,3}(?:support|thank|to (?:get|support)|help|share|need|enjoy|become)")
_TOLD = re.compile(r"\b(?:said|says|told|tells|wrote|according to|announced|reported|asked)\b")


def calls_readers(line: Line) -> bool:
    """Says whether a line calls its readers to what only a site offers."""
    return _opens(line) and _OFFER.search(line.plain) is not None


def invites_readers(line: Line) -> bool:
    """Says whether a line behind the last paragraph calls its readers anywhere else."""
    return (
        _opens(line)
        and _INVITATION.search(line.plain) is not None
        and _DOUBTFUL.match(line.plain) is None
    )


def _opens(line: Line) -> bool:
    plain = line.plain
    return (
        line.words in _WORDS
        and plain[0] not in _QUOTES
        and _OPENING.match(plain) is not None
        and _TOLD.search(plain) is None
    )
