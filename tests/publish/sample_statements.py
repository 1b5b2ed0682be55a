"""The sample's statements and claims, laid down by the words they stand on."""
# one statement a line reads as a table

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.publish.sample_case import CITADEL, DISTRICT, REPORTS, ROAD, SOURCES, TOWN, VILLAGE, ZONE
from tests.publish.texts import TEXTS

from hearsay.model.claims import Claim, SlotValue
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Factuality, Form, Link, Role, Statement
from hearsay.model.times import Interval


@dataclass(slots=True)
class Desk:
    """Collects statements and claims by the words they stand on."""

    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def say(
        self,
        report: str,
        content: str,
        speaker: str,
        *relays: str,
        cue: str = "",
        source: str = "",
        form: Form = Form.INDIRECT,
        factuality: Factuality = Factuality.CERTAIN,
        doubted: bool = False,
        said: Interval | None = None,
    ) -> str:
        text = TEXTS[report]
        outlet = next(s.id for s in SOURCES if s.name == _outlet_of(report))
        chain = [Link(speaker, Role.SPEAKER), *(Link(relay, Role.RELAY) for relay in relays)]
        if speaker != outlet:
            chain.append(Link(outlet, Role.OUTLET))
        spans = tuple(_find(text, part) for part in content.split(" ... "))
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                report=report,
                content=spans,
                cue=_find_all(text, cue),
                source=_find_all(text, source),
                text=content,
                speaker=speaker,
                chain=tuple(chain),
                form=form,
                factuality=factuality,
                doubted=doubted,
                said_at=said,
            )
        )
        return self.statements[-1].id

    def claim(self, frame: str, slots: Mapping[str, SlotValue]) -> str:
        statement = self.statements[-1]
        key = f"{statement.id}.c{len(self.claims) + 1}"
        self.claims.append(Claim(key, statement.id, frame, slots, statement.content))
        return key


def _outlet_of(report: str) -> str:
    return next(r.outlet or "" for r in REPORTS if r.id == report)


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _find_all(text: str, words: str) -> Spans:
    return (_find(text, words),) if words else ()


def day_interval(first: int, last: int | None = None) -> Interval:
    return Interval.of_days(date(2031, 5, first), date(2031, 5, last or first), ZONE)


def _holds(holder: str, phase: str, day: int, place: Place = TOWN) -> dict[str, SlotValue]:
    return {
        "place": place,
        "holder": holder,
        "previous": None,
        "phase": phase,
        "time": day_interval(day),
    }


def _killed(count: Count, day: int = 4) -> dict[str, SlotValue]:
    return {
        "count": count,
        "unit": "killed",
        "victims": None,
        "by": None,
        "place": TOWN,
        "time": day_interval(day),
        "scope": "incident",
    }


def _blames(by: str) -> dict[str, SlotValue]:
    return {"act": "the strike on the market", "by": by, "place": TOWN, "time": day_interval(4)}


def make_desk() -> Desk:
    """Lay down every statement and claim, in the reports' order."""
    desk = Desk()
    desk.say(
        "a1-wire",
        "its troops had taken Qasr Adra and its citadel",
        "spokesman",
        cue="said",
        source="Col. Rami Dahl, the army's spokesman,",
        said=day_interval(3),
    )
    desk.claim("control", _holds("army", "takes", 3))
    desk.say(
        "a1-wire",
        "“The town is ours, street by street,”",
        "spokesman",
        cue="he added",
        form=Form.DIRECT,
    )
    desk.claim("control", _holds("army", "holds", 3))
    desk.say(
        "a2-courier",
        "army troops had captured Qasr Adra",
        "spokesman",
        "wire",
        cue="reported",
        source="Meridian Wire",
        doubted=True,
    )
    desk.claim("control", _holds("army", "takes", 3))
    desk.say(
        "a2-courier",
        "the road to Tel Harm was probably open",
        "residents",
        cue="said by telephone",
        source="Residents",
        factuality=Factuality.PROBABLE,
    )
    desk.claim("control", _holds("army", "holds", 3, VILLAGE))
    desk.say(
        "a3-signal",
        "its fighters still held the town and every road out of it",
        "front",
        cue="insisted",
        source="the Desert Front",
    )
    desk.claim("control", _holds("front", "holds", 4))
    desk.say(
        "a3-signal",
        "The army never came past the grain silos",
        "front",
        cue="a statement read",
        form=Form.DIRECT,
        factuality=Factuality.CERTAIN_NOT,
    )
    desk.claim(
        "movement",
        {
            "actor": "army",
            "action": "halts",
            "place": ROAD,
            "time": day_interval(4),
            "manner": None,
        },
    )
    desk.say(
        "a4-gazette",
        "at least 31 people had died when bombs hit the market",
        "doctor",
        "monitors",
        cue="said",
        source="the Steppe Monitors, citing Dr. Lina Sayegh,",
    )
    desk.claim("casualties", _killed(Count(31, None, "at least 31")))
    desk.say(
        "a4-gazette",
        "“We stopped counting at 31,”",
        "doctor",
        "monitors",
        cue="Sayegh told the monitors",
        form=Form.DIRECT,
    )
    desk.claim("casualties", _killed(Count(31, None, "at 31")))
    desk.say(
        "a4-gazette",
        "four aircraft struck the market within ten minutes",
        "gazette",
        form=Form.OWN_VOICE,
    )
    desk.claim(
        "strikes",
        {
            "count": Count(4, 4, "four"),
            "by": None,
            "against": None,
            "place": TOWN,
            "time": day_interval(4),
        },
    )
    desk.say(
        "a4-gazette#c1",
        "I live behind the market and there were two planes",
        "reader",
        form=Form.OWN_VOICE,
    )
    desk.claim(
        "strikes",
        {
            "count": Count(2, 2, "two"),
            "by": None,
            "against": None,
            "place": TOWN,
            "time": day_interval(4),
        },
    )
    desk.say(
        "a5-wire",
        "12 people were killed, not 31",
        "hospital",
        cue="corrected",
        source="The hospital",
        said=day_interval(5),
    )
    desk.claim("casualties", _killed(Count(12, 12, "12")))
    desk.say(
        "a5-wire",
        "the higher figure had counted the wounded among the dead",
        "hospital",
        cue="explained",
        source="it",
    )
    desk.say(
        "a6-courier",
        "at least 31 died",
        "doctor",
        "monitors",
        "gazette",
        cue="according to",
        source="the Harbour Gazette",
    )
    desk.claim("casualties", _killed(Count(31, None, "at least 31")))
    desk.say(
        "a6-courier",
        "the aircraft had come from the north and belonged to the army",
        "council",
        cue="told this newspaper",
        source="the town council",
        factuality=Factuality.POSSIBLE,
    )
    desk.claim("responsibility", _blames("army"))
    desk.say(
        "a6-courier",
        "no army plane flew that day",
        "spokesman",
        cue="denied",
        source="Dahl",
        factuality=Factuality.CERTAIN_NOT,
    )
    desk.claim("responsibility", _blames("front"))
    desk.say(
        "a7-signal",
        "Front fighters were back in the western quarters of Qasr Adra",
        "monitors",
        cue="said",
        source="the monitors",
    )
    desk.claim("control", _holds("front", "takes", 8))
    desk.say("a7-signal", "the citadel remained with the army", "monitors", cue="added")
    desk.claim("control", _holds("army", "holds", 8, CITADEL))
    desk.say(
        "a7-signal",
        "the Senn district had seen no fighting",
        "council",
        cue="said",
        source="The council",
    )
    desk.claim("control", _holds("council", "holds", 8, DISTRICT))
    return desk  # fmt: skip
