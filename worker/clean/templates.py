"""What page templates say: buttons, links, counters, code, as whole lines.

Each list holds alternatives of one pattern that has to match a line from end to end. They are
about the wording that sites share, never about one publisher. All repeats are bounded. Patterns in
small letters are for the plain form of a line, the others for the line as it is.
"""

from __future__ import annotations

import re

from worker.clean.cued import Cued, Late, whole_line

__all__ = [
    "AD", "ADDRESS", "CODE", "COUNT", "KEY", "LINK", "LINK_HINTS", "MARKER", "READ_MORE", "RULE",
    "TAGGED",
]  # fmt: skip

AD = whole_line(
    r"advertisements?(?: \d{1,2})?|advertising|advert|ads?|ad feedback|skip ad|report this ad"
    r"|remove ads?|sponsor(?:ed)? ads?",
    r".{2,40} [–—-] (?:story|article) continues below",
    r"sponsored(?: content| post| by [^,.]{1,40})?|promoted(?: content)?|paid (?:content|post)",
    r"this (?:segment|story|article|episode|newsletter|content) (?:is|was) (?:sponsored"
    r"|brought to you|paid for) by .{2,80}",
    r"partner content|why am i seeing this ad",
    r"(?:(?:story|article|post|content) )?continue[sd]? (?:below|after)"
    r"(?: this| the| these)?(?: \w+)?(?: advert(?:isement)?s?| ads?| videos?)?",
    r"\[(?:adrotate|embed\w*|caption|video|ad|image|gallery|shortcode)\b[^\[\]]{0,200}\]?.{0,200}",
    r"\[(?:photo|img|video|url|quote)\][^\[\]]{0,300}\[/\w{2,6}\]",
    r"(?:googletag|\(adsbygoogle)\b.{0,400}",
    r"advertisement\W+(?:scroll|(?:\w+ ){0,2}continue[sd]?\b).{0,60}",
    r"this advertisement has not loaded yet.{0,80}",
    r"scroll (?:down )?(?:to|for) (?:continue|more).{0,30}|continue reading below",
)

READ_MORE = whole_line(
    r"(?:to )?(?:read|learn|see|find out|discover|view|hear|show|load|know|explore|get) more"
    r"(?:\s*[:»>›…|\[\]–—-].{0,200}|\s+(?:here|now|stories|news|details|comments)\b.{0,80}"
    r"|\s+(?:about|on|from|at|in|by|of)\b.{0,120})?",
    r"click(?: here)?(?: to| for)?(?: read)? more.{0,120}",
    r"(?:continue|keep) (?:on )?reading"
    r"(?:\s*[:»>›…|–—-].{0,200}|\s+(?:the|this|below|here|on|at|full|more|main)\b.{0,80})?",
    r"read (?:the )?(?:full|rest|entire|original|whole|next|also|now|it|this|here|related)"
    r"(?: (?:of )?(?:the )?(?:this )?(?:story|article|report|piece|post|text|statement|here|at|on)"
    r".{0,80}|\s*:.{0,200})?",
    r"(?:also|must|further|recommended|related|suggested|similar)"
    r" (?:read|reading|watch|see|stories|articles|news|content|posts?|topics?|links?|coverage"
    r"|videos?|items|tags?)\b.{0,4}(?:[:|–—-].{0,200})?",
    r"read\s*[:|].{0,200}|read on(?: below| here)?",
    r"find (?:all|more) .{0,80}\b(?:here|page|pages|section|site|website|\w+\.\w{2,7})",
    r"see (?:also|more|all|full)\b(?:\s*[:|–—-].{0,200}|\s+\w+.{0,60})?",
    r"\[.{0,60}(?:more|here)\]",
    edge=r"[\W_]*",
)

