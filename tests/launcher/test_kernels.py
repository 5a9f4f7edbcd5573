"""Kernels are built before the start where they are of use; nothing keeps Trapline from starting."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from launcher import kernels
from launcher.environment import Environment
from launcher.kernels import prepare_kernels
from mvit_core.native import building
from mvit_core.native.building import Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script is the environment's Python here")

Said = pytest.CaptureFixture[str]
BORROWED = ["zig", "c++"]


class Workshop:
    """A checkout, and a compiler that does as the test says."""

    def __init__(self, root: Path) -> None:
        self.environment, self.sources = Environment(root), root / "native"
        self.environment.folder.mkdir()
        self.sources.mkdir()
        self.compilers = [["c++"]]
        self.working: list[Sequence[str]] = [["c++"], BORROWED]
        self.can_borrow = True
        self.unknown: set[str] = set()  # kinds that the compiler is too old for
        self.num_tried = 0
        self.change("int one;")
        self.answer(0)

    def change(self, source: str) -> None:
        """Write another source."""
        (self.sources / "one.cpp").write_text(source, encoding="ascii")

    def build(self, kind: building.Kind, sources: Path, made: Path, by: Sequence[Sequence[str]]) -> Outcome:
        """In the place of `building.build`."""
        self.num_tried += 1
        wanted = building.wanted_library(kind, sources, made)
        if wanted is None or kind.name in self.unknown or not any(each in self.working for each in by):
            return Outcome(f"It could not be built. {building.WITHOUT}", failed=bool(by))
        made.mkdir(exist_ok=True)
        wanted.touch()
        return Outcome("It was built.", wanted)

    @contextmanager
    def borrow(self, environment: Environment) -> Iterator[list[str]]:
        """In the place of `borrowed_compiler`."""
        assert environment is self.environment
        yield BORROWED if self.can_borrow else []

    def answer(self, code: int, said: str = "") -> None:
        """Let the environment's own Python say this, and end so."""
        asked = str(self.environment.folder / "asked")
        script = f"#!{sys.executable}\nimport sys\nprint({said!r})\n"
        script += f"open({asked!r}, 'a').write(sys.argv[-1] + '\\n')\nsys.exit({code})\n"
        self.environment.python.parent.mkdir(exist_ok=True)
        self.environment.python.write_text(script, encoding="utf-8")
        self.environment.python.chmod(0o755)

    @property
    def asked(self) -> list[str]:
        """The last word of each question to that Python."""
        file = self.environment.folder / "asked"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def start(self) -> None:
        """What run.py does."""
        prepare_kernels(self.environment, self.sources, self.sources / "made")


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    shop = Workshop(tmp_path)
    monkeypatch.setattr(building, "build", shop.build)
    monkeypatch.setattr(kernels, "compilers", lambda: shop.compilers)
    monkeypatch.setattr(kernels, "borrowed_compiler", shop.borrow)
    monkeypatch.setattr(kernels, "WINDOWS", False)
    monkeypatch.delenv(building.SWITCH, raising=False)
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
    workshop.working, workshop.can_borrow = [], False
    workshop.start()
    said = capsys.readouterr().err
    assert said.startswith("It could not be built. Trapline borrows one")
    assert said.endswith(f"None could be had. {building.WITHOUT}\n")
    workshop.start()
    assert capsys.readouterr().err == ""
    workshop.compilers = [["c++"], ["clang++"]]
    workshop.start()
    workshop.change("int two;")
    workshop.start()
    assert workshop.num_tried == 3


@pytest.mark.parametrize("found", [[], [["c++"]]], ids=["none", "one that fails"])
def test_where_no_compiler_can_one_is_borrowed(
    found: list[list[str]], workshop: Workshop, capsys: Said
) -> None:
    workshop.compilers, workshop.working = found, [BORROWED]
    workshop.start()
    said = capsys.readouterr().err.splitlines()
    assert "borrows one (100 MB)" in said[0]
    assert building.WITHOUT not in said[0]
    assert said[1:] == ["It was built."]
    workshop.start()
    assert workshop.num_tried == 2


def test_models_prove_what_was_built(workshop: Workshop, capsys: Said) -> None:
    workshop.start()
    assert workshop.asked == ["mvit_core.models.quicker.proving", "mvit_core.models.quicker.choosing"]
    workshop.answer(1, "MViT in float32 gave other answers.")
    workshop.change("int two;")
    workshop.start()
    said = capsys.readouterr().err
    assert said.endswith(
        f"It was built. They were removed: MViT in float32 gave other answers. {building.WITHOUT}\n"
    )
    assert len(list((workshop.sources / "made").iterdir())) == 1  # of the first sources
    workshop.start()
    assert workshop.num_tried == 2


def test_only_what_is_right_is_measured(workshop: Workshop) -> None:
    workshop.answer(1)
    workshop.start()
    assert workshop.asked == ["mvit_core.models.quicker.proving"]


def test_what_ends_the_proof_without_a_word_is_removed(workshop: Workshop, capsys: Said) -> None:
    workshop.answer(-11)
    workshop.start()
    assert "Models went wrong with them." in capsys.readouterr().err
    assert not any((workshop.sources / "made").iterdir())


def test_on_windows_pytorch_is_asked_once_what_the_processor_runs(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "WINDOWS", True)
    monkeypatch.setattr(building, "kinds_here", lambda: pytest.fail("there is no /proc"))
    workshop.answer(1)
    workshop.start()
    assert workshop.num_tried == 0
    workshop.answer(0, "avxvnni avx2")
    workshop.unknown = {"avxvnni"}
    for _ in range(2):
        workshop.start()
    assert [file.name[:13] for file in (workshop.sources / "made").iterdir()] == ["kernels-avx2-"]
    assert len(workshop.asked) == 4  # twice for the processor, then for the proof and what to use them for


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
    workshop.compilers, workshop.can_borrow = [], False
    workshop.start()
    assert capsys.readouterr().err.endswith("sudo apt-get install g++\n")


@pytest.mark.parametrize("why", ["system", "processor", "no sources", "turned off"])
def test_where_they_are_of_no_use_nothing_is_said(
    why: str, workshop: Workshop, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "system":
        monkeypatch.setattr(building, "why_not", lambda: "It is another one.")
    elif why == "processor":
        monkeypatch.setattr(building, "kinds_here", list)
    elif why == "turned off":
        monkeypatch.setenv(building.SWITCH, "0")
    else:
        (workshop.sources / "one.cpp").unlink()
    workshop.start()
    assert workshop.num_tried == 0
    assert capsys.readouterr().err == ""


def test_a_disk_that_fails_is_told(workshop: Workshop, capsys: Said) -> None:
    (workshop.environment.folder / kernels.STAMP).mkdir()
    workshop.start()
    assert capsys.readouterr().err.startswith("The kernels could not be built: ")
