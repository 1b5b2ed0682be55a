"""Origins: statements that go back to one primary source, by declared relay or by copying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from hearsay.compare.claims import key_value
from hearsay.compare.copies.edits import (
    compare_claims,
    describe_edit,
    find_edits,
    pair_statements,
)
from hearsay.compare.copies.rewrites import RewrittenStatement, find_rewritten
from hearsay.compare.copies.search import Copy, find_copies
from hearsay.compare.lexicon import names_nobody
from hearsay.compare.origins.bodies import is_agency_of, is_publishing_body
from hearsay.compare.origins.echoes import find_echoes
from hearsay.compare.origins.graph import OriginGraph
from hearsay.compare.origins.leads import find_group_leads
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.compare.origins.names import SpeakerNames
from hearsay.compare.origins.offices import find_offices
from hearsay.compare.origins.reasons import OriginWriter
from hearsay.compare.origins.runs import Run, find_runs, is_witnessed
from hearsay.compare.sides import Sides
from hearsay.compare.voices import identify_speakers
from hearsay.model.claims import Claim, SlotValue
from hearsay.model.origins import Origin, Reason, ReasonKind
from hearsay.model.reports import Report
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import hull
from hearsay.model.statements import Form, Statement

# Where and when it happened is often left to the report's date line: only what is told is compared.
_LEFT_OPEN = frozenset({"time", "place", "previous", "phase"})


def trace_origins(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sources: Sequence[Source],
    claims: Sequence[Claim] = (),
) -> tuple[Origin, ...]:
    """Trace each statement to its primary source; every statement is in exactly one origin.

    A named first speaker is one origin however many outlets pass it on, and so is a body, whoever
    speaks for it; an unnamed one is told apart by who first quotes it. What an outlet says in its
    own voice is the outlet's, its lineage not stated, unless it goes on with a speaker's words or
    stands, in the same words or rewritten, in a report that came before: then it joins that
    origin. `claims` keep apart statements that look alike but claim different things. Ids are
    "o1", "o2", ... in the order of their first statements.
    """
    sides = Sides(sources)
    told = {statement.id: statement for statement in statements}
    keys = identify_speakers(statements, sides)
    graph = OriginGraph()
    claiming = {claim.statement for claim in claims} or None
    for office in find_offices(statements, reports, sides, sources, keys, claiming):
        graph.join(office.node, office.body, Reason(ReasonKind.SAME_SOURCE, office.because))
    facts = _gather_facts(claims, sides)
    edits = find_edits(reports)
    edited = {
        later: earlier
        for edit in edits
        for later, earlier in pair_statements(edit, statements).items()
    }
    copies = {
        copy.statement: copy
        for copy in _find_free_copies(statements, reports, sides, facts)
        if copy.statement not in edited
    }
    runs = dict(_find_runs(statements, reports, sources, keys, graph, copies))
    runs |= _find_mouthpieces(statements, sides, keys, graph, {*runs, *copies, *edited})

    def find_speaker(statement: str) -> str:
        return graph.find(keys[statement])

    known = {*runs, *copies, *edited}
    runs |= _find_echoes(statements, reports, sides, claims, runs, find_speaker, known)
    rewrites = {
        rewrite.statement: rewrite
        for rewrite in _find_free_rewrites(statements, reports, sides, facts, graph)
        if rewrite.statement not in copies and rewrite.statement not in runs
    }
    by_id = {source.id: source for source in sources}
    groups = dict(find_group_leads(statements, by_id, lambda one: graph.find(keys[one.id])))
    leads: dict[str, str] = {
        **groups,
        **{statement: run.goes_on for statement, run in runs.items() if run.goes_on},
        **{statement: rewrite.original for statement, rewrite in rewrites.items()},
        **{statement: copy.original for statement, copy in copies.items()},
        **edited,
    }
    roots = {statement.id: _find_root(statement.id, leads) for statement in statements}
    keys |= {statement: run.speaker for statement, run in runs.items() if run.speaker}
    members: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        members[graph.find(keys[roots[statement.id]])].append(statement)
    explained = graph.explain()
    described = {
        edit.later: (edit.earlier, describe_edit(edit, compare_claims(edit, claims, statements)))
        for edit in edits
    }
    writer = OriginWriter(sides, reports, told, copies, runs, rewrites, groups, described)
    return tuple(
        writer.make_origin(
            f"o{number}",
            _name_source(node, sides, [told[roots[one.id]].speaker for one in group]),
            group,
            explained.get(node, []),
        )
        for number, (node, group) in enumerate(members.items(), start=1)
    )


def _name_source(node: str, sides: Sides, speakers: Sequence[str]) -> str:
    """Give the source by which an origin is named: a body before a person before anybody."""
    if sides.source(node) is not None:
        return node
    ranks = {SourceKind.ORGANISATION: 0, SourceKind.GROUP: 0, SourceKind.PERSON: 1}
    kinds = [known.kind if (known := sides.source(one)) else None for one in speakers]
    return speakers[min(range(len(speakers)), key=lambda n: ranks.get(kinds[n], 2))]  # type: ignore[arg-type] # None has no rank


def _find_root(statement: str, leads: Mapping[str, str]) -> str:
    """Follow what a statement goes back to; of statements that lead to each other the first."""
    seen = {statement}
    while statement in leads and leads[statement] not in seen:
        statement = leads[statement]
        seen.add(statement)
    return statement


def _gather_facts(claims: Sequence[Claim], sides: Sides) -> dict[str, frozenset[Hashable]]:
    """Gather what each statement claims; "soldiers" and "rebels" are nobody that could differ."""
    facts: dict[str, set[Hashable]] = defaultdict(set)
    for claim in claims:
        for slot, value in claim.slots.items():
            if slot not in _LEFT_OPEN and value is not None and not _is_anybody(value, sides):
                facts[claim.statement].add(((claim.frame, slot), key_value(value)))
        facts[claim.statement].add(((claim.frame, "negated"), claim.negated))
    return {statement: frozenset(found) for statement, found in facts.items()}


def _is_anybody(value: SlotValue, sides: Sides) -> bool:
    source = sides.source(value) if isinstance(value, str) else None
    return source is not None and (source.kind is SourceKind.UNNAMED or source.name.islower())


def _is_free(statement: Statement, sides: Sides) -> bool:
    """Tell whether a statement names no source: whoever is named has said it."""
    return statement.form is Form.OWN_VOICE or not sides.named(statement.speaker)


def _find_free_copies(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sides: Sides,
    facts: Mapping[str, frozenset[Hashable]],
) -> Iterator[Copy]:
    """Yield copies by statements that name no source."""
    free = {s.id for s in statements if _is_free(s, sides)}
    for copy in find_copies(statements, reports, facts, sides.single_words()):
        if copy.statement in free:
            yield copy


def _find_free_rewrites(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sides: Sides,
    facts: Mapping[str, frozenset[Hashable]],
    graph: OriginGraph,
) -> Iterator[RewrittenStatement]:
    """Yield what outlets say that is rewritten from a report that came before.

    A body that publishes itself says what it knows, and so does whoever is named.
    """

    def is_free(statement: Statement) -> bool:
        if statement.form is not Form.OWN_VOICE:
            return not sides.named(statement.speaker) and statement.speaker == graph.find(
                statement.speaker
            )
        source = sides.source(graph.find(statement.speaker))
        return source is not None and _is_newsroom(source)

    def find_cited(statement: Statement) -> str | None:
        if statement.form is Form.OWN_VOICE:
            return None
        speaker = graph.find(statement.speaker)
        source = sides.source(speaker)
        outlet = statement.chain[-1].source if statement.chain else ""
        cited = source is not None and _is_newsroom(source) and outlet != speaker
        return source.name if source is not None and cited else None

    yield from find_rewritten(statements, reports, facts, is_free, find_cited)


def _find_runs(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sources: Sequence[Source],
    keys: Mapping[str, str],
    graph: OriginGraph,
    copies: Mapping[str, Copy],
) -> Iterator[tuple[str, Run]]:
    """Yield what outlets say between a speaker's words; what a body publishes it says itself."""
    sides = Sides(sources)
    names = SpeakerNames(statements, sources)

    def speaks(statement: Statement) -> bool:
        source = sides.source(statement.speaker)
        return source is None or not names_nobody(source.name)

    for run in find_runs(statements, reports, speaks, names):
        speaker = graph.find(keys[run.statement])
        source = sides.source(speaker)
        own = source is not None and _is_newsroom(source)
        if run.statement not in copies and (own or run.handed or run.speaker):
            yield run.statement, run


