"""Who a noun phrase means: names, surnames, roles and pronouns inside one article.

1. A name in the head of the phrase: "Moon spokesman Ko Min-jung, who ..." is Ko Min-jung.
2. A name that says who has the role of the head: "her campaign manager, Ann Lee,".
3. A surname that the entity model missed but that ends a full name of the article.
4. A role that was given to one person before: "the spokesman"; an organisation by the noun in its
   name: "the ministry".
5. He or she (`pronouns`), it for the organisation that spoke last, and a relative pronoun by what
   it follows.

A group, a role without a name and a doubt give nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Entity, Span
from worker.enrich.cues import GROUP_NOUNS, PLURAL_PRONOUNS, USUAL, Vocabulary
from worker.enrich.descriptions import Descriptions
from worker.enrich.marks import OPENING
from worker.enrich.people import WORD, People, Place
from worker.enrich.pronouns import PRONOUN_GENDERS, Asked, who_is_meant
from worker.enrich.quotes import Marked
from worker.enrich.sentences import lowered

__all__ = ["Article", "Referent"]

_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP"})
#: Where the head of a noun phrase ends and what is added to it begins.
_HEAD_END = re.compile(
    r"[,;:(—–]| - |[ \u00a0](?:of|for|from|with|in|on|at|who|which|whose|that|to|as|by|during|"
    r"after|and|or|when|while|where|before|because|since|until|if)(?=[ \u00a0]|$)"
)
_AND = re.compile(r"[ \u00a0](?:and|or)[ \u00a0]")
#: What a role can belong to: "head of the Harbour Board", "owner and editor of the Post".
_BELONGING = re.compile(
    r"[ \u00a0](?:of|at|in|for|to|and)[ \u00a0](?!.*\b(?:who|which|that|said|is|was)\b)"
)
_NAMED_WORD = re.compile(r"[A-Z0-9(][^\s,]*|of|the|and|for|in|at|to|&")
#: Words between a role and its name, at most.
_MOST_BETWEEN = 12
_MOST_TITLE = 5
#: Words of a title in lower case: "and head coach Ann Lee".
_FEW = 3
#: How many sentences back "it" reaches.
_NEAR = 2
#: What may follow a name and is no part of the phrase: "Ann Lee meanwhile", "Lee on Monday".
_ASIDE = re.compile(
    r"\w+ly|afterwards?|meanwhile|however|later|earlier|then|too|himself|herself|\d+"
)
_VERB = re.compile(
    r"[ \u00a0](?:\w+(?:ed|ly)|has|had|was|is|would|could|will|did|does|shot|took|went|made)\b"
)
_DEFINITE = frozenset(("the", "his", "her", "their"))
_NOBODY = PLURAL_PRONOUNS | {"i", "it", "one"}
_RELATIVE = frozenset(("who", "which", "that"))
#: How far a word is looked for, in characters.
_REACH = 80
_LAST = re.compile(r"(\w+)[,)]*[ \u00a0]$")
_SEVERAL = re.compile(r"[a-z]+s|people|[a-z]*men|[Tt]hose|percent|some|many|few|\d+")
#: A description of somebody who has just been named: "Ann Lee of Port Hale, the mayor, who".
_DESCRIBES = re.compile(r",[ \u00a0]|[ \u00a0](?:of|from|at)[ \u00a0]|[ \u00a0]\(")


@dataclass(frozen=True, slots=True)
class Referent:
    """The entity a speaker phrase means."""

    name: str
    entity: str


class Article:
    """The entities of one article by place; answers who a phrase means."""

    def __init__(
        self,
        text: str,
        entities: Sequence[Entity],
        sentences: Sequence[int],
        marked: Sequence[Marked],
        vocabulary: Vocabulary = USUAL,
    ) -> None:
        self._text, self._sentences, self._vocabulary = text, sentences, vocabulary
        speaking = (e for e in entities if e.type in _SPEAKING)
        self._places = sorted(
            (Place(m.start, m.end, e) for e in speaking for m in e.mentions),
            key=lambda place: (place.start, -place.end),
        )
        self._starts = [place.start for place in self._places]
        self._people = People(text, self._places, sentences, marked, vocabulary.cues)
        self._spoken: dict[int, list[tuple[int, Entity]]] = defaultdict(list)
        self._last: Entity | None = None
        self._last_sentence = 0
        self._descriptions = Descriptions(text, self._places, self._people, vocabulary)

    def resolve(self, phrase: Span, content: Span) -> Referent | None:
        """Returns who a noun phrase means that is said to have said `content`.

        Phrases are to be asked for from top to bottom.
        """
        found = self._find(phrase, content)
        if found is None:
            return None
        if found.type == "PERSON":
            number = self._people.sentence_of(phrase.start)
            self._spoken[number].append((phrase.start, found))
        self._last, self._last_sentence = found, self._people.sentence_of(phrase.start)
        return Referent(found.name, found.id)

    def _find(self, phrase: Span, content: Span) -> Entity | None:
        words = [lowered(w) for w in WORD.findall(self._text[phrase.start : phrase.end])]
        if not words:
            return None
        if len(words) == 1 and words[0] in PRONOUN_GENDERS:
            return self._pronoun(phrase.start, words[0], content)
        if words[0] in _RELATIVE and len(words) == 1:
            return self._antecedent(phrase.start, words[0])
        if words == ["it"]:
            return self._organisation_that_spoke(phrase.start)
        if words[0] in _NOBODY:
            return None
        return self._named(phrase) or self._described(phrase, words)

    def _pronoun(self, position: int, word: str, content: Span) -> Entity | None:
        number = self._people.sentence_of(position)
        sentence = self._sentences[number] if self._sentences else 0
        first = content.start if self._is_quoted(content) else max(content.start, position)
        others = {p.entity.id for p in self._between(first, content.end, "PERSON")}
        told = {
            p.entity.id for p in self._between(content.start, min(first, content.end), "PERSON")
        }
        asked = Asked(position, sentence, PRONOUN_GENDERS[word], frozenset(others), frozenset(told))
        return who_is_meant(self._text, self._people, self._spoken, asked)

    def _organisation_that_spoke(self, position: int) -> Entity | None:
        """Returns whom "it" means: the organisation that spoke last, a few sentences ago."""
        near = self._people.sentence_of(position) - self._last_sentence <= _NEAR
        return self._last if near and self._last and self._last.type in {"ORG", "GPE"} else None

    def _is_quoted(self, content: Span) -> bool:
        """Says whether content is given in the words of who said it, in which that one is "I"."""
        return self._text[content.start] in OPENING

    def _antecedent(self, position: int, word: str) -> Entity | None:
        """Returns the name right before "who" or "which", or the last person described before it.

        "The senators who" and "those who" are nobody that was named.
        """
        before = bisect_left(self._starts, position) - 1
        place = self._places[before] if before >= 0 else None
        right_before = place and not self._text[place.end : position].strip(",(—–- \u00a0")
        if place and right_before and (place.entity.type == "PERSON") == (word == "who"):
            return place.entity
        last = _LAST.search(self._text, max(0, position - _REACH), position)
        if word != "who" or last is None or _SEVERAL.fullmatch(last.group(1)):
            return None
        number = self._people.sentence_of(position)
        people = [p for p in self._people.in_sentence(number) if p.start < position]
        described = (p.entity for p in reversed(people) if _DESCRIBES.match(self._text, p.end))
        return next(described, None)

    def _named(self, phrase: Span) -> Entity | None:
        head = self._head(phrase)
        inside = self._between(head.start, head.end)
        if self._is_group(phrase, head):
            return None
        if inside:
            last = inside[-1]
            rest = self._text[last.end : head.end].strip(' \u00a0."”’')
            if (
                not rest
                or _ASIDE.fullmatch(rest)
                or (last.entity.type == "PERSON" and self._goes_on(last.end))
            ):
                return last.entity if last.entity.type != "NORP" else self._surname(head)
        return self._apposed(phrase, head) or self._surname(head)

    def _goes_on(self, position: int) -> bool:
        """Says whether a verb follows a name: the phrase was taken too long."""
        following = WORD.search(self._text, position, position + _REACH)
        is_cue = following is not None and following.group() in self._vocabulary.cues
        return is_cue or bool(_VERB.match(self._text, position))

    def _head(self, phrase: Span) -> Span:
        start = phrase.start
        while match := _HEAD_END.search(self._text, start, phrase.end):
            around = self._around(match.start())
            if around is not None:
                start = around.end
            elif match.start() == phrase.start or self._shares_name(phrase, match):
                start = match.end()
            else:
                return Span(phrase.start, match.start())
        return phrase

    def _shares_name(self, phrase: Span, match: re.Match[str]) -> bool:
        """Says whether two roles are joined that one name follows: "owner and editor Ann Lee"."""
        if not _AND.match(self._text, match.start()):
            return False
        if self._titles_next(match.end()):
            return not self._between(phrase.start, match.start(), "PERSON")
        words = self._text[phrase.start : match.start()].split()
        role = bool(words) and self._is_known_role(words[-1].rstrip("."))
        return role and not self._between(phrase.start, match.start(), "PERSON")

    def _titles_next(self, position: int) -> bool:
        """Says whether a title leads to a name: "Health and [Human Services Secretary] Ann Lee"."""
        following = bisect_left(self._starts, position)
        while following < len(self._places) and self._places[following].entity.type != "PERSON":
            following += 1
        if following == len(self._places):
            return False
        words = self._text[position : self._places[following].start].split()
        if not 0 < len(words) <= _MOST_TITLE or words[-1].lower() not in self._vocabulary.titles:
            return False
        return all(word[0].isupper() and word[-1].isalpha() for word in words)

    def _is_group(self, phrase: Span, head: Span) -> bool:
        """Says whether the phrase names several: "Ann Lee and Bo Roe" have no one name."""
        joined = _AND.match(self._text, head.end, phrase.end)
        if not joined:
            return False
        others = self._between(joined.end(), phrase.end)
        second = next((p for p in others if p.entity.type in {"PERSON", "ORG"}), None)
        if second is None:
            return False
        title = self._text[joined.end() : second.start].split()
        return self._text[joined.end()].isupper() or len(title) < _FEW

    def _apposed(self, phrase: Span, head: Span) -> Entity | None:
        """Returns the person named right after a role: "her campaign manager, Ann Lee,"."""
        words = WORD.findall(self._text[head.start : head.end])
        place = next(iter(self._between(head.end, phrase.end, "PERSON")), None)
        if place is None or not words or not self._is_role(words[-1]):
            return None
        between = self._text[head.end : place.start]
        belonging, comma, title = between.rpartition(",")
        if not comma:
            belongs = words[-1][0].isupper() and _belongs(between, named=True)
        else:
            belongs = len(title.split()) < _FEW and (not belonging or _belongs(belonging))
            belongs = belongs or _belongs(between.replace(",", ""), named=True)
        possessive = self._text[place.end : place.end + 2] in {"’s", "'s"}
        return place.entity if belongs and not possessive else None

    def _is_role(self, word: str) -> bool:
        """Says whether a word can be what one person is."""
        low = word.lower()
        if low in GROUP_NOUNS or (low.endswith("s") and not low.endswith("ss")):
            return False
        return word[0].islower() or self._is_known_role(low)

    def _is_known_role(self, word: str) -> bool:
        words = self._vocabulary
        return word.lower() in words.role_nouns or word.lower() in words.titles

    def _surname(self, head: Span) -> Entity | None:
        """Returns who is named where the entity model saw no name, if only one person can be."""
        words = WORD.findall(self._text[head.start : head.end])
        if not words or not words[-1][0].isupper():
            return None
        fitting = self._people.called(re.sub(r"[’']s$", "", words[-1]))
        return fitting[0] if len(fitting) == 1 else None

    def _around(self, position: int) -> Place | None:
        """Returns the name that a position lies inside of."""
        before = bisect_left(self._starts, position) - 1
        place = self._places[before] if before >= 0 else None
        return place if place is not None and position < place.end else None

    def _between(self, start: int, end: int, kind: str | None = None) -> list[Place]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        places = self._places[first:last]
        return [p for p in places if p.end <= end and (kind is None or p.entity.type == kind)]

    def _described(self, phrase: Span, words: Sequence[str]) -> Entity | None:
        """Returns whom "the spokesman" means: nobody whom the phrase names itself."""
        head = self._head(phrase)
        if words[0] not in _DEFINITE or self._between(head.start, head.end, "PERSON"):
            return None
        called = [w.lower() for w in WORD.findall(self._text[head.start : head.end])]
        return self._descriptions.meant(called, phrase.start, self._last)


def _belongs(stretch: str, *, named: bool = False) -> bool:
    """Says whether words say what a role belongs to; `named` asks for a name: "of Port Hale"."""
    words = stretch.split()
    if len(words) > _MOST_BETWEEN or not _BELONGING.match(stretch):
        return False
    return not named or all(map(_NAMED_WORD.fullmatch, words))
