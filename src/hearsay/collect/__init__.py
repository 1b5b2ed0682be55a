"""Collect: a case folder, or single files, become a case and its captures (bytes as they came)."""

from hearsay.collect.case_file import read_case_file
from hearsay.collect.folder import Limits, find_files
from hearsay.collect.opening import OpenedCase, open_case, open_files

__all__ = [
    "Limits",
    "OpenedCase",
    "find_files",
    "open_case",
    "open_files",
    "read_case_file",
]
