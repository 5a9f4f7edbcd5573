"""Kernels are built before the start where they are of use; nothing keeps Trapline from starting."""

from pathlib import Path

import pytest

from launcher import kernels
from launcher.kernels import prepare_kernels
from mvit_core.native import building
from mvit_core.native.building import Outcome

Said = pytest.CaptureFixture[str]


class Workshop:
    """A checkout, and a compiler that does as the test says."""

    def __init__(self, root: Path) -> None:
        self.environment, self.sources = root / ".venv", root / "native"
        self.environment.mkdir()
        self.sources.mkdir()
        self.compilers = [["c++"]]
        self.works = True
        self.unknown: set[str] = set()  # kinds that the compiler is too old for
        self.num_tried = 0
        self.change("int one;")

    def change(self, source: str) -> None:
        """Write another source."""
        (self.sources / "one.cpp").write_text(source, encoding="ascii")

    def build(self, kind: building.Kind, sources: Path, made: Path) -> Outcome:
        """In the place of `building.build`."""
        self.num_tried += 1
        wanted = building.wanted_library(kind, sources, made)
        if not self.works or wanted is None or kind.name in self.unknown:
            return Outcome("It could not be built.", failed=True)
        made.mkdir(exist_ok=True)
        wanted.touch()
        return Outcome("It was built.", wanted)

    def start(self) -> None:
        """What run.py does."""
        prepare_kernels(self.environment, self.sources, self.sources / "made")


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    shop = Workshop(tmp_path)
    monkeypatch.setattr(building, "build", shop.build)
    monkeypatch.setattr(building, "compilers", lambda: shop.compilers)
    monkeypatch.setattr(building, "why_not", lambda: "")
    monkeypatch.setattr(building, "kinds_here", lambda: [building.KINDS[1]])
    return shop


def test_they_are_built_once_and_again_when_sources_change(workshop: Workshop, capsys: Said) -> None:
    workshop.start()
    workshop.start()
    assert capsys.readouterr().err == "It was built.\n"
    workshop.change("int two;")
    workshop.start()
    assert capsys.readouterr().err == "It was built.\n"
    assert workshop.num_tried == 2


def test_a_library_that_somebody_removed_is_built_again(workshop: Workshop) -> None:
    for _ in range(2):
        workshop.start()
        for file in (workshop.sources / "made").iterdir():
            file.unlink()
    assert workshop.num_tried == 2


def test_a_failure_is_told_once_until_something_is_different(workshop: Workshop, capsys: Said) -> None:
    workshop.works = False
    workshop.start()
    workshop.start()
    assert capsys.readouterr().err == "It could not be built.\n"
    workshop.compilers = [["c++"], ["clang++"]]
    workshop.start()
    workshop.change("int two;")
    workshop.start()
    assert workshop.num_tried == 3


def test_a_compiler_that_is_too_old_builds_what_it_can_once(
    workshop: Workshop, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "kinds_here", lambda: building.KINDS[1:])
    workshop.unknown = {"avxvnni"}
    workshop.start()
    workshop.start()
    assert workshop.num_tried == 2
    assert capsys.readouterr().err == "It was built.\n"


def test_without_a_compiler_the_command_that_brings_one_is_named(
    workshop: Workshop, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    workshop.works, workshop.compilers = False, []
    workshop.start()
    assert capsys.readouterr().err.endswith("sudo apt-get install g++\n")


@pytest.mark.parametrize("why", ["system", "processor", "no sources"])
def test_where_they_are_of_no_use_nothing_is_said(
    why: str, workshop: Workshop, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "system":
        monkeypatch.setattr(building, "why_not", lambda: "It is another one.")
    elif why == "processor":
        monkeypatch.setattr(building, "kinds_here", list)
    else:
        (workshop.sources / "one.cpp").unlink()
    workshop.start()
    assert workshop.num_tried == 0
    assert capsys.readouterr().err == ""


def test_a_disk_that_fails_is_told(workshop: Workshop, capsys: Said) -> None:
    (workshop.environment / kernels.STAMP).mkdir()
    workshop.start()
    assert capsys.readouterr().err.startswith("The kernels could not be built: ")
