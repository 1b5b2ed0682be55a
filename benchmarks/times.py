"""Times on TimeBank and AQUAINT: spans found and values resolved, peers in the same run.

A development set: hearsay's rules were written with the failures of its first half in view, so the
documents are parted by a hash of their names, and hearsay is shown on each half.

Two measures, both F1 of pairs one to one. Day-level: a TIMEX3 of type DATE or TIME whose value
begins with a full date, cut to its day; right is an overlapping span with that day. All values:
every TIMEX3 of the text that has a value; right is an overlapping span with the same value. The
document's creation time is the anchor, never a gold time.

Values are compared as strings, after only this (`plain_value`): capitals; a week's two digits;
trailing parts that are wholly unknown ("1998-XX-XX" is 1998); a decade's or a century's X; seconds
of zero and a zone at a clock time. PRESENT_REF, PAST_REF, FUTURE_REF and "PXD" are values like any
other; P12M is not P1Y, and modifiers (START, MORE_THAN) are left out.

Peers give a moment, not a value: it's cut to the unit that the peer itself names. parsedatetime's
weekdays look ahead as it comes, so it is also run looking back, and so is dateparser.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.attribution import Score
from hearsay.model.spans import Span
from hearsay.model.times import Interval
from hearsay.text.timex import find_timexes

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"(T\d\d(?::\d\d)?)(?::00)?(?:Z|[+-]\d\d:?\d\d)?$")

Found = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text, its creation time as written, and its gold times."""

    name: str
    text: str
    created: str
    gold: list[Found]
    kinds: list[str]

    @property
    def half(self) -> int:
        """0 for the half whose failures were looked at, 1 for the other."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2

    @property
    def base(self) -> datetime:
        """The creation time without a zone, midnight where only the day is known."""
        return datetime.fromisoformat(self.created)


@dataclass(slots=True)
class Tally:
    """Both measures of one peer."""

    days: Score = field(default_factory=Score)
    values: Score = field(default_factory=Score)
    spans: Score = field(default_factory=Score)

    def add(self, document: Document, guess: Sequence[Found]) -> None:
        """Count one document."""
        gold_days = [
            (span, value[:10])
            for (span, value), kind in zip(document.gold, document.kinds, strict=True)
            if kind in {"DATE", "TIME"} and _DAY.match(value)
        ]
        guess_days = [(span, value[:10]) for span, value in guess if _DAY.match(value)]
        for score, gold, ours in (
            (self.days, gold_days, guess_days),
            (self.values, document.gold, guess),
            (self.spans, [(s, "") for s, _ in document.gold], [(s, "") for s, _ in guess]),
        ):
            score.hit += count_pairs(gold, ours)
            score.gold += len(gold)
            score.guess += len(ours)

    def figures(self) -> dict[str, float]:
        """Give the figures in per cent."""
        return {
            "day-level dates, F1": self.days.f1,
            "day-level dates, precision": 100 * self.days.hit / max(1, self.days.guess),
            "day-level dates, recall": 100 * self.days.hit / max(1, self.days.gold),
            "all values, F1": self.values.f1,
            "all values, precision": 100 * self.values.hit / max(1, self.values.guess),
            "all values, recall": 100 * self.values.hit / max(1, self.values.gold),
            "spans found, F1": self.spans.f1,
        }


def read_documents(path: Path) -> list[Document]:
    """Read the archive's TimeML files, by name; one that is there twice is read once."""
    documents: dict[str, Document] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None and member.name.endswith(".tml"):
                documents[member.name] = read_document(member.name, stream.read())
    return [documents[name] for name in sorted(documents)]


def read_document(name: str, source: bytes) -> Document:
    """Read one TimeML file. Raises ValueError where it has no text or no creation time."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(source, parser)
    body, created = root.find("TEXT"), root.find(".//DCT/TIMEX3")
    if body is None or created is None:
        message = f"{name} has no text or no creation time"
        raise ValueError(message)
    gold: list[Found] = []
    kinds: list[str] = []
    at = 0
    open_at: list[tuple[int, str, str]] = []
    pieces = [body.text or ""]
    at = len(pieces[0])
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node is body:
            continue
        if event == "start":
            if node.tag == "TIMEX3":
                open_at.append((at, node.get("value", ""), node.get("type", "")))
            pieces.append(node.text or "")
        else:
            if node.tag == "TIMEX3":
                start, value, kind = open_at.pop()
                if value and at > start:
                    gold.append((Span(start, at), plain_value(value)))
                    kinds.append(kind)
            pieces.append(node.tail or "")
        at += len(pieces[-1])
    return Document(name, "".join(pieces), created.get("value", ""), gold, kinds)


def plain_value(value: str) -> str:
    """Write a TimeML value in one way; see the module's docstring."""
    value = value.strip().upper()
    value = re.sub(r"-W(\d)(?=$|-)", r"-W0\1", value)
    value = re.sub(r"^(\d{4})(?:-\d\d)?(?:-XX)+$", lambda m: m[0].split("-XX")[0], value)
    value = re.sub(r"^(\d{2,3})X{1,2}$", r"\1", value)
    return _CLOCK.sub(r"\1", value)


