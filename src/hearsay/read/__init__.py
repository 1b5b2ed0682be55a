"""Read: a capture becomes reports: the article, its times and outlet, and its comment thread."""

from hearsay.read.captures import ReadResult, read_capture

__all__ = ["ReadResult", "read_capture"]
