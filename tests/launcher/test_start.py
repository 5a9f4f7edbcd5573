"""A fresh checkout starts with the standard library alone."""

import subprocess
import sys
from pathlib import Path


def test_whatever_runs_before_the_environment_is_made_needs_nothing_installed() -> None:
    root = Path(__file__).parents[2]
    bare = f"import sys; sys.path.insert(0, {str(root)!r}); import launcher.start"
    found = subprocess.run(
        [sys.executable, "-I", "-S", "-c", bare], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
