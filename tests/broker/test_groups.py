"""Consumer groups: how members join, share partitions, stay, restart and leave."""

from __future__ import annotations

from typing import Any

import pytest
from kafka import KafkaConsumer, TopicPartition
from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor
from kafka.coordinator.assignors.range import RangePartitionAssignor
from kafka.protocol.admin import DescribeGroupsRequest, DescribeGroupsResponse
from kafka.protocol.consumer import (
    ConsumerProtocolSubscription,
    HeartbeatRequest,
    HeartbeatResponse,
    JoinGroupRequest,
    JoinGroupResponse,
    LeaveGroupRequest,
    LeaveGroupResponse,
    OffsetCommitRequest,
    OffsetCommitResponse,
    SyncGroupRequest,
    SyncGroupResponse,
)
from support.clients import Clients, RawConnection, eventually

ILLEGAL_GENERATION = 22
INCONSISTENT_GROUP_PROTOCOL = 23
INVALID_GROUP_ID = 24
UNKNOWN_MEMBER_ID = 25
INVALID_SESSION_TIMEOUT = 26
REBALANCE_IN_PROGRESS = 27
MEMBER_ID_REQUIRED = 79
FENCED_INSTANCE_ID = 82


class RawMember:
    """A group member that does only what a test tells it to."""

    def __init__(self, clients: Clients, group: str, instance_id: str | None = None) -> None:
        self.raw: RawConnection = clients.raw()
        self.group = group
        self.instance_id = instance_id
        self.id = ""
        self.generation = -1
        self.session_ms = 10_000
        self.rebalance_ms = 20_000
        self.protocols = ("range",)
        # Kafka reads it, and leaves a member unanswered whose subscription it cannot read.
        self.metadata = ConsumerProtocolSubscription(topics=["t"], user_data=b"").encode(version=0)

    def send_join(self, version: int = 9) -> None:
        kind = JoinGroupRequest.JoinGroupRequestProtocol
        request = JoinGroupRequest(
            group_id=self.group,
            session_timeout_ms=self.session_ms,
            rebalance_timeout_ms=self.rebalance_ms,
            member_id=self.id,
            group_instance_id=self.instance_id,
            protocol_type="consumer",
            protocols=[kind(name=name, metadata=self.metadata) for name in self.protocols],
        )
        self.raw.send(request, version)

    def receive_join(self, version: int = 9) -> Any:  # noqa: ANN401 - untyped upstream
        answer = self.raw.receive(JoinGroupResponse, version)
        if answer.member_id:
            self.id = answer.member_id
        if answer.error_code == 0:
            self.generation = answer.generation_id
        return answer

    def join(self, version: int = 9) -> Any:  # noqa: ANN401 - untyped upstream
        self.send_join(version)
        answer = self.receive_join(version)
        if answer.error_code == MEMBER_ID_REQUIRED:
            return self.join(version)
        return answer

    def send_sync(self, parts: dict[str, bytes] | None = None) -> None:
        kind = SyncGroupRequest.SyncGroupRequestAssignment
        request = SyncGroupRequest(
            group_id=self.group,
            generation_id=self.generation,
            member_id=self.id,
            group_instance_id=self.instance_id,
            protocol_type="consumer",
            protocol_name=self.protocols[0],
            assignments=[
                kind(member_id=member, assignment=part) for member, part in (parts or {}).items()
            ],
        )
        self.raw.send(request, 5)

    def receive_sync(self) -> tuple[int, bytes]:
        answer = self.raw.receive(SyncGroupResponse, 5)
        return answer.error_code, answer.assignment

    def sync(self, parts: dict[str, bytes] | None = None) -> tuple[int, bytes]:
        self.send_sync(parts)
        return self.receive_sync()

    def heartbeat(self) -> int:
        request = HeartbeatRequest(
            group_id=self.group,
            generation_id=self.generation,
            member_id=self.id,
            group_instance_id=self.instance_id,
        )
        return int(self.raw.ask(request, HeartbeatResponse, 4).error_code)

    def leave(self) -> int:
        kind = LeaveGroupRequest.MemberIdentity
        member = kind(member_id=self.id, group_instance_id=self.instance_id)
        request = LeaveGroupRequest(group_id=self.group, members=[member])
        return int(self.raw.ask(request, LeaveGroupResponse, 4).members[0].error_code)

    def commit(self, topic: str) -> int:
        kind = OffsetCommitRequest.OffsetCommitRequestTopic
        part = kind.OffsetCommitRequestPartition(
            partition_index=0, committed_offset=1, committed_metadata=""
        )
        request = OffsetCommitRequest(
            group_id=self.group,
            generation_id_or_member_epoch=self.generation,
            member_id=self.id,
            group_instance_id=self.instance_id,
            topics=[kind(name=topic, partitions=[part])],
        )
        answer = self.raw.ask(request, OffsetCommitResponse, 8)
        return int(answer.topics[0].partitions[0].error_code)


