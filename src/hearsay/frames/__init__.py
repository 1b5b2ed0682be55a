"""Frames: what can be contested, and the engine that reads it out of a sentence."""

from hearsay.frames.definitions import Frame as Frame
from hearsay.frames.definitions import Slot as Slot
from hearsay.frames.definitions import SlotKind as SlotKind
from hearsay.frames.engine import find_frames as find_frames
from hearsay.frames.lexicon import load_frames as load_frames
from hearsay.frames.lexicon import load_shipped as load_shipped
from hearsay.frames.semantic import RoleFinder as RoleFinder
