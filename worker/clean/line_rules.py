"""Lines that are noise whatever stands around them, and why.

Each rule is about how newsrooms' page templates speak, not about one publisher; a line of body
text that merely begins with such words ("Read more than a hundred books", "Sign up is free, she
said.") has to survive, so the rules ask for the whole line or for a mark that prose lacks.
"""

from __future__ import annotations

import re

from worker.article import RemovedLabel
from worker.clean.dates import is_timestamp
from worker.clean.lines import LONG_LINE, Line

__all__ = ["MARKER", "WIDGET", "is_address", "is_widget", "rule_label"]

_FLAGS = re.IGNORECASE
_AD = re.compile(
    r"\W*(?:advertisements?|advertising|advert|ads?|sponsored(?: content| post| by .{1,40})?|promoted(?: content)?"
    r"|paid (?:content|post)|partner content|ad feedback|skip ad|"
    r"(?:story|article|post|content)?\s*(?:continues?|continued) (?:below|after)(?: this| the)?(?: advertisements?| ads?| video)?"
    r"|advertisement\W+(?:scroll|story|article|continue).{0,60}|scroll (?:down )?(?:to|for) (?:continue|more).{0,30}"
    r"|continue reading below|report this ad|remove ads?|why am i seeing this ad\??)\W*",
    _FLAGS,
)
_READ_MORE = re.compile(
    r"[\W_]*(?:(?:(?:to )?(?:read|learn|see|find out|discover|view|hear|show|load|know|explore|get)|click(?: here)?(?: to| for)?(?: read)?)"
    r"\s+more(?:\s*[:»>›…|\[\]–—-].{0,200}|\s+(?:here|now|stories|news|details|comments)\b.{0,80}"
    r"|\s+(?:about|on|from|at|in|by|of)\b.{0,120})?|"
    r"(?:continue|keep) reading(?:\s*[:»>›…|–—-].{0,200}|\s+(?:the|this|below|here|on|at|full|more|main)\b.{0,80})?"
    r"|read (?:the )?(?:full|rest|entire|original|whole|next|also|now|it|this|here|related|next)(?:\s+(?:of )?(?:the )?(?:this )?(?:story|article|report|piece|post|text|statement|here|at|on).{0,80}|\s*:.{0,200})?"
    r"|(?:also|must|further|recommended|related|suggested|similar) (?:read|reading|watch|see|stories|articles|news|content|posts?|topics?|links?|coverage|videos?|items|tags?)\b.{0,4}(?:[:|–—-].{0,200})?"
    r"|read\s*:.{0,200}|find (?:all|more) .{0,80}\b(?:here|page|pages|section|site|website)"
    r"|see (?:also|more|all|full)\b(?:\s*[:|–—-].{0,200}|\s+\w+.{0,60})?"
    r"|\[.{0,60}(?:more|here)\])[\W_]*",
    _FLAGS,
)
_RELATED = re.compile(
    r"\W*(?:related(?: (?:articles?|stories|story|content|topics?|news|posts?|links?|coverage|video))?|more|magazine|photos?|pictures|gallery|watch(?: (?:now|live|the video|this|more|it))?"
    r"|videos?|listen(?: (?:now|to this|live))?|podcast|don't miss|must read|most (?:read|popular|viewed|shared|commented)|trending(?: now)?|popular|recommended(?: for you)?"
    r"|latest (?:news|stories|posts?|updates?|videos?)|top (?:stories|news)|editors?'s? picks?|in pictures|background|analysis"
    r"|you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy|have missed)|what to read next|up next|read next|next up"
    r"|more (?:from|on|in|about|news|stories|coverage|to explore|like this)\b.{0,60}|also (?:on|in|from)\b.{0,60}|in this (?:story|article)|elsewhere on .{0,40}"
    r"|for more(?: information)?(?: see| on .{0,60}| visit.{0,60}| go to.{0,60})?|follow (?:the )?topics.{0,60}|key (?:points|takeaways)|from our partners|from the web|around the web)"
    r"\s*[:»>›|]?\s*",
    _FLAGS,
)
#: A marker with its link in the same line.
_MARKED = re.compile(
    r"\W*(?:RELATED(?: \w+)?|Related(?: [A-Za-z]+)?|READ(?: MORE| ALSO| NEXT)?|Read(?: more| also| next)|MORE|ALSO(?: READ| SEE)?|Also (?:read|see)|SEE(?: ALSO)?|See also|"
    r"WATCH(?: LIVE| NOW| HERE)?|Watch(?: live| now| here)?|LISTEN|Listen|VIDEO|Video|PHOTOS?|Photos|PICTURES|GALLERY|Gallery|MAGAZINE|Magazine|LIVE BLOG|Live blog|LIVE|DON'T MISS|Don't miss|MUST READ|Must read"
    r"|TRENDING|Trending|POLL|QUIZ|PODCAST|Podcast|Filed under|FILED UNDER|Tags?|TAGS?|Topics?|Keywords?|Categor(?:y|ies)|Labels?|Sections?|Posted in|Published in|File under|More from .{1,40}|More on .{1,40}"
    r"|Share this(?: \w+)?|Follow us(?: on .{1,30})?)\s*(?::|\|\s|>>|»).{0,240}"
)
_FOLLOW = re.compile(
    r"\W*(?:(?:please )?(?:follow|like|find|join|connect with|subscribe to|add) (?:us|me|him|her|them|@\w+|[\w’'. ]{1,60}) (?:on|at|via)\b.{0,20}(?:twitter|facebook|instagram|youtube|linkedin|telegram|whatsapp|tiktok|google|threads|x\b|snapchat|pinterest|social).{0,80}"
    r"|(?:follow|like) (?:us|@\w+).{0,40}|follow .{0,80}https?://\S+|follow .{1,60} coverage (?:at|on|here).{0,80}"
    r"|share (?:this|it|on|via|with|your|the)\b.{0,60}|(?:tweet|pin|print|e-?mail|bookmark|save|send|report|like|embed) (?:this|it)(?: (?:story|article|page|post|link|to a friend))?"
    r"|(?:click|tap|press|go|visit) (?:here|below|this link|our)\b.{0,140}|(?:.{0,120}[.?!…:]\s*)?click here (?:for|to|now)\b.{0,80}|.{0,120}\bclick here\s*[.!…]{0,3}"
    r"|copy (?:this )?(?:link|url).{0,40}|link copied.{0,20}|about sharing|close (?:alert|menu|panel|dialog|share.{0,30}|this.{0,30})|skip to .{0,40}|back to (?:top|home).{0,20}|jump to .{0,40}|toggle \w+|open in .{0,40}|.{0,3}opens? (?:in )?(?:a )?new (?:tab|window)"
    r"|(?:view|see|show|hide|read|add|leave|post|write|view all|load) (?:a |your |the |\d+ |all |more )?(?:comments?|replies|reply|slideshow|gallery|photos|images|captions?|transcript|profile|archive).{0,40}|\d[\d,.]* ?(?:k )?(?:comments?|shares?|likes?|retweets?|replies|reactions?|claps|views?|reads?|followers?)(?:\W+\d[\d,.]* ?k? ?\w*){0,3}"
    r"|play (?:video|audio|now)|watch (?:video|live|now|full|the (?:full )?video).{0,40}|now playing|media playback.{0,80}|your browser does not support.{0,80}|this video (?:can not|cannot) be played.{0,40}"
    r"|(?:image|photo|slide|picture)?\s*\d{1,3} ?(?:of|/) ?\d{1,3}(?: \w{1,8})?\s*\|?|hide caption|toggle caption|enlarge (?:this )?image|(?:view|expand|zoom) (?:image|photo).{0,20}|next (?:article|story|post|image|slide|page)|prev(?:ious)?(?: (?:article|story|post|image|slide|page))?|home ?(?:[>»/|] ?.{1,160})"
    r"|save this (?:story|article).{0,30}|add (?:this|to) .{0,40}|listen to (?:this )?(?:article|story).{0,30}|join the (?:conversation|discussion).{0,60}|sign in to comment.{0,40}|just watched|must watch|replay(?: more videos.{0,20})?)\W*",
    _FLAGS,
)
_SIGN_UP = re.compile(
    r"\W*(?:sign[- ]?up\b.{0,200}|subscribe\b.{0,160}|sign in\b.{0,80}|log ?in\b.{0,80}|register (?:now|here|for|to)\b.{0,80}|already (?:a|have)\b.{0,80}(?:subscriber|member|account|log ?in|sign in).{0,60}|"
    r"(?:get|receive|want) .{0,120}\b(?:newsletter|inbox|by email|email (?:updates|alerts|for free)|alerts|notifications?|delivered|straight to your|app)\b.{0,120}|"
    r"(?:please )?enter (?:a |your )(?:valid )?(?:e-?mail|name|password).{0,80}|.{0,60}\be-?mail address.{0,80}|thanks? (?:you )?for (?:signing|subscribing|reading|registering).{0,160}|you (?:have|are now|are|'ve|'re) (?:successfully |been )?(?:subscribed|signed up|added|unsubscribed|reached your).{0,100}|"
    r".{0,160}\b(?:privacy (?:policy|notice)|terms (?:of (?:service|use)|and conditions|& conditions)|cookie (?:policy|settings|preferences)|google recaptcha|recaptcha)\b.{0,200}|"
    r"something went wrong.{0,80}|(?:an )?error (?:has )?occurred.{0,80}|please try again.{0,40}|(?:i would|i'd|yes,? i) like to (?:receive|be emailed|get).{0,200}|don't show (?:me )?this.{0,60}|(?:manage|accept|reject)(?: all)? cookies.{0,40}|"
    r"download (?:our|the) .{0,60}\bapp\b.{0,80}|(?:support|donate to|become a member|become a supporter).{0,30}(?:today|now|here|our|independent).{0,80}|find (?:your bookmarks|anything you save).{0,120}|(?:our|the) (?:free )?(?:daily |weekly )?newsletter.{0,60}|newsletter.{0,40})\W*",
    _FLAGS,
)
_LEGAL = re.compile(
    r"\W*(?:(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}|[A-Z]).{0,300}|.{0,160}\ball rights reserved\b.{0,200}|this material may not be published.{0,160}|our standards\s*:.{0,120}|"
    r".{0,300}\b(?:do|does|may|are|is) not (?:necessarily )?(?:reflect|represent|those of)\b.{0,40}\b(?:views?|opinions?|position|policy|editorial|official|of)\b.{0,200}|"
    r"(?:the )?(?:views?|opinions?) (?:and opinions? )?(?:expressed|presented|in this)\b.{0,300}|"
    r"(?:editor'?s?'? ?note|note to (?:editors|readers)|disclaimer|disclosure|full disclosure|correction|clarification|corrections? & clarifications?)\s*[:–—-].{0,500}|"
    r"(?:this|the) (?:article|story|post|piece|report|content|column|essay|interview)\b.{0,60}\b(?:(?:was |is |has been )?(?:originally|first|also)? ?(?:published|appeared|posted|produced|republished|reprinted|syndicated|translated|auto-?generated|updated|corrected|amended|edited)|appeared first)\b.{0,300}|"
    r"(?:originally|first) (?:published|appeared|posted) (?:by|at|on|in|as)\b.{0,160}|republished (?:with permission|from|under).{0,200}|reprinted .{0,120}|"
    r".{0,80}\bcreated this (?:story|article|report) using\b.{0,200}|.{0,160}\b(?:is|are) (?:solely|wholly) responsible for (?:all|the|this) (?:content|article).{0,80}|"
    r".{0,200}\breceives? (?:financial )?support from\b.{0,200}(?:foundation|initiative|standards).{0,200}|"
    r"the associated press is an independent.{0,500}|purchase licensing rights.{0,40}|licens(?:e|ing) (?:this|our) (?:content|article|story).{0,60}|.{0,20}\b(?:trust principles)\.?|"
    r"(?:for )?(?:press|media)? ?(?:contacts?|enquiries|inquiries)\s*:.{0,200}|(?:e-?mail|contact|write to|reach|tip) .{0,100}@\w.{0,120}|(?:do you )?have (?:a|any) (?:tip|story|question|comment|news)\b.{0,160}|"
    r"(?:do you|what do you|what are your|tell us|let us know|have you|share your|we want to hear)\b.{0,200}\b(?:comments?(?: section)?|below|e-?mail|thoughts|in touch|hear from you)\b.{0,120}|"
    r"comments? (?:are|is|have been) (?:closed|disabled|now|moderated).{0,60}|leave (?:a|your) (?:reply|comment|thoughts).{0,60}|be the first to comment.{0,30}|\{\{.{0,600}\}\}.{0,80}|"
    r"% of readers think .{0,100}|.{0,10}\badd your two cents\b.{0,10}|the associated press\.?|(?:source|via|hat tip|h/t|image source|original source)\s*:\s*(?:https?://\S+|www\.\S+)|this post .{0,200} appeared first on.{0,100})\W*",
    _FLAGS,
)
_ADDRESS = re.compile(r"\W*(?:(?:link|url|source|website|web|web ?site|permalink|shortlink)\s*:\s*)?(?:https?://|www\.)\S{3,400}\W*", _FLAGS)
_RULE = re.compile(r"[\W_]{1,120}")
_COUNT = re.compile(r"(?:[\d.,]+[kKmM]?\s*(?:views?|shares?|comments?|likes?|reads?|SHARES|VIEWS)?\s*){1,4}")
_CREDIT_NAME = (
    r"(?:Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|EPA(?:-EFE)?|Shutterstock|iStock(?:photo)?|Alamy(?: Stock Photo)?|Flickr|Wikimedia(?: Commons)?"
    r"|Creative Commons|PA(?: Wire| Media| Images)?|Bloomberg|Splash(?: News)?|WENN|Rex(?: Features)?|Xinhua|ANI|PTI|IANS|Unsplash|Pixabay|Pexels|Instagram|Twitter|YouTube|Facebook|AAP|Press Association|ZUMA(?:press)?|Redux|Magnum|Corbis|USA TODAY Sports|CQ Roll Call|NurPhoto|SIPA|dpa|TASS|NOAA|NASA|BBC|CNN|ABC News|CBS News|NBC News|Fox News|Screenshot|Handout|File)"
)
_CAPTION = re.compile(
    r"(?:.{0,400}?(?:"
    r"[(\[]\s*(?:(?:file )?(?:photos?|images?|pictures?|pics?|photograph|illustration|graphic|screenshot|video|credit|courtesy|source|AP|EPA|AFP|REUTERS|Getty)\b(?: (?:photo|by|courtesy|credit|from|of|via))*)\s*[:/]?[^()\[\]]{0,120}[)\]]"
    rf"|[(\[][^()\[\]]{{0,60}}\b{_CREDIT_NAME}[^()\[\]]{{0,30}}[)\]]"
    r")\s*\.?(?:\s*(?:purchase licensing rights|,?\s*opens new tab|hide caption|enlarge))*)\W*",
    _FLAGS,
)
_CAPTION_OPEN = re.compile(
    r"(?:.{0,500}?(?:^|[\s.|])(?:REUTERS/[A-Z].{0,80}|AP Photo/[A-Z].{0,60}|(?:Photos?|Photographs?|Images?|Pictures?|Pic|Illustration|Graphic|Cartoon|Video|Artwork|Screenshot)(?:s)?(?: (?:by|courtesy(?: of)?|credit|via|from|supplied)|\s*:|\s*/)\s*[A-Z©@].{0,80}|(?:Photo|Image|Picture|Video) (?:credit|source|copyright)s?\s*:?.{0,80}"
    rf"|(?:\||©|/|—|–|-|via|Credit:?|Courtesy(?: of)?|Source:)\s*{_CREDIT_NAME}\b.{{0,40}}|[A-Z][\w’'. -]{{2,40}}/(?:{_CREDIT_NAME})\b.{{0,50}}|(?:Getty Images|AFP/Getty|File Photo|Handout|Shutterstock|iStock)\W*))",
)
_CAPTION_WORD = re.compile(
    r"\W*(?:(?:image|media|photo|picture|video) ?(?:caption|copyright|source|credit)s?\b.{0,300}|caption\s*:.{0,300}|(?:pictured|pictures|photo|photos|photograph|credit|image|cartoon|illustration|graphic)(?: \w+)?\s*(?::| by )\s*[A-Z©@].{0,160}"
    rf"|\(?{_CREDIT_NAME}(?: Images| photos?)?\)?|\(?(?:file|stock|handout|archive)(?: (?:photo|image|picture|footage|pic))?s?\)?|(?:©|\(c\))\s?[A-Z].{{0,60}}|.{{0,300}}\((?:left|right|centre|center|l|r|c|pictured|file|far left|far right|front|back)\)[^.]{{0,80}})\W*",
    _FLAGS,
)
_BIO = re.compile(
    r"(?:(?:the )?(?:author|writer)s? (?:is|are|was)\b.{0,500}|(?:Mr\.? |Ms\.? |Dr\.? |Prof\.? )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,3} (?:is|was) (?:an?|the|chief|senior|associate|managing|editor|co-?founder|political|national)\b[^.]{0,160}?"
    r"\b(?:reporter|correspondent|editor|columnist|journalist|contributor|producer|staff writer|freelance|freelancer|opinion writer|senior writer|contributing writer|blogger|fellow at|author of|writes (?:about|for))\b.{0,800})",
)
_ABOUT = re.compile(r"about (?:the )?[A-Z][\w ,&'’.-]{1,80}:?")
_WIDGET_WORDS = frozenset(
    "share this with email e-mail mail facebook messenger twitter x pinterest whatsapp linkedin copy link"
    " print tumblr reddit telegram google google+ plus stumbleupon digg tweet flipboard pocket sms"
    " instagram youtube tiktok snapchat viber weibo vk skype url on via to like loading related more"
    " threads bluesky mastodon follow following comment comments subscribe close menu search save"
    " bookmark post pin it gmail line evernote buffer us reply and or the article story by chat"
    " permalink rss feed homepage home next previous prev back top copied discord wechat xing".split()
)
_WIDGET_STRONG = frozenset(
    "share email e-mail facebook messenger twitter pinterest whatsapp linkedin tumblr reddit telegram"
    " google+ stumbleupon digg tweet flipboard pocket instagram youtube tiktok snapchat viber weibo"
    " print rss permalink subscribe follow comments close menu loading copied".split()
)
_TOKEN = re.compile(r"[\w+-]+")
WIDGET = 12
_MAX_WIDGET_WORDS = 14