@pytest.fixture
def group(clients: Clients) -> str:
    return clients.group()


def _spread(*consumers: KafkaConsumer) -> list[set[TopicPartition]]:
    return [consumer.assignment() for consumer in consumers]


def _shared_fully(partitions: int, *consumers: KafkaConsumer) -> bool:
    spread = _spread(*consumers)
    return all(spread) and sum(map(len, spread)) == len(set().union(*spread)) == partitions


@pytest.mark.parametrize("assignor", [RangePartitionAssignor, CooperativeStickyAssignor])
def test_members_share_the_partitions(clients: Clients, group: str, assignor: type) -> None:
    """Three members get two of six partitions each; when one leaves, the others take over."""
    topic = clients.topic(partitions=6)
    options = {"group_id": group, "partition_assignment_strategy": [assignor()]}
    members = [clients.consumer(topic, **options) for _ in range(3)]

    clients.members_poll(*members, until=lambda: _shared_fully(6, *members))
    sizes = [len(part) for part in _spread(*members)]
    members[0].close()
    left = members[1:]
    clients.members_poll(*left, until=lambda: _shared_fully(6, *left))

    assert sizes == [2, 2, 2]


def test_a_cooperative_member_keeps_what_it_need_not_give_up(clients: Clients, group: str) -> None:
    """With the sticky assignor a second member takes half, the first keeps the other half."""
    topic = clients.topic(partitions=4)
    options = {"group_id": group, "partition_assignment_strategy": [CooperativeStickyAssignor()]}
    first = clients.consumer(topic, **options)
    clients.members_poll(first, until=lambda: _shared_fully(4, first))
    before = first.assignment()

    second = clients.consumer(topic, **options)
    clients.members_poll(first, second, until=lambda: _shared_fully(4, first, second))

    assert len(first.assignment()) == 2
    assert first.assignment() < before


def test_a_restarted_static_member_gets_its_partitions_back_without_a_rebalance(
    clients: Clients, group: str
) -> None:
    """The others keep their generation; the restarted member, leader or not, its place."""
    topic = clients.topic(partitions=4)
    options = {"group_id": group, "session_timeout_ms": 30_000, "heartbeat_interval_ms": 500}
    leader = clients.consumer(topic, group_instance_id="one", **options)
    clients.members_poll(leader, until=leader.assignment)
    follower = clients.consumer(topic, group_instance_id="two", **options)
    both = (leader, follower)
    clients.members_poll(*both, until=lambda: _shared_fully(4, *both))
    generation = follower.group_metadata().generation_id
    before = _spread(*both)

    leader.close()
    leader = clients.consumer(topic, group_instance_id="one", **options)
    clients.members_poll(leader, follower, until=leader.assignment)
    follower.close()
    follower = clients.consumer(topic, group_instance_id="two", **options)
    clients.members_poll(leader, follower, until=follower.assignment)

    assert _spread(leader, follower) == before
    assert leader.group_metadata().generation_id == generation
    assert follower.group_metadata().generation_id == generation


def test_a_silent_member_is_expired(clients: Clients, group: str) -> None:
    """Without heartbeats the session ends and its partitions go to the others."""
    silent = RawMember(clients, group)
    silent.session_ms = 1000
    silent.join()
    silent.sync({silent.id: b"part"})

    eventually(lambda: _members(clients, group) == 0, "the silent member is gone")

    assert silent.heartbeat() == UNKNOWN_MEMBER_ID


