"""Origins: which statements go back to one primary source, and why."""