def MARKER(line: Line) -> bool:  # noqa: N802
    """Says whether a line announces links in the lines below it."""
    return line.words <= 8 and bool(_RELATED.fullmatch(line.text) or _READ_MORE_BARE.fullmatch(line.text))  # noqa: PLR2004


_READ_MORE_BARE = re.compile(r"\W*(?:read|learn|see|find out) more\W*", _FLAGS)


def is_widget(line: Line, *, weak: bool = False) -> bool:
    """Says whether a line is a button or a row of buttons; `weak` also takes doubtful words."""
    if line.words > _MAX_WIDGET_WORDS:
        return False
    words = _TOKEN.findall(line.plain)
    if not words or not all(word in _WIDGET_WORDS or word.isdigit() for word in words):
        return False
    return weak or any(word in _WIDGET_STRONG for word in words)


def is_address(line: Line) -> bool:
    """Says whether a line is a bare web address."""
    return bool(_ADDRESS.fullmatch(line.text[:LONG_LINE]))


def rule_label(line: Line) -> RemovedLabel | None:
    """Returns what a line is if it is certainly noise by itself."""
    text = line.text
    if len(text) > LONG_LINE or line.words > 110:
        return None
    if _RULE.fullmatch(text):
        return "other"
    if is_address(line):
        return "other"
    if is_timestamp(text):
        return "timestamp"
    if _COUNT.fullmatch(text) and any(c.isalpha() for c in text):
        return "other"
    if _AD.fullmatch(text):
        return "ad_marker"
    if is_widget(line):
        return "nav_related"
    if _READ_MORE.fullmatch(text) or (_RELATED.fullmatch(text) and (text.endswith((":", "»")) or line.words > 1 or text.isupper())):
        return "nav_related"
    if line.words <= 60:
        if _caption(line):
            return "caption"
        if _MARKED.fullmatch(text) and line.words <= 40:
            return "nav_related"
        if line.words <= 45 and _FOLLOW.fullmatch(text):
            return "nav_related"
        if line.words <= 50 and _SIGN_UP.fullmatch(text):
            return "other"
    if _LEGAL.fullmatch(text):
        return "other"
    return None


def _caption(line: Line) -> bool:
    text = line.text
    if _CAPTION_WORD.fullmatch(text):
        return True
    if '"' in text[:1] or "“" in text[:1]:
        return False
    return bool(_CAPTION.fullmatch(text) or _CAPTION_OPEN.fullmatch(text))
