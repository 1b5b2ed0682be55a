"""Chains: from the first speaker through every relay to the outlet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.reports import Report, ReportKind, Section, SectionKind
from hearsay.model.sources import SourceKind
from hearsay.model.spans import Span, Spans, hull
from hearsay.model.statements import Attribution, Form, Link, Role, Statement
from hearsay.model.times import Interval
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.antecedents import RELATIVES, find_antecedent
from hearsay.resolve.nesting import find_holders, order_for_reading
from hearsay.resolve.persons import is_person_noun
from hearsay.resolve.relay_phrases import split_source
from hearsay.resolve.source_phrases import PhraseKind, read_source_phrase
from hearsay.resolve.speakers import ReportSpeakers
from hearsay.text.function_words import DETERMINERS
from hearsay.text.sentences import split_sentences

_RELATIVE = ", who "
# Behind these stands who says otherwise: "whatever the mayor says".
_AGAINST = re.compile(
    r"\b(?:whatever|no matter what|contrary to what|despite what) (?:the )?$", re.IGNORECASE
)
# A name, and a clause on it that goes on.
_CLAUSE = re.compile(r"(?P<name>[A-Z][\w’'-]*(?: [\w’'-]+){0,4}), (?:which|who) [^,;.]{0,80}")
_BEFORE = 24  # code points
_SEEMS = re.compile(r"\b(?:seems?|seemed|appears?|appeared)\b", re.IGNORECASE)
"""Verbs by which a report itself puts something as likely: nobody else says so."""
_GAP = " ... "
_CLOSE_BY = 16  # code points of marks and spaces between a statement and what goes on with it
_DESCRIBED = frozenset({PhraseKind.DEFINITE, PhraseKind.UNNAMED})
_FIRST_PERSON = frozenset({"i", "we"})


def resolve_statements(
    report: Report,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    book: SourceBook,
    anchor: Interval | None = None,
) -> tuple[Statement, ...]:
    """Make statements of a report's attributions: speakers, relays and outlet resolved, time set.

    Ids are "<report>/s1", "s2", ... in the order given. New sources are entered in the book. A day
    that the report leaves open is `anchor`: the day of its publication, or the nearest thing to it.
    """
    resolver = _ReportResolver(report, mentions, book, anchor)
    holders = find_holders(attributions)
    made: dict[int, Statement] = {}
    for i in order_for_reading(attributions, holders):
        holder = made.get(holders.get(i, -1))
        made[i] = resolver.resolve(f"{report.id}/s{i + 1}", attributions[i], holder)
    return tuple(made[i] for i in range(len(attributions)))


class _ReportResolver:
    def __init__(
        self,
        report: Report,
        mentions: Sequence[Mention],
        book: SourceBook,
        anchor: Interval | None,
    ) -> None:
        self._anchor = anchor
        self._report = report
        self._book = book
        self._speakers = ReportSpeakers(book, report.id, report.text)
        self._outlet = _enter_outlet(report, book)
        self._author = _enter_author(report, book)
        self._sentences = split_sentences(report.text)
        times = (m for m in mentions if m.kind is MentionKind.TIME)
        self._times = sorted(times, key=lambda m: m.span)
        actors = (m for m in mentions if m.kind is MentionKind.ACTOR)
        self._actors = sorted(actors, key=lambda m: m.span)
        places = (m for m in mentions if m.kind is MentionKind.PLACE)
        self._places = sorted(places, key=lambda m: m.span)
        self._before: tuple[int, str, tuple[str, ...]] | None = None

    def resolve(
        self, statement_id: str, attribution: Attribution, holder: Statement | None = None
    ) -> Statement:
        """Make one statement; `holder` is the one in whose content it was made, if any."""
        text = self._report.text
        start = hull(attribution.content).start
        section = self._report.section_at(start)
        named = hull(attribution.source).start if attribution.source else 0
        if _AGAINST.search(text[max(0, named - _BEFORE) : named]):
            attribution = replace(attribution, form=Form.OWN_VOICE, source=(), cue=(), relays=())
        relays: tuple[str, ...] = ()
        if attribution.form is Form.OWN_VOICE:
            speaker = self._own_voice(section)
        else:
            speaker, relays = self._spoken(attribution, section, holder)
            told = (attribution.addressee,) if attribution.addressee else ()
            parts = (*attribution.content, *attribution.cue, *attribution.source)
            end = hull((*parts, *attribution.relays, *told)).end
            self._before = (end, speaker, relays)
        return Statement(
            id=statement_id,
            report=self._report.id,
            content=attribution.content,
            cue=attribution.cue,
            source=attribution.source,
            text=_GAP.join(span.cut(text) for span in attribution.content),
            speaker=speaker,
            chain=self._chain(speaker, relays),
            form=attribution.form,
            factuality=attribution.factuality,
            doubted=attribution.doubted,
            said_at=self._said_at(attribution, section),
        )

    def _own_voice(self, section: Section | None) -> str:
        if section is not None and section.kind is SectionKind.WIRE and section.outlet:
            return self._book.enter_name(section.outlet, SourceKind.OUTLET)
        if self._report.kind in {ReportKind.COMMENT, ReportKind.POST}:
            return self._author or self._outlet or self._nobody()
        return self._outlet or self._author or self._nobody()

    def _nobody(self) -> str:
        what = "comment" if self._report.kind is ReportKind.COMMENT else "report"
        return self._book.enter_unnamed(f"the author of this {what}", self._report.id)

    def _spoken(
        self, attribution: Attribution, section: Section | None, holder: Statement | None
    ) -> tuple[str, tuple[str, ...]]:
        named = self._find_apposition(attribution)
        relays = self._list_relays(attribution, named)
        wire: list[str] = []
        if section is not None and section.kind is SectionKind.WIRE and section.outlet:
            wire.append(self._book.enter_name(section.outlet, SourceKind.OUTLET))
        if not attribution.cue and (continued := self._continued(attribution)):
            return continued
        if not attribution.source:
            if person := self._find_named_relay(attribution):
                return person, tuple(wire)
            before = self._find_right_before(attribution)
            return before or self._unsourced(attribution, relays, section), (*relays, *wire)
        text = self._report.text
        span = self._find_subject(hull(attribution.source))
        if span.cut(text).lower() in _FIRST_PERSON:
            if holder is not None:
                return holder.speaker, _relays_of(holder)
            return self._own_voice(section), tuple(relays)
        if holder is not None:
            relays.extend((holder.speaker, *_relays_of(holder)))
        span = self._widen(span, named)
        parted = split_source(span.cut(text))
        if parted.relay and not self._is_own(parted.relay):
            relays.insert(0, self._speakers.resolve_relay(parted.relay, span.start))
        actor = self._find_actor(span)
        told = attribution.content
        met = self._speakers.resolve(parted.speaker, span.start, tuple(relays), actor, told)
        return met.source, (*met.relays, *wire)

    def _find_subject(self, source: Span) -> Span:
        """Give the sentence's first name where a source was read inside a clause on it.

        "Lurland, which has sent a thousand men, said": it was not the men.
        """
        text = self._report.text
        at = bisect_right(self._sentences, source.start, key=lambda s: s.start) - 1
        start = self._sentences[at].start if at >= 0 else 0
        ends = text.startswith(",", source.end)
        found = _CLAUSE.fullmatch(text[start : source.start]) if ends else None
        return Span(start, start + found.end("name")) if found else source

    def _list_relays(self, attribution: Attribution, named: Span | None) -> list[str]:
        """Give who passed a statement on, without `named`, whom its source's words describe."""
        text = self._report.text
        relays = [
            self._relay(span)
            for span in attribution.relays
            if span != named and not self._is_own(span.cut(text)) and not self._is_place(span)
        ]
        relays.sort(key=lambda relay: self._book.get(relay).kind is SourceKind.OUTLET)
        if attribution.addressee is not None:
            words = attribution.addressee.cut(text)
            told = None if self._is_own(words) else self._speakers.resolve_outlet(words)
            if told is not None:
                relays.insert(0, told)
                self._speakers.remember(told, words, attribution.addressee.start)
        return relays

    def _find_apposition(self, attribution: Attribution) -> Span | None:
        """Find the name beside a description of the same person: "The mayor, Ida Ferr, said"."""
        if not attribution.source:
            return None
        text = self._report.text
        source = hull(attribution.source)
        for span in attribution.relays:
            beside = text[source.end : span.start] == ", "
            if beside and read_source_phrase(span.cut(text)).kind is PhraseKind.PERSON:
                described = read_source_phrase(source.cut(text))
                if described.kind in _DESCRIBED and is_person_noun(described.head):
                    return span
        return None

    def _widen(self, source: Span, named: Span | None) -> Span:
        """Take an apposition's name in, and for "who" the words that it takes up."""
        if named is not None:
            return Span(source.start, named.end)
        if source.cut(self._report.text).lower() in RELATIVES:
            return find_antecedent(self._report.text, source.start) or source
        return source

    def _find_named_relay(self, attribution: Attribution) -> str | None:
        """Find the person named right before the words that hand a statement on: "Ferr said"."""
        if len(attribution.relays) != 1 or not attribution.cue:
            return None
        (span,) = attribution.relays
        between = self._report.text[span.end : hull(attribution.cue).start]
        source = self._relay(span) if between == " " else None
        known = source is not None and self._book.get(source).kind is SourceKind.PERSON
        return source if known else None

    def _find_right_before(self, attribution: Attribution) -> str | None:
        """Find who stands right before the cue, though nobody was read as its source.

        "Ida Ferr, who blamed", or an actor with whom the sentence begins: "The Front denies".
        """
        if not attribution.cue or attribution.relays:
            return None
        text, start = self._report.text, hull(attribution.cue).start
        if text.endswith(_RELATIVE, 0, start):
            return self._speakers.resolve("who", start - 1, (), told=attribution.content).source
        first = bisect_left(self._actors, start, key=lambda m: m.span.start) - 1
        if first < 0 or text[self._actors[first].span.end : start] != " ":
            return None
        mention = self._actors[first]
        sentence = bisect_right(self._sentences, start, key=lambda s: s.start) - 1
        opens = text[self._sentences[sentence].start : mention.span.start].lower() in {"", "the "}
        named = isinstance(mention.value, str) and mention.span.cut(text)[:1].isupper()
        if not opens or not named:
            return None
        words, at = mention.span.cut(text), mention.span.start
        return self._speakers.resolve(words, at, (), str(mention.value)).source

    def _find_actor(self, span: Span) -> str | None:
        """Give the actor that a source's words stand for among the report's mentions."""
        first = bisect_left(self._actors, span.start, key=lambda m: m.span.start)
        for mention in self._actors[first : first + 2]:
            whole = mention.span.end == span.end
            article = self._report.text[span.start : mention.span.start].lower() in {"", "the "}
            if whole and article and isinstance(mention.value, str):
                return mention.value
        return None

    def _continued(self, attribution: Attribution) -> tuple[str, tuple[str, ...]] | None:
        """Give who spoke right before a quotation that names nobody: 'He left, she said. "So."'."""
        if self._before is None:
            return None
        end, speaker, relays = self._before
        start = hull(attribution.content).start
        between = self._report.text[end:start] if start - end <= _CLOSE_BY else "\n"
        apart = "\n" in between or any(letter.isalnum() for letter in between)
        return None if apart or not between else (speaker, relays)

    def _unsourced(
        self, attribution: Attribution, relays: Sequence[str], section: Section | None
    ) -> str:
        if attribution.cue:
            cue = hull(attribution.cue).cut(self._report.text).strip(":")
            if _SEEMS.search(cue):
                return self._own_voice(section)
            words = f"unnamed ({cue})"
        else:
            words = "an unnamed speaker"
        return self._book.enter_unnamed(words, relays[0] if relays else self._report.id)

    def _relay(self, span: Span) -> str:
        words = span.cut(self._report.text)
        outlet = self._speakers.resolve_outlet(words)
        source = outlet or self._speakers.resolve_relay(words, span.start)
        self._speakers.remember(source, words, span.start)
        return source

    def _is_place(self, span: Span) -> bool:
        """Tell whether a relay's words only say where: "told a reporter in Paris"."""
        first = bisect_left(self._places, span.start, key=lambda m: m.span.start)
        named = self._places[first : first + 1]
        if not any(mention.span == span for mention in named):
            return False
        return self._book.lexicon.resolve_name(span.cut(self._report.text)) is None

    def _is_own(self, words: str) -> bool:
        """Tell whether a relay is the report's own outlet: "seen by Corvo", "told this paper"."""
        if words.lower().startswith("this "):
            return True
        bare = set(re.findall(r"[\w’'-]+", words.lower())) - DETERMINERS
        return bool(bare) and bare <= set((self._report.outlet or "").lower().split())

    def _chain(self, speaker: str, relays: Sequence[str]) -> tuple[Link, ...]:
        outlet = self._outlet
        if speaker == outlet:
            return (Link(speaker, Role.OUTLET),)
        seen = {speaker, outlet}
        links = [Link(speaker, Role.SPEAKER)]
        for relay in relays:
            if relay not in seen:
                links.append(Link(relay, Role.RELAY))
                seen.add(relay)
        if outlet is not None:
            links.append(Link(outlet, Role.OUTLET))
        return tuple(links)

    def _said_at(self, attribution: Attribution, section: Section | None) -> Interval | None:
        """Take a time told beside the cue; else that of the section or the report."""
        if attribution.cue and (told := self._told_time(attribution)):
            return told
        if section is not None and section.time is not None:
            return section.time
        return self._anchor

    def _told_time(self, attribution: Attribution) -> Interval | None:
        near: list[tuple[int, Interval]] = []
        cue = hull(attribution.cue)
        for sentence in self._sentences_at((*attribution.cue, *attribution.source)):
            first = bisect_left(self._times, sentence.start, key=lambda m: m.span.start)
            last = bisect_right(self._times, sentence.end, key=lambda m: m.span.start)
            for mention in self._times[first:last]:
                span = mention.span
                within = any(content.overlaps(span) for content in attribution.content)
                if sentence.contains(span) and not within and isinstance(mention.value, Interval):
                    distance = max(span.start - cue.end, cue.start - span.end, 0)
                    near.append((distance, mention.value))
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _sentences_at(self, spans: Spans) -> Spans:
        """Give the sentences that the spans touch, in text order."""
        found: set[Span] = set()
        for span in spans:
            first = bisect_right(self._sentences, span.start, key=lambda s: s.end)
            last = bisect_left(self._sentences, span.end, key=lambda s: s.start)
            found.update(self._sentences[first:last])
        return tuple(sorted(found))


def _relays_of(statement: Statement) -> tuple[str, ...]:
    return tuple(link.source for link in statement.chain if link.role is Role.RELAY)


def _enter_outlet(report: Report, book: SourceBook) -> str | None:
    return book.enter_name(report.outlet, SourceKind.OUTLET) if report.outlet else None


def _enter_author(report: Report, book: SourceBook) -> str | None:
    return book.enter_name(report.byline[0], SourceKind.PERSON) if report.byline else None