def _find_echoes(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sides: Sides,
    claims: Sequence[Claim],
    runs: Mapping[str, Run],
    find_speaker: Callable[[str], str],
    known: AbstractSet[str],
) -> dict[str, Run]:
    """Find the figures of newsrooms that only a source which they cite has told."""

    def find_node(statement: Statement) -> str:
        run = runs.get(statement.id)
        return find_speaker(run.goes_on if run and run.goes_on else statement.id)

    def is_free(statement: Statement) -> bool:
        if statement.form is not Form.OWN_VOICE or statement.id in known:
            return False
        outlet = sides.source(find_node(statement))
        report = reports.get(statement.report)
        if outlet is None or not _is_newsroom(outlet) or report is None:
            return False
        return not is_witnessed(report.text, hull(statement.content))

    free = {statement.id for statement in statements if is_free(statement)}
    found = find_echoes(statements, claims, find_node, free)
    return {one: Run(one, original, echo=True) for one, original in found}


def _is_newsroom(source: Source) -> bool:
    return source.kind is SourceKind.OUTLET and not is_publishing_body(source)


def _find_mouthpieces(
    statements: Sequence[Statement],
    sides: Sides,
    keys: Mapping[str, str],
    graph: OriginGraph,
    known: AbstractSet[str],
) -> dict[str, Run]:
    """Find what a state's outlet says in a report that cites one body only: it is the body's."""
    state = load_origin_words().state
    cited: dict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        if statement.form is not Form.OWN_VOICE:
            cited[statement.report].setdefault(graph.find(keys[statement.id]), statement)
    found: dict[str, Run] = {}
    for statement in statements:
        voices = cited.get(statement.report, {})
        if statement.form is not Form.OWN_VOICE or statement.id in known or len(voices) != 1:
            continue
        outlet = sides.source(graph.find(keys[statement.id]))
        body = sides.source(next(iter(voices)))
        if outlet is None or not _is_newsroom(outlet):
            continue
        if body is None or body.kind is not SourceKind.ORGANISATION:
            continue
        words = outlet.name.lower().split()
        if not state.isdisjoint(words) or is_agency_of(outlet, body):
            one = next(iter(voices.values()))
            found[statement.id] = Run(statement.id, one.id, mouthpiece=True)
    return found
