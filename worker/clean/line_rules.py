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

__all__ = ["is_address", "is_marker", "is_widget", "rule_label"]

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
    r"|save this (?:story|article).{0,30}|add (?:this|to) .{0,40}|listen to (?:this )?(?:article|story).{0,30}|join the (?:conversation|discussion).{0,60}|sign in to comment.{0,40}|(?:just watched|must watch)\b.{0,300}|replay(?: more videos.{0,20})?)\W*",
    _FLAGS,
)
_SIGN_UP = re.compile(
    r"\W*(?:sign[- ]?up\b.{0,200}|subscribe\b.{0,160}|sign in\b.{0,80}|log ?in\b.{0,80}|register (?:now|here|for|to)\b.{0,80}|already (?:a|have)\b.{0,80}(?:subscriber|member|account|log ?in|sign in).{0,60}|"
    r"(?:get|receive|want) .{0,120}\b(?:newsletter|inbox|by email|email (?:updates|alerts|for free)|alerts|notifications?|delivered|straight to your|app)\b.{0,120}|"
    r"(?:please )?enter (?:a |your )(?:valid )?(?:e-?mail|name|password).{0,80}|(?:your |by .{1,40})?e-?mail address\b.{0,60}|.{1,40}['’]s? e-?mail|thanks? (?:you )?for (?:signing|subscribing|reading|registering).{0,160}|you (?:have|are now|are|'ve|'re) (?:successfully |been )?(?:subscribed|signed up|added|unsubscribed|reached your).{0,100}|"
    r"(?:read our|see our|by|this site|this website|we use|you can|i (?:have read|agree|would like)|view|our)\b.{0,160}\b(?:privacy (?:policy|notice)|terms (?:of (?:service|use)|and conditions|& conditions)|cookies?(?: policy| settings| preferences)?|recaptcha)\b.{0,160}|(?:privacy|cookie) (?:policy|notice|settings|statement)\b.{0,40}|terms (?:of (?:service|use)|and conditions)\b.{0,40}|"
    r"something went wrong.{0,80}|(?:an )?error (?:has )?occurred.{0,80}|please try again.{0,40}|(?:i would|i'd|yes,? i) like to (?:receive|be emailed|get).{0,200}|don't show (?:me )?this.{0,60}|(?:manage|accept|reject)(?: all)? cookies.{0,40}|"
    r"download (?:our|the) .{0,60}\bapp\b.{0,80}|(?:support|donate to|become a member|become a supporter).{0,30}(?:today|now|here|our|independent).{0,80}|find (?:your bookmarks|anything you save).{0,120}|(?:our|the) (?:free )?(?:daily |weekly )?newsletter.{0,60}|newsletter.{0,40})\W*",
    _FLAGS,
)
_LEGAL = re.compile(
    r"[*(\[_—–\s-]*(?:(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}|[A-Z]).{0,300}|.{0,160}\ball rights reserved\b.{0,200}|this material may not be published.{0,160}|our standards\s*:.{0,120}|"
    r".{0,60}\b(?:views?|opinions?|content)\b.{0,160}\b(?:do|does|may|are|is) not (?:necessarily )?(?:reflect|represent|those of|the views)\b.{0,240}|"
    r"(?:the )?(?:views?|opinions?) (?:and opinions? )?(?:expressed|presented|in this)\b.{0,300}|"
    r"(?:editor'?s?'? ?note|note to (?:editors|readers)|disclaimer|disclosure|full disclosure|correction|clarification|corrections? & clarifications?)\s*[:–—-].{0,500}|"
    r"this (?:article|story|post|piece|report|content|column|essay|interview)\b.{0,60}\b(?:(?:was |is |has been )?(?:originally|first|also)? ?(?:published|appeared|posted|produced|republished|reprinted|syndicated|translated|auto-?generated|updated|corrected|amended|edited)|appeared first)\b.{0,300}|"
    r"(?:originally|first) (?:published|appeared|posted) (?:by|at|on|in|as)\b.{0,160}|republished (?:with permission|from|under).{0,200}|reprinted .{0,120}|"
    r".{0,80}\bcreated this (?:story|article|report) using\b.{0,200}|.{0,160}\b(?:is|are) (?:solely|wholly) responsible for (?:all|the|this) (?:content|article).{0,80}|"
    r".{0,200}\breceives? (?:financial )?support from\b.{0,200}(?:foundation|initiative|standards).{0,200}|"
    r"the associated press is an independent.{0,500}|purchase licensing rights.{0,40}|licens(?:e|ing) (?:this|our) (?:content|article|story).{0,60}|.{0,20}\b(?:trust principles)\.?|"
    r"(?:for )?(?:press|media)? ?(?:contacts?|enquiries|inquiries)\s*:.{0,200}|(?:e-?mail|contact|write to|reach|tip) .{0,100}@\w.{0,120}|(?:do you )?have (?:a|any) (?:tip|story|question|comment|news)\b.{0,160}|"
    r"(?:the )?(?:author|writer|columnist)s?\b.{0,40}\b(?:is|are|was|were|has|can be|among|served)\b.{0,500}|send (?:us )?(?:tips|news|your)\b.{0,120}|visit .{2,80}\bfor more\b.{0,80}|more (?:great|top|must-read) stories.{0,60}|"
    r"(?:do you|what do you|what are your|tell us|let us know|have you|share your|we want to hear)\b.{0,200}\b(?:comments?(?: section)?|below|e-?mail|thoughts|in touch|hear from you)\b.{0,120}|"
    r"comments? (?:are|is|have been) (?:closed|disabled|now|moderated).{0,60}|leave (?:a|your) (?:reply|comment|thoughts).{0,60}|be the first to comment.{0,30}|\{\{.{0,600}\}\}.{0,80}|"
    r"\d*% of readers think .{0,100}|(?:these are )?external links? and will open in a new window|the associated press\.?|(?:source|via|hat tip|h/t|image source|original source)\s*:\s*(?:https?://\S+|www\.\S+)|this post .{0,200} appeared first on.{0,100})\W*",
    _FLAGS,
)
_CODE = re.compile(r"(?:[.#@]?[\w-]+[\w\s.,#:()>*-]{0,100}\{|[\w-]{2,40}\s?:\s?[^.!?]{1,80};|\}+|/\*.{0,200}\*/|</?\w{1,12}[^<>]{0,200}/?>)")
_ADDRESS = re.compile(
    r"\W*(?:(?:link|url|source|website|web|web ?site|permalink|shortlink)\s*:\s*)?(?:https?://|www\.)\S{3,400}\W*",
    _FLAGS,
)
_RULE = re.compile(r"[\W_]{1,120}")
_COUNT = re.compile(
    r"(?:[\d.,]+[kKmM]?\s*(?:views?|shares?|comments?|likes?|reads?|SHARES|VIEWS)?\s*){1,4}"
)
#: Picture agencies and libraries, as credits name them.
_LIBRARY = (
    r"(?:Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|REUTERS|EPA(?:-EFE)?|Shutterstock"
    r"|iStock(?:photo)?|Alamy(?: Stock Photo)?|Flickr|Wikimedia(?: Commons)?|Creative Commons"
    r"|PA(?: Wire| Media| Images)?|Bloomberg|Splash(?: News)?|WENN|Rex(?: Features)?|Xinhua|Unsplash"
    r"|Pixabay|Pexels|AAP|Press Association|Z[Uu][Mm][Aa](?: ?[Pp]ress)?|Redux|Magnum|Corbis"
    r"|USA TODAY Sports|CQ Roll Call|NurPhoto|SIPA(?: USA)?|dpa|TASS|NOAA|NASA|Handout|File(?: [Pp]hoto)?"
    r"|Instagram|Twitter|YouTube|Facebook|[Ss]creenshot)"
)
_PICTURE = r"(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Ii]mages?|IMAGES?|[Pp]ictures?|[Pp]ics?|[Ii]llustrations?|[Gg]raphics?|[Cc]artoons?|[Aa]rtwork|[Ss]creenshots?|[Vv]ideo|VIDEO)"
_BY = r"(?:\s+(?:by|from|via|courtesy(?: of)?|credit|source|supplied|copyright)s?\b|\s*[:/|]|\s+[Cc]ourtesy)"
_CAPTION_END = re.compile(
    rf"(?:[(\[]\s*(?:(?:[Ff]ile )?{_PICTURE}{_BY}|[Cc]redits?\b|[Cc]ourtesy\b|{_LIBRARY}\b)[^()\[\]]{{0,120}}[)\]]"
    rf"|[(\[][^()\[\]]{{0,60}}[/|,]\s?{_LIBRARY}\b[^()\[\]]{{0,30}}[)\]]"
    rf"|[(\[](?:[Ff]ile|[Hh]andout|[Ss]upplied|[Pp]ictured)(?: {_PICTURE})?[)\]]"
    rf"|(?:^|[.!?”\"’')\]]\s|\s[|/–—-]\s?|[a-z]\s)(?:{_PICTURE}{_BY}|(?:Photo|Image|Picture) ?[Cc]redits?:?|[Cc]redits?:|Courtesy(?: of|:))\s*[A-Z©@][^.!?]{{0,80}}"
    rf"|(?:REUTERS|AP Photo|EPA|AFP)/[A-Z].{{0,80}}"
    rf"|(?:\||©|\bvia\b)\s*{_LIBRARY}\b[^.]{{0,40}}"
    rf"|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,3}}\s?/\s?{_LIBRARY}(?:\s?/\s?[\w ]{{2,30}}|(?: Images| Photo))?"
    r"|Getty Images|AP [Pp]hoto|AFP [Pp]hoto|EPA [Pp]hoto|[Ff]ile [Pp]hoto)"
    r"\s*\.?(?:\s*(?:Purchase Licensing Rights|,?\s*opens new tab|hide caption|toggle caption|Enlarge))*\W*$"
)
_CAPTION_WHOLE = re.compile(
    r"\W*(?:(?:image|media|photo|picture|video) ?(?:caption|copyright|source|credit)s?\b.{0,300}|caption\s*:.{0,300}"
    r"|(?:pictured|photo|photos|photograph|credit|image|cartoon|illustration|graphic)(?: (?:credit|source|taken))?\s*(?::| by )\s*\S.{0,160}"
    rf"|\(?(?:(?:File|Stock|Handout|Archive|Undated) ?)?(?:{_LIBRARY}|(?:photo|image|picture|footage|pic))(?: Images| photos?)?\)?|(?:file|stock|handout|archive|undated) (?:photo|image|picture|footage|pic)s?"
    r"|(?:top|bottom|from|clockwise|front row|back row|above|below|far)?\s?(?:left|right|top|bottom)? ?(?:from )?(?:left|clockwise|top left|l-r|left to right)(?: clockwise)?\s?[:,].{0,240}"
    r"|(?:©|\(c\))\s?[A-Z].{0,60})\W*",
    _FLAGS,
)
_CAPTION_HINTS = (
    "photo", "image", "picture", "pics", "credit", "courtesy", "getty", "reuters", "afp", "ap)", "epa",
    "shutterstock", "istock", "alamy", "flickr", "wikimedia", "commons", "caption", "handout", "cartoon",
    "illustration", "graphic", "screenshot", "via ", "©", "noaa", "nasa", "left", "clockwise", "unsplash",
    "pexels", "pixabay", "/", "(file", "video", "artwork", "instagram", "(c)", "associated press", "ap photo",
    "bloomberg", "splash", "redux", "magnum", "corbis", "supplied", "archive",
)  # fmt: skip
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
_MAX_WIDGET_WORDS = 14
_MARKER_WORDS = 8
_LINK_WORDS = 45
_COUNT_WORDS = 8
_CAPTION_WORDS = 70
_CAPTION_SENTENCES = 2
_CREDIT_LENGTH = 140
_PROSE_WORDS = 30
_NOTE_WORDS = 110
_NOTE_OPENING = 90
_SENTENCE_END = re.compile(r"[a-z0-9)”\"][.!?][”\"’)]?\s+[\"“A-Z]")
_POLL = re.compile(r"\b(?:poll|survey|according to)\b")
_LINK_HINT = re.compile(
    r"\W*(?:to )?(?:read|learn|see|find|discover|view|hear|show|load|know|explore|get|click|continue|keep|also|must"
    r"|further|recommend|related|suggested|similar|more|magazine|photo|picture|gallery|watch|video|listen|podcast"
    r"|don't|most|trending|popular|latest|top|editor|in |you |what|up next|next|background|analysis|elsewhere|for more"
    r"|follow|key |from|around|please|like|join|connect|subscribe|add|share|tweet|pin|print|e-?mail|bookmark|save|send"
    r"|report|embed|tap|press|go |visit|copy|link|about|close|skip|back|jump|toggle|open|hide|leave|post|write|\d|play"
    r"|now|media|your|this|image|slide|enlarge|expand|zoom|prev|home|sign|just|replay|live|poll|quiz|filed|file|tag"
    r"|topic|keyword|categor|label|section|published|must|,)"
)
_NOTE_HINTS = (
    "sign", "subscri", "newsletter", "email", "e-mail", "inbox", "log in", "login", "register", "account",
    "enter ", "thank", "privacy", "terms", "cookie", "captcha", "something went", "error", "try again",
    "i would", "i'd", "yes", "don't", "download", "support", "donate", "member", "find ", "copyright", "©",
    "(c)", "rights reserved", "this material", "our standards", "view", "opinion", "note", "disclaim",
    "disclosure", "correction", "clarification", "this article", "this story", "this post", "this piece",
    "this report", "this content", "this column", "this essay", "this interview", "originally", "first",
    "published", "reprinted", "created", "responsible", "receives", "independent", "licens",
    "trust principles", "contact", "inquir", "enquir", "write", "author", "columnist", "visit ", "send ",
    "more ", "reach", "tip", "@", "tell us", "let us know", "have you", "do you", "comment", "reply", "{{",
    "readers think", "associated press", "source", "via", "h/t", "hat tip", "appeared", "external link",
    "our ", "the free", "the daily", "your two cents",
)  # fmt: skip


