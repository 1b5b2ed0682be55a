"""Relays inside a source's own words: "elders, quoted by the radio station", "X, citing Y".

An attribution's source may hold more than the speaker. What passes it on is split off here, by the
words that say so; a relative clause and an apposition stay with the speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CITING = re.compile(
    r",?\s+(?:citing|quoting|referring\s+to|on\s+the\s+(?:word|authority|strength)\s+of)\s+"
    r"(?:what\s+it\s+called\s+)?"
    r"|,?\s+(?:who|which)(?:\s+in\s+turn)?\s+(?:had|has|got|heard)\s+it\s+from\s+"
)
_PASSED_ON = re.compile(
    r",?\s+(?:who\s+was\s+|which\s+was\s+)?(?:(?:in|through)\s+(?:a|an|the)?\s*"
    r"(?:statement|interview|letter|letters|message|testimony|post)\s+)?"
    r"(?:quoted|cited|carried|published|printed|obtained|seen|released|recorded|broadcast|relayed|"
    r"passed\s+on)\s+(?:by|to)\s+"
)
_CARRIED = re.compile(
    r",?\s+(?:that|which)\s+(?P<relay>(?:the\s+)?[^,;.]{2,60}?)\s+"
    r"(?:carried|published|obtained|printed|broadcast|relayed|ran|aired|passed\s+on)\b"
)
_TAIL = re.compile(r"(?:,\s+dated\s[^,]{1,40})?,?\s+and$")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class SplitSource:
    """A source's words, parted: who spoke, and who passed it on (empty where nobody is named)."""

    speaker: str
    relay: str = ""


def split_source(words: str) -> SplitSource:
    """Part a source's words into speaker and relay.

    "X, citing Y" is Y through X; "Y, quoted by X" and "Y that X carried" are Y through X too.
    """
    if len(words) > _LONGEST:
        return SplitSource(words)
    citing = _CITING.search(words)
    if citing and citing.start() and citing.end() < len(words):
        return SplitSource(words[citing.end() :], words[: citing.start()])
    passed = _PASSED_ON.search(words)
    if passed and passed.start() and passed.end() < len(words):
        return SplitSource(_TAIL.sub("", words[: passed.start()]), words[passed.end() :])
    carried = _CARRIED.search(words)
    if carried and carried.start():
        return SplitSource(words[: carried.start()], carried["relay"])
    return SplitSource(words)
