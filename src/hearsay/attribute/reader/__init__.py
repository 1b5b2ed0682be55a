"""The reader model: one small encoder that reads a text once and answers several questions."""

from hearsay.attribute.reader.engine import ReaderEngine as ReaderEngine