def _members(clients: Clients, group: str) -> int:
    raw = clients.raw()
    answer = raw.ask(DescribeGroupsRequest(groups=[group]), DescribeGroupsResponse, 5)
    return len(answer.groups[0].members)


def test_a_static_member_leaves_only_by_its_session(clients: Clients, group: str) -> None:
    """Closing does not give its place up; the session time-out does."""
    topic = clients.topic()
    options = {"session_timeout_ms": 1500, "heartbeat_interval_ms": 300}
    static = clients.consumer(topic, group_id=group, group_instance_id="one", **options)
    clients.members_poll(static, until=static.assignment)

    static.close()
    after_close = _members(clients, group)

    assert after_close == 1
    eventually(lambda: _members(clients, group) == 0, "the session ends")


def test_a_new_member_has_to_join_with_the_id_it_is_given(clients: Clients, group: str) -> None:
    """KIP-394: the first join of a dynamic member only yields an id."""
    member = RawMember(clients, group)

    member.send_join()
    first = member.receive_join()
    second = member.join()

    assert (first.error_code, bool(first.member_id)) == (MEMBER_ID_REQUIRED, True)
    assert (second.error_code, second.member_id) == (0, first.member_id)


def test_an_old_client_joins_at_once(clients: Clients, group: str) -> None:
    """Up to version 3 of JoinGroup the first join counts."""
    member = RawMember(clients, group)

    member.send_join(version=3)
    answer = member.receive_join(version=3)

    assert (answer.error_code, answer.generation_id, answer.leader) == (0, 1, member.id)


def test_a_member_the_group_does_not_know_cannot_join(clients: Clients, group: str) -> None:
    """An evicted member has to come back as a new one."""
    RawMember(clients, group).join()
    stranger = RawMember(clients, group)
    stranger.id = "not-a-member"

    stranger.send_join()

    assert stranger.receive_join().error_code == UNKNOWN_MEMBER_ID


def test_joining_is_refused_without_what_a_group_needs(clients: Clients, group: str) -> None:
    """A group needs a name, a sane session time and a common assignor."""
    nameless = RawMember(clients, "")
    hasty = RawMember(clients, group)
    hasty.session_ms = 10
    member = RawMember(clients, group)
    member.join()
    other = RawMember(clients, group)
    other.protocols = ("roundrobin",)

    codes = [one.join().error_code for one in (nameless, hasty, other)]

    assert codes == [INVALID_GROUP_ID, INVALID_SESSION_TIMEOUT, INCONSISTENT_GROUP_PROTOCOL]


def _two_stable(clients: Clients, group: str) -> tuple[RawMember, RawMember]:
    leader, follower = RawMember(clients, group), RawMember(clients, group)
    leader.join()
    leader.sync({leader.id: b"all"})
    follower.send_join()
    assert follower.receive_join().error_code == MEMBER_ID_REQUIRED
    follower.send_join()
    eventually(lambda: leader.heartbeat() == REBALANCE_IN_PROGRESS, "a rebalance begins")
    leader.join()
    assert follower.receive_join().error_code == 0
    return leader, follower


def test_a_second_member_starts_a_rebalance_that_waits_for_the_first(
    clients: Clients, group: str
) -> None:
    """The first learns of it by heartbeat; both get the next generation and their parts."""
    leader, follower = _two_stable(clients, group)

    follower.send_sync()
    led = leader.sync({leader.id: b"left", follower.id: b"right"})

    assert leader.generation == follower.generation == 2
    assert led == (0, b"left")
    assert follower.receive_sync() == (0, b"right")
    assert [leader.heartbeat(), follower.heartbeat()] == [0, 0]


def test_only_the_leader_sees_the_members(clients: Clients, group: str) -> None:
    """The follower's answer names the leader and lists nobody."""
    leader, follower = RawMember(clients, group), RawMember(clients, group)
    leader.join()
    leader.sync({leader.id: b"all"})
    follower.send_join()
    follower.receive_join()
    follower.send_join()
    eventually(lambda: leader.heartbeat() == REBALANCE_IN_PROGRESS, "a rebalance begins")

    to_leader = leader.join()
    to_follower = follower.receive_join()

    assert {member.member_id for member in to_leader.members} == {leader.id, follower.id}
    assert (to_follower.leader, list(to_follower.members)) == (leader.id, [])


