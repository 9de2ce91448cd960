"""Group membership: join, sync, heartbeat, leave, and what an administrator asks about groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafka.protocol.admin import DeleteGroupsResponse, DescribeGroupsResponse, ListGroupsResponse
from kafka.protocol.consumer import (
    HeartbeatResponse,
    JoinGroupResponse,
    LeaveGroupResponse,
    SyncGroupResponse,
)

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.group import Group, GroupState, MemberIdRequiredError
from worker.broker.member import JoinRequest, JoinResult, Member

if TYPE_CHECKING:
    from worker.broker.wire import Call, Message

__all__ = [
    "delete_groups",
    "describe_groups",
    "heartbeat",
    "join_group",
    "leave_group",
    "list_groups",
    "sync_group",
]

_Described = DescribeGroupsResponse.DescribedGroup
LONGEST_SESSION_SECONDS = 1800.0  # Kafka's default group.max.session.timeout.ms
# Versions of the requests from which on ...
REBALANCE_TIMEOUT_SINCE = 1  # ... JoinGroup carries its own rebalance time-out
MEMBER_ID_SINCE = 4  # ... a new member has to come twice (KIP-394)
SKIP_ASSIGNMENT_SINCE = 9  # ... a restarted static leader may be told not to assign (KIP-814)
LEAVE_LIST_SINCE = 3  # ... LeaveGroup names several members
NOT_FOUND_SINCE = 6  # ... DescribeGroups refuses unknown groups instead of calling them dead


async def join_group(call: Call) -> Message:
    """Waits until the group's next generation is complete."""
    try:
        result = await _group_to_join(call).join(_join_request(call))
    except RefusedError as error:
        known = error.member_id if isinstance(error, MemberIdRequiredError) else None
        return JoinGroupResponse(
            error_code=error.code,
            protocol_name=_no_protocol(call),
            member_id=known or call.message.member_id,
            members=[],
        )
    return _joined(result)


def _no_protocol(call: Call) -> str | None:
    nullable_since = 7
    return None if call.version >= nullable_since else ""


def _group_to_join(call: Call) -> Group:
    asked, groups = call.message, call.node.groups
    if not asked.group_id:
        raise RefusedError(ErrorCode.INVALID_GROUP_ID)
    seconds = asked.session_timeout_ms / 1000
    if not call.node.min_session_timeout <= seconds <= LONGEST_SESSION_SECONDS:
        raise RefusedError(ErrorCode.INVALID_SESSION_TIMEOUT)
    if asked.member_id:
        return groups.find(asked.group_id, ErrorCode.UNKNOWN_MEMBER_ID)
    return groups.ensure(asked.group_id)


def _join_request(call: Call) -> JoinRequest:
    asked = call.message
    has_own = call.version >= REBALANCE_TIMEOUT_SINCE
    rebalance_ms = asked.rebalance_timeout_ms if has_own else asked.session_timeout_ms
    return JoinRequest(
        member_id=asked.member_id,
        instance_id=asked.group_instance_id,
        client_id=call.client_id,
        client_host=call.client_host,
        session_timeout=asked.session_timeout_ms / 1000,
        rebalance_timeout=rebalance_ms / 1000,
        protocol_type=asked.protocol_type,
        protocols=tuple((p.name, bytes(p.metadata)) for p in asked.protocols),
        needs_id_first=call.version >= MEMBER_ID_SINCE,
        may_skip_assignment=call.version >= SKIP_ASSIGNMENT_SINCE,
    )


def _joined(result: JoinResult) -> Message:
    members = [
        JoinGroupResponse.JoinGroupResponseMember(
            member_id=member.member_id,
            group_instance_id=member.instance_id,
            metadata=member.metadata,
        )
        for member in result.members
    ]
    return JoinGroupResponse(
        error_code=ErrorCode.NONE,
        generation_id=result.generation,
        protocol_type=result.protocol_type,
        protocol_name=result.protocol,
        leader=result.leader,
        skip_assignment=result.skip_assignment,
        member_id=result.member_id,
        members=members,
    )


async def sync_group(call: Call) -> Message:
    """Gives the member its part of the assignment, once the leader has made it."""
    asked = call.message
    try:
        group = call.node.groups.find(asked.group_id, ErrorCode.UNKNOWN_MEMBER_ID)
        _check_protocol(group, asked)
        parts = {part.member_id: bytes(part.assignment) for part in asked.assignments}
        who = (asked.member_id, asked.group_instance_id)
        assignment = await group.sync(*who, asked.generation_id, parts)
    except RefusedError as error:
        return SyncGroupResponse(error_code=error.code, assignment=b"")
    return SyncGroupResponse(
        error_code=ErrorCode.NONE,
        protocol_type=group.protocol_type,
        protocol_name=group.protocol,
        assignment=assignment,
    )


