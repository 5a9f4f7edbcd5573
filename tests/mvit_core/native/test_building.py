"""A library is whole or not there; whatever a compiler does ends in a sentence."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mvit_core.native import __main__ as command
from mvit_core.native import building
from mvit_core.native import compilers as asked
from mvit_core.native.building import KINDS, Outcome, build, kinds_here, wanted_library
from mvit_core.native.compilers import compilers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="compilers are shell scripts here")
TARGET = 'while [ "$1" != -o ]; do shift; done\n'  # "$2" is then the file to write
WRITES = f'{TARGET}echo library > "$2"'
AddCompiler = Callable[..., Path]
KIND = KINDS[0]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "native"
    folder.mkdir()
    (folder / "one.cpp").write_text("int one() { return 1; }\n", encoding="ascii")
    (folder / "one.h").write_text("int one();\n", encoding="ascii")
    return folder


@pytest.fixture
def made(sources: Path) -> Path:
    return sources / "made"


@pytest.fixture(autouse=True)
def add_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AddCompiler:
    """Adds one that does what the lines say; there are no others, and the system is one that builds."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("CXX", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr(asked, "ZIG", "no_such_package")

    def add(lines: str, name: str = "c++") -> Path:
        program = programs / name
        program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{lines}\n", encoding="ascii")
        program.chmod(0o755)
        return program

    return add


def test_a_library_is_named_by_its_sources_and_flags(
    sources: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {wanted_library(KIND, sources, made)}
    (sources / "one.h").write_text("int one(); \n", encoding="ascii")
    names.add(wanted_library(KIND, sources, made))
    (sources / "one.cpp").rename(sources / "two.cpp")
    names.add(wanted_library(KIND, sources, made))
    monkeypatch.setattr(building, "FLAGS", ("-O0",))
    names.add(wanted_library(KIND, sources, made))
    names.add(wanted_library(KINDS[1], sources, made))
    assert len(names) == 5
    assert all(name is not None and name.parent == made and "-avx" in name.stem for name in names)


def test_without_sources_there_is_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "one.h").touch()
    assert build(KIND, tmp_path, tmp_path / "made") == Outcome("There are no kernels to build.")


def test_what_was_built_is_all_that_lies_there(sources: Path, made: Path, add_compiler: AddCompiler) -> None:
    add_compiler(WRITES)
    made.mkdir()
    (made / "kernels-avx512-0123456789ab.so").touch()
    (made / "kernels-avx512-0123456789ab.json").touch()
    other = wanted_library(KINDS[1], sources, made)
    assert other is not None
    other.touch()
    measured = other.with_suffix(building.NOTE)
    measured.touch()
    left = made / "draft-of-a-killed-one"
    left.mkdir()
    os.utime(left, (0, 0))
    (made / "draft-of-another").mkdir()
    outcome = build(KIND, sources, made)
    assert outcome.library == wanted_library(KIND, sources, made)
    assert "built the native kernels" in outcome.sentence
    assert {file.name for file in made.iterdir()} == {
        outcome.library.name,
        other.name,
        measured.name,
        "draft-of-another",
    }


def test_a_library_that_is_there_is_not_made_again(
    sources: Path, made: Path, add_compiler: AddCompiler
) -> None:
    add_compiler(WRITES)
    first = build(KIND, sources, made)
    add_compiler("exit 1")
    again = build(KIND, sources, made)
    assert again.library == first.library
    assert "already" in again.sentence


def test_without_a_compiler_that_is_said(sources: Path, made: Path) -> None:
    outcome = build(KIND, sources, made)
    assert outcome.sentence.startswith("There is no C++ compiler here")
    assert outcome.library is None
    assert not outcome.failed
    assert not made.exists()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            f'{TARGET}echo half > "$2"\necho one.cpp:1: error: no such thing >&2\nexit 3',
            "ended with 3 (one.cpp:1: error",
        ),
        ("exit 1", "ended with 1 (without a word)"),
        ("exit 0", "wrote no library"),
    ],
)
def test_a_compiler_that_fails_leaves_nothing(
    lines: str, said: str, sources: Path, made: Path, add_compiler: AddCompiler
) -> None:
    add_compiler(lines)
    outcome = build(KIND, sources, made)
    assert outcome.failed
    assert said in outcome.sentence
    assert outcome.library is None
    assert list(made.iterdir()) == []


def test_a_compiler_that_hangs_is_ended_with_all_that_it_started(
    sources: Path, made: Path, tmp_path: Path, add_compiler: AddCompiler
) -> None:
    add_compiler(f"sleep 600 &\necho $! > {tmp_path}/sleeping\nwait")
    outcome = build(KIND, sources, made, patience_s=1.0)
    assert outcome.failed
    assert "did not end within 1 s" in outcome.sentence
    child = Path("/proc", (tmp_path / "sleeping").read_text(encoding="ascii").strip())
    deadline_s = time.monotonic() + 20
    while is_running(child) and time.monotonic() < deadline_s:
        time.sleep(0.02)
    assert not is_running(child)


def test_several_sources_are_compiled_at_once(
    sources: Path, made: Path, tmp_path: Path, add_compiler: AddCompiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "AT_ONCE", 2)
    (sources / "two.cpp").touch()
    came = 'case "$3" in *one.cpp) touch $came/1;; *two.cpp) touch $came/2;; esac'
    both = "until [ -e $came/1 -a -e $came/2 ]; do sleep 0.01; done"
    add_compiler(f'{WRITES}\ncame={tmp_path}\n[ "${{2##*.}}" = o ] || exit 0\n{came}\n{both}')
    assert build(KIND, sources, made, patience_s=30.0).library is not None


