import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logs
from app.paths import HOME_VARIABLE
from mvit_core.errors import UserError

HERE = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def clean_log() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    logs.stop_logging()
    logging.getLogger().setLevel(level)


def test_what_is_logged_stands_in_the_programs_own_file(tmp_path: Path):
    file = logs.start_logging("window", folder=tmp_path / "log")
    logging.getLogger("app.x").info("grüße")
    assert file == tmp_path / "log" / "window.log"
    assert "grüße" in file.read_text(encoding="utf-8")


def test_the_log_never_grows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(logs, "MAX_BYTES", 1000)
    logs.start_logging("window", folder=tmp_path)
    for _ in range(200):
        logging.getLogger("app").info("x" * 100)
    files = list(tmp_path.iterdir())
    assert len(files) == logs.NUM_OLD_FILES + 1
    assert sum(file.stat().st_size for file in files) < 10_000


def test_a_full_log_that_another_process_writes_too_goes_on_and_keeps_the_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_file: Path, _place: Path) -> None:  # as Windows does
        raise PermissionError(13, "another program has it open")

    monkeypatch.setattr(logs, "MAX_BYTES", 1000)
    logs.start_logging("window", folder=tmp_path)
    (tmp_path / "window.log.1").write_text("older", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)
    for number in range(20):
        logging.getLogger("app").info("line %d %s", number, "x" * 100)
    assert (tmp_path / "window.log").read_text(encoding="utf-8").count("line") == 20
    assert (tmp_path / "window.log.1").read_text(encoding="utf-8") == "older"


def test_starting_twice_logs_once(tmp_path: Path):
    logs.start_logging("a", folder=tmp_path)
    file = logs.start_logging("b", folder=tmp_path)
    logging.getLogger("app").warning("once")
    assert file.read_text().count("once") == 1
    assert "once" not in (tmp_path / "a.log").read_text()


def test_without_a_folder_to_write_there_is_no_log_and_no_error(tmp_path: Path):
    (tmp_path / "file").touch()
    assert logs.start_logging("window", folder=tmp_path / "file" / "log") is None


def test_what_processes_write_goes_nowhere_where_no_file_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The window could not be built in a home that may only be read."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert logs.output_of_processes() == tmp_path / "log/worker-output.log"
    (tmp_path / "file").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file"))
    assert logs.output_of_processes() == Path(os.devnull)


LOGS = (
    "import logging, sys\n"
    "from pathlib import Path\n"
    "from app import logs\n"
    "logs.start_logging('x', folder=Path(sys.argv[1]))\n"
    "for target in logging.getLogger().handlers if sys.argv[2:] else ():\n"
    "    target.stream = open('/dev/full', 'w')\n"
    "logging.getLogger('matplotlib').warning('there is no font here')\n"
    "logging.getLogger('app').critical('a mistake of ours')\n"
)


def said_to_stderr(*words: str) -> str:
    """By a process of its own: here pytest listens to every logger."""
    command = [sys.executable, "-c", LOGS, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE).stderr


def test_without_a_log_mistakes_of_ours_alone_are_said_elsewhere(tmp_path: Path):
    """Matplotlib told of its cache amid the sentences for people."""
    (tmp_path / "file").touch()
    assert said_to_stderr(str(tmp_path / "file" / "log")) == "a mistake of ours\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk")
def test_a_log_on_a_full_disk_loses_its_lines_in_silence(tmp_path: Path):
    assert said_to_stderr(str(tmp_path), "full") == ""


def test_an_uncaught_error_is_logged_and_handed_on(tmp_path: Path):
    file = logs.start_logging("window", folder=tmp_path)
    told = []
    hook = logs.log_uncaught(lambda *error: told.append(error))
    try:
        raise ZeroDivisionError("oh")
    except ZeroDivisionError:
        hook(*sys.exc_info())
    assert "ZeroDivisionError: oh" in file.read_text()
    assert len(told) == 1


def test_errors_of_the_world_speak_for_themselves_and_ours_are_named():
    assert logs.describe(UserError("The disk is full.")) == "The disk is full."
    assert "KeyError" in logs.describe(KeyError("x"))
