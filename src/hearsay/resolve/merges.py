"""The merges of a case: every form that was taken for a source without being plainly its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hearsay.model.merges import Merge
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.actor_names import fold_form
from hearsay.resolve.actors import ActorLexicon
from hearsay.resolve.groups import settle_groups

_WORD = re.compile(r"\w+")


def list_merges(
    book: SourceBook, actors: ActorLexicon, reports: Iterable[Report]
) -> tuple[Merge, ...]:
    """List the merges of a case, sorted by source and form, each form of a source once.

    Those that the book recorded as it resolved speakers, those forms of an actor that were derived
    or ordered, and the general words that a report uses for an actor that it names. Only sources of
    the book are told.
    """
    sources = {source.id: source for source in book.sources()}
    found = {key: merge for key, merge in book.merges.items() if key[0] in sources}
    for source in sources.values():
        for form in source.aliases:
            if reason := actors.explain_form(form, source.id):
                found[source.id, form] = Merge(source.id, form, reason)
    for report in reports:
        for span, identity in settle_groups(report.text, actors.find(report.text), actors):
            form = " ".join(span.cut(report.text).split())
            if identity in sources and (identity, form) not in found:
                reason = actors.explain_form(form, identity) or _explain_general(
                    form, sources[identity], report, actors
                )
                if reason:
                    found[identity, form] = Merge(identity, form, reason)
    given = {
        one: {fold_form(name) for name in (known.name, *known.aliases)}
        for one in sources
        if (known := actors.sources.get(one) or Source(one, sources[one].name, sources[one].kind))
    }
    merges = (merge for _, merge in sorted(found.items()))
    return tuple(one for one in merges if fold_form(one.form) not in given[one.source])


def _explain_general(form: str, source: Source, report: Report, actors: ActorLexicon) -> str | None:
    """Say why a word that names nobody by itself stands for an actor; None where it names one."""
    words = set(_WORD.findall(fold_form(form)))
    general = actors.resolve_name(form)
    plain = general is None or general.id in actors.words.general
    if source.id in actors.words.general or not plain or actors.is_country(source.id):
        return None
    names = (source.name, *source.aliases)
    if any(set(_WORD.findall(fold_form(name))) <= words for name in names):
        return None
    if actors.armies.get(tuple(form.split()[:1])) == source.id:
        return f"forces told by the adjective that only “{source.name}” has here"
    if form.lower().startswith(("its ", "their ")):
        return f"in {report.id} the sentence names only one body whose they can be"
    return f"in {report.id} it can mean nobody else whom the report names"
