"""Sections: a wire pasted into a report, and the author's note at its end."""

from __future__ import annotations

import re
from datetime import tzinfo

from hearsay.model.reports import Section, SectionKind
from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision
from hearsay.read.lexicon import load_section_words
from hearsay.read.moments import find_clock, find_stamps
from hearsay.text.sentences import split_paragraphs, split_sentences
from hearsay.text.tokens import Token, split_tokens

_OPENING = "“\"«„‘'"
_UP, _DOWN = "“«„", "”»"
_FURTHEST = 6  # paragraphs within which an opened quotation has to be closed
_LONGEST_STAMP, _LONGEST_NOTE = 160, 700
_NOTE_AMONG_LAST = 3
_NAME = r"(?P<name>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,4}?)"
_HEAD = r"(?:(?:about the author|author|the author|by)\s?[:–—-]?\s)?"
_NOTE = re.compile(rf"(?i:{_HEAD}){_NAME}\s(?:is|was)\s(?:an?|the)\s(?P<rest>.+)", re.DOTALL)
_NOTE_DOING = re.compile(rf"(?i:{_HEAD}){_NAME}\s(?P<verb>[a-z]+)\s", re.DOTALL)
_PARTICLES = frozenset("al bin de del den der di du el la le van von y".split())


def divide_text(text: str, zone: tzinfo) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Divide a report's text into body, pasted wires and author's note; give the note's names too.

    The sections are in order, trimmed, and never overlap; only white space lies between them.
    """
    paragraphs = split_paragraphs(text)
    note, byline = _find_note(text, paragraphs)
    special = list(_find_wires(text, paragraphs, zone))
    if note is not None and not any(wire.span.overlaps(note.span) for wire in special):
        special.append(note)
    else:
        byline = ()
    sections: list[Section] = []
    start = 0
    for section in special:
        sections.extend(_body(text, start, section.span.start))
        sections.append(section)
        start = section.span.end
    sections.extend(_body(text, start, len(text)))
    return tuple(sections), byline


def _body(text: str, start: int, end: int) -> list[Section]:
    span = Span(start, end).trim(text)
    return [Section(span, SectionKind.BODY)] if len(span) else []


def _find_note(text: str, paragraphs: tuple[Span, ...]) -> tuple[Section | None, tuple[str, ...]]:
    words = load_section_words()
    for span in reversed(paragraphs[1:][-_NOTE_AMONG_LAST:]):
        passage = span.cut(text)
        if len(span) > _LONGEST_NOTE:
            continue
        found = _NOTE.match(passage)
        if found:
            said = {t.lower for t in split_tokens(found["rest"].partition(". ")[0])}
            fits = not said.isdisjoint(words.roles)
        else:
            found = _NOTE_DOING.match(passage)
            fits = found is not None and found["verb"] in words.does
        if found and fits and _is_author(found["name"], text[: span.start]):
            return Section(span, SectionKind.AUTHOR_NOTE), (found["name"],)
    return None, ()


def _is_author(name: str, before: str) -> bool:
    """Tell a person's name from other words; one whom the report spoke of is no author of it."""
    words = name.split()
    if not all(word[0].isupper() or word in _PARTICLES for word in words):
        return False
    return words[-1] not in before.replace(f"By {name}", "")


def _find_wires(text: str, paragraphs: tuple[Span, ...], zone: tzinfo) -> list[Section]:
    wires: list[Section] = []
    done = 0
    for index, span in enumerate(paragraphs):
        if index == 0 or index < done or len(span) > _LONGEST_STAMP:
            continue
        stamp = _read_stamp_line(span.cut(text), zone)
        if stamp is None:
            continue
        time, is_double = stamp
        outlet = _find_outlet(text, paragraphs[index - 1])
        done = index + 1 + _count_quoted(text, paragraphs[index + 1 :])
        if is_double or (outlet and done > index + 1):
            end = paragraphs[done - 1].end
            wires.append(Section(Span(span.start, end), SectionKind.WIRE, time, outlet))
    return wires


def _read_stamp_line(line: str, zone: tzinfo) -> tuple[Interval, bool] | None:
    """Read a line that holds nothing but one or two time stamps; tell whether it holds two."""
    stamps = find_stamps(line, zone)
    if not stamps or not stamps[0].has_clock:
        return None
    rest = line
    for stamp in reversed(stamps):
        rest = rest[: stamp.span.start] + " " + rest[stamp.span.end :]
    later = stamps[1].moment if len(stamps) > 1 else find_clock(rest, stamps[0].moment)
    rest = re.sub(r"\d{1,2}:\d{2}", " ", rest)
    beside = {t.lower for t in split_tokens(rest) if t.text[0].isalnum()}
    if beside - load_section_words().beside_stamps:
        return None
    first = stamps[0].moment
    last = later if later is not None and later > first else first
    return Interval(first, last, Precision.MINUTE), later is not None


def _count_quoted(text: str, paragraphs: tuple[Span, ...]) -> int:
    """Count the paragraphs from the first on that stand in quotation marks."""
    count = 0
    while count < len(paragraphs) and text[paragraphs[count].start] in _OPENING:
        count += 1 + _count_unclosed(text, paragraphs[count : count + _FURTHEST])
    return count


def _count_unclosed(text: str, paragraphs: tuple[Span, ...]) -> int:
    """Count the further paragraphs until the first one's quotation is closed; 0 if it never is."""
    depth = 0
    for index, span in enumerate(paragraphs):
        if index and text[span.start] in _OPENING:  # each paragraph opens anew: counted outside
            return 0
        passage = span.cut(text)
        depth += sum(passage.count(mark) for mark in _UP)
        depth -= sum(passage.count(mark) for mark in _DOWN)
        if depth <= 0:
            return index
    return 0


def _find_outlet(text: str, paragraph: Span) -> str | None:
    """Find the outlet that the last sentence before a wire names."""
    sentences = split_sentences(text, paragraph)
    if not sentences:
        return None
    words = load_section_words()
    tokens = split_tokens(text, sentences[-1])
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.text in words.behind:
            run = _name_before(text, tokens, index)
        elif token.text.lower() in words.before:
            run = _name_after(text, tokens, index)
        else:
            continue
        if run:
            return run
    return None


def _name_before(text: str, tokens: tuple[Token, ...], index: int) -> str | None:
    words = load_section_words()
    end = index
    while end > 0 and tokens[end - 1].lower in words.between and not _is_name(tokens[end - 1]):
        end -= 1
    start = end
    while start > 0 and _is_name(tokens[start - 1]):
        start -= 1
    return text[tokens[start].span.start : tokens[end - 1].span.end] if start < end else None


def _name_after(text: str, tokens: tuple[Token, ...], index: int) -> str | None:
    start = index + 1
    if start < len(tokens) and tokens[start].lower == "the":
        start += 1
    end = start
    while end < len(tokens) and _is_name(tokens[end]):
        end += 1
    told = index > 0 and tokens[index - 1].text in load_section_words().behind
    if start == end or not (told or not any(t.text[0].isalnum() for t in tokens[end:])):
        return None
    return text[tokens[start].span.start : tokens[end - 1].span.end]


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower not in load_section_words().never
