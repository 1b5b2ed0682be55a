"""What the tests of attribution share."""

from __future__ import annotations

import sys
from pathlib import Path

# Test folders are no packages: their helpers are imported from the repository's root.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
