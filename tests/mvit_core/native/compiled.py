"""Libraries of the kernels that no processor asks for, for tests alone."""

import subprocess
from pathlib import Path

import pytest

from mvit_core.native.building import FLAGS, HERE
from mvit_core.native.compilers import compilers


def compiled(to: Path, *flags: str) -> Path:
    """The kernels, built with flags of a kind and more; skips the test where there is no compiler."""
    if not compilers():
        pytest.skip("no C++ compiler")
    sources = [str(file) for file in sorted(HERE.glob("*.cpp"))]
    command = [*compilers()[0], *FLAGS, *flags, "-o", str(to), *sources]
    subprocess.run(command, check=True, capture_output=True)
    return to