#: Announces links in the lines below.
MARKER = whole_line(
    r"related(?: (?:articles?|stories|story|content|topics?|news|posts?|links?|coverage|video))?",
    r"more|magazine|photos?|pictures|gallery|videos?|podcast|background|analysis|in pictures",
    r"watch(?: (?:now|live|the video|this|more|it))?|listen(?: (?:now|to this|live))?",
    r"don't miss|must read|most (?:read|popular|viewed|shared|commented)|trending(?: now)?|popular",
    r"recommended(?: for you)?|latest (?:news|stories|posts?|updates?|videos?)|top (?:stories"
    r"|news)",
    r"editors?'s? picks?|what to read next|up next|read next|next up|from our partners",
    r"you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy|have missed)",
    r"more (?:from|on|in|about|news|stories|coverage|to explore|like this)\b.{0,60}",
    r"also (?:on|in|from)\b.{0,60}|in this (?:story|article)|elsewhere on .{0,40}",
    r"for more(?: information)?(?: see| on .{0,60}| visit.{0,60}| go to.{0,60})?",
    r"related topics|tags|topics|keywords|explore more on (?:these|this) topics?|just watched"
    r"|most discussed|trending in .{1,30}|follow along with .{1,60}|follow (?:the )?topics.{0,60}"
    r"|key (?:points|takeaways)|(?:from|around) the web",
    r"(?:also|must|further|recommended|related|suggested) (?:read|reading|see|watch)"
    r"|(?:read|see) (?:also|next|more)|(?:previous|earlier|related) (?:coverage|stories|reports?)",
)

#: A marker and its link, or its tags, in one line. Case matters: prose writes "see", not "SEE:".
TAGGED = whole_line(
    r"(?:RELATED(?: \w+)?|Related(?: [A-Za-z]+)?|READ(?: MORE| ALSO| NEXT)?|Read(?: more| also)"
    r"|MORE|More|ALSO(?: READ| SEE| ON \w+)?|Also (?:read|see|on \w+)|SEE(?: ALSO)?|See also"
    r"|WATCH(?: LIVE| NOW| HERE| MORE)?|Watch(?: live| now| here)?|LISTEN|Listen|VIDEO|Video"
    r"|PHOTOS?"
    r"|Photos|PICTURES|GALLERY|Gallery|MAGAZINE|Magazine|LIVE BLOG|Live blog|LIVE|DON'T MISS"
    r"|Don't miss|MUST READ|Must read|TRENDING|Trending|POLL|QUIZ|PODCAST|Podcast"
    r"|(?:Posted|Published|Filed|File) (?:[Ii]n|[Uu]nder)|FILED UNDER|In [Tt]his [Aa]rticle"
    r"|IN (?:PICTURES|PHOTOS|DEPTH)|EXPLAIN(?:ED|ER)|FACT ?CHECK|TIMELINE|Tags?|TAGS?|Topics?"
    r"|Keywords?"
    r"|Categor(?:y|ies)|Labels?|Sections?|More (?:from|on) .{1,40}|Share this(?: \w+)?"
    r"|Follow us(?: on .{1,30})?|Follow|MORE ARTICLES BY .{1,40}|Like what you(?:’|')re reading\??"
    r"|(?:This article |This story )?[Tt]agged under)\s*(?::|\|\s|>>|»).{0,240}",
    r"(?:Read|See|Watch) [Mm]ore [A-Z“‘'\"]\S*(?: [^\s.!?]+){3,20}",
)

_NETWORKS = (
    r"(?:twitter|facebook|instagram|youtube|linkedin|telegram|whatsapp|tiktok|google|threads|x"
    r"|snapchat|pinterest|social)\b"
)

