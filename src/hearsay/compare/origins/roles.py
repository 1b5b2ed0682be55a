"""Roles: whom somebody speaks for by the words that describe them, or stand beside their name."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.compare.lexicon import load_words
from hearsay.compare.origins.bodies import (
    STANDING,
    cut_clause,
    find_head,
    is_institution,
    read_words,
)
from hearsay.compare.origins.context import CaseVoices, place_source
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.model.sources import Source
from hearsay.model.spans import Span
from hearsay.model.statements import Statement
from hearsay.text.sentences import split_sentences
from hearsay.text.tokens import Token, split_tokens

_WINDOW = 7  # tokens beside a name
_AROUND = 140  # code points beside a name
_MOST_PLACES = 12  # so often a report is searched for a name
_MODIFIERS = 4
_NOUNS = 3  # so many common nouns may end the name of a body: "Alta health authority"
_LONGEST_NAME = 5
_OF = frozenset({"of", "for", "from", "at", "by"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_TAKES_UP = frozenset({"its", "their", "whose", "his", "her"})


class RoleReader:
    """Reads roles in the reports of one case."""

    def __init__(self, voices: CaseVoices) -> None:
        self._voices = voices

    def is_ranked(self, person: Source, statement: Statement) -> bool:
        """Tell whether a person is called by a rank ("Colonel") and by no office."""
        lists = load_origin_words()
        text = self._voices.text(statement.report)
        at = max(0, text.find(person.name.split()[-1]))
        near = split_tokens(text[max(0, at - _AROUND // 2) : at + _AROUND // 2])
        beside = {*read_words(person.name), *(token.lower for token in near)}
        return bool(lists.ranks & beside) and not (lists.offices | lists.leading) & beside

    def read_person(self, person: Source, statement: Statement) -> str | None:
        """Read whom a person speaks for from the words beside the name; None where nobody says."""
        text = self._voices.text(statement.report)
        last = person.name.split()[-1]
        at = text.find(last)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            body = self._read_beside(text, at, person.name, statement)
            if body is not None:
                return body
            at = text.find(last, at + len(last))
        return None

    def read_phrase(
        self, phrase: Sequence[str], statement: Statement, *, at_hand: bool
    ) -> str | None:
        """Read "the police chief" or "a spokesman for the League"; None where it tells no body.

        With `at_hand` a bare "spokesman" is that of the body that spoke last. `phrase` is in lower
        case, as `read_words` gives it.
        """
        lists = load_origin_words()
        held = lists.offices | lists.papers
        if "army" not in phrase:
            held |= lists.clerks
        at = next((n for n, word in enumerate(phrase) if word in held), None)
        if at is None:
            told = [word for word in phrase if word not in lists.plain]
            return self._read_holder(told[0]) if len(told) == 1 else None
        tail = phrase[at + 1 :]
        after = cut_clause(tail)[1:] if tail and tail[0] in _OF else ()
        before = [w for w in phrase[max(0, at - _MODIFIERS) : at] if w not in lists.plain]
        for part in (after, before):
            body = self._choose_part(part, statement)
            if body is not None:
                return body
        if load_words().irregulars.intersection(after[-1:]):
            return self._voices.find_group(statement)
        if phrase[at] in lists.ministers:
            return self._find_ministry(before or after, statement)
        if after or before or not at_hand or phrase[at] in lists.clerks:
            return None
        if phrase[at] in lists.papers and phrase[0] in _INDEFINITE:
            return None
        return self._voices.find_speaker_before(statement)

    def _choose_part(self, part: Sequence[str], statement: Statement) -> str | None:
        mentions = self._voices.mentions(statement.report)
        for start in range(len(part)):
            fitting = self._voices.bodies.fit(part[start:])
            chosen = mentions.choose(fitting, place_source(statement))
            chosen = chosen or self._voices.find_standing(part[start:])
            if chosen is not None:
                return chosen
        return _find_service(part) or self._find_seat(part)

    def _find_seat(self, part: Sequence[str]) -> str | None:
        """Find whom "the Torv governor" heads: the case's Torv Prefecture."""
        seats = load_origin_words().seats
        fitting = self._voices.bodies.fit(part, anywhere=True) if len(part) == 1 else ()
        found = [
            one for one in fitting if find_head(read_words(self._voices.sides.name(one))) in seats
        ]
        return found[0] if len(found) == 1 else None

    def _read_beside(self, text: str, at: int, name: str, statement: Statement) -> str | None:
        base = max(0, at - _AROUND)
        window = text[base : at + _AROUND]
        place = at - base
        sentences = split_sentences(window)
        span = next((s for s in sentences if s.start <= place < s.end), Span(0, len(window)))
        tokens = split_tokens(window, span)
        here = next((n for n, t in enumerate(tokens) if t.span.start <= place < t.span.end), None)
        if here is None:
            return None
        first = here
        own = {word.lower() for word in name.split()}
        while first and tokens[first - 1].lower in own:
            first -= 1
        left = tokens[max(0, first - _WINDOW) : first]
        right = tokens[here + 1 : here + 2 + _WINDOW]
        return (
            self._read_left(left, statement)
            or self._read_right(right, statement)
            or self._read_holder(left[-1].lower if left else "")
        )

    def _read_holder(self, title: str) -> str | None:
        """Read "Coroner NAME" where the case has one coroner's office."""
        fitting = self._voices.bodies.fit((title, "office")) if title.isalpha() else ()
        return fitting[0] if len(fitting) == 1 else None

    def _read_left(self, left: Sequence[Token], statement: Statement) -> str | None:
        """Read "police spokeswoman NAME", "its leader, NAME", "the head of the League, NAME"."""
        said = left[:-1] if left and left[-1].text == "," else left
        cut = max((n + 1 for n, token in enumerate(said) if _is_mark(token)), default=0)
        return self._read_title(said[cut:], statement)

    def _read_right(self, right: Sequence[Token], statement: Statement) -> str | None:
        """Read "NAME, a spokesman for the League", "NAME, who leads it", "NAME of the League"."""
        leading = load_origin_words().leading
        words = [token.lower for token in right]
        if words[:1] == ["of"] or (words and words[0] in leading):
            return self._name_first(right[1:], statement)
        if words[:1] != [","]:
            return None
        right = right[1:]
        if words[1:2] == ["who"] and words[2:3] and words[2] in leading:
            return self._name_first(right[2:], statement)
        cut = next((n for n, token in enumerate(right) if _is_mark(token)), len(right))
        return self._read_title(right[:cut], statement)

    def _read_title(self, tokens: Sequence[Token], statement: Statement) -> str | None:
        said = " ".join(token.text for token in tokens if token.text[0].isalnum())
        phrase = read_words(said)
        offices = load_origin_words().offices
        at = next((n for n, word in enumerate(phrase) if word in offices), None)
        if at is None:
            return None
        if at and phrase[at - 1] in _TAKES_UP:
            since = self._voices.paragraph_start(statement)
            mentions = self._voices.mentions(statement.report)
            return mentions.before(place_source(statement), since=since)
        return self.read_phrase(phrase, statement, at_hand=False) or read_unknown_body(said)

    def _find_ministry(self, field: Sequence[str], statement: Statement) -> str | None:
        """Find the ministry of "Interior Minister NAME", be it no source of the case."""
        lists = load_origin_words()
        told = [word for word in field if word not in lists.plain | lists.fieldless]
        mentions = self._voices.mentions(statement.report)
        for start in range(len(told)):
            fitting = self._voices.bodies.fit((*told[start:], "ministry"))
            body = mentions.choose(fitting, place_source(statement))
            if body is not None:
                return body
        return self._voices.name_ministry((*told, "ministry"))

    def _name_first(self, tokens: Sequence[Token], statement: Statement) -> str | None:
        """Give the body that the next words name."""
        cut = next((n for n, token in enumerate(tokens) if _is_mark(token)), len(tokens))
        said = " ".join(token.text for token in tokens[:cut] if token.text[0].isalnum())
        plain = load_origin_words().plain
        read = [word for word in read_words(said) if word not in plain]
        mentions = self._voices.mentions(statement.report)
        for size in range(min(len(read), _LONGEST_NAME), 0, -1):
            fitting = self._voices.bodies.fit(read[:size])
            chosen = mentions.choose(fitting, place_source(statement))
            if chosen is not None:
                return chosen
        return self._voices.find_standing(read[:1])


def _find_service(part: Sequence[str]) -> str | None:
    """Give the body that a chief's field tells: "the fire chief" is the fire service's."""
    if len(part) != 1:
        return None
    named = {one for one in load_origin_words().alike.values() if one.startswith(f"{part[0]} ")}
    return STANDING + named.pop() if len(named) == 1 else None


def read_unknown_body(said: str) -> str | None:
    """Read a body that is no source of the case: "a spokesman for Alta Mining"."""
    words = said.split()
    at = next((n for n, word in enumerate(words) if word.lower().startswith("spokes")), None)
    if at is None or words[at + 1 : at + 2] not in (["for"], ["of"]):
        return None
    rest = words[at + 2 :]
    if rest and rest[0].lower() == "the":
        rest = rest[1:]
    size = next((n for n, word in enumerate(rest) if not word[0].isupper()), len(rest))
    nouns = rest[size : size + _NOUNS]
    size += next((n for n, word in enumerate(nouns, 1) if is_institution(word.lower())), 0)
    named = " ".join(word.strip(",.") for word in rest[:size])
    return STANDING + named if named and named[:1].isupper() else None


def _is_mark(token: Token) -> bool:
    return not token.text[0].isalnum() and token.lower not in {"'s", "'"}
