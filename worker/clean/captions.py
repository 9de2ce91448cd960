"""Captions and picture credits, known by the credit they end in or the words they begin with."""

from __future__ import annotations

import re

from worker.clean.cued import Cued, Late, any_cue
from worker.clean.lines import Line
from worker.clean.titles import runs_on

__all__ = ["is_caption"]


def _any_of(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


#: Picture agencies and libraries, as credits name them.
_LIBRARY = (
    r"(?:Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|REUTERS|EPA(?:-EFE)?"
    r"|Shutterstock|iStock(?:photo)?|Alamy(?: Stock Photo)?|Flickr|Wikimedia(?: Commons)?"
    r"|Creative Commons|PA(?: Wire| Media| Images)?|Bloomberg|Splash(?: News)?|WENN"
    r"|Rex(?: Features)?|Xinhua|Unsplash|Pixabay|Pexels|AAP|Press Association"
    r"|Z[Uu][Mm][Aa](?: ?[Pp]ress)?|Redux|Magnum|Corbis|USA TODAY Sports|CQ Roll Call|NurPhoto"
    r"|SIPA(?: USA)?|dpa|TASS|NOAA|NASA|Handout|File(?: [Pp]hoto)?|Instagram|Twitter|YouTube"
    r"|Facebook|[Ss]creenshot)"
)
_PICTURE = (
    r"(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Ii]mages?|IMAGES?|[Pp]ictures?|[Pp]ics?"
    r"|[Ii]llustrations?|[Gg]raphics?|[Cc]artoons?|[Aa]rtwork|[Ss]creenshots?|[Vv]ideo|VIDEO)"
)
_BY = (
    r"(?:\s+(?:by|from|via|courtesy(?: of)?|credit|source|supplied|copyright)s?\b|\s*[:/|]"
    r"|\s+[Cc]ourtesy)"
)
#: Behind the caption's own sentence, in or out of brackets.
_STOP = r"(?<=[.!?”\"])\s{0,2}"
_MAKER = r"[A-Z][\w’'.-]*(?: (?:[A-Z&][\w’'.-]*|for|of|de|van)){0,4}"
_HOUSE = (
    r"(?:[A-Z][\w’'.-]* ){0,4}(?:Times|Post|News|Herald|Tribune|Journal|Gazette|Press|Chronicle"
    r"|Star|Sun|Globe|Mail|Mirror|Media|Record|Courier|Register|Today|Radio|TV|Magazine|Reporter"
    r"|[A-Z]{2,5}\d{0,2})"
)
_CREDITS = _any_of(
    rf"[(\[]\s*(?:(?:[Ff]ile )?{_PICTURE}{_BY}|[Cc]redits?\b|[Cc]ourtesy\b|(?:Getty|AP Photo)\b)"
    r"[^()\[\]]{0,120}[)\]]",
    rf"[(\[]{_LIBRARY}[)\]]",
    rf"[(\[][^()\[\]]{{0,60}}[/|,]\s?{_LIBRARY}\b[^()\[\]]{{0,30}}[)\]]",
    rf"[(\[](?:[Ff]ile|[Hh]andout|[Ss]upplied|[Pp]ictured|AFP|Bloomberg"
    rf"|Reuters)(?: {_PICTURE})[)\]]",
    r"[(\[](?:[Ff]ile|[Hh]andout|[Ss]upplied|[Pp]ictured)[)\]]",
    rf"(?:^|[.!?”\"’')\]]\s|\s[|/–—-]\s?|[a-z]\s)(?:{_PICTURE}{_BY}|(?:Photo|Image|Picture)"
    r" ?[Cc]redits?:?|(?:Mandatory )?[Cc]redits?:|Courtesy(?: of|:))\s*[A-Z©@][^.!?]{0,80}",
    r"(?:REUTERS|AP Photo|EPA|AFP|AF?P PHOTO)/[A-Z].{0,80}",
    r"(?<=[.!?])\s?(?:CREDIT|PHOTO|PICTURE|IMAGE):\s?[A-Z][^.!?]{1,60}",
    r"(?<=[.!?])\s?\[(?:File|[A-Z][\w’'-]+ [A-Z][\w’'-]+), [A-Z][\w ]{2,30}\]",
    rf"(?<=[.!?])\s(?:Source|SOURCE): {_LIBRARY}",
    rf"[(\[][\w ]{{2,30}} {_PICTURE}{_BY}[^()\[\]]{{0,80}}[)\]]",
    r"[(\[](?:Supplied|[A-Z]{2,4}(?: [A-Z][\w-]+){0,3}|Reuters|Facebook|Instagram|Twitter"
    r"|[A-Z][\w ]{2,20} News): [A-Z][\w’'.-]+(?: [\w’'.&-]+){0,4}[)\]]",
    r"(?<=[.!?])\s?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,2}\s?/\s?(?:Staff|Pool|File)",
    rf"(?:^|(?<=[.!?])\s)[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{1,2}}\s?(?:/|for)\s?(?:{_LIBRARY}|NPR"
    r"|CNN|(?:NBC|CBS|ABC|Fox) News|BBC|[A-Z][\w ]{1,20} (?:Radio|Post|Times|News|Tribune))"
    r"(?:, (?:FILE|File))?",
    rf"(?:©|\bvia\b)\s*{_LIBRARY}\b[^.]{{0,40}}",
    # The credit may run into the next headline: "Talks stall. | AP Photo Budget vote put off".
    rf"\|\s*(?:[\w’'-]+ ){{0,4}}{_LIBRARY}s?\b[^.|]{{0,90}}",
    rf"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,3}}\s?/\s?{_LIBRARY}"
    r"(?:\s?/\s?[\w ]{2,30}|(?: Images| Photo))?",
    r"Getty Images|(?:AP|AFP|EPA|PTI|Xinhua|ANI) [Pp]hotos?|[Ff]ile [Pp]hoto|FILE PHOTO",
    rf"{_STOP}{_MAKER}\s?[/|]\s?{_MAKER}(?:\s?[/|,]\s?[\w ]{{2,30}})?",
    rf"\w\s[(\[]{_MAKER}\s?[/|]\s?{_MAKER}[)\]]",
    rf"{_STOP}[(\[](?:{_MAKER}\s?(?:[/|,]|for)\s?(?:the |The )?{_HOUSE}|[KW][A-Z]{{3}}"
    r"|[Ss]ubmitted(?: photo| by [A-Z][^()]{2,40})?|Source: [A-Z][^()\[\]]{1,60})[)\]]",
    rf"{_STOP}(?:Source: [A-Z]\w+|Supplied|Handout|Contributed|[A-Z]{{2,4}} PHOTO: [A-Z .]{{2,40}}"
    r"|(?:Submitted|Courtesy|Contributed|Handout|Provided|Staff|Undated) [Pp]hoto"
    r"|Courtesy/[A-Z].{2,40}|(?:THE )?CANADIAN PRESS/.{2,40}|Credit\.\.\..{2,60}"
    r"|[–—-] ?(?:Reuters|AFP|AP|EPA|Bernama|File) ?(?:pic|pix|photo)s?)",
)
#: The look ahead says no to a letter inside a word before all the credits have to.
_CREDIT_END = Late(
    rf"(?=^|[^a-z]|[a-z]\s|via\b|file){_CREDITS}\s*\.?"
    r"(?:\s*(?:Purchase Licensing Rights|(?:,\s*)?opens new tab|hide caption"
    r"|toggle caption|Enlarge))*"
    r"\W*$"
)
_WHOLE = Late(
    r"\W*(?:(?:image|media|photo|picture|video) ?(?:caption|copyright|credit)s?"
    r"(?:\b|(?-i:(?=[A-Z]))).{0,300}"
    r"|(?:image|media|photo|picture|video) ?source(?:\s?[,:]|(?-i:(?=[A-Z]))|$).{0,300}"
    rf"|(?-i:[(\[]{_MAKER}\s?[/|]\s?{_MAKER}[)\]]|\[[A-Z]\w+ [A-Z]\w+\])"
    r"|(?:supplied|contributed|courtesy|screengrab)|pi(?:cs?|x)\s?:.{2,60}"
    r"|(?:twitter|instagram|facebook|youtube|flickr|x)\s?/\s?\S.{1,40}"
    r"|(?:photo|image|picture|pic|representat\w+|illustrative)s?\b.{0,30}"
    r"\b(?:represent\w+|illustrat\w+|image|photo|picture)\b(?: purposes?)?(?: only)?"
    r"|file photo of .{2,80}|(?:file(?: photo| image| picture)?|handout|archive)\s?[:–—-] .{2,300}"
    r"|(?:table|video|photos?|sources?)\s?(?:: | provided by | courtesy of )[^\s|][^|]{1,60}[^.!?|]"
    r"|view image of .{3,160}|credit\s?\.\.\.\s?\S.{1,100}"
    r"|(?:chart|map|infographic|visuali[sz]ation|data|graphics?)\s*:\s*\S.{1,120}[^.?!]"
    r"|(?:toggle|hide) caption\b.{0,80}|(?:data|charts?|graphics?|maps?) (?:curated|created|made"
    r"|compiled) (?:by|with|via) \S.{1,60}"
    r"|(?-i:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}/[A-Z]{2,}[A-Za-z]{0,12})"
    r"|created with (?:flourish|datawrapper|infogram|canva)"
    r"|caption\s*:.{0,300}"
    r"|(?:pictured|photos?|photograph|credit|image|cartoon|illustration|graphic)"
    r"(?: (?:credit|source|taken))?\s*(?::| by )\s*\S.{0,160}"
    rf"|\(?(?:(?:File|Stock|Handout|Archive|Undated) ?)?(?:{_LIBRARY}|(?:photo|image|picture"
    r"|footage|pic))(?: Images| photos?)?\)?"
    r"|(?:file|stock|handout|archive|undated) (?:photo|image|picture|footage|pic)s?"
    r"|(?:top|bottom|from|clockwise|front row|back row|above|below|far)?\s?(?:left|right|top"
    r"|bottom)?"
    r" ?(?:from )?(?:left|clockwise|top left|l-r|left to right)(?: clockwise)?\s?[:,].{0,240}"
    r"|(?:[\w’'.-]+ ){1,3}(?:YouTube|Flickr|Facebook|Getty Images|Instagram)"
    rf"|(?:©\s?[A-Z]|\(c\)\s?{_LIBRARY}\b).{{0,60}})\W*",
    re.IGNORECASE,
)
#: One of these stands near an end of every caption that the patterns can match.
_HINTS = (
    "photo", "image", "picture", "credit", "courtesy", "getty", "reuters", "afp", "ap)",
    "epa", "shutterstock", "istock", "alamy", "flickr", "wikimedia", "commons", "caption",
    "handout", "cartoon", "illustration", "graphic", "infographic", "screenshot", "via ", "©",
    "noaa", "nasa", "left:", "left,", "left :", "left to right", "left clockwise",
    "clockwise", "unsplash", "pexels", "pixabay", "/", "(file", "video", "artwork", "instagram",
    "(c)", "associated press", "bloomberg", "splash", "redux", "magnum", "corbis", "supplied",
    "standard]",
    "news: ", "(abc", "(aap: ", "(ap: ",
    "archive", "youtube", "facebook", "twitter", "(xinhua", "[xinhua", "(pti", "(ani", "(ians",
    "contributed", "submitted", "canadian press", "pic", "pix:", "|", "representat", "illustrat",
    "file -", "file –", "file —", "file:", "screengrab", "table:", "(source",
)  # fmt: skip
#: The same for lines of few words, for prose names broadcasters and staffs all the time.
_SHORT_HINTS = (
    "source:", "curated", "compiled", "created", "made ",
    "chart", "map:", "data:", "staff", "pool", "created with", "npr", "cnn", "nbc ",
    "cbs ", "abc ", "fox ", "bbc", ")", "]",
)  # fmt: skip
_SHORT_WORDS = 24
_LONG_CUES, _SHORT_CUES = any_cue(*_HINTS), any_cue(*_HINTS, *_SHORT_HINTS)
_MAX_WORDS = 70
#: A credit longer than this is a sentence.
_CREDIT_LENGTH = 140
_OPENING = 30
#: A bracketed credit may also close a paragraph of body text; then the rest of it stays.
_MAX_SENTENCES = 2
_BARE_WORDS = 30
_SENTENCE_END = re.compile(r"[a-z0-9)”\"][.!?][”\"’)]?\s+[\"“A-Z]")
_BARE = re.compile(
    r"[(\[](?:Reuters|AFP|AP|Bloomberg|Xinhua|dpa|TASS|PA|Associated Press)\.?[)\]]\W*$"
)
_SHORT_FORM = re.compile(r"\((?P<letters>[A-Z]{2,6})\)\W*")
#: How many words a short form of up to six letters can stand for, small words included.
_EXPANSION_WORDS = 10
#: Who stands where, which only pictures need; and what a picture shows, without a stop.
_SIDES = Cued(Late(
    r"\((?:[Ll]eft|[Rr]ight|LEFT|RIGHT|[Cc]ent(?:er|re)|(?:second|third|far|top|bottom|back|front)"
    r"[ -](?:from )?(?:the )?(?:left|right|row|cent(?:er|re)))\)|\(L\)[^()]{2,80}\([RC]\)"
    r"|\b[A-Z][\w’'-]+, (?:second |third |far )?(?:from )?(?:left|right|cent(?:er|re))"
    r"(?:,| and | with )"
    r"|\b[Ff]rom left to right: |\bleft to right: "
    r"|^(?:Above|ABOVE|Below|BELOW|Right|RIGHT|Left|LEFT)\s?: "
    r"|^[^.!?]{4,120}, pictured (?:here|above|below|in \d{4}|on \w+day|last|with|at|during)\b"
    r"[^.!?]{0,60}$"
), ("(", ":", "left", "right", "center", "centre", "pictured"))  # fmt: skip
_PICTURED_WORDS, _SHOWN_WORDS = 30, 45
#: A video's frame begins with its button and ends with its maker.
_VIDEO = re.compile(r"CLOSE [A-Z\"“].{10,500}")
#: Behind a paragraph in the same line: then the paragraph stays, and this is cut off.
_GLUED = re.compile(r"[.!?”\"’] (?:image|media) (?:copyright|source|caption)\b")
_POLL = re.compile(r"\b(?:poll|survey|according to)\b")


def is_caption(line: Line) -> bool:
    """Says whether a line ends in a picture's credit or begins as a caption does."""
    plain, text = line.plain, line.text
    if line.words > _MAX_WORDS:
        return False
    if _VIDEO.fullmatch(text):
        return True
    # A space stands for the line's edge, so that a cue may ask for a word's.
    edges = " " + (
        plain if len(plain) < _CREDIT_LENGTH else plain[:_OPENING] + plain[-_CREDIT_LENGTH:]
    )
    cues = _LONG_CUES if line.words > _SHORT_WORDS else _SHORT_CUES
    if (
        line.words <= _SHOWN_WORDS
        and _SIDES.search(text)
        and (line.words <= _PICTURED_WORDS or not (line.ends_sentence or runs_on(line)))
    ):
        return True
    if cues.search(edges) is None:
        return False
    if _GLUED.search(plain, 1):
        return False
    return bool(_WHOLE.fullmatch(text)) or _ends_in_credit(line)


def _ends_in_credit(line: Line) -> bool:
    plain, text = line.plain, line.text
    credit = _CREDIT_END.search(text, max(0, len(text) - _CREDIT_LENGTH))
    if credit is None or text[0] in '"“' or _POLL.search(plain):
        return False
    if line.words > _BARE_WORDS and _BARE.search(text):
        return False
    if _spells_out(text[: credit.start()], credit[0]):
        return False
    return len(_SENTENCE_END.findall(text, 0, credit.start())) <= _MAX_SENTENCES


def _spells_out(before: str, credit: str) -> bool:
    """`... the National Aeronautics and Space Administration (NASA).` explains its short form."""
    short = _SHORT_FORM.fullmatch(credit)
    if short is None:
        return False
    letters = "".join(word[0] for word in before.split()[-_EXPANSION_WORDS:] if word[0].isupper())
    return letters.endswith(short["letters"])
