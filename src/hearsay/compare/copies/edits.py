"""Edits: what a later capture of a report has changed since an earlier one.

Two captures with one web address are one report, seen twice: whatever it says the second time has
the origin that it had the first time, and what was dropped, added or reworded is worth a look.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from hearsay.compare.claims import key_slots
from hearsay.compare.copies.alignment import Words, align_words
from hearsay.model.claims import Claim
from hearsay.model.reports import Report
from hearsay.model.spans import Span, hull
from hearsay.model.statements import Statement
from hearsay.text.sentences import split_sentences
from hearsay.text.tokens import split_tokens

_MOST_SENTENCES = 2_000
_LEAST_SHARE = 0.4
_AHEAD = 20  # so many sentences on, a reworded one is looked for


@dataclass(frozen=True, slots=True)
class Edit:
    """How a later capture differs from the one before it; spans are sentences of the two texts.

    `kept` and `changed` pair a sentence of the earlier text with one of the later; `dropped` stand
    in the earlier only, `added` in the later only.
    """

    earlier: str
    later: str
    kept: tuple[tuple[Span, Span], ...]
    changed: tuple[tuple[Span, Span], ...]
    dropped: tuple[Span, ...]
    added: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """The claims, by id, that an edit took back and those that it brought."""

    dropped: tuple[str, ...]
    added: tuple[str, ...]


def find_edits(reports: Mapping[str, Report]) -> tuple[Edit, ...]:
    """Compare each capture of a report with the capture before it, by web address.

    The order is that of `updated`, else of the moment of capture. Comments share their page's
    address and are left out. Sentences beyond the first 2,000 are not compared.
    """
    captures: dict[str, list[Report]] = defaultdict(list)
    for report in reports.values():
        if report.url and report.parent is None:
            captures[report.url].append(report)
    found: list[Edit] = []
    for group in captures.values():
        group.sort(key=_rank_capture)
        found.extend(
            _compare(one, other) for one, other in pairwise(group) if one.text != other.text
        )
    return tuple(found)


def _rank_capture(report: Report) -> tuple[float, float, str]:
    seen = report.captured_at.timestamp()
    return (report.updated.timestamp() if report.updated else seen, seen, report.id)


def _compare(earlier: Report, later: Report) -> Edit:
    old = split_sentences(earlier.text)[:_MOST_SENTENCES]
    new = split_sentences(later.text)[:_MOST_SENTENCES]
    matcher = SequenceMatcher(
        None,
        [" ".join(span.cut(earlier.text).split()) for span in old],
        [" ".join(span.cut(later.text).split()) for span in new],
        autojunk=False,
    )
    kept: list[tuple[Span, Span]] = []
    changed: list[tuple[Span, Span]] = []
    dropped: list[Span] = []
    added: list[Span] = []
    for tag, lo, hi, other_lo, other_hi in matcher.get_opcodes():
        if tag == "equal":
            kept.extend(zip(old[lo:hi], new[other_lo:other_hi], strict=True))
            continue
        pairs = list(_pair(earlier.text, old[lo:hi], later.text, new[other_lo:other_hi]))
        changed.extend(pairs)
        dropped.extend(span for span in old[lo:hi] if all(span != one for one, _ in pairs))
        added.extend(span for span in new[other_lo:other_hi] if all(span != o for _, o in pairs))
    return Edit(earlier.id, later.id, tuple(kept), tuple(changed), tuple(dropped), tuple(added))


def _pair(
    text: str, old: Sequence[Span], other_text: str, new: Sequence[Span]
) -> Iterator[tuple[Span, Span]]:
    """Pair the sentences of two stretches that were reworded, in order."""
    rest = list(new)
    for span in old:
        words = _read_words(text, span)
        for n, other in enumerate(rest[:_AHEAD]):
            if align_words(_read_words(other_text, other), words).share >= _LEAST_SHARE:
                yield span, other
                rest = rest[n + 1 :]
                break


def _read_words(text: str, span: Span) -> Words:
    tokens = [token for token in split_tokens(text, span) if token.text[0].isalnum()]
    return Words(tuple(t.text for t in tokens), tuple(t.lower for t in tokens))


def pair_statements(edit: Edit, statements: Sequence[Statement]) -> dict[str, str]:
    """Give for each statement of the later capture that stood in the earlier one that one's id.

    A statement stood there where its sentence did, as it was or reworded, and the earlier sentence
    carries a statement by the same speaker.
    """
    later = {span: earlier for earlier, span in (*edit.kept, *edit.changed)}
    starts = sorted(later)
    said: dict[str, list[tuple[Span, Statement]]] = defaultdict(list)
    for statement in statements:
        if statement.report == edit.earlier and statement.content:
            said[_name_speaker(statement)].append((hull(statement.content), statement))
    paired: dict[str, str] = {}
    for statement in statements:
        if statement.report != edit.later or not statement.content:
            continue
        start = hull(statement.content).start
        at = bisect_right(starts, start, key=lambda span: span.start) - 1
        if at < 0 or start >= starts[at].end:
            continue
        sentence = later[starts[at]]
        offset = sentence.start + (start - starts[at].start)
        near = [
            (abs(span.start - offset), one.id)
            for span, one in said[_name_speaker(statement)]
            if span.overlaps(sentence)
        ]
        if near:
            paired[statement.id] = min(near)[1]
    return paired


def _name_speaker(statement: Statement) -> str:
    """Give a speaker without the report by which an unnamed one is told apart."""
    return statement.speaker.partition("@")[0]


def compare_claims(
    edit: Edit, claims: Sequence[Claim], statements: Sequence[Statement]
) -> ClaimEdit:
    """Tell which claims of the earlier capture the later one lacks, and which it makes anew."""
    reports = {statement.id: statement.report for statement in statements}
    sides: dict[str, dict[object, str]] = {edit.earlier: {}, edit.later: {}}
    for claim in claims:
        side = sides.get(reports.get(claim.statement, ""))
        if side is not None:
            side.setdefault((claim.frame, claim.negated, key_slots(claim.slots)), claim.id)
    old, new = sides[edit.earlier], sides[edit.later]
    return ClaimEdit(
        tuple(one for key, one in old.items() if key not in new),
        tuple(one for key, one in new.items() if key not in old),
    )


def describe_edit(edit: Edit, claimed: ClaimEdit) -> str:
    """Say in words what an edit changed: "2 sentences reworded, 1 dropped, 1 claim taken back"."""
    counted = [
        (len(edit.changed), "reworded"),
        (len(edit.dropped), "dropped"),
        (len(edit.added), "added"),
    ]
    parts = [
        f"{count} {'sentence' if count == 1 else 'sentences'} {what}"
        for count, what in counted
        if count
    ]
    for ids, what in ((claimed.dropped, "taken back"), (claimed.added, "new")):
        if ids:
            parts.append(f"{len(ids)} {'claim' if len(ids) == 1 else 'claims'} {what}")
    return ", ".join(parts) or "only the layout differs"
