"""The graph of primary sources: nodes that are one are joined, and every join says why."""

from __future__ import annotations

from hearsay.model.origins import Reason


class OriginGraph:
    """Nodes joined into groups; each join keeps its reason."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._reasons: list[tuple[str, Reason]] = []

    def find(self, node: str) -> str:
        """Give the node that stands for a node's group."""
        while self._above.get(node, node) != node:
            self._above[node] = self._above.get(self._above[node], self._above[node])
            node = self._above[node]
        return node

    def join(self, node: str, other: str, reason: Reason) -> bool:
        """Join two nodes' groups under the second's; False where they were one before."""
        one, two = self.find(node), self.find(other)
        if one == two:
            return False
        self._above[one] = two
        self._reasons.append((node, reason))
        return True

    def explain(self) -> dict[str, list[Reason]]:
        """Give the reasons of each group's joins by the node that stands for it."""
        found: dict[str, list[Reason]] = {}
        for node, reason in self._reasons:
            found.setdefault(self.find(node), []).append(reason)
        return found
