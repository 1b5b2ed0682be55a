"""The ledger: everything that hearsay made of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hearsay.model.assessments import Assessment
from hearsay.model.cases import Case
from hearsay.model.claims import Claim
from hearsay.model.control import ControlRow
from hearsay.model.merges import Affiliation, Merge
from hearsay.model.notices import Notice
from hearsay.model.origins import Origin
from hearsay.model.questions import Question, Relation
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.statements import Statement


@dataclass(frozen=True, slots=True)
class DayView:
    """The questions as known at the end of one day: only reports published until then."""

    day: date
    questions: tuple[Question, ...]
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All results of one case, in a stable order. The last four are for people only."""

    case: Case
    generated_at: datetime
    version: str
    reports: tuple[Report, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    assessments: tuple[Assessment, ...]
    relations: tuple[Relation, ...]
    origins: tuple[Origin, ...]
    control: tuple[ControlRow, ...]
    notices: tuple[Notice, ...] = ()
    days: tuple[DayView, ...] = ()
    merges: tuple[Merge, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
