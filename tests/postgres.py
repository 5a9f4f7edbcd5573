"""A PostgreSQL server of the tests' own, of the system's packages: in a temporary folder, gone at the end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

if os.name == "posix":
    import pwd

NOBODY = ("postgres", "nobody")  # as whom it runs where we are root, which it refuses
QUICK = ("fsync=off", "full_page_writes=off", "max_connections=60")  # no power cut comes in a test


def find_programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest that is installed; Debian keeps it out of the path."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class PostgresServer:
    """Started when it is made; listens on this computer alone, and trusts everybody here."""

    def __init__(self, programs: Path, settings: Sequence[str] = QUICK) -> None:
        self._programs, self._settings = programs, settings
        self._user = _other_user()
        self._folder = Path(tempfile.mkdtemp(prefix="trapline-postgres-"))
        self.port = _free_port()
        self._number = 0
        if self._user:
            os.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        words = (
            "-D",
            str(self._data),
            "-U",
            "trapline",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        self._do("initdb", *words)
        self.start()

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def start(self) -> None:
        """Let it run, and wait until it answers."""
        settings = [*self._settings, f"port={self.port}", "listen_addresses=127.0.0.1", "jit=off"]
        settings.append(f"unix_socket_directories={self._folder}")
        options = " ".join(f"-c {setting}" for setting in settings)
        self._do(
            "pg_ctl", "start", "-w", "-D", str(self._data), "-l", str(self._folder / "log"), "-o", options
        )

    def stop(self, how: str = "immediate") -> None:
        """End it, as a power cut does or (`fast`) as its administrator does."""
        self._do("pg_ctl", "stop", "-w", "-m", how, "-D", str(self._data))

    def remove(self) -> None:
        """End it, and leave nothing behind."""
        with suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql+psycopg://trapline@127.0.0.1:{self.port}/{database}"

    def new_database(self, *, like: str = "template0") -> str:
        """The address of a new database, empty or a copy of another that nobody is connected to."""
        self._number += 1
        name = f"survey_{self._number}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {like}")
        return self.url(name)

    def say(self, sql: str) -> None:
        """Run a statement as its administrator."""
        import psycopg

        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(sql)  # type: ignore[call-overload]

    def _do(self, program: str, *words: str) -> None:
        options: dict[str, Any] = {}
        if self._user:
            options = {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}
        command: Sequence[str] = [str(self._programs / program), *words]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, check=True, timeout=60, cwd=self._folder, **quiet, **options)


def _other_user() -> "pwd.struct_passwd | None":
    if os.name != "posix" or os.geteuid() != 0:
        return None
    for name in NOBODY:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    return None


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])