def count_pairs(gold: Sequence[Found], guess: Sequence[Found]) -> int:
    """Count one-to-one pairs that overlap and have the same value, in text order."""
    left = sorted(guess, key=lambda found: found[0])
    hits = 0
    for span, value in sorted(gold, key=lambda found: found[0]):
        for other in left:
            if other[1] == value and other[0].overlaps(span):
                left.remove(other)
                hits += 1
                break
    return hits


def make_anchor(document: Document) -> Interval:
    """Make the creation time's interval: a minute where a clock time is told, else its day."""
    base = document.base.replace(tzinfo=UTC)
    return Interval.at(base) if "T" in document.created else Interval.of_days(base, base, UTC)


def find_ours(document: Document) -> list[Found]:
    """Run hearsay on a document."""
    found = find_timexes(document.text, make_anchor(document), UTC)
    return [(timex.span, plain_value(timex.value)) for timex in found]


def run_dateparser(settings: dict[str, Any]) -> Callable[[Document], list[Found]]:
    """Make a run of dateparser's search; its own reading of each find says how fine it is."""
    make_reader = import_module("dateparser.date").DateDataParser
    search_dates = import_module("dateparser.search").search_dates

    def find(document: Document) -> list[Found]:
        told = {**settings, "RELATIVE_BASE": document.base}
        reader = make_reader(languages=["en"], settings=told)
        found: list[Found] = []
        at = 0
        for words, moment in search_dates(document.text, languages=["en"], settings=told) or []:
            start = document.text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = reader.get_date_data(words).period
            found.append((Span(start, at), cut_moment(moment, period)))
        return found

    return find


def run_parsedatetime(*, back: bool) -> Callable[[Document], list[Found]]:
    """Make a run of parsedatetime, whose own context says how fine a find is."""
    pdt = import_module("parsedatetime")
    constants = pdt.Constants()
    if back:
        constants.DOWParseStyle = -1
        constants.CurrentDOWParseStyle = True
        constants.YearParseStyle = 0
    calendar = pdt.Calendar(constants, version=pdt.VERSION_CONTEXT_STYLE)
    units = (
        ("time", pdt.pdtContext.ACU_HOUR | pdt.pdtContext.ACU_MIN | pdt.pdtContext.ACU_NOW),
        ("day", pdt.pdtContext.ACU_DAY | pdt.pdtContext.ACU_HALFDAY),
        ("week", pdt.pdtContext.ACU_WEEK),
        ("month", pdt.pdtContext.ACU_MONTH),
        ("year", pdt.pdtContext.ACU_YEAR),
    )

    def find(document: Document) -> list[Found]:
        found = []
        for moment, context, start, end, _ in (
            calendar.nlp(document.text, sourceTime=document.base) or ()
        ):
            accuracy = context.accuracy
            period = next((unit for unit, bits in units if accuracy & bits), "day")
            found.append((Span(start, end), cut_moment(moment, period)))
        return found

    return find


def cut_moment(moment: datetime, period: str) -> str:
    """Write a moment as a TimeML value of a unit: time, day, week, month or year."""
    form = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M", "week": "%G-W%V"}
    return moment.strftime(form.get(period, "%Y-%m-%d"))


def measure_peer(
    find: Callable[[Document], list[Found]], documents: Sequence[Document]
) -> dict[str, float]:
    """Measure one peer: its figures in per cent, and its words a CPU-second."""
    tally = Tally()
    started = time.process_time()
    guesses = [find(document) for document in documents]
    seconds = time.process_time() - started
    for document, guess in zip(documents, guesses, strict=True):
        tally.add(document, guess)
    words = sum(len(document.text.split()) for document in documents)
    return {**tally.figures(), "words a CPU-second": words / max(seconds, 1e-9)}


def list_peers() -> Iterator[tuple[str, Callable[[], Callable[[Document], list[Found]]]]]:
    """Name the peers, each with what makes it ready; that raises ImportError where it's missing."""
    yield "dateparser, as it comes (current period)", lambda: run_dateparser({})
    yield "dateparser, looking back", lambda: run_dateparser({"PREFER_DATES_FROM": "past"})
    yield "parsedatetime, as it comes", lambda: run_parsedatetime(back=False)
    yield "parsedatetime, looking back", lambda: run_parsedatetime(back=True)


def run_benchmark(data: Path) -> dict[str, dict[str, float]]:
    """Measure hearsay on all documents and on each half, and the peers on all."""
    documents = read_documents(data / "compare" / "timebank-aquaint.tar.gz")
    find_timexes("on 3 May", None, UTC)
    figures = {
        "times: hearsay": measure_peer(find_ours, documents),
        **{
            f"times: hearsay, {name} half": measure_peer(
                find_ours, [one for one in documents if one.half == half]
            )
            for half, name in enumerate(("developed on the first", "the other"))
        },
    }
    for name, prepare in list_peers():
        try:
            find = prepare()
        except ImportError as error:
            print(f"  skipped: {name}: {error.name} is not installed (the extra `bench` has it)")
            continue
        figures[f"times: {name}"] = measure_peer(find, documents)
    return figures