#: Buttons, counters and links of every other kind.
LINK = whole_line(
    r"(?:please )?(?:follow|like|find|join|connect with|subscribe to|add)"
    rf" (?:us|me|him|her|them|@\w+|[\w’'. ]{{1,60}}) (?:on|at|via)\b.{{0,20}}{_NETWORKS}.{{0,200}}",
    r"(?:follow|like) (?:us|@\w+).{0,40}|follow .{0,80}https?://\S+",
    r"follow .{1,60} coverage (?:at|on|here).{0,80}|share (?:this|it|on|via|with|your"
    r"|the)\b.{0,60}",
    r"(?:tweet|pin|print|e-?mail|bookmark|save|send|report|like|embed) (?:this|it)"
    r"(?: (?:story|article|page|post|link|to a friend))?",
    r"(?:click|tap|press|go|visit) (?:here|below|this link|our)\b.{0,140}",
    r"click to (?:share|e-?mail|print|tweet|play|expand|view|enlarge|get|see)\b.{0,80}",
    r"(?:text|font) size\b.{0,20}|listen \d{1,2} min\w*|the video will (?:auto-?play"
    r"|start)\b.{0,30}"
    r"|\d{1,3} (?:photos|images|videos)|volume \d{1,3}%|save article|most (?:popular|read) (?:on"
    r"|in)"
    r" .{2,40}[^.]|popular on .{2,40}[^.]|there was a problem\b.{0,60}\. please try\b.{0,30}"
    r"|listen to (?:the|our) (?:.{2,40} )?podcast\b.{0,80}[^.]",
    r"(?:.{0,120}[.?!…:]\s*)?click here (?:for|to|now)\b.{0,80}|.{0,120}\bclick here\s*[.!…]{0,3}",
    r"copy (?:this )?(?:link|url).{0,40}|link copied.{0,20}|about sharing",
    r"skip past .{0,40}|after newsletter promotion|why you can trust .{2,40}",
    r"(?:join|follow|subscribe to) .{2,60}\b(?:whatsapp|telegram|viber) (?:channels?|groups?"
    r"|community)\b.{0,80}",
    r"list (?:\d{1,2} )?of \d{1,2}\b.{0,160}|a post shared by .{2,100}|posted in \w{2,30}",
    r"slideshow\s*\(\s*\d{1,3} (?:images|photos)\s*\)|\+\d{1,3}(?: more)?",
    r"(?:current time|duration|loaded|remaining time)\b.{0,20}|video (?:duration"
    r"|player is loading).{0,40}|this is a modal window.{0,60}|allow \w+ content",
    r"view (?:original content|source version)\b.{0,240}|trending (?:on|at) .{1,40}",
    r"(?:photos?: ){1,2}.{0,300}hide caption \d{1,3} of \d{1,3}",
    r"close (?:alert|menu|panel|dialog|share.{0,30}|this.{0,30})|skip to .{0,40}|toggle \w+",
    r"back to (?:top|home).{0,20}|jump to .{0,40}|open in .{0,40}",
    r".{0,3}opens? (?:in )?(?:a )?new (?:tab|window)",
    r"(?:view|see|show|hide|read|add|leave|post|write|view all|load) (?:a |your |the |\d+ |all "
    r"|more )?"
    r"(?:comments?|replies|reply|slideshow|gallery|photos|images|captions?|transcript|profile"
    r"|archive)"
    r".{0,40}",
    r"\d[\d,.]* ?(?:k )?(?:comments?|shares?|likes?|retweets?|replies|reactions?|claps|views?"
    r"|reads?"
    r"|followers?)(?:\W+\d+(?:[,.]\d+){0,3} ?[a-z]*){0,3}",
    r"play (?:video|audio|now)|now playing|media playback.{0,80}|replay(?: more videos.{0,20})?",
    r"watch (?:video|live|now|full|the (?:full )?video).{0,40}|(?:just watched"
    r"|must watch)\b.{0,300}",
    r"your browser does not support.{0,80}|this video (?:can not|cannot) be played.{0,40}",
    r"(?:image|photo|slide|picture)?\s*\d{1,3} ?(?:of|/) ?\d{1,3}(?: \w{1,8})?\s*\|?",
    r"hide caption|toggle caption|enlarge (?:this )?image|(?:view|expand|zoom) (?:image"
    r"|photo).{0,20}",
    r"(?:next|prev(?:ious)?)(?: (?:article|story|post|image|slide|page))|home ?[>»/|] ?.{1,160}",
    r"save this (?:story|article).{0,30}|add (?:this|to) .{0,40}|sign in to comment.{0,40}",
    r"listen to (?:this )?(?:article|story).{0,30}|join the (?:conversation|discussion).{0,60}",
    r"check out .{1,60} on (?:youtube|facebook|twitter|instagram)\b.{0,60}",
    r"for more,? (?:sign up|visit|see|follow|on|go to|read)\b.{0,100}",
    r"play video \d{1,2}:\d\d .{0,160}|listen to the (?:latest |full )?episode.{0,120}",
    r"(?:you can )?(?:see|view|find|check out) (?:the|our|a) (?:full|complete|entire"
    r"|latest) .{2,80}"
    r"\bhere\b.{0,30}",
    r"full (?:story|article|report)(?: here)?: .{2,60}",
    r"watch (?:the )?(?:full |entire )?(?:interview|episode|segment|clip|speech|press conference"
    r"|special).{0,80}\b(?:here|above|below)\W*|share(?: \w+){0,3} \d+ shares?",
    r"interested in .{1,60}\? add .{1,200}|stay up to date\W.{0,160}",
    r"for more (?:stories|news|information|details|coverage|videos),? (?:please )?(?:visit|see"
    r"|follow|go to|click|sign up)\b.{0,100}|find .{2,40} in your area\b.{0,80}",
    r"follow (?:me|us|him|her|them) on (?:twitter|facebook|instagram|x|linkedin)\b.{0,60}",
    r"visit .{2,80}\bfor more\b.{0,80}|more (?:great|top|must-read) stories.{0,60}",
)
#: How every line begins that LINK, READ_MORE, TAGGED or MARKER can match.
LINK_HINTS = re.compile(
    r"\W*(?:to )?(?:full |read|learn|see|find|discover|view|hear|show|load|know|explore|get|click"
    r"|continue|keep|also|must|further|recommend|related|suggested|similar|more|magazine|photo"
    r"|picture|gallery|watch|video|listen|podcast|don't|most|trending|popular|latest|top|editor"
    r"|in |you |what|up next|next|background|analysis|elsewhere|for more|follow|key |from|around"
    r"|please|like|join|connect|subscribe|add|share|tweet|pin|print|e-?mail|bookmark|save|send"
    r"|report|embed|tap|press|go |visit|copy|link|about|close|skip|back|jump|toggle|open|hide"
    r"|leave|post|write|\d|play|now|media|your|this|image|slide|enlarge|expand|zoom|prev|home"
    r"|interested|stay|sign|just|why|after|list|a post|allow|current|duration|loaded|remaining"
    r"|explain|fact|timeline|replay|live|poll|quiz|filed|file|tag|topic|keyword|categor|label"
    r"|section"
    r"|published|must|,|text size|font size|the video|there was a|volume)"
)

