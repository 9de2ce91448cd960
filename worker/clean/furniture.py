"""Short lines that page furniture says in the same words everywhere: looked up, not matched."""

from __future__ import annotations

import re

from worker.article import RemovedLabel

__all__ = ["furniture_label", "is_section"]

_EDGES = " \t.:;,!?*•·|…-–—[](){}<>»›#"
_LONGEST = 60

_LINKS = """
save for later|increase text size|decrease text size|what you need to know today
|00:00|a a|a a a|about sharing|add a comment|add to favorites|add to favourites|add topic
|allow notifications|also in the news|also read|article content|article content continued
|autoplay|be the first to rate this post|bookmark|by outbrain|by taboola|cancel|cancel reply
|click to enlarge|click to expand|click to play|click to play tap to play|click to share
|click to view|collapse|comment|content continues|continue|copy|developing story|discover more
|download pdf|e-paper|editor's choice|editors' choice|elsewhere on the web|embed|embedded tweet
|end of carousel|end of list|enlarge|enter full screen|exit full screen|expand|expand image
|explore more|featured|featured articles|featured stories|featured video|featured videos|flip
|follow live|follow us|follow us on|follow us on social media|font size|from around the web
|from the web|full screen|fullscreen|gallery|get the data|gift article|gift this article
|give this article|go back|go to top|have your say|hide|i'm in|image gallery|in other news
|in this article|in this story|join now|join the conversation|join the debate
|join the discussion|just in|keep me logged in|keep reading|latest|latest from|latest in
|lightbox|like this|listen|listen now|listen to this podcast|live updates|load more
|loading comments|loading poll|loading video|log out|more by this author|more coverage
|more headlines|more in|more on|more on this story|more options|more to explore|more top stories
|more videos|most commented|must read|mute|my account|nan:nan|next article|next slide|next up
|no comments|no comments yet|no thanks|no votes so far|not now|now playing|now playing above
|now streaming|open gallery|open image in gallery|open image in lightbox|open menu
|open this photo in gallery|our top picks|pause|photo gallery|picture gallery|play live radio
|watch on demand|available on air stations|play
|play video content|popular now|popular on|popular posts|popular stories|post a comment
|post comment|post navigation|prev|previous|previous article|previous slide|print edition
|print this|promoted|promoted links|promoted stories|quick links|rate this post|rate this story
|read also|read article|read comments|read in app|read it later|read story|recommended
|recommended articles|recommended by|recommended from editorial|recommended posts
|recommended reading|recommended stories|recommended video|recommended videos
|recommended videos for you|related items|related reading|related searches|related tags
|remove from saved|replay|replay video|report a typo|report an error|return to top|save|see all
|see also|see gallery|see more|see photos|see this post on instagram|select a star rating
|share article|share full article|share on|share post|share save|share story|share this post
|share this video|share with|share your thoughts|shareclose|sharesave|show caption|show comments
|show less|show more|sign in|sign up|similar articles|similar stories|skip advertisement
|skip this ad|slideshow|sort by|sort by newest|sponsored links|sponsored links by taboola
|sponsored stories|spread the word|stay connected|suggested for you|suggested reading
|tap to unmute|tell a friend|text settings|text size|today's headlines|today's news
|today's top news|today's top stories|toggle text size|top articles|top headlines|top of page
|top picks|top posts|trending|trending stories|tweet this|unmute|up next|video player
|video unavailable|view all|view comments|view gallery|view in browser|view larger|view more
|view on facebook|view on instagram|view on twitter|view on x|view photos|view results
|view slideshow|view this post on instagram|watch again|watch and share|watch below|watch here
|watch it here|watch more|watch next|watch on youtube|watch video|watch videos|we recommend
|what do you think|what others are reading|what people are reading|what to read
|what we're reading|what's your reaction|tell us what you think|reuse this content
|write a comment|you can also read|you may also read|you may have missed
|you might also want to read|your browser doesn't support html5 audio|zoom|zoom in
"""
_NOTES = """
an hour ago|a day ago|a week ago|a month ago|just now|a minute ago|an hour ago share
|30|about the author|about the authors|about the writer|about us|advertise with us
|all rights reserved|average rating|become a member|become a subscriber|careers
|check back for updates|check your inbox|cision|click on a star to rate it|comments are closed
|connect with us|published|published on
|contact us|contact us here|cookie policy|disclaimer|do you have a news tip|donate now
|email protected|end|endit|enditem|ends|enter email|enter email address|enter your email
|enter your email address|for subscribers|free daily newsletter|get in touch|get outlook for ios
|got a news tip|got a story tip|have a tip|help us improve|how useful was this post|i agree
|invalid email|item ends|kindly share this story|legal disclaimer|letters to the editor
|media contact|media contacts|more about the author|more to come|more to follow
|never miss a story|notice any issues|on the net|order a reprint|please check back for updates
|please try again|press contact|privacy policy|reprints & permissions|reprints and permissions
|required fields are marked|rss feed|send a letter to the editor|send us a news tip
|send us your letters|sent from my iphone|something went wrong|stay tuned|stay tuned for updates
|story ends|submit a correction|submit a letter|submit a letter to the editor
|subscriber exclusive|subscriber only|subscribers only|suggest a correction|support our work
|support us|terms & conditions|terms and conditions|terms of service|terms of use
|thank you for reading|thank you for signing up|thank you for subscribing
|thank you for your feedback|thanks for reading|thanks for your feedback
|thanks for your interest|this is a developing story|this is a premium article
|this is a subscriber-only article|this story will be updated|unsubscribe at any time
|upgrade now|used with permission|was this article helpful|was this helpful|yes no
|you can unsubscribe at any time|your email|you make our work possible|email us here
|visit us on social media|disclaimer & comment rules|no comments for this story
"""
_ADS = """
a message from our sponsor|a message from our sponsors|ad - content continues below|ad loading
|ads by|advertise here|advertiser content|affiliate content|article continues|become a sponsor
|close ad|content continues below ad|content from our partners|content from our sponsor
|from our partner|from our sponsor|from our sponsors|hide ad|in association with|loading ad
|loading advertisement|message from our sponsor|our sponsors|paid advertisement|paid for by
|paid message|partner message|powered by|presented by|report ad|scroll down for video
|scroll down to watch|sponsor content|sponsor message|sponsored by|sponsored message
|story continues|the rest of the story is below|your ad here
"""
_SECTIONS = frozenset(
    "world news national international local business sport sports politics opinion entertainment"  # noqa: SIM905 - words
    " technology tech health science lifestyle culture travel africa asia europe americas"
    " economy education environment editorial markets features crime courts weather football"
    " cricket soccer basketball baseball hockey tennis golf rugby athletics racing nation metro"
    " city state states us u.s uk india china canada australia nigeria ghana kenya pakistan money"
    " finance companies banking property motoring cars food life style arts books film movies music"
    " tv television celebrity showbiz fashion beauty family faith religion society community people"
    " research climate energy space internet gadgets social media law justice security defence"
    " defense military government congress election elections campaigns policy investing stocks"
    " general headlines more columns letters blogs video videos photos regional region provinces"
    " county counties district south north east west central midlands coast jobs"
    " motors classifieds".split()
) | {"world news", "top stories", "latest news", "top news", "local news", "breaking news"}


_SECTION_GLUE = re.compile(r"\s*(?:[,&/|»>•-]|\band\b|\s)\s*")


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
    return all(part in _SECTIONS for part in _SECTION_GLUE.split(plain.strip(_EDGES)))
