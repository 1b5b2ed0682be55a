"""The sentences: why each part of an answer's sum counts what it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.errors import HearsayError
from hearsay.model.assessments import Contribution
from hearsay.model.questions import Answer
from hearsay.weigh.scores import How, Part
from hearsay.weigh.settings import WeighSettings
from hearsay.weigh.voices import Voice


def name_source(source: str, names: Mapping[str, str]) -> str:
    """Give a source's name; raises HearsayError where the case has no such source."""
    try:
        return names[source]
    except KeyError:
        raise HearsayError(
            f"there is no source {source!r}",
            where="weighing",
            cure="hand in the names of all sources of the case",
        ) from None


def count_reports(number: int) -> str:
    """Write a number of reports: "1 report", "3 reports"."""
    return f"{number} report" if number == 1 else f"{number} reports"


def quote_label(answer: Answer) -> str:
    """Write an answer's label between quotation marks."""
    return f"“{answer.label}”"


def write_signed(nats: float) -> str:
    """Write log-odds with their sign and two decimals; what rounds to nothing is +0.00."""
    return f"{round(nats, 2) + 0.0:+.2f}"


def explain_part(
    part: Part,
    answers: Sequence[Answer],
    names: Mapping[str, str],
    settings: WeighSettings,
) -> Contribution:
    """Write one part as a line of the sum, naming its source and every figure that enters it."""
    voice = part.voice
    reasons = [_explain_standing(voice)]
    if part.how is How.LENT:
        reasons.insert(
            0,
            f"says {quote_label(answers[voice.answer])}, which {_explain_fit(part.fit)} "
            f"(counted {settings.compatible * part.fit:.2g})",
        )
    if part.how is How.POOLED:
        reasons.append(_explain_pool(part, names))
    if voice.reports > 1:
        reasons.append(f"its {count_reports(voice.reports)} count as one origin")
    because = f"{_name_chain(voice, names)}: {write_signed(part.nats)}; {'; '.join(reasons)}"
    return Contribution(voice.origin.id, part.nats, because)


def _explain_fit(fit: float) -> str:
    return "could be true with this one" if fit == 1 else "is a number near this one"


def explain_rivals(
    index: int, answers: Sequence[Answer], scores: Sequence[float], against: float
) -> Contribution:
    """Write the last line of an answer's sum: its rivals, and the chance that none is right."""
    rivals = [other for other in range(len(answers)) if other != index]
    none = "the chance that none of these is right"
    if not rivals:
        text = f"nobody gives another answer; against {none}"
    else:
        strongest = max(rivals, key=lambda other: (scores[other], -other))
        label = quote_label(answers[strongest])
        if len(rivals) == 1:
            text = f"against one rival answer, {label}, and {none}"
        else:
            text = f"against {len(rivals)} rival answers, the strongest being {label}, and {none}"
    return Contribution(None, -against, f"{text}: {write_signed(-against)}")


def _name_chain(voice: Voice, names: Mapping[str, str]) -> str:
    """Name the primary source and, in the order of the chain, those who passed it on."""
    primary = voice.origin.source
    passed: list[str] = []
    for link in voice.statement.chain:
        name = name_source(link.source, names)
        if link.source != primary and name not in passed:
            passed.append(name)
    through = f", through {', then '.join(passed)}" if passed else ""
    return f"{name_source(primary, names)}{through}"


def _explain_standing(voice: Voice) -> str:
    words = voice.commitment.because
    if voice.among is None:
        return f"{words}, but it has given another answer since, and only its latest counts"
    if voice.among > 1:
        return f"{words}; it gives {voice.among} answers and divides its weight among them"
    return words


def _explain_pool(part: Part, names: Mapping[str, str]) -> str:
    nobody = "nobody says where it comes from, so it corroborates nobody"
    if part.beside is None:
        others = f": the {part.pool} such origins count as one at most" if part.pool > 1 else ""
        return f"{nobody}{others}"
    name = name_source(part.beside.origin.source, names)
    if part.nats:
        return f"{nobody}: it may go back to {name}, and adds only what it says more surely"
    if part.beside.counted:
        return f"{nobody}: it may go back to {name}, which is counted already"
    return f"{nobody}: of {part.pool} such origins only the surest counts"
