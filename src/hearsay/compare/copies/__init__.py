"""Copies: which report was made from which, word by word, detail by detail, edit by edit."""
