"""What reports say about names: a short form beside a full name, and who holds which office.

"the Kordofan Doctors Network (KDN)" makes KDN that network's; "Milan Kovac, chief of the police"
gives the chief of the police his name. What one report says holds in the whole case unless another
says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from hearsay.resolve.actor_names import spell_name
from hearsay.resolve.persons import is_person_noun
from hearsay.resolve.source_phrases import load_speaker_words
from hearsay.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    WEEKDAYS,
)

_BRACKETED = re.compile(r"\(\s?(?:the\s)?(?P<short>[A-Z][A-Z.]{1,9})\s?\)")
_OR = re.compile(r",\s(?:or|known\sas|called)\s(?:the\s)?(?P<short>[A-Z]{2,10})\b")
_SPELLED = re.compile(r"(?<!\w)(?P<short>[A-Z]{2,10})\s\((?:the\s)?(?P<full>[A-Z][^()\n]{4,80})\)")
_WORD = re.compile(r"[\w'’-]+")
_SMALL = frozenset("of for the and in on de la del du des".split())
_BEFORE = 120
_SPARE = 4  # small words that a name may hold beside its capitals

_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]*"
    r"(?:[ ](?:(?:al|el|ag|de|da|van|von|der|bin|ibn|abu)[ ])?[A-Z][\w’'-]*){1,5}"
)
_AFTER = re.compile(r",[ ](?P<told>[^,.;:()“”\"\n]{4,80})(?=[,.;:()“”\"\n]|$)")
_AHEAD = re.compile(r"(?:^|[.;:,“\"\n(–—]\s?)(?P<told>[^,.;:()“”\"\n–—]{4,80}),[ ]$")
_OF = re.compile(r"\b(?:of|for|at|from|in)[ ](?:the[ ])?(?P<body>.+)$")
_MOST_WORDS = 9
_MOST_BESIDE = 4
_GENERIC = frozenset("town city village district province region country area place local".split())
_STOPPERS = (
    AUXILIARIES | RELATIVES | {"and", "or", "but", "said", "says", "told", "according", "whose"}
)
_LEAST_WORDS = 2
_OPENING = ADVERBS | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | WEEKDAYS


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is, as a report tells it: `told` as it stands, and for which body."""

    person: str
    words: frozenset[str]
    body: str
    report: str
    told: str


@dataclass(frozen=True)
class Introductions:
    """What the reports read so far introduced; `read` are their ids."""

    shorts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
    read: frozenset[str] = frozenset()
    by_word: Mapping[str, tuple[Office, ...]] = field(default_factory=dict)
    by_person: Mapping[str, tuple[Office, ...]] = field(default_factory=dict)

    def spell_out(self, short: str) -> str | None:
        """Give the full name of a short form; None where the reports give none, or two."""
        names = self.shorts.get(short.strip().removeprefix("the "), frozenset())
        return next(iter(names)) if len(names) == 1 else None

    def find_holder(self, description: str, report: str) -> Office | None:
        """Find who holds the office that a definite description tells, if only one person does.

        Two words that tell the office hold in the whole case, one only within its own report.
        """
        wanted = read_office_words(description)
        if not wanted or not any(_is_office(word) for word in wanted):
            return None
        fitting = self._list_holders(wanted)
        near = [office for office in fitting if office.report == report]
        if not near and len(wanted) < _LEAST_WORDS:
            return None
        return _pick_only(near or fitting)

    def find_owned(self, description: str, before: str) -> Office | None:
        """Find who holds "its collector", if the words before it tell what the office is of."""
        wanted = read_office_words(description)
        told = read_office_words(before)
        if not wanted or not any(_is_office(word) for word in wanted):
            return None
        return _pick_only(
            [o for o in self._list_holders(wanted) if o.words > wanted and o.words - wanted <= told]
        )

    def _list_holders(self, wanted: frozenset[str]) -> list[Office]:
        rarest = min((self.by_word.get(word, ()) for word in sorted(wanted)), key=len)
        return [office for office in rarest if wanted <= office.words]

    def list_offices(self, person: str) -> list[Office]:
        """Give the offices of a person that tell a body, in reading order."""
        return [office for office in self.by_person.get(_key(person), ()) if office.body]


def learn_introductions(
    reports: Iterable[tuple[str, str]], known: Introductions, told: Iterable[Office] = ()
) -> Introductions:
    """Learn from reports (id and text), beside what is known or `told`; linear in their length."""
    unread = [(report, text) for report, text in reports if report not in known.read]
    told = tuple(told)
    if not unread and not told:
        return known
    shorts = dict(known.shorts)
    offices = [*known.offices, *told]
    read = set(known.read)
    for report, text in unread:
        read.add(report)
        for short, full in find_short_forms(text):
            shorts[short] = shorts.get(short, frozenset()) | {full}
        offices.extend(find_offices(report, text))
    by_word: dict[str, list[Office]] = {}
    by_person: dict[str, list[Office]] = {}
    for office in offices:
        by_person.setdefault(_key(office.person), []).append(office)
        for word in office.words:
            by_word.setdefault(word, []).append(office)
    return Introductions(
        shorts,
        tuple(offices),
        frozenset(read),
        {word: tuple(found) for word, found in by_word.items()},
        {person: tuple(found) for person, found in by_person.items()},
    )


def _pick_only(offices: list[Office]) -> Office | None:
    return offices[0] if len({_key(office.person) for office in offices}) == 1 else None


def _key(person: str) -> str:
    return spell_name(person) or person


