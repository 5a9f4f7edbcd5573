import sys

import pytest

from mvit_core.machine.lacking import how_to_install, lacking


def test_what_windows_lacks_is_a_sentence_and_other_errors_are_none() -> None:
    missing = OSError(22, "The specified module could not be found")
    missing.winerror = 126  # type: ignore[attr-defined, unused-ignore]
    assert "vc_redist.x64.exe" in lacking(missing)
    assert "vc_redist.x64.exe" in lacking(ImportError("DLL load failed while importing cv2"))
    assert lacking(OSError(2, "No such file")) == lacking(ImportError("no module")) == ""


def test_a_package_is_installed_by_the_python_that_misses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/home/my traps/.venv/bin/python")
    assert how_to_install("psycopg[binary]") == (
        'Give this command to install it: "/home/my traps/.venv/bin/python" -m pip install "psycopg[binary]"'
    )
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "run.py" in how_to_install("psycopg[binary]")
