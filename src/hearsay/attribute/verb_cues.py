"""Verb cues: "X said Z", "Z, said X", "X, who denied Z", with their sources and contents."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hearsay.attribute.contents import ContentFinder, Reach, is_mark, quote_between
from hearsay.attribute.cues import CueFinder, VerbCue
from hearsay.attribute.drafts import Draft
from hearsay.attribute.grading import grade_negated
from hearsay.attribute.lexicon import CueLexicon, Needs
from hearsay.attribute.passages import QUOTE_MARKS, Passage
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality
from hearsay.text.function_words import AUXILIARIES, BE_FORMS, PRONOUNS, is_time_word
from hearsay.text.inflections import VerbForm

_FIRST_PERSON = frozenset({"i", "we", "you"})
_NOBODY = frozenset("nobody none no not neither nor".split())
_MODALS = frozenset("will would shall should may might can could must 'll 'd".split())
_SHORTEST_QUOTE = 5
_PUT_WINDOW = 12
_ASIDE = 7
_NO_VERBS = frozenset({"as", "this", "its", "his", "hers", "yes", "besides", "always", "perhaps"})


class VerbReader:
    """Reads the cues that are verbs with a subject."""

    def __init__(self, lexicon: CueLexicon, phrases: PhraseFinder, contents: ContentFinder) -> None:
        self._cues = CueFinder(lexicon)
        self._phrases = phrases
        self._contents = contents

    def read(self, passage: Passage, index: int, previous: Range | None) -> Draft | None:
        """Read a verb cue at a token; `previous` is the speaker before it in the sentence."""
        first = self._phrases.widen_cue(passage, index)
        idiom = self.read_idiom(passage, index)
        if idiom is not None:
            return idiom
        cue = self._cues.verb_at(passage, index, first)
        if cue is None:
            return self._after_quotation(passage, index)
        level = passage.inside[index]
        source, inverted, shared = self._source_of(passage, cue, previous)
        if source is not None and _is_nobody(passage, source):
            return None
        if source is None or (level >= 0 and passage.lower(source[0]) in PRONOUNS):
            return None
        if cue.passive and (not cue.verb.addressing or passage.lower(cue.last + 1) != "that"):
            return None
        start = cue.last + 1
        addressee: Range | None = None
        if inverted:
            start = source[1] + 1
        elif cue.verb.addressing and not quote_between(passage, start, level):
            end = passage.sentence(index)[1]
            addressee = self._phrases.after(passage, start, end)
            start = self._past_addressee(passage, addressee[1] + 1, end) if addressee else start
        reach = self._reach(passage, cue, source, start, level, inverted=inverted, shared=shared)
        if reach is None:
            return None
        if passage.lower(cue.first - 1) in {"who", "which"} and passage.lower(cue.first - 2) == ",":
            reach = _end_at_comma(passage, reach, level)
        plain = cue.verb.factuality
        graded = grade_negated(plain, cue.verb.base) if cue.negated else plain
        group = {passage.lower(i) for i in range(cue.first, cue.head)}
        speech = cue.verb.factuality is Factuality.CERTAIN and not group & _MODALS
        return Draft(
            cue=(cue.first, cue.last),
            source=source,
            content=reach.spans,
            level=level,
            factuality=graded,
            quoted=reach.quoted,
            speech=speech,
            shared=shared,
            addressee=addressee,
        )

    def read_idiom(self, passage: Passage, index: int) -> Draft | None:
        """Read "X would have us believe that Z" and "police put the crowd at 3,000"."""
        first = self._phrases.widen_cue(passage, index)
        return self._have_believe(passage, index) or self._put_at(passage, index, first)

    def _after_quotation(self, passage: Passage, index: int) -> Draft | None:
        """Read any verb between a quotation that ends in a comma and a noun phrase: "shrugs X"."""
        lower, level = passage.lower(index), passage.inside[index]
        quote = quote_between(passage, index - 1, level)
        if quote is None or passage.lower(index - 2) not in {",", "!", "?"}:
            return None
        verbal = lower.isalpha() and lower.endswith(("s", "ed")) and passage.word(index).islower()
        if not verbal or lower in AUXILIARIES | _NO_VERBS:
            return None
        source = self._phrases.after(passage, index + 1, passage.sentence(index)[1])
        reach = self._contents.before(passage, index, level) if source else None
        if source is None or reach is None or not reach.quoted:
            return None
        return Draft((index, index), source, reach.spans, level, Factuality.CERTAIN, quoted=True)

    def _past_addressee(self, passage: Passage, start: int, end: int) -> int:
        """Step over what stands between whom it was told to and "that": "him over the fence"."""
        for index in range(start, min(end, start + _ASIDE)):
            lower = passage.lower(index)
            if lower == "that":
                return index
            if lower in {",", ":", ";"} or is_mark(passage, index) or lower in AUXILIARIES:
                break
        return start

    def _have_believe(self, passage: Passage, index: int) -> Draft | None:
        """Read "X would have us believe that Z", which doubts Z as it passes it on."""
        idiom = [passage.lower(index - k) for k in (3, 2, 1, 0)]
        if idiom[:2] != ["would", "have"] or idiom[3] != "believe":
            return None
        level = passage.inside[index]
        source = self._phrases.before(passage, index - 3)
        reach = self._contents.after(passage, index + 1, level, Needs.THAT)
        if source is None or reach is None:
            return None
        cue = (index - 3, index)
        return Draft(
            cue, source, reach.spans, level, Factuality.CERTAIN, reach.quoted, doubted=True
        )

    def _put_at(self, passage: Passage, index: int, first: int) -> Draft | None:
        """Read "police put the crowd at 3,000"."""
        if passage.lower(index) not in {"put", "puts"}:
            return None
        level = passage.inside[index]
        end = min(passage.sentence(index)[1], index + _PUT_WINDOW)
        at = next((i for i in range(index + 2, end) if passage.lower(i) == "at"), None)
        numbered = at is not None and any(
            passage.word(i)[:1].isdigit() for i in range(at + 1, min(at + 5, end))
        )
        source = self._phrases.before(passage, first) if numbered else None
        reach = self._contents.after(passage, index + 1, level, Needs.CLAUSE) if source else None
        if source is None or reach is None:
            return None
        return Draft((first, index), source, reach.spans, level, Factuality.CERTAIN, reach.quoted)

    def _source_of(
        self, passage: Passage, cue: VerbCue, previous: Range | None
    ) -> tuple[Range | None, bool, bool]:
        """Find a verb's source; tell whether it stands after, and whether it is the one before."""
        level = passage.inside[cue.head]
        end = passage.sentence(cue.head)[1]
        before = cue.first - 1
        lower = passage.lower(before)
        if cue.form is VerbForm.ING and passage.lower(cue.head - 1) not in BE_FORMS:
            source = previous or self._phrases.governing(passage, cue.first)
            return source, False, True
        if lower in {"and", "but"}:
            return previous or self._phrases.opening(passage, cue.first), False, True
        closes = before >= 0 and (
            is_mark(passage, before) or quote_between(passage, before, level) is not None
        )
        fronted = closes or lower in {",", "—", "–", "-"}
        finite = cue.form in {VerbForm.PAST, VerbForm.THIRD}
        source = self._phrases.before(passage, cue.first)
        if source and lower == "," and finite and self._is_inverted(passage, cue, source, end):
            source = None  # "The bridge has gone, said the mayor."
        if source is None and fronted and finite and before >= 0:
            after = self._phrases.after(passage, cue.last + 1, end)
            if after is not None and passage.lower(after[0]) not in _FIRST_PERSON - {"i"}:
                return after, True, False
        return source, False, False

    def _is_inverted(self, passage: Passage, cue: VerbCue, source: Range, end: int) -> bool:
        """Tell whether what stands before a comma and a cue is said by who stands after."""
        if any(passage.lower(i) == "," for i in range(source[0], source[1] + 1)):
            return False
        after = self._phrases.after(passage, cue.last + 1, end)
        if after is None:
            return False
        closing = passage.lower(after[1] + 1)
        return closing in {"", ".", ",", "!", "?", ";"} or is_time_word(closing) or closing == "on"

    def _reach(
        self,
        passage: Passage,
        cue: VerbCue,
        source: Range,
        start: int,
        level: int,
        *,
        inverted: bool,
        shared: bool,
    ) -> Reach | None:
        needs = cue.verb.needs
        if needs is Needs.OBJECT:
            return self._object(passage, cue, start, level)
        edge = cue.first if inverted or shared else min(source[0], cue.first)
        before = (
            None
            if cue.form is VerbForm.ING and not inverted
            else self._contents.before(passage, edge, level)
        )
        if before and needs is Needs.QUOTE and not before.quoted:
            before = None
        after_needs = Needs.QUOTE if inverted else needs
        after = self._contents.after(passage, start, level, after_needs)
        aside = before is not None and (not before.quoted or _is_title(passage, before))
        if before and after and aside and not inverted and not shared:
            return after  # "At a breakfast in Homs, he said he would go on"
        asked = (
            after is not None and passage.lower(passage.token_from(after.spans[0].start)) == "when"
        )
        if before and after and not after.quoted and (asked or not after.introduced):
            after = None
        if before and before.quoted and not after:
            after = self._split_quote(passage, start, level)
        if before and after:
            joined = tuple(sorted({*before.spans, *after.spans}))
            apart = all(a.end <= b.start for a, b in pairwise(joined))
            return Reach(joined, quoted=before.quoted, introduced=True) if apart else before
        if (before is None or not before.quoted) and not after and not shared:
            around = self._contents.around(passage, edge, start, level, inverted=inverted)
            return around or before
        return before or after

    def _split_quote(self, passage: Passage, start: int, level: int) -> Reach | None:
        """Find the second half of a quotation later in the sentence: '"A," X said of Y, "B."'."""
        end = passage.sentence(start - 1)[1]
        for index in range(start, end):
            quote = quote_between(passage, index, level)
            if quote is not None:
                return Reach(quote.spans, quoted=True, introduced=True)
            if self._phrases.is_cue_verb(passage, index):
                break
        return None

    def _object(self, passage: Passage, cue: VerbCue, start: int, level: int) -> Reach | None:
        if cue.verb.base in {"accuse", "blame"} and cue.passive:
            return None
        reach = self._contents.after(passage, start, level, Needs.CLAUSE)
        if (
            reach is None
            and start < passage.sentence(cue.head)[1]
            and passage.word(start)[:1].isalnum()
        ):
            reach = Reach((passage.span_of(start, start),), quoted=False, introduced=False)
        return reach


def _end_at_comma(passage: Passage, reach: Reach, level: int) -> Reach:
    """End the content of a relative clause with the clause: "Russia, which said so, left"."""
    spans: list[Span] = []
    for span in reach.spans:
        for index in range(passage.token_from(span.start) + 1, passage.token_from(span.end)):
            if passage.lower(index) == "," and passage.inside[index] == level:
                return replace(
                    reach, spans=(*spans, Span(span.start, passage.tokens[index - 1].span.end))
                )
        spans.append(span)
    return reach


def _is_nobody(passage: Passage, source: Range) -> bool:
    """Tell whether a subject says that nobody spoke: "no one", "none of them", "not a witness"."""
    return bool({passage.lower(source[0]), passage.lower(source[0] - 1)} & _NOBODY)


def _is_title(passage: Passage, reach: Reach) -> bool:
    """Tell whether a few quoted words with others before them are a name: 'In "Dust", he said'."""
    words = reach.spans[0].cut(passage.text)
    few = len(reach.spans) == 1 and len(words.split()) < _SHORTEST_QUOTE
    return few and words[:1] not in QUOTE_MARKS
