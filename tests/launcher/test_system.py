import pytest

from launcher import start, system
from launcher.installing import _DOWNLOADING


@pytest.fixture(autouse=True)
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)


def test_missing_libraries_are_named_with_the_command_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system, "_loads", lambda name: name not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    sentence = system.missing_for_window({"DISPLAY": ":0"})
    assert "libEGL.so.1, libxcb-cursor.so.0" in sentence
    assert "sudo apt-get install libegl1 libxcb-cursor0\n" in sentence


def test_fedora_is_told_its_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/dnf" if name == "dnf" else None)
    monkeypatch.setattr(system, "_loads", lambda name: not name.startswith(("libxcb-randr", "libxcb-shape")))
    assert "sudo dnf install libxcb\n" in system.missing_for_window({"DISPLAY": ":0"})


def test_libraries_of_the_other_display_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_loads", lambda name: "xcb" not in name)
    assert system.missing_for_window({"WAYLAND_DISPLAY": "wayland-0"}) == ""
    assert system.missing_for_window({"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert "libxcb-cursor" in system.missing_for_window({"DISPLAY": ":0"})


def test_windows_is_told_where_to_get_the_library_that_models_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(system, "_loads", lambda name: name != "msvcp140.dll")
    assert "vc_redist.x64.exe" in system.missing_for_models()
    monkeypatch.setattr(system, "_loads", lambda _: True)
    assert system.missing_for_models() == ""


def test_without_a_display_the_commands_that_work_are_named() -> None:
    assert "scan FOLDER" in system.missing_for_window({})


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["demo", "--window"], True),
        (["demo"], False),
        (["open", "--again"], True),
        (["open", "x"], True),
        (["x.trapline"], True),
        (["scan", "x"], False),
        (["train", "x"], False),
        (["worker"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_needs_qt(words: list[str], wanted: bool) -> None:
    assert start.wants_window(words) is wanted


@pytest.mark.parametrize(
    ("line", "name", "size"),
    [
        ("  Downloading rich-15.0.0-py3-none-any.whl (243 kB)", "rich-15.0.0-py3-none-any", " (243 kB)"),
        ("Processing /opt/wheels/torch-2.13.0+cpu-cp311.whl", "/opt/wheels/torch-2.13.0+cpu-cp311", None),
    ],
)
def test_pips_talk_is_understood(line: str, name: str, size: str | None) -> None:
    match = _DOWNLOADING.match(line)
    assert match is not None
    assert match.group(1, 3) == (name, size)