def is_marker(line: Line) -> bool:
    """Says whether a line announces links in the lines below it."""
    return line.words <= _MARKER_WORDS and bool(
        _RELATED.fullmatch(line.text) or _READ_MORE_BARE.fullmatch(line.text)
    )


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
    if len(line.text) > LONG_LINE or line.words > _NOTE_WORDS:
        return None
    prose = line.words > _PROSE_WORDS and line.ends_sentence
    if not prose:
        label = _short_label(line)
        if label:
            return label
    if line.words <= _CAPTION_WORDS and _is_caption(line):
        return "caption"
    opening = line.plain[:_NOTE_OPENING]
    if any(hint in opening for hint in _NOTE_HINTS) and _is_note(line):
        return "other"
    return None


def _short_label(line: Line) -> RemovedLabel | None:
    text = line.text
    if _RULE.fullmatch(text) or _ADDRESS.fullmatch(text) or _CODE.fullmatch(text):
        return "other"
    if is_timestamp(text):
        return "timestamp"
    if line.words <= _COUNT_WORDS and _COUNT.fullmatch(text) and any(c.isalpha() for c in text):
        return "other"
    if line.words <= _COUNT_WORDS * 2 and _AD.fullmatch(text):
        return "ad_marker"
    if is_widget(line) or _is_link(line):
        return "nav_related"
    return None


