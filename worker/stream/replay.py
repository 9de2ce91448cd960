"""Dead letters go back to the raw topic, each at most once however often it is asked for.

Every reason keeps its own place in the dead-letter topic, as a group of its own. So letters that a
filter passes over are still there for the next replay, and those that went back are not. Letters
that are written while a replay runs wait for the next one: what fails again cannot go in circles.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from worker.errors import CopydeskError, Reason
from worker.outcome import Failure, Outcome, Process
from worker.stream.budget import Deadline
from worker.stream.connection import KafkaSettings
from worker.stream.dead_letter import replayed
from worker.stream.headers import ERRORS, header, replays
from worker.stream.kafka.reader import Reader
from worker.stream.kafka.replayer import Replayer
from worker.stream.ports import Message

__all__ = ["Letter", "replay"]

POLL_SECONDS = 0.5
BATCH = 200
#: The place of letters that name no reason of ours.
OTHER = "other"
KNOWN = frozenset(Reason)
#: How long a broker may return nothing although there is more.
PATIENCE_SECONDS = 30.0

Places = dict[str, dict[int, int]]


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter that went back, or would go back.

    `outcome` is what the current code makes of it, where a process was given.
    """

    message: Message
    reason: str
    replays: int
    outcome: Outcome | None = None

    @property
    def passes(self) -> bool | None:
        """Whether it would become a record now; `None` if that was not tried."""
        return None if self.outcome is None else not isinstance(self.outcome, Failure)


def replay(
    settings: KafkaSettings,
    *,
    reasons: Collection[Reason] = (),
    dry_run: bool = False,
    start_process: Callable[[], AbstractContextManager[Process]] | None = None,
) -> Iterator[Letter]:
    """Sends dead letters with one of `reasons` (all, if empty) back to the raw topic.

    Yields each one once its transaction is committed; a dry run changes nothing, and tries each
    with the process if one is given. Raises `CopydeskError` when the broker fails.
    """
    wanted = {reason.value for reason in reasons} or {*KNOWN, OTHER}
    groups = {reason: f"{settings.group_id}-replay.{reason}" for reason in sorted(wanted)}
    trial = start_process if dry_run and start_process else nullcontext
    with (
        trial() as process,
        Replayer(settings, f"{settings.group_id}-replay") as replayer,
        Reader(settings, settings.dead_letter_topic) as reader,
    ):
        found = replayer.places(list(groups.values()), settings.dead_letter_topic)
        places = {reason: found[group] for reason, group in groups.items()}
        for messages in _unread(reader, places):
            letters = [letter for letter in map(_letter, messages) if _is_due(letter, places)]
            if dry_run:
                letters = _tried(letters, process)
            else:
                ahead = _advanced(places, messages)
                _send_back(settings, replayer, letters, {groups[r]: ahead[r] for r in groups})
            yield from letters


def _send_back(
    settings: KafkaSettings, replayer: Replayer, letters: Sequence[Letter], places: Places
) -> None:
    outgoing = [replayed(letter.message, settings.raw_topic) for letter in letters]
    replayer.commit(outgoing, places, settings.dead_letter_topic)


def _unread(reader: Reader, places: Places) -> Iterator[list[Message]]:
    """Yields what lies between the earliest of the places and the end as it is now."""
    ends = reader.ends()
    reader.start_at({number: min(_at(each, number) for each in places.values()) for number in ends})
    patience = Deadline.after(PATIENCE_SECONDS)
    while any(reader.positions()[number] < end for number, end in ends.items()):
        found = reader.poll(POLL_SECONDS, BATCH)
        due = [each for each in found if each.position.offset < ends[each.position.partition]]
        if due:
            yield due
            patience = Deadline.after(PATIENCE_SECONDS)
        if patience.expired:
            raise CopydeskError("cannot replay: the broker returns no more dead letters")


def _at(place: Mapping[int, int], partition: int) -> int:
    return place.get(partition, 0)


def _letter(message: Message) -> Letter:
    reason = header(message, ERRORS + "reason") or OTHER
    return Letter(message, reason if reason in KNOWN else OTHER, replays(message))


def _is_due(letter: Letter, places: Places) -> bool:
    at = letter.message.position
    place = places.get(letter.reason)
    return place is not None and at.offset >= _at(place, at.partition)


def _tried(letters: list[Letter], process: Process | None) -> list[Letter]:
    return [_try(letter, process) for letter in letters] if process else letters


def _try(letter: Letter, process: Process) -> Letter:
    value = letter.message.value
    return letter if value is None else replace(letter, outcome=process([value])[0])


def _advanced(places: Places, messages: Sequence[Message]) -> Places:
    """Moves every place behind the messages, never back; returns what has to be committed."""
    for message in messages:
        at = message.position
        for place in places.values():
            place[at.partition] = max(_at(place, at.partition), at.next.offset)
    touched = {message.position.partition for message in messages}
    return {
        reason: {number: place[number] for number in touched} for reason, place in places.items()
    }
