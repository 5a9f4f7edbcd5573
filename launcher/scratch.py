"""Where all tests write: memory, where there is plenty. A disk makes them wait for each edit of a project."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

MEMORY = Path("/dev/shm")  # of Linux
LEAST_ROOM = 4 << 30  # bytes; the tests use a quarter of it
LEAST_LEFT = 8 << 30  # bytes of memory that programs can have


@contextmanager
def scratch() -> Iterator[tuple[dict[str, str], list[str]]]:
    """Surroundings and options of pytest for that; both are empty where it is to use the disk."""
    if not _is_roomy():
        yield {}, []
        return
    with TemporaryDirectory(prefix="tests-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # a server that tests start runs as somebody else
        yield {"TMPDIR": folder}, ["-o", "tmp_path_retention_policy=failed"]


def _is_roomy() -> bool:
    try:
        system = os.statvfs(MEMORY)
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except (OSError, AttributeError):  # another system
        return False
    available = next((int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")), 0)
    may_run_programs = not system.f_flag & os.ST_NOEXEC
    return may_run_programs and system.f_bavail * system.f_frsize >= LEAST_ROOM and available >= LEAST_LEFT
