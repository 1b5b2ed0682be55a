"""Statements in a notation that a table can hold.

`[source] <cue> {content}`, then ` via A, B` for relays and ` to A` for an addressee. Several spans
are set apart by ` | `; what is not there is left empty.
"""

from __future__ import annotations

from collections.abc import Iterable

from hearsay.attribute import RuleEngine
from hearsay.model.spans import Span
from hearsay.model.statements import Attribution

ENGINE = RuleEngine()


def write_statement(text: str, found: Attribution) -> str:
    """Write one attribution of a text in the notation."""
    via = ", ".join(relay.cut(text) for relay in found.relays)
    source, cue, content = (_join(text, s) for s in (found.source, found.cue, found.content))
    parts = [
        f"[{source}] <{cue}> {{{content}}}",
        f" via {via}" if via else "",
        f" to {found.addressee.cut(text)}" if found.addressee else "",
    ]
    return "".join(parts)


def read_statements(text: str) -> list[str]:
    """Read a text with the rule engine; give its statements in the notation."""
    return [write_statement(text, found) for found in ENGINE.attribute(text)]


def _join(text: str, spans: Iterable[Span]) -> str:
    return " | ".join(span.cut(text) for span in spans)
