"""What page templates say: buttons, links, forms, notes, as whole lines.

Each list holds alternatives of one pattern that has to match a line from end to end. They are
about the wording that sites share, never about one publisher. All repeats are bounded. Patterns in
small letters are for the plain form of a line, the others for the line as it is.
"""

from __future__ import annotations

import re

from worker.clean.cued import Cued, Late, any_cue

__all__ = [
    "AD", "ADDRESS", "CODE", "COUNT", "KEY", "LINK", "LINK_HINTS", "MARKER", "NOTE", "NOTE_HINTS",
    "NOTE_WITHIN", "READ_MORE", "RULE", "SIGN_UP", "TAGGED",
]  # fmt: skip


def _whole(*alternatives: str, edge: str = r"\W*") -> Late:
    return Late(f"{edge}(?:{'|'.join(alternatives)})\\W*")


AD = _whole(
    r"advertisements?(?: \d{1,2})?|advertising|advert|ads?|ad feedback|skip ad|report this ad"
    r"|remove ads?",
    r"sponsored(?: content| post| by [^,.]{1,40})?|promoted(?: content)?|paid (?:content|post)",
    r"partner content|why am i seeing this ad",
    r"(?:(?:story|article|post|content) )?continue[sd]? (?:below|after)"
    r"(?: this| the| these)?(?: \w+)?(?: advert(?:isement)?s?| ads?| videos?)?",
    r"\[(?:adrotate|embed|caption|video|ad|image|gallery|shortcode)\b[^\[\]]{0,200}\]?.{0,200}",
    r"(?:googletag|\(adsbygoogle)\b.{0,400}",
    r"advertisement\W+(?:scroll|(?:\w+ ){0,2}continue[sd]?\b).{0,60}",
    r"this advertisement has not loaded yet.{0,80}",
    r"scroll (?:down )?(?:to|for) (?:continue|more).{0,30}|continue reading below",
)

