"""News agencies and outlets, as datelines and credits name them."""

from __future__ import annotations

import re

__all__ = ["agency_in", "canonical_agency", "is_site", "looks_like_outlet"]

_AGENCIES = {
    "ap": "AP", "associated press": "AP", "the associated press": "AP", "reuters": "Reuters",
    "thomson reuters": "Reuters", "thomson reuters foundation": "Thomson Reuters Foundation",
    "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP", "upi": "UPI",
    "united press international": "UPI", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA",
    "xinhua": "Xinhua", "tass": "TASS", "itar-tass": "TASS", "ria novosti": "RIA Novosti",
    "interfax": "Interfax", "pa": "PA", "pa media": "PA", "press association": "PA", "pti": "PTI",
    "press trust of india": "PTI", "ani": "ANI", "ians": "IANS", "uni": "UNI", "app": "APP",
    "kyodo": "Kyodo", "jiji": "Jiji", "yonhap": "Yonhap", "kcna": "KCNA", "bernama": "Bernama",
    "antara": "Antara", "vna": "VNA", "kuna": "KUNA", "spa": "SPA", "wam": "WAM", "qna": "QNA",
    "mena": "MENA", "petra": "Petra", "irna": "IRNA", "isna": "ISNA", "mehr": "Mehr",
    "anadolu": "Anadolu", "aa": "AA", "ips": "IPS", "inter press service": "IPS", "pana": "PANA",
    "nan": "NAN", "gna": "GNA", "aps": "APS", "map": "MAP", "tap": "TAP", "saba": "SABA",
    "ina": "INA", "sana": "SANA", "nna": "NNA", "bna": "BNA", "ona": "ONA", "unb": "UNB",
    "bss": "BSS", "apa": "APA", "mti": "MTI", "pap": "PAP", "ctk": "CTK", "belga": "Belga",
    "anp": "ANP", "tt": "TT", "ntb": "NTB", "stt": "STT", "ritzau": "Ritzau", "lusa": "Lusa",
    "cna": "CNA", "aap": "AAP", "cp": "CP", "the canadian press": "CP", "canadian press": "CP",
    "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "dow jones": "Dow Jones", "cnn": "CNN",
    "cnn business": "CNN Business", "bbc": "BBC", "bbc news": "BBC", "abc": "ABC",
    "abc news": "ABC News", "cbs": "CBS", "cbs news": "CBS News", "nbc": "NBC",
    "nbc news": "NBC News", "fox": "Fox", "fox news": "Fox News", "npr": "NPR", "rt": "RT",
    "sputnik": "Sputnik", "al jazeera": "Al Jazeera", "rfe/rl": "RFE/RL", "voa": "VOA",
    "voice of america": "VOA", "rfi": "RFI", "dw": "DW", "pr newswire": "PR Newswire",
    "prnewswire": "PR Newswire", "business wire": "Business Wire", "businesswire": "Business Wire",
    "globe newswire": "GlobeNewswire", "globenewswire": "GlobeNewswire", "accesswire": "ACCESSWIRE",
    "marketwatch": "MarketWatch", "politico": "Politico", "kyodo news": "Kyodo",
    "stateside associates": "Stateside Associates", "religion news service": "RNS", "rns": "RNS",
    "armenpress": "Armenpress", "azertac": "AZERTAC", "kaztag": "KazTAG", "kazinform": "Kazinform",
    "trend": "Trend", "tasnim": "Tasnim", "fars": "Fars", "mna": "MNA", "belta": "BelTA",
    "interfax-ukraine": "Interfax-Ukraine", "ukrinform": "Ukrinform", "mana": "MANA",
    "new ziana": "New Ziana", "prensa latina": "Prensa Latina", "montsame": "Montsame",
    "agerpres": "Agerpres", "hina": "Hina", "tanjug": "Tanjug", "bta": "BTA", "elta": "ELTA",
    "bns": "BNS", "pajhwok": "Pajhwok", "ena": "ENA", "suna": "SUNA", "angop": "ANGOP",
    "cmc": "CMC", "caribbean media corporation": "CMC", "economynext": "EconomyNext",
    "anadolu agency": "Anadolu", "kurdistan 24": "Kurdistan 24", "urn": "URN",
    "news 1st": "News 1st", "jta": "JTA", "jewish telegraphic agency": "Jewish Telegraphic Agency",
    "jns": "JNS", "pna": "PNA", "rnz": "RNZ", "tolonews": "TOLOnews", "ani news": "ANI",
    "kno": "KNO", "rss": "RSS", "sta": "STA", "mia": "MIA", "fena": "FENA", "tasr": "TASR",
    "ata": "ATA", "leta": "LETA", "moldpres": "MOLDPRES", "inforpress": "Inforpress",
    "sonna": "SONNA", "sanews": "SAnews", "akipress": "AKIpress", "kabar": "Kabar",
    "asia-plus": "Asia-Plus", "rudaw": "Rudaw", "shafaq news": "Shafaq News", "nina": "NINA",
    "fna": "FNA", "ilna": "ILNA", "pacnews": "PACNEWS", "bcn": "BCN",
    "bay city news": "Bay City News", "tns": "TNS", "tnn": "TNN",
    "tribune news service": "Tribune News Service", "abr": "ABr", "andina": "Andina",
    "telam": "Télam", "télam": "Télam", "acn": "ACN", "aim": "AIM", "jis": "JIS", "gis": "GIS",
    "cana": "CANA", "tatoli": "Tatoli", "turan": "Turan", "panapress": "Panapress",
    "pana press": "Pana Press", "caj news": "CAJ News", "benarnews": "BenarNews", "rfa": "RFA",
    "radio free asia": "Radio Free Asia", "osv news": "OSV News", "uca news": "UCA News",
    "bp": "BP", "baptist press": "Baptist Press", "states newsroom": "States Newsroom",
    "dpa-afx": "dpa-AFX", "nampa": "NAMPA", "bopa": "BOPA", "wafa": "WAFA", "vns": "VNS",
    "the center square": "The Center Square", "urdupoint": "UrduPoint",
    "australian associated press": "AAP", "radio new zealand": "RNZ", "emirates news agency": "WAM",
    "saudi press agency": "SPA", "kuwait news agency": "KUNA", "qatar news agency": "QNA",
    "bahrain news agency": "BNA", "news agency of nigeria": "NAN", "ghana news agency": "GNA",
    "philippine news agency": "PNA", "amna": "AMNA",
    "ana-mpa": "ANA-MPA", "keystone-sda": "Keystone-SDA", "sda": "SDA", "jiji press": "Jiji Press",
    "agência brasil": "ABr", "agencia brasil": "ABr", "associated press of pakistan": "APP",
    "catholic news service": "CNS", "cns": "CNS", "cns news": "CNSNews", "icirnigeria": "ICIR",
}  # fmt: skip
_OUTLET = re.compile(
    r"\b(?:News|Press|Agency|Report|Times|Post|Chronicles?|Bureau|Wire|Newswire|Herald|Tribune"
    r"|Journal|Gazette|Today|Radio|Media|Network|Mail|Standard|Observer|Courier|Dispatch|Daily"
    r"|Weekly|Bulletin|Newspaper|Monitor|Sun|Star|Globe|Register|Sentinel|Examiner|Guardian"
    r"|Telegraph"
    r"|Independent|Mirror|Chronicle|Review|Express|Insider|TV|FM)\b|\w\.(?:com|org|net|news"
    r"|co\.\w\w)\b|[a-z]News[A-Z]|\w(?:News|Wire)\b"
)
_SITE = re.compile(
    r"[\w-]{2,30}\.(?:com|org|net|news|info|co|az|ge|am|kg|kz|uz|id|ng|rs|ba|mk|al|me|ru|ua|hr|si"
    r"|pl)"
    r"(?:\.\w\w)?",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,5}")