#: Style sheets and tags that a scraper took for text.
CODE = Cued(
    Late(
        r"[.#@]?[\w-]+[\w\s.,#:()>*-]{0,100}\{"
        r"|[\w-]{2,40}\s?:\s?[^.!?]{1,80};|\}+"
        r"|/\*.{0,200}\*/|</?\w{1,12}[^<>]{0,200}/?>"
    ),
    ("{", ";", "}", "*/", ">"),
)
#: The name of a text that a page should have shown: `news.modal.header`.
KEY = re.compile(r"[a-z_]{2,20}(?:\.[a-z_]{2,20}){2,4}")
ADDRESS = Cued(
    whole_line(
        r"(?:(?:(?:[\w.&]{1,20} ){0,3}[\w.&]{1,20}\s?:|(?:logo|photo|video) -)\s*)?"
        r"(?:https?://|www\.)\S{3,400}"
    ),
    ("http", "www."),
)
RULE = re.compile(r"[\W_]{1,120}")
COUNT = re.compile(
    r"(?:[\d.,]+(?:k?\s*(?:views?|shares?|comments?|likes?|reads?)\s*|k\s*|\s+)){0,3}"
    r"[\d.,]+k?\s*(?:views?|shares?|comments?|likes?|reads?)?\s*"
    r"|(?:total |post |page )?(?:views?|hits|visits|reads|likes?|shares?|pins?|comments)"
    r"\s?:?\s?[\d.,]+k?",
    re.IGNORECASE,
)
