"""What stands around an article in whole sentences: invitations to sign up, and notes.

As in `templates.py` each list is about the wording that houses share, and all repeats are bounded.
Lines are matched in their plain form, from end to end.
"""

from __future__ import annotations

from worker.clean.cued import Cued, any_cue, whole_line

__all__ = ["NOTE", "NOTE_HINTS", "NOTE_WITHIN", "SIGN_UP"]

#: A newspaper that quotes a banner tells news.
_NOT_REPORTED = r"(?!.{0,400}\b(?:said|says|told|wrote|according)\b)"

SIGN_UP = whole_line(
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
NOTE = whole_line(
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
    r"\b(?:(?:appears|comes to you|is shared|is presented) (?:here )?(?:through|courtesy of"
    r"|thanks to"
    r"|in partnership|via|as part of)|(?:was |is |has been )?(?:originally|first"
    r"|also)? ?(?:published|appeared|posted|produced"
    r"|republished|reprinted|syndicated|translated|auto-?generated|updated|corrected|amended"
    r"|edited)"
    r"|appeared first)\b.{0,300}",
    r"(?:originally|first) (?:published|appeared|posted) (?:by|at|on|in|as)\b.{0,160}",
    r"republished (?:with permission|from|under).{0,200}|reprinted .{0,120}",
    r"the associated press is an independent.{0,500}|the associated press",
    r"(?:this |the )?(?:interview|conversation|transcript|q&a|excerpt|exchange)s? (?:has|have|was"
    r"|were) (?:been )?(?:lightly |slightly )?(?:edited|condensed)\b.{0,120}",
    r"this (?:transcript|is a rush transcript)\b.{0,160}|transcript provided by\b.{0,120}",
    r"(?:the following|this) is (?:satirical|(?:the|an) opinion\b.{0,160})",
    r"content (?:created|produced|provided) by .{2,80}\bis available\b.{0,400}",
    r"(?:\[?google translate|machine[- ]translated)\b.{0,60}",
    r"(?:this )?(?:article|story|post|report|column) (?:re)?(?:posted|published"
    r"|printed) with (?:the )?"
    r"permission\b.{0,120}",
    r"this (?:article|story|post|report|summary) (?:was|is|has been) (?:generated|created|written"
    r"|compiled) (?:by|with|using) (?:an? )?(?:ai|artificial|machine|automat\w+)\b.{0,200}",
    r"(?:conversation|community|comment(?:ing)?) guidelines(?: and faqs?)?",
    r"(?:this site|we) uses? akismet\b.{0,120}",
    r"you are commenting using your\b.{0,80}|please log in using one of\b.{0,80}",
    r"(?:add (?:a )?(?:new )?|post a )comment|please refrain from\b.{0,160}\bcomments?\b.{0,120}",
    r"(?:no profan\w+|posts that contain|comments (?:with|that contain))\b.{0,160}\b(?:published"
    r"|allowed|removed|deleted|rejected)\b.{0,120}",
    r"(?:keep it clean|don't threaten|be (?:truthful|nice|proactive|respectful|civil)"
    r"|share with us)\. .{0,60}\b(?:obscene|vulgar|threats|knowingly|racis[mt]|abusive|posts"
    r"|comments|eyewitness)\b.{0,120}|please turn off your caps lock\.?",
    r"(?:sorry, )?there are no recent (?:results|comments|posts|stories)\b.{0,80}",
    r"(?:subscribe|listen|download)\s?: [\w .|/,&]{0,20}"
    r"\b(?:apple|google|spotify|stitcher)\b.{0,80}",
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
    whole_line(
        r".{0,160}\ball rights reserved\b.{0,400}|.{0,20}\btrust principles",
        r".{0,60}\b(?:views?|opinions?|content)\b.{0,160}\b(?:do|does|may|are|is) not"
        r" (?:necessarily )?(?:reflect|represent|those of|the views)\b.{0,240}",
        r".{0,60}\bthanks its sponsors\b.{0,40}",
        r".{0,120}\b(?:earns?|receives?|paid|gets?|takes?) .{0,40}\bcommissions?\b.{0,40}"
        r"\b(?:links?|purchases?|you buy)\b.{0,80}",
        r"(?:we are|.{3,30} is) committed to .{0,60}\bjournalism\b.{0,160}",
        r".{3,60} (?:operates|is) independent(?:ly)? (?:from|of) (?:the|our) newsroom\b.{0,300}",
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
    ("rights reserved", "trust principles", " not ", "thanks its", "committed to", "commission",
     "created this", "responsible for", "support from", "mail", "an earlier", "newsroom", "news ",
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
    "as is", "alerts", "save this", "keep up", "commission", "satirical", "interview",
    "conversation", "q&a", "excerpt", "exchange", "google translate", "machine",
    "guidelines", "akismet", "commenting", "profan", "posts that", "permission", "summary",
    "keep it clean", "caps lock", "threat", "be truthful", "be nice", "be respectful", "be civil",
    "proactive", "share with us", "no recent", "listen:",
)  # fmt: skip
