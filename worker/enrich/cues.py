"""Reporting verbs and what they can do, roles and titles of people: data in one place.

A user's own words join them in a `Vocabulary`. The verbs were collected by hand from grammars of
English reporting verbs and from the cue words of PolNeAR's train part (Newell et al. 2018), which
were sorted into these classes by hand; role nouns and titles are those that stand beside names in
news, written down by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

__all__ = [
    "AUXILIARY",
    "CAPITALISED_TITLES",
    "CLAUSE_ONLY",
    "COURTESY_TITLES",
    "CUE_FORMS",
    "DISTANT_SPEAKERS",
    "DOING",
    "FEMALE_WORDS",
    "FINITE",
    "GROUP_NOUNS",
    "MAINTAINING",
    "MALE_WORDS",
    "NAMING",
    "NEVER_BEHIND",
    "NOUN_FORMS",
    "OFFICES",
    "OFFICES_BEHIND",
    "ORGANISATION_NOUNS",
    "PLURAL_NOUNS",
    "PLURAL_PRONOUNS",
    "RANKS",
    "ROLE_ADJECTIVES",
    "ROLE_BEGINNINGS",
    "ROLE_NOUNS",
    "ROLE_QUALIFIERS",
    "SHORTENED_TITLES",
    "SHORT_RANKS",
    "SINGULAR_PRONOUNS",
    "SINGULAR_TITLES",
    "TELLING",
    "TELLING_TO",
    "TITLES",
    "TITLES_OR_NAMES",
    "USUAL",
    "CueClass",
    "Vocabulary",
    "forms_of",
    "vocabulary_with",
]

#: speech: opens or closes any quote, may stand before its subject ("said Ann Lee");
#: address: as speech, but the listener comes first ("told reporters that");
#: clause: reports a clause, seldom a whole direct quote ("claimed that");
#: phrase: reports a phrase ("called it “awful”", "accused him of lying").
CueClass = Literal["speech", "address", "clause", "phrase"]

LEMMAS: Mapping[CueClass, str] = {
    "speech": (
        "say add ask explain reply respond answer note write tweet continue recall declare exclaim "
        "state remark observe comment joke quip shout yell chant scream whisper mutter conclude "
        "insist warn argue claim admit concede confess acknowledge predict recount wonder lament "
        "announce boast complain stress emphasize emphasise interject counter retort sigh agree "
        "confirm reiterate repeat opine muse post begin read reason caution assert recommend "
        "suggest testify vow pledge promise offer advise query elaborate enthuse fume grumble "
        "blurt press tease scold crow"
    ),
    "address": "tell inform assure remind ask warn advise promise notify brief urge",
    "clause": (
        "report allege contend maintain reveal disclose deny imply indicate propose estimate "
        "charge demand threaten affirm proclaim signal hint caution point acknowledge profess "
        "speculate posit stipulate highlight underscore underline clarify"
    ),
    "phrase": (
        "call describe dub label brand denounce decry condemn criticize criticise accuse praise "
        "blast slam mock dismiss blame hail laud deride ridicule cite voice express refer tout "
        "characterize characterise question discuss mention promise"
    ),
}
IRREGULAR: Mapping[str, tuple[str, ...]] = {
    "say": ("say", "says", "said", "saying"),
    "tell": ("tell", "tells", "told", "telling"),
    "write": ("write", "writes", "wrote", "written", "writing"),
    "read": ("reads", "read"),
    "begin": ("began", "begins"),
}
#: Verbs of two words, which report only beside a quote in marks.
PHRASAL = (
    "go on:goes on:went on", "shoot back:shoots back:shot back", "fire back:fires back:fired back",
    "hit back:hits back:hit back", "chime in:chimes in:chimed in", "cry out:cries out:cried out",
    "call out:calls out:called out", "speak up:speaks up:spoke up", "sum up:sums up:summed up",
    "follow up:follows up:followed up", "write back:writes back:wrote back", "put it:puts it",
)  # fmt: skip
#: Consonants doubled before -ed and -ing.
DOUBLED = frozenset({"quip", "admit", "label", "slam", "dub", "refer"})


def forms_of(lemma: str) -> tuple[str, ...]:
    """Returns the finite forms and the participles of a verb."""
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    stem = lemma + lemma[-1] if lemma in DOUBLED and lemma != "label" else lemma
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s")
    return lemma, plural, stem + "ed", stem + "ing"


def _forms(lemmas: Mapping[CueClass, str]) -> dict[str, frozenset[CueClass]]:
    classes: dict[str, set[CueClass]] = {}
    for kind, words in lemmas.items():
        for lemma in words.split():
            for form in forms_of(lemma):
                classes.setdefault(form, set()).add(kind)
    for form in (form for verb in PHRASAL for form in verb.split(":")):
        classes.setdefault(form, set()).add("speech")
    return {form: frozenset(kinds) for form, kinds in classes.items()}


#: Every form of every reporting verb, with its classes.
CUE_FORMS: Mapping[str, frozenset[CueClass]] = _forms(LEMMAS)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Forms that are more often nouns; they count as verbs only after a plural, a pronoun or "to".
NOUN_FORMS = _words(
    "state report charge demand promise claim answer question voice comment reply offer estimate "
    "signal point note post read brief counter reason blast warrant remark call cite praise mock "
    "label brand tout blame quip joke shout yell chant sigh vow pledge address hint muse "
    "press query tease crow"
)
#: Plurals that read like the verbs of "the report states": after an adjective they are nouns.
PLURAL_NOUNS = frozenset(plural for noun in NOUN_FORMS for plural in (noun + "s", noun + "es"))


def _forms_of(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in forms_of(lemma))


#: Verbs that do not stand behind what they report without marks: “it would rain, he promised” is
#: rarer than “in the end, he promised to come”.
NEVER_BEHIND = _forms_of(
    "ask continue begin agree vow promise pledge offer comment urge advise recommend assure remind "
    "point question demand propose threaten post read respond hint maintain"
)
#: Verbs whose object is told, not said, and those of them that tell somebody to do something.
TELLING = _forms_of("tell inform assure remind ask warn notify brief")
TELLING_TO = _forms_of("tell warn")
#: Doing, however sure a tagger is, where no clause follows: “she maintained the pier”.
MAINTAINING = _forms_of("maintain")
#: Verbs of speech only beside a quote in marks: “No,” she fumed, but “she fumed over the bill”.
QUOTING = _forms_of("query elaborate enthuse fume grumble blurt press tease scold crow")
#: Forms that are more often nouns, or say what is shown, but before "that" or a quote.
NEEDING_CLAUSES = _forms_of("highlight underscore underline clarify") | {"charge", "charges"}
#: Verbs that report a clause with "that" or a question word, if anything but words in marks.
CLAUSE_ONLY = _forms_of("continue begin comment")
#: Verbs that more often say what is done than what is said where no clause follows.
DOING = _forms_of(
    "offer answer claim repeat report reveal write point promise pledge vow maintain observe add "
    "read post signal"
)
#: Participles that name something: "a pier called the Hook".
NAMING = frozenset((
    "called", "dubbed", "labelled", "labeled", "branded", "described", "titled", "entitled",
))  # fmt: skip
#: What makes the words that it stands in a clause.
AUXILIARY = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|could|should|may|might|must|can|did|does|do|be|"
    r"isn[’']t|wasn[’']t|don[’']t|won[’']t|can[’']t|cannot)\b"
)
#: The verb of a main clause; forms in -ed may as well be participles.
FINITE = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|could|should|may|might|must|can|did|does|do|"
    r"isn[’']t|wasn[’']t|don[’']t|won[’']t|can[’']t|cannot|\w+n[’']t|said|went|took|made|came|got|"
    r"saw|led|held|met|gave|found|knew|thought|felt|left|kept|became|ran|won|lost|paid|sent|wants?|"
    r"needs?|says?|seems?|takes?|goes|gets)\b|[’'](?:s|re|ll|d|ve|m)\s"
)
SINGULAR_PRONOUNS = _words("he she him her his i it one")
PLURAL_PRONOUNS = _words("they we them their us you others many some most both all several")
#: Words that stand for somebody named elsewhere in the sentence.
DISTANT_SPEAKERS = _words("who which that")
MALE_WORDS = _words(
    "he him his himself mr sir lord king prince man father son brother husband chairman "
    "spokesman congressman businessman boy uncle grandfather gentleman"
)
FEMALE_WORDS = _words(
    "she her hers herself mrs ms miss dame lady queen princess woman mother daughter sister wife "
    "chairwoman spokeswoman congresswoman businesswoman girl aunt grandmother first-lady"
)
#: One person by role; "the minister" may be somebody introduced by name earlier.
ROLE_NOUNS = _words(
    "spokesman spokeswoman spokesperson minister president premier chancellor secretary senator "
    "governor mayor congressman congresswoman representative lawmaker legislator nominee candidate "
    "chairman chairwoman chair chief director executive ceo founder owner manager coach captain "
    "player striker defender lawyer attorney judge justice prosecutor professor researcher "
    "scientist economist analyst strategist doctor physician nurse author writer journalist "
    "reporter editor actor actress singer director ambassador envoy diplomat official officer "
    "general colonel commander sheriff detective leader aide adviser advisor consultant activist "
    "businessman businesswoman billionaire mogul farmer teacher student veteran pastor priest "
    "bishop pope king queen prince princess deputy commissioner treasurer former ex-president "
    "member head boss chairperson vice-president vice-chairman mp mep dean principal "
    "superintendent inspector sergeant lieutenant councillor archbishop rabbi imam curator "
    "historian biologist epidemiologist geologist psychologist trainer skipper midfielder "
    "goalkeeper forward batsman bowler referee promoter producer composer musician chef designer "
    "engineer architect broker trader investor plaintiff organiser organizer operator regulator"
)
#: What an organisation is called once its name is known: "the ministry", "the bank".
ORGANISATION_NOUNS = _words(
    "ministry department agency bureau office board council committee commission court tribunal "
    "bank university college school union association federation authority institute foundation "
    "society league club hospital church airline exchange party army navy coalition alliance fund"
)
#: Plural or collective speakers; they have no name of their own.
GROUP_NOUNS = _words(
    "officials sources people experts analysts critics supporters aides lawmakers republicans "
    "democrats police authorities investigators prosecutors lawyers scientists researchers "
    "economists witnesses residents neighbours neighbors leaders ministers voters observers "
    "reporters journalists doctors advisers advisors activists protesters lawyers others members"
)
#: Said before a surname; they tell nothing of an office.
COURTESY_TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "messrs", "mister", "madam", "madame", "sir", "dame", "lady",
    "lord", "monsieur", "mme", "mlle", "shri", "smt", "shrimati", "h.e", "eng", "engr",
))  # fmt: skip
#: Words that end a title before a name, lower case, without their stop.
TITLES = COURTESY_TITLES | frozenset((
    "president", "vice-president", "premier", "minister", "chancellor", "secretary", "senator",
    "sen", "sens", "representative", "rep", "reps", "congressman", "congresswoman", "congressmen",
    "congresswomen", "governor", "gov", "lieutenant-governor", "mayor", "councillor", "councilman",
    "councilwoman", "alderman", "ambassador", "envoy", "commissioner", "chairman", "chairwoman",
    "chairperson", "chair", "director", "director-general", "president-elect", "secretary-general",
    "speaker", "leader", "general", "gen", "lieutenant", "lt", "colonel", "col", "major", "maj",
    "captain", "capt", "sergeant", "sgt", "corporal", "private", "pvt", "admiral", "adm",
    "commander", "cmdr", "marshal", "brigadier", "brig", "inspector", "superintendent", "detective",
    "officer", "sheriff", "chief", "constable", "judge", "justice", "attorney", "counsel",
    "prosecutor", "magistrate", "king", "queen", "prince", "princess", "emperor", "empress",
    "sultan", "emir", "sheikh", "shaikh", "crown", "pope", "cardinal", "archbishop", "bishop",
    "father", "fr", "reverend", "rev", "venerable", "pastor", "rabbi", "imam", "ayatollah",
    "professor", "prof", "dr", "doctor", "coach", "manager", "captain-general", "analyst",
    "economist", "spokesman", "spokeswoman", "spokesperson", "founder", "ceo", "cfo",
    "chief-executive", "lawmaker", "deputy", "legislator", "treasurer", "undersecretary",
    "comptroller", "principal", "dean", "rector", "provost", "nurse", "mp", "mps", "mla", "pm",
    "advocate", "barrister", "hon", "ven", "adviser", "advisor", "activist", "actor", "actress",
    "author", "singer", "writer", "journalist", "historian", "lawyer", "scientist", "researcher",
    "candidate", "striker", "goalkeeper", "midfielder", "defender", "senators", "representatives",
    "presidents", "ministers", "governors", "mayors",
))  # fmt: skip
#: Titles that are hardly anybody's name, so that what stands before them is a title too.
OFFICES = frozenset((
    "president", "premier", "minister", "chancellor", "secretary", "senator", "governor", "mayor",
    "ambassador", "commissioner", "chairman", "chairwoman", "chairperson", "spokesman",
    "spokeswoman", "spokesperson", "congressman", "congresswoman", "councillor", "lawmaker",
    "president-elect", "secretary-general", "director-general", "superintendent",
))  # fmt: skip
#: Titles that are given names when a surname alone follows.
TITLES_OR_NAMES = frozenset(("Dean", "Shri"))
#: What goes with a person, not with the office of the person's superior, and is said beside it.
RANKS = frozenset(("professor", "prof", "dr", "doctor", "rev", "reverend", "ven", "hon"))
SHORT_RANKS = frozenset(("prof", "dr", "rev", "ven", "hon"))
#: Titles that are other words in small letters: "at 5 pm", "to advocate", "her father".
CAPITALISED_TITLES = frozenset(
    ("pm", "advocate", "hon", "ven", "father", "private", "major", "rep")
)
#: Titles that are shortened; a stop behind others ends a sentence.
SHORTENED_TITLES = frozenset((
    "adm", "brig", "capt", "cmdr", "col", "fr", "gen", "gov", "lt", "maj", "pvt", "rep", "reps",
    "sen", "sens", "sgt",
)) | SHORT_RANKS  # fmt: skip
#: A title that several share, as each of them has it.
SINGULAR_TITLES = {
    "Sens.": "Sen.", "Sens": "Sen", "Reps.": "Rep.", "Reps": "Rep", "MPs": "MP",
    "Congressmen": "Congressman", "Congresswomen": "Congresswoman", "Senators": "Senator",
    "Representatives": "Representative", "Presidents": "President", "Ministers": "Minister",
    "Governors": "Governor", "Mayors": "Mayor",
}  # fmt: skip
#: Words in small letters that belong to the office after them.
ROLE_QUALIFIERS = frozenset((
    "acting", "assistant", "associate", "attorney", "campaign", "chief", "club", "co-founder",
    "company", "defence", "defense", "deputy", "district", "economic", "education", "energy",
    "environment", "executive", "finance", "fire", "foreign", "former", "general", "head",
    "health", "home", "incoming", "interim", "interior", "justice", "managing", "military",
    "national", "opposition", "outgoing", "party", "police", "press", "prime", "security", "senior",
    "special", "state", "team", "trade", "union", "vice",
))  # fmt: skip
#: A role begins here: "candidate former Gov." is two.
ROLE_BEGINNINGS = frozenset(("former", "acting", "interim", "outgoing", "incoming"))
#: Offices that stand behind a name only, beside those that stand before it.
OFFICES_BEHIND = frozenset(("executive", "head", "editor", "co-founder", "chief"))
#: What any holder of a role may be called: "the former minister", "the young lawyer".
ROLE_ADJECTIVES = frozenset((
    "former", "then", "current", "outgoing", "incoming", "acting", "late", "new", "old", "young",
    "veteran", "top", "senior", "long-time", "longtime", "popular", "prominent", "controversial",
    "embattled", "two-term", "one-term", "first-term", "retired", "elder", "elderly", "chief",
    "visiting", "local", "same", "own", "influential", "outspoken", "billionaire", "accused",
))  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The forms of reporting verbs with their classes, nouns for people by role, and titles."""

    cues: Mapping[str, frozenset[CueClass]]
    role_nouns: frozenset[str]
    titles: frozenset[str]


#: The lists of this module and nothing else.
USUAL = Vocabulary(CUE_FORMS, ROLE_NOUNS, TITLES)


@lru_cache(maxsize=8)
def vocabulary_with(
    cue_verbs: tuple[str, ...] = (), role_nouns: tuple[str, ...] = (), titles: tuple[str, ...] = ()
) -> Vocabulary:
    """Returns the lists with a user's own words; the same words give the same object.

    A verb is a lemma, "opine", or a lemma and its class, "brief:address"; without one it is a verb
    of speech. Forms that are known already keep their classes beside the new one.
    """
    if not cue_verbs and not role_nouns and not titles:
        return USUAL
    forms = dict(CUE_FORMS)
    for lemma, kind in map(_classed, cue_verbs):
        for form in forms_of(lemma):
            forms[form] = forms.get(form, frozenset[CueClass]()) | {kind}
    return Vocabulary(forms, ROLE_NOUNS | frozenset(role_nouns), TITLES | frozenset(titles))


def _classed(verb: str) -> tuple[str, CueClass]:
    lemma, _, named = verb.partition(":")
    return lemma, next((kind for kind in get_args(CueClass) if kind == named), "speech")
