"""What the checks of the house share: the files that are, or will be, committed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tracked(root: Path) -> tuple[Path, ...]:
    """All files of the checkout that git does not ignore, as paths relative to the root."""
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("this is no git checkout: what belongs to the project is not known")
    listed = subprocess.run(
        # A build machine may have checked it out as another user, which git refuses to list.
        [
            "git",
            "-c",
            f"safe.directory={root}",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    names = sorted({name for name in listed.stdout.split("\0") if name})
    return tuple(Path(name) for name in names if (root / name).is_file())