def _is_link(line: Line) -> bool:
    text = line.text
    if line.words > _LINK_WORDS:
        return False
    if text[:1] in tuple("\"“‘'") and text[-1:] in tuple("\"”’'.,"):
        return False
    if _LINK_HINT.match(line.plain) is None and "click here" not in line.plain:
        return False
    if _READ_MORE.fullmatch(text) or _MARKED.fullmatch(text) or _FOLLOW.fullmatch(text):
        return True
    return bool(_RELATED.fullmatch(text)) and (
        text.endswith((":", "»")) or line.words > 1 or text.isupper()
    )


def _is_note(line: Line) -> bool:
    return bool(
        (line.words <= _LINK_WORDS and _SIGN_UP.fullmatch(line.text)) or _LEGAL.fullmatch(line.text)
    )


def _is_caption(line: Line) -> bool:
    """Says whether a line ends in a picture's credit or begins as a caption does."""
    plain = line.plain
    edges = plain if len(plain) < _CREDIT_LENGTH else plain[:30] + plain[-_CREDIT_LENGTH:]
    if not any(hint in edges for hint in _CAPTION_HINTS):
        return False
    text = line.text
    if _CAPTION_WHOLE.fullmatch(text):
        return True
    credit = _CAPTION_END.search(text, max(0, len(text) - _CREDIT_LENGTH))
    if credit is None or text[:1] in tuple('"“') or _POLL.search(line.plain):
        return False
    # A bracketed credit may close a paragraph of body text; then only the bracket goes.
    return len(_SENTENCE_END.findall(text, 0, credit.start())) <= _CAPTION_SENTENCES
