"""Benchmarks: every figure that the README quotes, peers side by side."""