_MENTION = re.compile(
    r"\b(?:the\s+)?(?P<name>Associated Press|Reuters|AFP|Agence France[- ]Presse|UPI|Xinhua|PTI"
    r"|IANS|ANI|KUNA|Bloomberg(?: News)?|CNN|BBC|ABC News|CBS News|NBC News|Fox News|NPR|dpa|EFE"
    r"|RFE/RL|VOA|RNZ|Kyodo(?: News)?|Yonhap|Press Association|Canadian Press"
    r"|Thomson Reuters Foundation|AP|RT)\b",
    re.IGNORECASE,
)


def canonical_agency(name: str) -> str | None:
    """Returns the usual short form of an agency that is known by this name, else `None`."""
    return _AGENCIES.get(" ".join(name.split()).strip(" .").casefold())


def is_site(name: str) -> bool:
    """Says whether a name is that of a web site: `REPORT.AZ`, `TEMPO.CO`."""
    return "." in name[1:] and _SITE.fullmatch(name.strip()) is not None


def looks_like_outlet(name: str) -> bool:
    """Says whether a bracketed name in a dateline is built like that of a news outlet."""
    return bool(_OUTLET.search(name) or _LETTERS.fullmatch(name.strip()))


def agency_in(credit: str) -> str | None:
    """Returns the first agency or network that a credit line names, in its usual short form."""
    for match in _MENTION.finditer(credit):
        if match["name"].casefold() in {"ap", "rt"} and not match["name"].isupper():
            continue
        return canonical_agency(match["name"])
    return None
