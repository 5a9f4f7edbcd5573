import errno
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

from mvit_core.presence import is_file, is_folder


def test_of_a_drive_that_gives_no_answer_nothing_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError(errno.EINVAL, "The specified network name is no longer available")

    assert is_folder(tmp_path)
    assert not is_file(tmp_path)
    monkeypatch.setattr(os, "stat", refuse)
    gone = tmp_path / "share"  # Windows is not asked by os.stat
    assert not is_folder(gone)
    assert not is_file(gone)
