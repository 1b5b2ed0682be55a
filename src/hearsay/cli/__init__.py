"""The command line: one file a command."""

from hearsay.cli.app import app, main

__all__ = ["app", "main"]