READ_MORE = _whole(
    r"(?:to )?(?:read|learn|see|find out|discover|view|hear|show|load|know|explore|get) more"
    r"(?:\s*[:»>›…|\[\]–—-].{0,200}|\s+(?:here|now|stories|news|details|comments)\b.{0,80}"
    r"|\s+(?:about|on|from|at|in|by|of)\b.{0,120})?",
    r"click(?: here)?(?: to| for)?(?: read)? more.{0,120}",
    r"(?:continue|keep) reading"
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
MARKER = _whole(
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
)

#: A marker and its link, or its tags, in one line. Case matters: prose writes "see", not "SEE:".
TAGGED = _whole(
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
LINK = _whole(
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
    r"\W*(?:to )?(?:read|learn|see|find|discover|view|hear|show|load|know|explore|get|click"
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

#: A newspaper that quotes a banner tells news.
_NOT_REPORTED = r"(?!.{0,400}\b(?:said|says|told|wrote|according)\b)"

SIGN_UP = _whole(
    r"(?:sign[- ]?(?:up|in)|subscribe|log ?in)(?: (?:to|for|here|now|today|with|and|below|by|or"
    r"|via)\b"
    r".{0,200})?",
    r"register (?:now|here|for|to)\b.{0,80}",
    r"(?:this|the full|the rest of this) (?:article|story|content|page) is"
    r" (?:only |exclusively )?(?:available )?(?:for|to) (?:our )?(?:paying |registered |premium )?"
    r"(?:subscribers|members).{0,120}",
    r"to (?:continue|keep|finish) reading\b.{0,60}\b(?:subscribe|sign|log|register)\b.{0,80}",
    r"(?:get|enjoy|unlock) (?:full |unlimited )(?:digital )?access\b.{0,160}"
    r"|.{0,60}\bcancel any ?time\b.{0,20}",
    r"already (?:a|have)\b.{0,80}(?:subscriber|member|account|log ?in|sign in).{0,60}",
    r"(?:get|receive|want) .{0,120}\b(?:newsletter|inbox|by email|email (?:updates|alerts|for free)"
    r"|alerts|notifications?|delivered|straight to your|app)\b.{0,120}",
    r"(?:stay|keep) (?:informed|updated|up to date|in the know)\b.{0,80}\b(?:newsletter|inbox|app"
    r"|alerts?|channel)\b.{0,60}"
    r"|never miss (?:an?|another) (?:story|beat|update|article|thing|post)\b.{0,80}",
    r"privacy notice:.{0,300}",
    r"(?:please )?enter (?:a |your )(?:valid )?(?:e-?mail|name|password).{0,80}",
    r"(?:your |by .{1,40})?e-?mail address\b.{0,60}|.{1,40}['’]s? e-?mail",
    r"thanks? (?:you )?for (?:signing|subscribing|reading|registering).{0,160}",
    r"you (?:have|are now|are|'ve|'re) (?:successfully |been )?"
    r"(?:subscribed|signed up|added|unsubscribed|reached your).{0,100}",
    r"(?:read our|see our|by|this site|this website|we use|you can"
    r"|i (?:have read|agree|would like)"
    rf"|view|our)\b{_NOT_REPORTED}.{{0,160}}"
    r"\b(?:privacy (?:policy|notice)|terms (?:of (?:service|use)|and conditions"
    r"|& conditions)|cookies?(?: policy| settings| preferences)?|recaptcha)\b.{0,160}",
    r"(?:privacy|cookie) (?:policy|notice|settings|statement)\b.{0,40}",
    r"terms (?:of (?:service|use)|and conditions)\b.{0,40}|(?:manage|accept"
    r"|reject)(?: all)? cookies.{0,40}",
    r"something went wrong.{0,80}|(?:an )?error (?:has )?occurred.{0,80}|please try again.{0,40}",
    r"(?:i would|i'd|yes,? i) like to (?:receive|be emailed|get).{0,200}"
    r"|don't show (?:me )?this.{0,60}",
    r"download (?:our|the) .{0,60}\bapp\b.{0,80}|find (?:your bookmarks|anything you save).{0,120}",
    r"(?:support|donate to|become a member|become a supporter).{0,30}(?:today|now|here|our"
    r"|independent).{0,80}",
    r"(?:our|the) (?:free )?(?:daily |weekly )?newsletter.{0,60}|newsletter.{0,40}",
)

_NOTE_EDGE = r"[*(\[_—–\s-]*"
#: Legal, editorial and agency notes, requests to the reader, presentations of the author.
NOTE = _whole(
    r"copyright\s*(?:©|\(c\)|\d|by\b|:).{0,300}|copyright\b.{0,80}\d{4}.{0,200}"
    r"|copyright [^.!?]{2,60}|(?:©\s*(?:copyright )?\w|\(c\)\s*(?:copyright|\d{4})).{0,300}",
    r"this material may not be published.{0,160}|our standards\s*:.{0,120}",
    r"(?:the )?(?:views?|opinions?) (?:and opinions? )?(?:expressed|presented|in this)\b.{0,300}",
    r"(?:editor'?s?'? ?note|note to (?:editors|readers)|disclaimer|(?:full )?disclosure"
    r"|corrections?"
    r"|clarifications?|corrections? & clarifications?)\s*[:–—-].{0,500}",
    r"corrections?,? (?:appended|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}\.? \d"
    r".{0,400})",
    r"(?:the )?post .{1,200} appeared first on\b.{0,80}",
    r"(?:with only )?(?:except for|barring|only) the headline\b.{0,300}"
    r"|this is an unedited\b.{0,200}",
    r"this (?:is|was) a (?:developing|breaking)(?: news)? story\b.{0,160}"
    r"|(?:this )?story (?:is )?(?:still )?developing\b.{0,60}"
    r"|(?:note: )?this (?:article|story|post|piece|page|website|site) is (?:a (?:work of )?)?"
    r"(?:satire|satirical|parody|fiction(?:al)?)\b.{0,240}",
    r"to contact the (?:reporters?|editors?|authors?|writers?|newsroom)\b.{0,240}",
    r"a version of this (?:article|story|column|essay|review)\b.{0,60}\b(?:appears?|appeared|ran"
    r"|was)\b.{0,300}",
    r"published in .{2,50}, (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}\.? \d"
    r".{0,20}",
    r"(?!.{0,160}, (?:the|it|she|he|they)\b)(?:translat(?:ed|ion|or)|video|photography"
    r"|illustrations?"
    r"|graphics|production|produced|fact[- ]checked|interview)(?: by:?|:) [\w.'’-]{1,20}"
    r"(?: [\w.'’,:&-]{1,20}){1,7}",
    r"this (?:article|story|page) contains content (?:provided by|from)\b.{0,240}",
    r"(?:was this (?:article|story|page) (?:helpful|useful|interesting|valuable)"
    r"|how do you feel about this).{0,40}",
    r"(?:tell us|share with us|send us) your\b.{0,80}@\S{3,60}",
    r"got a (?:tip|story)\b.{0,240}|get in touch\b.{0,60}(?:@|:|with us|e-?mail).{0,160}",
    r"(?:while|when|if|by) (?:citing|quoting|copying|reprinting|republishing"
    r"|using)\b.{0,160}\blinks?\b.{0,120}"
    r"|.{2,60} do(?:es)? not work for, consult.{0,240}|.{0,60}\bnot (?:intended )?for publication"
    r"|(?:[\w/]{2,20} )?transcripts? (?:are|is|were|was|may be) (?:created|produced|prepared"
    r"|generated)\b.{0,400}"
    r"|(?:@\w{2,20}|[\w+.-]{2,40}@[\w-]{2,40}\.[a-z.]{2,10})(?:\s(?:@\w{2,20}"
    r"|[\w+.-]{2,40}@[\w-]{2,40}\.[a-z.]{2,10})){1,3}",
    r"note at \d{1,2}:\d\d.{0,200}|distributed by .{2,60}\.com|for immediate release"
    r"|subscriber only stories.{0,30}",
    r"(?:on )?twitter(?: handle)?\s*:?\s*@\w{2,20}|[\w+.-]{2,40}@[\w-]{2,40}\.[a-z.]{2,10}"
    r"|@\w{2,20}",
    r"this (?:article|story|post|piece|report|content|column|essay|interview)\b.{0,60}"
    r"\b(?:(?:was |is |has been )?(?:originally|first|also)? ?(?:published|appeared|posted|produced"
    r"|republished|reprinted|syndicated|translated|auto-?generated|updated|corrected|amended"
    r"|edited)"
    r"|appeared first)\b.{0,300}",
    r"(?:originally|first) (?:published|appeared|posted) (?:by|at|on|in|as)\b.{0,160}",
    r"republished (?:with permission|from|under).{0,200}|reprinted .{0,120}",
    r"the associated press is an independent.{0,500}|the associated press",
    r"purchase licensing rights.{0,40}|licens(?:e|ing) (?:this|our) (?:content|article"
    r"|story).{0,60}",
    r"(?:for )?(?:press|media)? ?(?:contacts?|enquiries|inquiries)\s*:.{0,200}",
    r"(?:e-?mail|contact|write to|reach|tip) .{0,100}@\w.{0,120}|send (?:us )?(?:tips|news"
    r"|your)\b.{0,120}",
    r"(?:do you )?have (?:an?|any) (?:\w+ ){0,2}(?:tip|story|question|comment|news)\b.{0,160}",
    r"(?:do you|what do you|what are your|tell us|let us know|have you|share your"
    r"|we want to hear)\b"
    r".{0,200}\b(?:comments?(?: section)?|below|e-?mail|thoughts|in touch|hear from you)\b.{0,120}",
    r"comments? (?:are|is|have been) (?:closed|disabled|now|moderated).{0,60}"
    r"|be the first to comment.{0,30}",
    r"leave (?:a|your) (?:reply|comment|thoughts).{0,60}|\{\{.{0,600}\}\}.{0,80}",
    r"(?:the )?(?:author|writer|columnist)s?\b.{0,40}\b(?:(?:is|are|was|were|has been) (?:an?"
    r"|the|one"
    r"|currently|also|based|director|editor|president|professor|chair\w*|head|chief|founder|former"
    r"|senior|fellows?|members?|with|at|responsible)|has (?:written|worked|served|reported"
    r"|published)"
    r"|can be|served|did not receive)\b.{0,500}",
    r"\d*% of readers think .{0,100}|(?:these are )?external links? and will open in a new window",
    r"(?:source|via|image source|original source)\s*:\s*(?:https?://\S+|www\.\S+)",
    r"(?:hat tip|h/t)\s*:?\s.{1,80}",
    r"(?:an? )?(?:previous|earlier) version of this (?:article|story|post|column|report)\b.{0,300}",
    edge=_NOTE_EDGE,
)  # fmt: skip
#: Notes that are known by what they say further on.
NOTE_WITHIN = Cued(
    _whole(
        r".{0,160}\ball rights reserved\b.{0,400}|.{0,20}\btrust principles",
        r".{0,60}\b(?:views?|opinions?|content)\b.{0,160}\b(?:do|does|may|are|is) not"
        r" (?:necessarily )?(?:reflect|represent|those of|the views)\b.{0,240}",
        r".{0,60}\bthanks its sponsors\b.{0,40}",
        r".{3,40} is committed to publishing .{0,60}\bletters\b.{0,300}",
        r".{0,80}\bcreated this (?:story|article|report) using\b.{0,200}",
        r".{0,160}\b(?:is|are) (?:solely|wholly) responsible for (?:all|the|this) (?:content"
        r"|article).{0,80}",
        r".{0,200}\breceives? (?:financial )?support from\b.{0,200}(?:foundation|initiative"
        r"|standards).{0,200}",
        r"[\w’'. -]{4,40}'s e-?mail (?:address )?is .{3,160}",
        r".{2,40} is (?:an? |part of ).{0,30}\bnews(?:room| organi[sz]ation| network| outlet| site"
        r"| service)\b.{0,240}\b(?:sign up|subscribe|donat|editorial independence"
        r"|contact)\w*\b.{0,240}",
        r".{0,120}\b(?:sign|log)[- ]?in if you have an account\b.{0,80}",
        r".{0,160}\b(?:newsletter|alerts|inbox)\b.{0,60}"
        r"\b(?:sign up|subscribe|register) (?:here|now|today)",
        r".{2,80}\bprovides? .{0,60}[\"“]as is[\"”].{0,400}",
        r".{1,200}\bin an earlier version of this (?:article|story|post|column|report)\b.{0,60}",
        edge=_NOTE_EDGE,
    ),
    ("rights reserved", "trust principles", " not ", "thanks its", "committed to", "created this",
     "responsible for", "support from", "mail", "an earlier", "newsroom", "news ",
     "as is", "alerts", "inbox", "newsletter", "if you have an account"),
)  # fmt: skip
#: One of these stands in the first 90 characters of every line that SIGN_UP or NOTE can match.
NOTE_HINTS = any_cue(
    "sign", "subscri", "newsletter", "email", "e-mail", "inbox", "log in", "login", "register",
    "account", "enter ", "thank", "privacy", "terms", "cookie", "captcha", "something went",
    "error", "try again", "i would", "i'd", "yes",
    "don't", "download", "support", "donate", "member",
    "find ", "copyright", "©", "(c)",
    "rights reserved", "this material", "our standards", "view", "opinion",
    "note", "disclaim", "disclosure", "correction", "clarification", "this article", "this story",
    "this post", "this piece", "this report", "this content", "this column", "this essay",
    "this interview", "originally", "first", "published", "reprinted", "created", "responsible",
    "receives", "independent", "licens", "trust principles", "contact", "inquir", "enquir", "write",
    "author", "columnist", "send ", "reach", "tip", "@", "tell us", "let us know", "have you",
    "have a", "do you", "this page", "full", "rest of", "enjoy", "unlock", "cancel any", "what do",
    "what are", "share your", "we want", "comment", "reply", "{{",
    "readers think", "associated press", "source", "via", "h/t", "hat tip", "appeared",
    "external link", "earlier version", "previous version", "our ", "the free", "the daily",
    "get ", "receive", "want ", "content", "distributed", "immediate", "twitter", "phone", "tel",
    "fax", "corrections, ", "subscriber", "miss ", "informed", "updated", "up to date",
    "in the know",
    "the post ", "sponsors", "the headline", "unedited", "developing", "breaking", "a version",
    "published in", "translat", "video by", "photography", "illustration", "graphics by", "produc",
    "fact", "interview by", "feel about", "was this", "got a", "in touch", "committed",
    "citing", "quoting", "copying", "reprinting", "republishing", "using", "not work for",
    "not for pub", "not intended", "transcript",
    "newsroom", "news organi", "news network", "news outlet", "news site", "news service",
    "as is", "alerts", "save this", "keep up",
)  # fmt: skip

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
    _whole(
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