def test_a_member_of_an_older_generation_is_refused(clients: Clients, group: str) -> None:
    """Heartbeat, sync and commit all need the current generation."""
    topic = clients.topic()
    leader, follower = _two_stable(clients, group)
    follower.send_sync()
    leader.sync({leader.id: b"left", follower.id: b"right"})
    follower.receive_sync()

    follower.generation -= 1

    assert follower.heartbeat() == ILLEGAL_GENERATION
    assert follower.sync()[0] == ILLEGAL_GENERATION
    assert follower.commit(topic) == ILLEGAL_GENERATION


def test_a_commit_between_join_and_sync_waits_for_the_rebalance(
    clients: Clients, group: str
) -> None:
    """The generation is right but the assignment is not there yet."""
    topic = clients.topic()
    leader, follower = _two_stable(clients, group)

    during = follower.commit(topic)
    follower.send_sync()
    leader.sync({leader.id: b"left", follower.id: b"right"})
    follower.receive_sync()

    assert during == REBALANCE_IN_PROGRESS
    assert follower.commit(topic) == 0


def test_a_member_that_left_is_unknown(clients: Clients, group: str) -> None:
    """Leaving ends membership at once and only once, and the others rebalance."""
    leader, follower = _two_stable(clients, group)
    follower.send_sync()
    leader.sync({leader.id: b"left", follower.id: b"right"})
    follower.receive_sync()

    first, second = follower.leave(), follower.leave()

    assert (first, second) == (0, UNKNOWN_MEMBER_ID)
    assert follower.heartbeat() == UNKNOWN_MEMBER_ID
    assert leader.heartbeat() == REBALANCE_IN_PROGRESS


def test_a_rebalance_goes_on_without_a_member_that_does_not_come(
    clients: Clients, group: str
) -> None:
    """After the rebalance time-out whoever has not rejoined is out."""
    sleeper, comer = RawMember(clients, group), RawMember(clients, group)
    sleeper.rebalance_ms = comer.rebalance_ms = 1000
    sleeper.session_ms = 30_000
    sleeper.join()
    sleeper.sync({sleeper.id: b"all"})

    answer = comer.join()

    assert (answer.error_code, answer.leader) == (0, comer.id)
    assert [member.member_id for member in answer.members] == [comer.id]
    assert sleeper.heartbeat() == UNKNOWN_MEMBER_ID


def test_the_younger_of_two_static_twins_stays(clients: Clients, group: str) -> None:
    """A second member of the same instance id takes the place over and fences the first."""
    topic = clients.topic()
    elder = RawMember(clients, group, instance_id="twin")
    elder.join()
    elder.sync({elder.id: b"part"})

    younger = RawMember(clients, group, instance_id="twin")
    answer = younger.join()

    assert (answer.error_code, answer.generation_id) == (0, 1)
    assert answer.skip_assignment
    assert younger.sync() == (0, b"part")
    assert elder.heartbeat() == FENCED_INSTANCE_ID
    assert elder.commit(topic) == FENCED_INSTANCE_ID
    assert younger.heartbeat() == 0


def test_a_restarted_static_leader_of_an_old_version_is_not_told_that_it_leads(
    clients: Clients, group: str
) -> None:
    """Before KIP-814 it would assign anew, which nobody waits for."""
    elder = RawMember(clients, group, instance_id="twin")
    elder.join()
    elder.sync({elder.id: b"part"})

    younger = RawMember(clients, group, instance_id="twin")
    answer = younger.join(version=8)

    assert answer.leader == elder.id
    assert list(answer.members) == []


def test_a_static_member_with_another_choice_of_assignor_causes_a_rebalance(
    clients: Clients, group: str
) -> None:
    """The place is kept only where the group's assignor stays the same."""
    elder = RawMember(clients, group, instance_id="twin")
    elder.join()
    elder.sync({elder.id: b"part"})

    younger = RawMember(clients, group, instance_id="twin")
    younger.protocols = ("roundrobin", "range")
    answer = younger.join()

    assert (answer.error_code, answer.generation_id) == (0, 2)
    assert answer.protocol_name == "roundrobin"