def find_short_forms(text: str) -> Iterator[tuple[str, str]]:
    """Yield short forms with the full names beside them, where the capitals agree."""
    for pattern in (_BRACKETED, _OR):
        for match in pattern.finditer(text):
            short = match["short"].replace(".", "")
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            full = _match_capitals(before.rstrip(), short)
            if full:
                yield short, full
    for match in _SPELLED.finditer(text):
        full = _match_capitals(match["full"], match["short"])
        if full == match["full"].strip():
            yield match["short"], full


def find_offices(report: str, text: str) -> Iterator[Office]:
    """Yield who is what: told after a name, before it with a comma, or right before it."""
    for match in _NAME.finditer(text):
        office, name = _part_titles(_without_opening(match.group().split()))
        if len(name) < _LEAST_WORDS or not _is_personal(name):
            continue
        person = " ".join(name)
        found = [" ".join(office)] if office else []
        after = _AFTER.match(text, match.end())
        if after:
            found.append(after["told"])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if ahead := _AHEAD.search(before):
            found.append(ahead["told"])
        else:
            found.append(_keep_last(before))
        for told in found:
            made = _make_office(person, report, told)
            if made:
                yield made


def find_office_body(description: str) -> str:
    """Give for whom an office is, by its own words: of "a spokesman for the police", "police"."""
    bare = " ".join(description.split())
    made = _make_office("", "", bare)
    return made.body if made else ""


def read_office_words(description: str) -> frozenset[str]:
    """Give the words of a description that tell an office, lower case, without generic places."""
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(description)]
    return frozenset(words) - DETERMINERS - PREPOSITIONS - _GENERIC - {"s", "own"}


def _make_office(person: str, report: str, told: str) -> Office | None:
    told = " ".join(told.split())
    listed = _WORD.findall(told)
    lowers = [word.lower() for word in listed]
    head = next((i for i, word in enumerate(lowers) if _is_office(word)), None)
    if head is None or len(listed) > _MOST_WORDS or _STOPPERS & set(lowers):
        return None
    if any(word in PREPOSITIONS for word in lowers[:head]) or _holds_two(lowers):
        return None
    while head + 1 < len(lowers) and _is_office(lowers[head + 1]):
        head += 1
    return Office(person, read_office_words(told), _find_body(listed, head), report, told)


def _holds_two(lowers: list[str]) -> bool:
    """Tell whether a second phrase begins: a determiner that no preposition leads in."""
    return any(
        word in DETERMINERS and before not in PREPOSITIONS for before, word in pairwise(lowers)
    )


def _find_body(listed: list[str], head: int) -> str:
    """Give the body that an office is of: told after "of" or "for", else before the noun."""
    after = _OF.search(" ".join(listed[head + 1 :]))
    if after:
        return after["body"]
    bodies = load_speaker_words().organisations
    before = [w.removesuffix("'s").removesuffix("’s") for w in listed[:head]]
    before = [w for w in before if w.lower() not in DETERMINERS | _GENERIC]
    bare = " ".join(before)
    named = bool(before) and (before[0][:1].isupper() or before[-1].lower() in bodies)
    held = any(word.lower() in bodies or word[:1].isupper() for word in before)
    return bare if named and held and not _is_office(before[-1].lower()) else ""


def _keep_last(told: str) -> str:
    """Keep what belongs to the name behind it: "by the police chief" is "police chief"."""
    kept: list[str] = []
    beside = 0  # words before the office's noun: one, unless they are a name
    if not told.endswith(" "):
        return ""
    for word in reversed(told.rpartition("\n")[2].split()[-_MOST_BESIDE:]):
        if not _WORD.fullmatch(word) or word.lower() in DETERMINERS | PREPOSITIONS | _STOPPERS:
            break
        if kept and not _is_office(word.lower()):
            beside += 1
            if beside > 1 and not word[:1].isupper():
                break
        if beside > 1 and word.lower() in _OPENING:
            break
        kept.insert(0, word)
    return " ".join(kept) if kept and _is_office(kept[-1].lower()) else ""


def _without_opening(words: list[str]) -> list[str]:
    """Leave out what is capitalised only because a sentence opens with it."""
    first = 0
    while first < len(words) and words[first].lower() in _OPENING:
        first += 1
    return words[first:]


def _part_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Part "Mining Minister Bernardo Lyon" into office and name."""
    last = max((i for i, w in enumerate(words[:-1]) if _is_office(w.lower())), default=-1)
    return words[: last + 1], words[last + 1 :]


def _is_personal(name: list[str]) -> bool:
    words = load_speaker_words()
    return not any(word.lower() in words.organisations | words.outlets for word in name)


def _is_office(word: str) -> bool:
    return word in load_speaker_words().titles | load_speaker_words().persons or is_person_noun(
        word
    )


def _match_capitals(words: str, short: str) -> str:
    """Give the last words of a stretch whose capitals spell a short form; empty for none."""
    found = list(_WORD.finditer(words))
    if not found or words[found[-1].end() :].strip():
        return ""
    for size in range(len(short), len(short) + _SPARE + 1):
        taken = found[-size:]
        if len(taken) < size:
            break
        capitals = [m.group()[0] for m in taken if m.group()[0].isupper()]
        small = all(m.group()[0].isupper() or m.group() in _SMALL for m in taken)
        first = taken[0].group()[0].isupper()
        if small and first and "".join(capitals) == short and len(capitals) >= _LEAST_WORDS:
            return words[taken[0].start() :].strip()
    return ""
