"""Set phrases: "according to", "reportedly", "it is said that", "the claim that"."""

from __future__ import annotations

from hearsay.attribute.contents import ContentFinder, Reach
from hearsay.attribute.drafts import Draft
from hearsay.attribute.lexicon import CueLexicon, Needs
from hearsay.attribute.passages import Passage
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.model.spans import Spans
from hearsay.model.statements import Factuality
from hearsay.text.function_words import BE_FORMS

_HEARSAY_NOUNS = frozenset("reports claims rumours rumors speculation news word".split())


class SetPhraseReader:
    """Reads the cues that are no finite verb with a subject."""

    def __init__(self, lexicon: CueLexicon, phrases: PhraseFinder, contents: ContentFinder) -> None:
        self._lexicon = lexicon
        self._phrases = phrases
        self._contents = contents

    def read(self, passage: Passage, index: int) -> Draft | None:
        """Read the set phrase whose cue starts at a token; None where there is none."""
        return (
            self._preposition(passage, index)
            or self._hearsay(passage, index)
            or self._noun(passage, index)
        )

    def _preposition(self, passage: Passage, index: int) -> Draft | None:
        """Read "according to X" and its like."""
        for words in self._lexicon.prepositions:
            if all(passage.lower(index + k) == word for k, word in enumerate(words)):
                break
        else:
            return None
        last = index + len(words) - 1
        floor, end = passage.sentence(index)
        if len(words) == 1 and passage.lower(index - 1) != "," and index > floor:
            return None
        source = self._phrases.after(passage, last + 1, end)
        if source is None:
            return None
        level = passage.inside[index]
        reach = self._contents.around(passage, index, source[1] + 1, level)
        reach = reach or self._contents.before(passage, index, level)
        opens = not any(passage.word(i)[:1].isalnum() for i in range(floor, index))
        if reach is None and index > floor and not opens:
            reach = self._clause_before(passage, index, floor)
        after = source[1] + 1
        if reach is None or opens:
            start = after + 1 if passage.lower(after) in {",", ":"} else after
            reach = self._contents.after(passage, start, level, Needs.CLAUSE) or reach
        if reach is None:
            return None
        return Draft((index, last), source, reach.spans, level, Factuality.CERTAIN, reach.quoted)

    def _clause_before(self, passage: Passage, index: int, floor: int) -> Reach | None:
        if index - floor < 3:  # noqa: PLR2004 - a clause has a subject, a verb and more
            return None
        return Reach((passage.span_of(floor, index - 1),), quoted=False, introduced=False)

    def _hearsay(self, passage: Passage, index: int) -> Draft | None:
        """Read "reportedly" and "it is said that", which name nobody."""
        lower = passage.lower(index)
        floor, end = passage.sentence(index)
        level = passage.inside[index]
        if lower in self._lexicon.adverbs:
            reach = self._whole_clause(passage, index, floor, end, level)
            return (
                Draft((index, index), None, reach, level, Factuality.CERTAIN, quoted=False)
                if reach
                else None
            )
        if lower not in self._lexicon.passive or passage.inside[index - 1] != level:
            return None
        first = self._phrases.widen_cue(passage, index)
        group = [passage.lower(i) for i in range(first, index)]
        if not any(word in BE_FORMS for word in group) or any(w in {"not", "n't"} for w in group):
            return None
        follower = passage.lower(index + 1)
        verb = self._lexicon.verbs.get(lower, ())
        factuality = verb[0][0].factuality if verb else Factuality.CERTAIN
        that = next(
            (i for i in range(index + 1, min(end, index + 5)) if passage.lower(i) == "that"), 0
        )
        if that and passage.lower(first - 1) == "it":
            after = self._contents.after(passage, that, level, Needs.THAT)
            return (
                Draft((first - 1, index), None, after.spans, level, factuality, quoted=False)
                if after
                else None
            )
        subject = self._phrases.before(passage, first)
        after = (
            self._contents.after(passage, index + 1, level, Needs.THAT)
            if follower == "to"
            else None
        )
        if subject is None or after is None:
            return None
        spans = (passage.span_of(*subject), *after.spans)
        return Draft((first, index), None, spans, level, factuality, quoted=False)

    def _whole_clause(
        self, passage: Passage, index: int, floor: int, end: int, level: int
    ) -> Spans:
        said = (i for i in range(index - 1, floor, -1) if self._phrases.is_cue_verb(passage, i))
        floor = next(said, floor - 1) + 1  # "The general said the town had reportedly fallen"
        floor += passage.lower(floor) == "that"
        first = next((i for i in range(floor, end) if passage.inside[i] == level), index)
        last = end - 1
        while last > index and (passage.inside[last] != level or passage.lower(last) in {".", ","}):
            last -= 1
        parts = []
        if index > first:
            parts.append(passage.span_of(first, index - 1))
        begin = index + 1 if passage.lower(index + 1) != "," else index + 2
        if last >= begin:
            parts.append(passage.span_of(begin, last))
        return tuple(parts)

    def _noun(self, passage: Passage, index: int) -> Draft | None:
        """Read "the ministry's claim that Z" and "reports that Z"."""
        factuality = self._lexicon.nouns.get(passage.lower(index))
        if factuality is None:
            return None
        level = passage.inside[index]
        floor, end = passage.sentence(index)
        source: Range | None = None
        start = index + 1
        if passage.lower(start) in {"by", "from"}:
            source = self._phrases.after(passage, start + 1, end)
            start = source[1] + 1 if source else start
        if passage.lower(start) != "that":
            return None
        if source is None and passage.lower(index - 1) == "'s":
            source = self._phrases.before(passage, index)
            source = (
                (self._phrases.possessor_start(passage, source[0], index - 2), index - 2)
                if source and index - 2 >= source[0]
                else None
            )
        if source is None and passage.lower(index) not in _HEARSAY_NOUNS:
            return None
        if source is None and index > floor and passage.lower(index - 1) in {",", ")"}:
            return None  # "The Beacon, citing two people, reports that": a verb
        source = source or (index, index)
        reach = self._contents.after(passage, start, level, Needs.THAT)
        if reach is None:
            return None
        if not any(self._phrases.is_verbal(passage, i) for i in range(floor, index)):
            reach = self._contents.end_before_main_verb(passage, reach)
        return Draft((index, index), source, reach.spans, level, factuality, reach.quoted)