def test_where_one_source_fails_nobody_waits_for_the_others(
    sources: Path, made: Path, tmp_path: Path, add_compiler: AddCompiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "AT_ONCE", 2)
    (sources / "two.cpp").touch()
    waits = f"echo $$ > {tmp_path}/waiting; exec sleep 600"
    fails = f"until [ -s {tmp_path}/waiting ]; do sleep 0.01; done; echo two.cpp:1: error: no >&2; exit 4"
    add_compiler(f'{TARGET}case "$3" in *two.cpp) {fails};; *) {waits};; esac')
    outcome = build(KIND, sources, made, patience_s=30.0)
    assert "ended with 4 (two.cpp:1: error" in outcome.sentence
    assert not is_running(Path("/proc", (tmp_path / "waiting").read_text(encoding="ascii").strip()))


def is_running(process: Path) -> bool:
    """Whether it is neither gone nor waiting to be buried."""
    try:
        return process.joinpath("stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_what_is_no_program_is_told_and_the_next_compiler_asked(
    sources: Path, made: Path, add_compiler: AddCompiler
) -> None:
    add_compiler("").write_bytes(b"\x7fELF of another computer")
    outcome = build(KIND, sources, made)
    assert outcome.failed
    assert "cannot be started" in outcome.sentence
    add_compiler(WRITES, "clang++")
    assert build(KIND, sources, made).library is not None


def test_on_windows_clang_alone_is_asked(add_compiler: AddCompiler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "WINDOWS", True)
    for name in ("g++", "c++"):
        add_compiler(WRITES, name)
    assert compilers() == []
    clang = add_compiler(WRITES, "clang++")
    assert compilers() == [[str(clang), "-static"]]


def test_the_compiler_that_a_person_names_comes_first(
    tmp_path: Path, add_compiler: AddCompiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, own = add_compiler(WRITES), add_compiler(WRITES, "own")
    (tmp_path / "programs" / "g++").symlink_to(usual)
    monkeypatch.setenv("CXX", f"'{own}' -pipe")
    assert compilers() == [[str(own), "-pipe"], [str(usual)]]
    monkeypatch.setenv("CXX", "'own")
    assert compilers() == [[str(usual)]]


def test_the_one_of_pypi_comes_last_and_is_told_for_which_processors(
    tmp_path: Path, add_compiler: AddCompiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "ZIG", "compiler_of_a_test")
    monkeypatch.syspath_prepend(tmp_path)
    package = tmp_path / "compiler_of_a_test"
    package.mkdir()
    (package / "__init__.py").touch()
    assert compilers() == []
    (package / "zig").touch()
    usual = add_compiler(WRITES)
    assert compilers() == [[str(usual)], asked.zig(package)]
    assert asked.zig(package)[:3] == [str(package / "zig"), "c++", "-target"]


def test_what_a_compiler_keeps_goes_with_its_draft(
    sources: Path, made: Path, add_compiler: AddCompiler
) -> None:
    add_compiler(f'echo kept > "$ZIG_GLOBAL_CACHE_DIR/one"; echo kept > "$ZIG_LOCAL_CACHE_DIR/two"\n{WRITES}')
    outcome = build(KIND, sources, made)
    assert outcome.library is not None
    assert list(made.iterdir()) == [outcome.library]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_checkout_that_cannot_be_written_to_is_told(
    sources: Path, made: Path, add_compiler: AddCompiler
) -> None:
    add_compiler(WRITES)
    sources.chmod(0o555)
    try:
        outcome = build(KIND, sources, made)
    finally:
        sources.chmod(0o755)
    assert "cannot be written to" in outcome.sentence
    assert not outcome.failed


def test_where_nothing_can_be_written_that_is_told(
    sources: Path, made: Path, add_compiler: AddCompiler
) -> None:
    add_compiler(WRITES)
    made.write_text("in the way", encoding="ascii")
    outcome = build(KIND, sources, made)
    assert f"{made} cannot be written to" in outcome.sentence
    assert not outcome.failed


@pytest.mark.parametrize("system", ["win32 ARM64", "darwin x86_64", "linux aarch64"])
def test_other_systems_are_told_so(
    system: str, sources: Path, made: Path, add_compiler: AddCompiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_compiler(WRITES)
    found, (name, machine) = compilers(), system.split()  # Python cannot look for them as another system does
    monkeypatch.setattr("sys.platform", name)
    monkeypatch.setattr("platform.machine", lambda: machine)
    outcome = build(KIND, sources, made, found)
    assert "Linux and Windows with x86-64 alone" in outcome.sentence
    assert outcome.library is None
    assert not outcome.failed


@pytest.mark.parametrize(
    ("flags", "kinds"),
    [
        ("fpu avx512f", []),
        ("fpu avx2 fma", ["avx2"]),
        ("fpu avx2 fma avx_vnni", ["avxvnni", "avx2"]),
        ("fpu avx2 fma avx512f avx512dq avx512bw avx512vl", []),
        ("fpu avx2 fma avx512f avx512dq avx512bw avx512vl avx512_vnni", ["avx512"]),
    ],
)
def test_the_processor_is_asked_what_it_runs(flags: str, kinds: list[str], tmp_path: Path) -> None:
    facts = tmp_path / "cpuinfo"
    assert kinds_here(facts) == []
    facts.write_text(f"model name : one\nflags : {flags}\n", encoding="ascii")
    assert [kind.name for kind in kinds_here(facts)] == kinds


@pytest.mark.parametrize("failed", [False, True])
def test_the_command_fails_only_where_a_compiler_did(
    failed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        command, "build", lambda kind: Outcome("It was tried.", failed=failed and kind is KINDS[1])
    )
    assert command.main() == failed
    assert capsys.readouterr().out == "It was tried.\n"
