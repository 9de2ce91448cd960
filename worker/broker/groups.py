"""All groups of the node."""

from __future__ import annotations

from collections.abc import Iterator

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.group import Group, GroupState

__all__ = ["Groups"]


class Groups:
    """Groups by id; a group exists from its first join or commit until it is deleted."""

    def __init__(self) -> None:
        self._by_id: dict[str, Group] = {}

    def __iter__(self) -> Iterator[Group]:
        return iter(list(self._by_id.values()))

    def get(self, group_id: str) -> Group | None:
        """Returns the group, if it exists."""
        return self._by_id.get(group_id)

    def find(self, group_id: str, otherwise: ErrorCode) -> Group:
        """Returns the group, or refuses with the given code."""
        group = self._by_id.get(group_id)
        if group is None:
            raise RefusedError(otherwise, f"Group {group_id} not found.")
        return group

    def ensure(self, group_id: str) -> Group:
        """Returns the group, a new one if need be."""
        return self._by_id.setdefault(group_id, Group(group_id))

    def delete(self, group_id: str) -> None:
        """Deletes a group without members, with its offsets."""
        group = self.find(group_id, ErrorCode.GROUP_ID_NOT_FOUND)
        if group.state is not GroupState.EMPTY:
            raise RefusedError(ErrorCode.NON_EMPTY_GROUP, f"Group {group_id} is not empty.")
        group.close()
        del self._by_id[group_id]

    def end_transaction(self, group_id: str, producer_id: int, *, committed: bool) -> None:
        """Settles the offsets a transaction held back in this group."""
        group = self._by_id.get(group_id)
        if group is not None:
            group.offsets.end_transaction(producer_id, committed=committed)