def _check_protocol(group: Group, asked: Message) -> None:
    same_type = asked.protocol_type in {None, group.protocol_type}
    same_name = asked.protocol_name in {None, group.protocol}
    current = asked.generation_id == group.generation and group.roster
    if current and not (same_type and same_name):
        raise RefusedError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)


async def heartbeat(call: Call) -> Message:
    """Keeps a member's session alive."""
    asked = call.message
    try:
        group = call.node.groups.find(asked.group_id, ErrorCode.UNKNOWN_MEMBER_ID)
        group.heartbeat(asked.member_id, asked.group_instance_id, asked.generation_id)
    except RefusedError as error:
        return HeartbeatResponse(error_code=error.code)
    return HeartbeatResponse(error_code=ErrorCode.NONE)


async def leave_group(call: Call) -> Message:
    """Takes members out of their group."""
    asked = call.message
    group = call.node.groups.get(asked.group_id)
    if call.version < LEAVE_LIST_SINCE:
        return LeaveGroupResponse(error_code=_leave(group, asked.member_id, None), members=[])
    answers = [
        LeaveGroupResponse.MemberResponse(
            member_id=member.member_id,
            group_instance_id=member.group_instance_id,
            error_code=_leave(group, member.member_id, member.group_instance_id),
        )
        for member in asked.members
    ]
    return LeaveGroupResponse(error_code=ErrorCode.NONE, members=answers)


def _leave(group: Group | None, member_id: str, instance_id: str | None) -> ErrorCode:
    if group is None:
        return ErrorCode.UNKNOWN_MEMBER_ID
    try:
        group.leave(member_id, instance_id)
    except RefusedError as error:
        return error.code
    return ErrorCode.NONE


async def list_groups(call: Call) -> Message:
    """Lists the groups in the states asked for."""
    states = {state.lower() for state in call.message.states_filter or []}
    types = {kind.lower() for kind in call.message.types_filter or []}
    listed = [
        ListGroupsResponse.ListedGroup(
            group_id=group.id,
            protocol_type=group.protocol_type,
            group_state=group.state.value,
            group_type="classic",
        )
        for group in call.node.groups
        if not states or group.state.lower() in states
        if not types or "classic" in types
    ]
    return ListGroupsResponse(error_code=ErrorCode.NONE, groups=listed)


async def describe_groups(call: Call) -> Message:
    """Describes groups with their members and, once stable, the members' parts."""
    answers = [_describe(call, group_id) for group_id in call.message.groups]
    return DescribeGroupsResponse(groups=answers)


def _describe(call: Call, group_id: str) -> Message:
    group = call.node.groups.get(group_id)
    if group is None:
        tells = call.version >= NOT_FOUND_SINCE
        return _Described(
            error_code=ErrorCode.GROUP_ID_NOT_FOUND if tells else ErrorCode.NONE,
            error_message=f"Group {group_id} not found." if tells else None,
            group_id=group_id,
            group_state=GroupState.DEAD.value,
            protocol_type="",
            protocol_data="",
            members=[],
        )
    stable = group.state is GroupState.STABLE
    return _Described(
        error_code=ErrorCode.NONE,
        group_id=group_id,
        group_state=group.state.value,
        protocol_type=group.protocol_type,
        protocol_data=group.protocol if stable else "",
        members=[_describe_member(group, member) for member in group.roster],
    )


def _describe_member(group: Group, member: Member) -> Message:
    stable = group.state is GroupState.STABLE
    return _Described.DescribedGroupMember(
        member_id=member.id,
        group_instance_id=member.instance_id,
        client_id=member.client_id,
        client_host=f"/{member.client_host}",
        member_metadata=member.metadata(group.protocol) if stable else b"",
        member_assignment=member.assignment if stable else b"",
    )


async def delete_groups(call: Call) -> Message:
    """Deletes groups that have no members."""
    answers = [_delete(call, group_id) for group_id in call.message.groups_names]
    return DeleteGroupsResponse(results=answers)


def _delete(call: Call, group_id: str) -> Message:
    code = ErrorCode.NONE
    try:
        call.node.groups.delete(group_id)
    except RefusedError as error:
        code = error.code
    return DeleteGroupsResponse.DeletableGroupResult(group_id=group_id, error_code=code)
