"""Runs: what a report says in its own voice between or behind the words of one speaker.

"Nine are missing, the harbour office said. Two boats were lost." The second sentence names nobody;
whoever was told of at the paragraph's last word has most likely said it too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.model.reports import Report, ReportKind
from hearsay.model.spans import Span, hull
from hearsay.model.statements import Form, Statement
from hearsay.text.sentences import split_paragraphs, split_sentences
from hearsay.text.tokens import Token, split_tokens

_NEWS = frozenset({ReportKind.ARTICLE, ReportKind.WIRE})
_FIRST_WORDS = 6
_TAKEN_UP = 3
_FIGURE = 3
_VERB = 3
_CLAUSE = 12  # tokens
_MOST_WORDS = 20  # of a sentence that confirms another
_HANDED = 3  # so many sentences on, a report still hands what it said to somebody
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<!\w)[A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*){0,4}")


class NamedSpeakers(Protocol):
    """The sources of a case by their names."""

    def find(self, words: str) -> tuple[str, str] | None:
        """Give the source with whose name some words begin, an article aside, and what follows."""

    def is_cited(self, source: str) -> bool:
        """Tell whether a report of the case cites a source."""


@dataclass(frozen=True, slots=True)
class Run:
    """A statement in a report's own voice that goes on with what another one of it says.

    `goes_on` is that statement; or else `speaker` is whom the sentence's first words name. With
    `handed` the report says so after it: "That is what the mayor told us." With `mouthpiece` the
    outlet is a state's, and the report cites nobody else; with `echo` only somebody whom the report
    cites has told the same figure.
    """

    statement: str
    goes_on: str = ""
    speaker: str = ""
    handed: bool = False
    mouthpiece: bool = False
    echo: bool = False


def find_runs(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    speaks: Callable[[Statement], bool],
    names: NamedSpeakers,
) -> Iterator[Run]:
    """Find what goes on with a speaker's words within one paragraph of a news report.

    `speaks` tells whether a statement's speaker may stand behind what follows (not whom nobody
    names); `names` finds the speaker with whom some words begin. Posts and comments are by
    whoever wrote them. Linear.
    """
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    for report_id, told in by_report.items():
        report = reports.get(report_id)
        if report is None:
            continue
        told.sort(key=lambda s: (hull(s.content), s.id))
        yield from _read_report(report, told, speaks, names)


def _read_report(
    report: Report,
    told: Sequence[Statement],
    speaks: Callable[[Statement], bool],
    names: NamedSpeakers,
) -> Iterator[Run]:
    paragraphs = split_paragraphs(report.text)
    starts = [paragraph.start for paragraph in paragraphs]
    inside: dict[int, list[Statement]] = defaultdict(list)
    for statement in told:
        inside[bisect_right(starts, hull(statement.content).start) - 1].append(statement)
    last: Statement | None = None
    for number, group in sorted(inside.items()):
        if 0 <= number < len(paragraphs):
            sentences = split_sentences(report.text, paragraphs[number])
            paragraph = _Paragraph(report, sentences, group, last, speaks, names)
            yield from paragraph.find_runs()
            last = paragraph.last


class _Paragraph:
    """One paragraph of a report: its sentences and statements; `last` is who spoke last."""

    def __init__(
        self,
        report: Report,
        sentences: Sequence[Span],
        group: Sequence[Statement],
        last: Statement | None,
        speaks: Callable[[Statement], bool],
        names: NamedSpeakers,
    ) -> None:
        self._text = report.text
        self._news = report.kind in _NEWS
        self._sentences = sentences
        self._group = group
        self._speaks = speaks
        self._names = names
        self.last = last

    def find_runs(self) -> Iterator[Run]:
        before: Statement | str | None = None
        next_told = self._find_next()
        for place, statement in enumerate(self._group):
            if statement.form is not Form.OWN_VOICE:
                self.last = before = statement if self._speaks(statement) else None
                continue
            sentence = _find_sentence(self._sentences, hull(statement.content))
            own = is_own(self._text, sentence)
            before = None if not self._news or own else before
            if not own:
                told = _find_teller(self._text, sentence, self._names)
                before = told or before or self._find_taken_up(sentence)
                before = before or self._find_confirmer(sentence)
            if isinstance(before, str):
                yield Run(statement.id, speaker=before)
            elif before is None:
                handed = self._find_handed(sentence, next_told[place], own=own)
                if handed is not None:
                    yield Run(statement.id, handed.id, handed=True)
            elif not _is_aside(self._text, sentence, before, statement):
                yield Run(statement.id, before.id)

    def _find_taken_up(self, sentence: Span) -> Statement | None:
        """Find the last speaker where a sentence takes it up: "The ministry called it a crime"."""
        words = [token.lower for token in split_tokens(self._text, sentence)[:_TAKEN_UP]]
        if self.last is None or not self._news or load_origin_words().tells.isdisjoint(words):
            return None
        said = {
            token.lower
            for token in split_tokens(self._text, hull(self.last.source or self.last.content))
        }
        return self.last if words[0] == "the" and words[1] in said else None

    def _find_confirmer(self, sentence: Span) -> str | None:
        """Find who confirms a sentence in the next one: "Ana Reyes confirms it".

        The next sentence takes it up by its first or its last word, and names one speaker.
        """
        at = bisect_right(self._sentences, sentence.start, key=lambda s: s.start)
        for one in self._sentences[at : at + 1]:
            words = [t.lower for t in split_tokens(self._text, one) if t.text[0].isalnum()]
            if not words or len(words) > _MOST_WORDS:
                return None
            lists = load_origin_words()
            taken = words[0] in lists.back and "what" in words[:_TAKEN_UP]
            confirmed = words[-1] in lists.back | {"it"} and any(map(_confirms, words))
            if not taken and not confirmed:
                return None
            opens = self._names.find(one.cut(self._text))
            if confirmed and opens is not None and self._names.is_cited(opens[0]):
                return opens[0]
            names = (self._names.find(name) for name in _NAME.findall(one.cut(self._text)))
            named = {found[0] for found in names if found and self._names.is_cited(found[0])}
            return named.pop() if len(named) == 1 else None
        return None

    def _find_next(self) -> list[Statement | None]:
        """Give for each statement the next one that names a source."""
        found: list[Statement | None] = []
        after: Statement | None = None
        for statement in reversed(self._group):
            found.append(after)
            if statement.form is not Form.OWN_VOICE:
                after = statement
        return found[::-1]

    def _find_handed(
        self, sentence: Span, after: Statement | None, *, own: bool
    ) -> Statement | None:
        """Find to whom a next sentence hands what was said: "That is what the mayor told us.".

        Whoever spoke last in the paragraph before and speaks next in this one has said it too.
        """
        if after is None or not self._speaks(after):
            return None
        lists = load_origin_words()
        there = hull(after.source or after.content).start
        at = bisect_right(self._sentences, sentence.start, key=lambda s: s.start)
        for one in self._sentences[at : at + _HANDED]:
            words = [token.lower for token in split_tokens(self._text, one)]
            hands = bool(words) and words[0] in lists.back and not lists.tells.isdisjoint(words)
            if hands and one.start <= there:
                return after
        between = self._news and not own and self.last is not None
        return after if between and self.last and self.last.speaker == after.speaker else None


def _is_aside(text: str, sentence: Span, before: Statement, statement: Statement) -> bool:
    """Tell whether a report adds something of its own to a sentence that it hands to somebody.

    "... the mayor said, hours after the bridge had burnt"; behind a semicolon it is the mayor's.
    """
    ends, starts = hull(before.content).end, hull(statement.content).start
    return sentence.start < ends <= starts and ";" not in text[ends:starts]


def _find_teller(text: str, sentence: Span, names: NamedSpeakers) -> str | None:
    """Find whom a sentence's first words name as the teller: "The Front spoke of nine"."""
    lists = load_origin_words()
    before, colon, _ = sentence.cut(text).partition(": ")
    if colon and not (lists.tells | lists.figures).isdisjoint(_WORD.findall(before.lower())):
        named = {one[0] for name in _NAME.findall(before) if (one := names.find(name))}
        if len(named) == 1 and names.is_cited(next(iter(named))):
            return named.pop()
    words = split_tokens(text, sentence)
    first = next((n for n, token in enumerate(words) if token.text[0].isalpha()), len(words))
    words = words[first:]
    found = names.find(_cut(text, words[:_FIRST_WORDS]))
    if found is not None and _tells(found[1]):
        return found[0]
    if lists.figures.isdisjoint(token.lower for token in words[:_FIGURE]):
        return None
    clause = next((n for n, t in enumerate(words[:_CLAUSE]) if t.lower in {"that", "which"}), None)
    if clause is None or lists.gave.isdisjoint(t.lower for t in words[clause : clause + _CLAUSE]):
        return None
    found = names.find(_cut(text, words[clause + 1 : clause + 1 + _FIRST_WORDS]))
    return found[0] if found else None


