"""The one node: everything it holds, and how it introduces itself to clients."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from worker.broker.groups import Groups
from worker.broker.topics import Topics
from worker.broker.transactions import Transactions

__all__ = ["NODE_ID", "Node"]

NODE_ID = 1
CLUSTER_ID = "copydesk-embedded"


@dataclass(slots=True)
class Node:
    """State and address of the broker; every request handler is given it."""

    host: str
    port: int = 0
    auto_create_topics: bool = False
    default_partitions: int = 1
    min_session_timeout: float = 1.0
    cluster_id: str = CLUSTER_ID
    topics: Topics = field(init=False)
    groups: Groups = field(init=False)
    transactions: Transactions = field(init=False)

    def __post_init__(self) -> None:
        self.topics = Topics(self.default_partitions)
        self.groups = Groups()
        self.transactions = Transactions(self.topics, self.groups)

    def now(self) -> int:
        """Returns the wall-clock time in ms, as record timestamps count it."""
        return int(time.time() * 1000)

    def close(self) -> None:
        """Stops every clock that still runs."""
        self.transactions.close()
        for group in self.groups:
            group.close()
