"""The page: what the templates are given, and the policy that forbids the page any request."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearsay.model.ledger import Ledger
from hearsay.model.reports import ReportKind
from hearsay.model.sources import Source
from hearsay.publish.dossier.anchors import name_anchors
from hearsay.publish.dossier.days import list_unasked_outcomes, view_days
from hearsay.publish.dossier.places import gather_places
from hearsay.publish.dossier.places_map import draw_map
from hearsay.publish.dossier.questions import view_questions
from hearsay.publish.dossier.reports import view_reports
from hearsay.publish.dossier.rows import list_filters, view_rows
from hearsay.publish.dossier.svg import draw_patterns
from hearsay.publish.dossier.timeline import view_timelines
from hearsay.publish.lookup import Lookup, index_ledger
from hearsay.publish.words import say_day, say_moment, say_number, say_precision, say_value


def write_dossier(ledger: Ledger) -> str:
    """Write the dossier: one self-contained HTML page that works offline and on paper.

    Everything that comes from reports is escaped; the page's own style and script stand in it, and
    its policy allows nothing else. Equal ledgers give equal pages.
    """
    lookup = index_ledger(ledger)
    return _load_templates().get_template("page.html.j2").render(_fill_page(lookup))


def _fill_page(lookup: Lookup) -> Mapping[str, object]:
    ledger = lookup.ledger
    anchors = name_anchors(ledger)
    rows = view_rows(lookup, anchors)
    places = gather_places(lookup)
    questions = view_questions(lookup, anchors)
    style, script = _read_inline("dossier.css"), _read_inline("dossier.js")
    return {
        "title": ledger.case.title,
        "note": ledger.case.note,
        "language": ledger.case.language,
        "version": ledger.version,
        "generated": say_moment(ledger.generated_at, ledger.case.zone),
        "zone": _name_zone(ledger),
        "figures": _count_figures(lookup),
        "contested": tuple(question for question in questions if question.contested),
        "unopposed": tuple(question for question in questions if not question.contested),
        "timelines": view_timelines(lookup, anchors),
        "patterns": draw_patterns(),
        "days": view_days(lookup, anchors),
        "unasked": tuple(
            (outcome.frame, outcome.where or "", say_value(outcome.value, lookup), outcome.by)
            for outcome in list_unasked_outcomes(lookup)
        ),
        "map": draw_map(places),
        "places": places,
        "say_precision": say_precision,
        "say_number": say_number,
        "rows": rows,
        "filters": list_filters(rows),
        "sources": tuple(
            (anchors.sources[source.id], source, _name_affiliation(source, lookup), said)
            for source, said in _count_statements(lookup)
        ),
        "threads": view_reports(lookup, anchors),
        "notices": ledger.notices,
        "style": style,
        "script": script,
        "policy": (
            f"default-src 'none'; style-src '{_hash_inline(style)}'; "
            f"script-src '{_hash_inline(script)}'; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        ),
    }


def _name_zone(ledger: Ledger) -> str:
    zone = ledger.case.zone
    return str(getattr(zone, "key", "") or ledger.generated_at.astimezone(zone).strftime("%Z"))


def _count_figures(lookup: Lookup) -> tuple[tuple[int, str], ...]:
    ledger = lookup.ledger
    articles = [report for report in ledger.reports if report.kind is not ReportKind.COMMENT]
    comments = len(ledger.reports) - len(articles)
    outlets = len(dict.fromkeys(lookup.name_outlet(report) for report in articles if report.outlet))
    figures = [
        (len(articles), "report", "reports"),
        (outlets, "outlet", "outlets"),
        (len(ledger.statements), "statement", "statements"),
        (len(ledger.origins), "origin", "origins"),
    ]
    if comments:
        figures.insert(1, (comments, "comment", "comments"))
    return tuple((number, one if number == 1 else many) for number, one, many in figures)


def _count_statements(lookup: Lookup) -> tuple[tuple[Source, int], ...]:
    said: dict[str, int] = {}
    for statement in lookup.ledger.statements:
        said[statement.speaker] = said.get(statement.speaker, 0) + 1
    return tuple((source, said.get(source.id, 0)) for source in lookup.ledger.sources)


def _name_affiliation(source: Source, lookup: Lookup) -> str:
    return lookup.name_source(source.affiliation) if source.affiliation else ""


@lru_cache(maxsize=1)
def _load_templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("hearsay.publish", "dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["say_day"] = say_day
    return environment


@lru_cache(maxsize=4)
def _read_inline(name: str) -> Markup:
    """Read a style or script of this package: the hash in the policy is of exactly these words."""
    path = resources.files("hearsay.publish").joinpath("dossier", name)
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704  # a file of this package


def _hash_inline(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
