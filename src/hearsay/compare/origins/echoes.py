"""Echoes: a figure that a report gives as its own, though only a source that it cites has told it.

"Fourteen died in Torv. ... The army accuses the rebels." Where of all who are heard in the case the
army alone has told of fourteen dead, and the report cites the army, it is the army's figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from hearsay.model.claims import Claim
from hearsay.model.quantities import Count
from hearsay.model.statements import Form, Statement

_LEAST = 3  # smaller numbers are too common to tell whose they are


def find_echoes(
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    find_node: Callable[[Statement], str],
    free: AbstractSet[str],
) -> Iterator[tuple[str, str]]:
    """Give each statement of `free` that echoes a source of its report, with what it echoes.

    `find_node` gives whose words a statement is. All figures of a statement must be those of one
    source. Linear.
    """
    figures: dict[str, set[Hashable]] = defaultdict(set)
    for claim in claims:
        number = claim.slots.get("count")
        if isinstance(number, Count):
            unit = str(claim.slots.get("unit"))
            figures[claim.statement].add((claim.frame, unit, number.lo, number.hi))
    told: dict[Hashable, dict[str, Statement]] = defaultdict(dict)
    cited: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.id in free:
            continue
        node = find_node(statement)
        if statement.form is not Form.OWN_VOICE:
            cited[statement.report].add(node)
        for figure in figures.get(statement.id, ()):
            told[figure].setdefault(node, statement)
    for statement in statements:
        own = figures.get(statement.id)
        if statement.id not in free or not own or not any(_tells(one) for one in own):
            continue
        voices = [told.get(figure, {}) for figure in own]
        nodes = {node for by in voices for node in by}
        if len(nodes) == 1 and all(voices) and nodes <= cited[statement.report]:
            yield statement.id, next(iter(voices[0].values())).id


def _tells(figure: Hashable) -> bool:
    return isinstance(figure, tuple) and max(figure[2] or 0, figure[3] or 0) >= _LEAST
