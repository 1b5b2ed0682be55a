"""Function words: the closed classes of English that the rules lean on."""

from __future__ import annotations

PRONOUNS = frozenset("he she they it i we you".split())
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
INDEFINITES = frozenset(
    "one others some many several both all everyone somebody another few".split()
)
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any each every no another "
    "several many few most all both two three four five six seven eight nine ten".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can "
    "could may might must 's 're 've 'd 'll ain't isn't aren't wasn't weren't don't doesn't didn't "
    "won't wouldn't hasn't haven't hadn't can't couldn't".split()
)
BE_FORMS = frozenset("is are was were be been being am 's 're".split())
CONJUNCTIONS = frozenset("and or but nor yet while whereas".split())
SUBORDINATORS = frozenset(
    "although though because as after before when if that until where since whether unless so than "
    "once whereby why how what whenever despite".split()
)
PREPOSITIONS = frozenset(
    "in on at by for from of with to into onto over under about against during after before since "
    "through throughout between among near within without via upon amid around across behind "
    "beyond along inside outside off per towards toward following despite like".split()
)
ADVERBS = frozenset(
    "also then later earlier previously recently now still never not just only even already once "
    "again further meanwhile however instead therefore thus today yesterday tonight often always "
    "sometimes soon ago indeed though too n't long first since ever yet simply".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIME_NOUNS = frozenset(
    "day days week weeks month months year years morning afternoon evening night noon midnight "
    "hour hours minute minutes weekend today yesterday tonight late early spring summer autumn "
    "fall winter dawn dusk past last next same".split()
)


def is_time_word(lower: str) -> bool:
    """Tell whether a lower-cased word is a month, a weekday, a year or another word of time."""
    bare = lower.rstrip(".")
    year = len(bare) == 4 and bare.isdigit() and bare[0] in "12"  # noqa: PLR2004 - a year's digits
    return year or bare in MONTHS or bare in WEEKDAYS or bare in TIME_NOUNS
