"""Reporting verbs and what they can do, nouns for people by role, and titles: data in one place.

The verbs were collected by hand from grammars of English reporting verbs and from the cue words of
PolNeAR's train part (Newell et al. 2018), which were sorted into these classes by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

__all__ = [
    "CUE_FORMS",
    "DISTANT_SPEAKERS",
    "FEMALE_WORDS",
    "GROUP_NOUNS",
    "MALE_WORDS",
    "NOUN_FORMS",
    "PLURAL_PRONOUNS",
    "ROLE_NOUNS",
    "SINGULAR_PRONOUNS",
    "CueClass",
    "forms_of",
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
        "suggest testify vow pledge promise offer advise"
    ),
    "address": "tell inform assure remind ask warn advise promise notify brief urge",
    "clause": (
        "report allege contend maintain reveal disclose deny imply indicate propose estimate "
        "charge demand threaten affirm proclaim signal hint caution point acknowledge profess "
        "speculate posit stipulate"
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
    return {form: frozenset(kinds) for form, kinds in classes.items()}


#: Every form of every reporting verb, with its classes.
CUE_FORMS: Mapping[str, frozenset[CueClass]] = _forms(LEMMAS)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Forms that are more often nouns; they count as verbs only after a plural, a pronoun or "to".
NOUN_FORMS = _words(
    "state report charge demand promise claim answer question voice comment reply offer estimate "
    "signal point note post read brief counter reason blast warrant remark call cite praise mock "
    "label brand tout blame quip joke shout yell chant sigh vow pledge address hint muse"
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
    "bishop pope king queen prince princess deputy commissioner treasurer former ex-president"
)
#: Plural or collective speakers; they have no name of their own.
GROUP_NOUNS = _words(
    "officials sources people experts analysts critics supporters aides lawmakers republicans "
    "democrats police authorities investigators prosecutors lawyers scientists researchers "
    "economists witnesses residents neighbours neighbors leaders ministers voters observers "
    "reporters journalists doctors advisers advisors activists protesters lawyers others members"
)


def with_verbs(
    forms: Mapping[str, frozenset[CueClass]], lemmas: Iterable[str]
) -> dict[str, frozenset[CueClass]]:
    """Returns the forms with a user's own reporting verbs added as speech verbs."""
    added = {form: frozenset[CueClass]({"speech"}) for lemma in lemmas for form in forms_of(lemma)}
    return {**added, **forms}
