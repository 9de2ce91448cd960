"""Lines in which a site speaks to its reader: of its newsletters, its comments, its need of money.

`talks_of_itself` asks for wording that no article uses and holds anywhere. Behind the last
paragraph less is enough: `closes_page`.
"""

from __future__ import annotations

import re

from worker.clean.cued import Late
from worker.clean.lines import Line
from worker.clean.reader_calls import invites_readers

__all__ = ["closes_page", "labels_link", "talks_of_itself"]

_MAX_WORDS = 60
_QUOTES = tuple("\"“‘'")
_PIECE = r"(?:story|article|report|post|page|video|piece|column|content|version)"

#: What begins a line that can match, so that others are not tried.
_OPENINGS = re.compile(
    r"\W*(?:a photo|already|are |by |catch|check|comments?|completing|content|dear|discover"
    r"|do you|enjoy|error|explore|follow|for |from the|get |got|have|help|if you|it |like|love"
    r"|manage|oops|please|postmedia|read|since you|sorry|stay|the (?:comment|video)|this|to "
    r"|trigger|try|unlimited|update|visit|want|what do|warning|we |we'|were|you|your|hold us"
    r"|rate |start|kindly|note: |(?:e-?mail|name|phone) this|[\w' -]{0,60}team will)"
)
_ITSELF = Late(
    r"\W*(?:"
    r".{0,80}\b(?:enable javascript|(?:your|refreshing your|use a different) (?:web )?browser\b"
    r"|accept (?:the |all )?cookies|privacy preferences|failed to load|processing (?:the|your)"
    r" (?:signup|sign-up|request|subscription)).{0,160}"
    rf"|(?:sorry,? )?this (?:video|content|player|poll|stream) (?:is|isn't) (?:no longer|not"
    r"|currently|any more|unavailable)\b.{0,80}|sorry, this .{0,60}\bavailable any ?more.{0,4}"
    r"|(?:sorry|error|we apologi[sz]e|oops)\b.{0,30}\b(?:problem|error|went wrong|failed)\b.{0,80}"
    r"|by (?:signing up|subscribing|clicking|submitting|providing your|registering|entering your)"
    r"\b.{0,60}\b(?:agree|consent|accept|acknowledge|confirm)\b.{0,240}"
    r"|(?:we care about|we value|we respect) your (?:data|privacy).{0,160}"
    r"|we(?:'ve| have) sent (?:you )?(?:a|an) (?:confirmation )?e-?mail.{0,80}"
    r"|you have (?:been )?successfully .{0,60}"
    r"|already (?:a (?:member|subscriber)|registered|subscribed|have an account)\?.{0,60}"
    r"|(?:enjoy|enjoying|like|love|want)\b.{0,60}\? (?:sign up|subscribe|join|share|follow|get"
    r"|become)"
    r"\b.{0,160}"
    r"|(?:sorry,? |we're sorry,? (?:but )?)?(?:we are currently unable to accept )?(?:the"
    r" )?comments?"
    rf" (?:below|on this {_PIECE}|for this {_PIECE})\b.{{0,120}}"
    r"|(?:sorry,? )?we are (?:currently )?unable to accept comments.{0,80}"
    rf"|(?:are|were|have) you (?:been )?.{{0,80}}\? .{{0,60}}\b(?:get in touch|e-?mail|contact us"
    r"|let us know|tell us)\b.{0,120}"
    r"|(?:got|have|do you have|do you know) .{0,110}\? .{0,60}\b(?:e-?mail|contact|write to|call"
    r"|text"
    r"|get in touch|let us know|send)\b.{0,160}"
    r"|you (?:are reading|have|have reached|'ve reached) .{0,40}\bfree (?:articles?|stories|story)"
    r"\b.{0,120}"
    r"|(?:catch|get|read|discover|explore|follow|check out|stay) .{0,80}\b(?:latest|breaking"
    r"|trending"
    r"|top)\b.{0,60}\b(?:news|headlines|updates|stories)\b.{0,160}\b(?:on|here|live|from|with|at)\b"
    r".{0,120}"
    r"|for (?:the latest|more (?:stories|news|updates))\b.{0,60}, (?:download|visit|follow"
    r"|subscribe|sign up|join"
    r"|check|click)"
    r"\b.{0,80}|you(?:'ve| have) reached .{0,40}\b(?:limit|free)\b.{0,60}"
    r"|(?:you can )?(?:read|watch|view) (?:our|the) full .{2,60}\bhere"
    r"|dear readers?\W{1,3}(?:we|help|please|your|thank|this|as)\b.{0,300}"
    r"|since you're here\b.{0,300}"
    r"|if you (?:like|value|enjoy|appreciate) (?:what you|our|reading|this (?:story"
    r"|article))\b.{0,160}"
    r"\b(?:consider|support|donat|subscri|share|sign|join|become).{0,160}"
    r"|if you (?:want|would like|wish|have|spot|notice|know|see)\b.{0,200}\b(?:e-?mail"
    r"|contact|write to|message"
    r"|call|tell) (?:us|our)\b.{0,80}"
    r"|please (?:log|sign) in\b.{0,60}\bto comment\b.{0,20}"
    r"|(?:the|this) video (?:in the player )?(?:above|below) is from\b.{0,120}"
    r"|what do you (?:think|make) (?:of|about) this (?:story|article|post)\?"
    rf"|(?:enjoy(?:ed)?|like[ds]?) (?:this|the) {_PIECE}\?.{{0,80}}"
    r"|please consider (?:a |an |making|supporting|donating|becoming|subscribing)\b.{0,120}"
    r"|(?:we need|we rely on|we depend on) your (?:support|help|donation).{0,160}"
    r"|your (?:support|donation|contribution|subscription) (?:makes|helps|keeps|allows|ensures"
    r"|powers"
    r"|will help|goes)\b.{0,160}"
    r"|help us (?:tell|keep|continue|report|grow|fund|stay)\b.{0,160}"
    r"|manage (?:print |your |my )?subscription.{0,60}|unlimited (?:online )?access\b.{0,120}"
    rf"|this {_PIECE} is free to read\b.{{0,160}}|try refreshing\b.{{0,80}}"
    rf"|update[ds]?\b.{{0,20}}: this {_PIECE} (?:has been|was)\b.{{0,200}}"
    rf"|this (?:is a|version|{_PIECE}) (?:corrected|corrects|updates|clarifies|deletes)\b.{{0,300}}"
    rf"|(?:this|it) {_PIECE}?\s?appeared in (?:the|our)\b.{{0,80}}\b(?:edition|issue"
    rf"|print)\b.{{0,40}}"
    r"|from the .{3,40}\b(?:edition|issue)"
    r"|visit .{2,60} at (?:www\.|https?:)\S+.{0,120}"
    r"|to (?:view|see|read|watch|access) (?:this|the (?:source|original|full)) (?:content|version"
    r"|release|article|story|video)\b.{0,40}\b(?:please|visit|cookies|click|log|sign"
    r"|accept)\b.{0,160}"
    r"|a photo accompanying this announcement\b.{0,200}"
    r"|follow our whatsapp\b.{0,80}|do you (?:know more|have (?:more )?information)\?.{0,160}"
    r"|(?:content |trigger )?warning: this (?:story|article|report|video|post)\b.{0,160}"
    r"|postmedia is committed\b.{0,300}"
    r"|(?:you|by|completing) .{0,120}\b(?:opt[- ]?out|unsubscribe|free of charge"
    r"|(?:this|our) site's (?:privacy|terms)).{0,120}"
    r"|(?:sorry,? |we are |we're ).{0,40}\b(?:accepting|taking|allowing) comments\b.{0,40}"
    r"|(?:[\w-]{2,10} ){0,2}this field is for validation\b.{0,80}"
    r"|(?:please|kindly) (?:enter|provide|supply) an? (?:valid )?e-?mail\b.{0,40}"
    r"|start your (?:day|morning|week) with .{2,60}"
    r"|want (?:more|the latest) .{2,60}\b(?:news|stories|coverage)\?.{0,80}"
    r"|(?:hold us accountable|rate this (?:article|story))\b.{0,120}"
    r"|(?:your|this) notification has been saved\b.{0,80}|this is a carousel\b.{0,80}"
    r"|.{0,60}\bteam will (?:continue to )?keep you (?:updated|up to date|posted"
    r"|informed)\b.{0,200}"
    r"|please help (?:us|support us)\b.{0,120}|help support (?:the|our|us|this)\b.{0,120}"
    r"|(?:note: )?the video above\b.{0,120}"
    r")\W*"
)
_CLOSING = Late(
    r"\W*(?:"
    r"(?:tags?|topics?|tagged|hashtags?|keywords?|categor(?:y|ies))(?:\s*[:#]?\s.{0,200})?"
    r"|#\w+(?:[ ,]+#\w+){0,15}|(?:#\s?\w+ ?){1,12}"
    r"|(?:contacts?|agency|sources?|online|top|home|next|vote|warning|e-?mail|website)"
    r"|(?:tel(?:ephone)?|phone|fax|mobile|cell|e-?mail|website|web|twitter|instagram|facebook)\s?:"
    r"\s?\S.{1,120}"
    r"|.{3,60},\s?\(?\d{3}[\d() .-]{4,14},? .{0,10}[\w.-]+@\S+|[\w.-]+@[\w.-]+, ?[\d() .-]{7,16}"
    r"|(?:reach|contact|call|e-?mail|follow) (?:staff writer |reporter )?.{2,60}\b(?:at|on|via) "
    r"(?:twitter|\(?\d{3}|@|[\w.-]+@).{0,160}"
    r"|.{3,60} (?:can|may) be reached (?:at|by|on|via)\b.{3,120}"
    r"|follow (?:her|him|them|us|me|the author)?\s?@\w{2,20}.{0,40}"
    r"|(?:distributed|provided|powered|syndicated|supplied) by .{2,120}|ads by .{2,30}"
    r"|ad(?:vert)?s by .{2,30}|report a .{2,40}\b(?:error|typo|correction)s?\b.{0,20}"
    r"|read our .{2,60}\b(?:policy|policies|standards|guidelines|ethics)\b.{0,40}"
    r"|for (?:more|further) (?:stories|news|information|details)\b.{0,40}\b(?:check|follow|contact"
    r"|please contact)\b.{0,60}:?"
    r"|for more,? (?:head|go|hop|visit|click|see|check|watch|read|follow)\b.{2,60}"
    r"|for more .{2,40} coverage\b.{0,80}|more .{2,40}: https?://\S+"
    r"|(?:stay|keep) (?:with us|tuned|connected|informed|updated)\b.{0,80}"
    r"|also,? get\b.{0,120}|(?:did|do) you (?:like|enjoy) (?:the content of )?this .{2,20}\??"
    r"|(?:now you can )?read the .{2,40}\be-?paper\b.{0,240}"
    r"|.{2,60} is (?:an? |part of ).{0,60}\b(?:nonprofit|nonpartisan"
    r"|independent) news(?:room| organi[sz]ation"
    r"| network| outlet| site| service)\b.{0,300}"
    r"|.{0,160}\bplease contact us (?:for|to|about)\b.{0,60}"
    r"|.{0,160}\bmake sure to (?:bookmark|follow|subscribe|sign up)\b.{0,160}"
    r"|companies (?:mentioned )?in this (?:story|article|release)\b.{0,160}|inline feedbacks"
    r"|your privacy|listen to the best of\b.{2,160}"
    r"|10\.\d{4,9}/\S{2,60}|doi|journal reference"
    r"|average rating\b.{0,60}|no votes so far\b.{0,80}|leave a reply\b.{0,120}"
    r"|donate to .{2,60}|support .{2,40}\b(?:journalism|newsroom|reporting)\b.{0,80}"
    r"|(?:previous|next)\s?(?:article|post|story).{0,160}|newsmore|latest from .{2,40}"
    r"|\((?:the )?(?:author|writer|columnist)s? .{3,500}\)"
    r"|forward-looking statements?|safe harbou?r statements?"
    r"|views? (?:are|expressed)\b.{0,80}|about the author\b.{0,300}"
    r"|notice any issues\b.{0,60}|.{2,40} material was used in this .{3,20}"
    r"|.{3,120}\b(?:produced|edited|adapted) (?:and (?:produced|edited) )?(?:this|it|the) "
    r"(?:\w+ )?for (?:broadcast|the web|radio|digital)\b.{0,120}"
    r")\W*"
)
#: A label and a title behind it; case matters, and a sentence behind it is the article's.
_LABELLED = Late(
    r"\W{0,3}(?:(?:LIVE|FULL|COMPLETE|OUR|MORE|PREVIOUS|RECENT|LATEST|CONTINUING|SPECIAL)"
    r" (?:UPDATES|BLOG|COVERAGE|STORY|REPORT|EPISODE|PODCAST|VIDEO)|FOLLOW LIVE|LIVE"
    r"|FROM THE ARCHIVES?|PREVIOUSLY|EARLIER|BACKGROUND|MUST[- ]READ|LONG READ|FACTBOX|IN DEPTH"
    r"|OPINION|ANALYSIS|EXPLAINER|INTERACTIVE|COMMENT|COLUMN|EDITORIAL|PROFILE|REVIEW|RECAP|QUIZ"
    r"|PODCAST|SLIDESHOW|DOWNLOAD|ICYMI|GO DEEPER|DIVE DEEPER|CATCH UP|INSIDE|EXCLUSIVE"
    r"|SPECIAL REPORT"
    r"|Live (?:updates|blog|coverage)|Full coverage|Earlier|Previously|From the archives?|Explainer"
    r"|Interactive|Long read|In depth|Opinion|Factbox|Quiz|Podcast|Must[- ][Rr]ead|Go deeper"
    r"|Slideshow|ICYMI|Special report)"
    r"\s*[:|]\s*[A-Z0-9“‘'\"].{8,160}[^.!,;:…]"
)
_ARROWED = Late(
    r"(?:>{2,3}|-{1,2}>)\s?[A-Z“‘].{8,160}[^.!]|\[\s?(?:[^\s\[\].!?]+ ){3,16}[^\s\[\].!?]+\]"
)
#: In capitals these need no colon before the title.
_SHOUTED = re.compile(
    r"(?:RELATED|READ MORE|READ ALSO|ALSO READ|SEE ALSO|NOW WATCH"
    r"|WATCH NOW) {1,3}[A-Z0-9“‘'\"].{8,160}"
)
#: What to press and where it leads: `ALL OUR PICTURES HERE - >> The Storm in Brevik`.
_POINTED = re.compile(r"(?:[A-Z]{2,12} ){1,6}\W{0,4}[>»→►]{1,3}\s?[A-Z0-9“‘'\"].{8,200}")
_LABEL_HINTS = (":", "|", ">", "»", "→", "►", "[", "->", "RELATED ", "READ ", "ALSO ", "WATCH ")


def labels_link(line: Line) -> bool:
    """Says whether a line is a link behind a label (`ANALYSIS: ...`), arrows or in brackets."""
    text = line.text[:40]
    if line.ends_sentence or not any(map(text.__contains__, _LABEL_HINTS)):
        return False
    patterns = (_LABELLED, _ARROWED, _SHOUTED, _POINTED)
    return any(pattern.fullmatch(line.text) for pattern in patterns)


def talks_of_itself(line: Line) -> bool:
    """Says whether a line holds what only a site says to its readers."""
    plain = line.plain
    if line.words > _MAX_WORDS or plain[0] in _QUOTES or _OPENINGS.match(plain) is None:
        return False
    return bool(_ITSELF.fullmatch(plain))


def closes_page(line: Line) -> bool:
    """Says whether a line behind the last paragraph is the site's, not the article's."""
    if line.words > _MAX_WORDS or line.text[0] == "-":
        return False
    return bool(_CLOSING.fullmatch(line.plain)) or invites_readers(line)
