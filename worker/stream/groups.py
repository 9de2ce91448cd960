"""Who works in the group at the moment."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from worker.stream.connection import KafkaSettings
from worker.stream.kafka import clients

__all__ = ["working_members"]


def working_members(settings: KafkaSettings) -> int:
    """Returns how many members of the group hold partitions; 0 while they are being shared out.

    Raises:
        CopydeskError: the broker does not answer or refuses.
    """
    with (
        clients.plain_errors(settings, "look at the group"),
        closing(clients.admin(settings)) as admin,
    ):
        described: dict[str, Any] = admin.describe_groups([settings.group_id])
    group = described[settings.group_id]
    if group["group_state"] != "Stable":
        return 0
    return sum(bool(_partitions(member)) for member in group["members"])


def _partitions(member: dict[str, Any]) -> list[Any]:
    assignment = member["member_assignment"] or {}
    return list(assignment.get("assigned_partitions") or ())