def _tells(rest: str) -> bool:
    """Tell whether what follows a name hands over: "again: ...", "had spoken of", "'s count"."""
    lists = load_origin_words()
    if rest.startswith(("'s", "’s")):
        return not lists.figures.isdisjoint(_WORD.findall(rest)[:_VERB])
    words = [token.lower for token in split_tokens(rest)[:_VERB]]
    return ":" in words or not lists.tells.isdisjoint(words)


def _cut(text: str, words: Sequence[Token]) -> str:
    return Span(words[0].span.start, words[-1].span.end).cut(text) if words else ""


def _find_sentence(sentences: Sequence[Span], span: Span) -> Span:
    at = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 else span


def _confirms(word: str) -> bool:
    return word.startswith("confirm")


def is_witnessed(text: str, span: Span) -> bool:
    """Tell whether a reporter speaks as one who was there: "I counted nine"."""
    own = load_origin_words().own
    return any(token.lower in own for token in split_tokens(text, span))


def is_own(text: str, sentence: Span) -> bool:
    """Tell whether a reporter speaks as one who was there, tells what all say, or objects."""
    lists = load_origin_words()
    own = lists.own | lists.general | lists.against
    quoted = False
    for n, token in enumerate(split_tokens(text, sentence)):
        if token.text in {"“", "”", '"'}:
            quoted = token.text == "“" or (token.text == '"' and not quoted)
        elif quoted:
            continue
        elif token.lower in own or (n == 0 and token.lower in lists.turn):
            return True
    return False
