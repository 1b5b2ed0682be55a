"""Tense: whether the words about a time speak of the future.

The nearest verb before the time, in its sentence, decides; where none stands before it, the first
verb behind it does ("On Sunday the council will meet").
"""

from __future__ import annotations

import re

_BEFORE = 120  # code points before a time that may tell its tense
_AFTER = 90
# A full stop after "Mr", "Gen" or an initial ends no sentence.
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\.[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[ap]\.m)[.!?][\"”’)']{0,2}\s+"
    r"(?=[\"“‘(`]{0,2}[A-Z])|\n\s*\n"
)
_DUE = r"due|scheduled|slated|expected|planned|supposed|set (?:to|for)"
_MODAL = r"(?i:will|shall|would|must|won['’]t)|may"  # no "May 5"
_PLANS = r"plan|intend|hope|want|agree|vow|pledge|promise|threaten|prepare"
# A modal takes its participle with it: in "will be published" nothing has happened. What was due
# may have come to pass or not, so "was planned" leaves the tense open.
_VERB = re.compile(
    rf"\b(?:(?P<open>(?:was|were|been|previously|originally)\s(?:{_DUE}))|"
    r"(?P<past>(?:would|could|should|might|must|may)\shave\b)|"
    rf"(?P<ahead>(?:(?:{_MODAL})(?:\s[a-z]{{2,12}})?|to)\sbe\s[a-z]{{2,20}}|"
    rf"(?:{_MODAL})\b|(?:has|have|had|given|gave)\s(?:[\w’']{{1,20}}\s){{0,5}}until\b|"
    rf"(?i:{_DUE}|expects?|(?:{_PLANS})(?:d|ed|s|es)?\sto|going\sto|planning|upcoming|"
    r"starting|effective|expires|resumes|takes\s(?:place|effect)|as\ssoon\sas|as\searly\sas|postponed|adjourned|delayed|"
    r"rescheduled|(?:is|are)\s(?:set|due|ready|about)|(?:is|are)\sto)(?!\w)|\w+['’]ll\b)|"
    r"(?:(?i:said|says|told|was|were|had|has|have|did|went|came|began|took|fell|rose|met|held|let|"
    r"left|led|won|lost|hit|made|found|gave|got|saw|sent|kept|spoke|wrote|shot|struck|fled|"
    r"broke|grew|ran|set|put|cut|brought|thought|sought|became)|(?!un)[a-z]{2,20}[^\We]ed))\b"
)


def tell_ahead(text: str, start: int, at: int, end: int, stop: int) -> bool | None:
    """Tell whether the time from `at` to `end` is told in the future; `start` to `stop` is read.

    None where no verb tells.
    """
    before = text[max(start, at - _BEFORE) : at]
    begin = max((found.end() for found in SENTENCE_END.finditer(before + "X")), default=0)
    nearest = None
    for verb in _VERB.finditer(before, min(begin, len(before))):
        nearest = verb
    if nearest is None:
        after = text[end : min(stop, end + _AFTER)]
        close = SENTENCE_END.search(after)
        nearest = _VERB.search(after, 0, close.start() if close else len(after))
    if nearest is None or nearest["open"]:
        return None
    return nearest["ahead"] is not None
