"""The sample's case: its places, sources and reports. Nobody and no event in it is real."""
# ruff: noqa: E501  # one report or source a line reads as a table

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tests.publish.texts import TEXTS

from hearsay.model.places import Place, PlacePrecision
from hearsay.model.reports import Report, ReportKind
from hearsay.model.sources import Source, SourceKind

ZONE = ZoneInfo("Asia/Damascus")
FIRST = date(2031, 5, 3)

TOWN = Place("case:qasr-adra", "Qasr Adra", 34.56, 38.28, PlacePrecision.TOWN, "SY")
CITADEL = Place(
    "case:citadel", "Adra citadel", 34.563, 38.257, PlacePrecision.SITE, "SY", ("case:qasr-adra",)
)
VILLAGE = Place("case:tel-harm", "Tel Harm", 34.44, 37.93, PlacePrecision.TOWN, "SY")
DISTRICT = Place("case:senn", "Senn district", 34.72, 38.62, PlacePrecision.ADMIN, "SY")
ROAD = Place("case:salt-road", "the Salt Road", None, None, PlacePrecision.UNKNOWN, "SY")

SOURCES = (
    Source("army", "Northern army", SourceKind.GROUP, ("the army", "army command")),
    Source("front", "Desert Front", SourceKind.GROUP, ("the Front", "Front fighters")),
    Source("council", "Town council", SourceKind.ORGANISATION, ("the council",)),
    Source("spokesman", "Col. Rami Dahl", SourceKind.PERSON, ("Dahl", "the army's spokesman"), "army"),
    Source("doctor", "Dr. Lina Sayegh", SourceKind.PERSON, ("Sayegh",), "hospital"),
    Source("hospital", "Adra hospital", SourceKind.ORGANISATION, ("the hospital",)),
    Source("monitors", "Steppe Monitors", SourceKind.ORGANISATION, ("the monitors", "SM")),
    Source("residents", "residents", SourceKind.UNNAMED),
    Source("wire", "Meridian Wire", SourceKind.OUTLET, ("Meridian",)),
    Source("courier", "The Courier", SourceKind.OUTLET),
    Source("signal", "Radio Signal", SourceKind.OUTLET),
    Source("gazette", "Harbour Gazette", SourceKind.OUTLET),
    Source("reader", "p_halabi", SourceKind.UNNAMED),
)  # fmt: skip


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2031, 5, day, hour, minute, tzinfo=UTC)


def _report(name: str, outlet: str, published: datetime | None, **more: object) -> Report:
    report = Report(
        id=name,
        kind=ReportKind.ARTICLE,
        text=TEXTS[name],
        sha256=f"{abs(len(TEXTS[name])):064x}",
        captured_at=moment(12, 6),
        url=f"https://news.example/{name}",
        outlet=outlet,
        published=published,
    )
    return replace(report, **more)  # type: ignore[arg-type]  # any field, by name


REPORTS = (
    _report("a1-wire", "Meridian Wire", moment(3, 17, 40), kind=ReportKind.WIRE, title="Army says it has entered Qasr Adra"),
    _report("a2-courier", "The Courier", moment(3, 19, 5), title="Adra falls, army claims", byline=("Ines Hart",)),
    _report("a3-signal", "Radio Signal", moment(4, 6, 0), title="Front denies losing Adra"),
    _report("a4-gazette", "Harbour Gazette", moment(4, 9, 30), title="Market strike leaves dozens dead", updated=moment(4, 13, 0)),
    _report("a4-gazette#c1", "Harbour Gazette", moment(4, 10, 12), kind=ReportKind.COMMENT, byline=("p_halabi",), parent="a4-gazette", url=None),
    _report("a4-gazette#c2", "Harbour Gazette", moment(4, 11, 2), kind=ReportKind.COMMENT, byline=("T. Moss",), parent="a4-gazette#c1", url=None),
    _report("a5-wire", "Meridian Wire", moment(5, 15, 20), kind=ReportKind.WIRE, title="Toll in Adra market revised"),
    _report("a6-courier", "The Courier", moment(6, 5, 45), title="Who bombed the market?", byline=("Ines Hart", "Omar Keel")),
    _report("a7-signal", "Radio Signal", moment(8, 12, 0), title="Front back in the western quarters"),
    _report("a8-note", "Harbour Gazette", None, title=None, url="javascript:alert(1)"),
)  # fmt: skip
