"""Frames: what can be contested, one folder each, read from TOML.

# Adding a frame

A frame is a folder beside this file with two files, and no Python: `frame.toml` says what is
claimed and by which words, `cases.toml` shows sentences that must and must not match. The folder's
name is the frame's name. Every key is checked on loading; a wrong one is named with its file.

## frame.toml

```toml
about = "What becomes of a ship."     # one sentence for people
open = ["state"]                      # the slots whose values rival each other
same = ["subject", "time"]            # what must be equal (or overlap) in two claims on one thing
distinct = []                         # optional: slots that can't hold the same value in one match
needs = [["subject"], ["state"]]      # of each group one slot must be filled, else no match
optional = true                       # optional: read only where a case asks for it
lists = ["unit"]                      # optional: a bare number beside a place or a day, in a list
                                      # ("12 in A and 7 in B"), has these slots from the one before

[instead_of.casualties]               # optional: matches of another frame that this one's words
unit = "participants"                 # give too, and that are left out where this frame is read

[slots.subject]                       # the slots, in the order in which they are shown
kind = "actor"                        # actor | place | count | time | choice | claim
required = true                       # default false; the same as a group of its own in `needs`
never = ["civilians"]                 # actor: sources that can't fill it; count: nouns not counted
people = true                         # actor: a noun for people may fill it too ("dockers")
earlier = true                        # actor: "they" may be who acts in the sentence before

[slots.state]
kind = "choice"
choices = ["afloat", "sunk"]          # choice: the values that `set` and `cues` may give
                                      # choice: words.VALUE = ["noun", ..] to be read from a role
cues.ordered = ["under orders"]       # choice: words anywhere in the clause that give the value

[questions]                           # one for each open slot, worded as a person would ask;
state = "Was {subject} {state} {when}?"   # {when} and any slot may stand in braces; it ends in ?

[labels]                              # optional: how an answer is shown, value = "label"
sunk = "It sank"

[roles]                               # where a slot is read unless a trigger says otherwise
time = ["near"]

[[triggers]]
verbs = ["sink, sank, sunk", "go, went, gone | down", "drive, drove, driven ... out"]
nouns = ["sinking"]
phrases = ["in tow", "under ... control"]
set = { state = "sunk" }              # slots that the words themselves settle; a count is [lo, hi]
roles = { subject = ["object", "subject"] }
heads = ["offensive"]                 # optional: the noun that must be its object, or its
                                      # subject where it takes no object; "@people": a number
                                      # that stands alone or counts people
doers = ["army", "fighters"]          # optional: a word that the subject must hold
not_doers = ["raids", "jets"]         # optional: a word that the subject must not hold
needs = ["place"]                     # optional: slots that this trigger can't do without
links = ["with"]                      # optional: counts only if one of these words follows
ongoing = true                        # optional: "is sinking" counts too (default false)
ordered = true                        # optional: "was ordered to sink" counts too (default false)
negated = true                        # optional: the words say that it did not happen
noun_follows = true                   # optional: also "12 wounded men"
bare = true                           # optional: only a number that counts people or stands alone
inherits = ["unit"]                   # optional: slots that the report's last match has to fill
all = { unit = "killed", count = [0, 0] }   # optional: another claim where it befell *all*
```

A **verb** is one word where it is regular, else base, past, participle. `| words` must follow it
(an adverb or "full" may stand between); `... words` may follow later, after the object. A **noun**
gets its plural by itself; several words are allowed. A **phrase** stands as it is; `...` leaves a
gap of up to five words.

A **role** names where in the clause a slot's value stands; the first role that answers is taken.
PropBank's roles (kill.01: ARG0 kills, ARG1 is killed) are the same in the active, the passive and
beside a noun; without the model they answer nothing, so a role read from the order stands behind:

| role | what it reads |
| --- | --- |
| `subject` | who does it: before an active verb, after "by" in the passive, before a noun |
| `object` | whom it befalls: after an active verb, before a passive one; after "of" behind a noun |
| `owner` | the name or the count before a noun ("60 strikes", "Russian strikes") |
| `from`, `to`, `on`, .. | the noun phrase after that preposition, in the trigger's clause |
| `inside` | the gap of a phrase |
| `complement` | the noun phrase right behind a phrase, or behind it and a form of "be" |
| `event` | whose attack it was, in "killed in an X raid" |
| `doer` | who did what a noun tells, by its verb: "X launched 60 strikes" |
| `level` | what a noun's figure reached: "the toll rose to 61", "stands at 61" |
| `topic` | the grammatical subject, whatever the voice |
| `near` | the nearest mention in the clause, after the trigger rather than before it |
| `ARG0`, `ARG1`, .. | the words that play this PropBank role, where the reader model tells them |
| `ARGM-LOC`, `ARGM-TMP` | the same for where and when it happened |
| `content` | the claims of the words that a denial governs (slots of kind `claim`) |

Coordinated objects make one match each ("killed 12 and 3 soldiers"), with what each names.

## cases.toml

```toml
[[match]]                             # at least three
text = "[actor ship|The Aurora] sank off [place cape|the Cape]."
slots = { subject = "ship", state = "sunk", place = "cape" }
# Slots that are not listed must be null.
ordered = true                        # optional: "was ordered to sink" counts too (default false)
negated = true                        # optional

[[match]]                             # several matches in one sentence
text = "..."
all = [{ ... }, { ... }]              # in any order

[[none]]                              # at least two: no match of this frame
text = "[actor ship|The Aurora] might sink."
```

Mentions are marked inline: `[kind value|words]`, where kind is actor, place, count or time. A
place's value is its id, with those that hold it behind `<` ("citadel<palmyra<homs"); a count is
`12` or `61..` or `24..99`; a time is an ISO day, `2016-12-11`, or `2016`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from hearsay.errors import LexiconError
from hearsay.frames.definitions import Frame
from hearsay.frames.frame_file import FrameFile


def load_frames(asked: Iterable[str] = (), folder: Path | None = None) -> tuple[Frame, ...]:
    """Give the frames to read by, in the order of their names.

    They are the ones beside this file, optional ones only where `asked` names them, and those of
    the folders in `folder`, where one is given: one of a known name stands in its place. Raises
    LexiconError where one is wrong.
    """
    wanted = frozenset(asked)
    frames = {f.name: f for f in load_shipped() if not f.optional or f.name in wanted}
    if folder is not None and folder.is_dir():
        for own in sorted(folder.iterdir()):
            if own.joinpath("frame.toml").is_file():
                frames[own.name] = load_frame(own)
    return tuple(frames[name] for name in sorted(frames))


@lru_cache(maxsize=1)
def load_shipped() -> tuple[Frame, ...]:
    """Load every frame beside this file, by name; raises LexiconError where one is wrong."""
    here = resources.files("hearsay.frames")
    folders = sorted(
        (entry for entry in here.iterdir() if entry.joinpath("frame.toml").is_file()),
        key=lambda entry: entry.name,
    )
    return tuple(load_frame(folder) for folder in folders)


def load_frame(folder: Traversable) -> Frame:
    """Load one folder's `frame.toml`; raises LexiconError with its name and the key."""
    file = folder.joinpath("frame.toml")
    where = f"{folder.name}/frame.toml"
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"can't be read: {error}", where=where) from error
    return FrameFile(where).read_frame(folder.name, raw)
