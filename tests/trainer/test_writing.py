"""Files are whole or as they were, and disks that refuse are sentences."""

import errno
from pathlib import Path

import pytest
from safetensors import SafetensorError

from mvit_core.errors import UserError
from trainer.writing import said_plainly, write_whole


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "disk is full"),
        (OSError(errno.EACCES, "Permission denied"), "Permission denied; choose another folder"),
        (SafetensorError("I/O error: No space left on device (os error 28)"), "disk is full"),
        (SafetensorError("I/O error: There is not enough space on the disk. (os error 112)"), "disk is full"),
        (OSError(errno.EFBIG, "File too large"), "no file so large; raise the limit"),
        (SafetensorError("I/O error: File too large (os error 27)"), "no file so large; raise the limit"),
        (SafetensorError("I/O error: (os error 223)"), "no file so large; raise the limit"),  # Windows
        (SafetensorError("I/O error: Input/output error (os error 5)"), "choose another folder"),
    ],
)
def test_what_the_disk_refuses_is_a_sentence(error: Exception, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught, said_plainly(Path("run/best.safetensors")):
        raise error
    assert str(caught.value).endswith(".")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "a", b"one")
    write_whole(tmp_path / "deep" / "a", b"two")
    assert (tmp_path / "deep" / "a").read_bytes() == b"two"
    with pytest.raises(UserError):
        write_whole(tmp_path / "deep" / "a" / "b", b"three")


def test_two_processes_may_write_the_same_file_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, write = tmp_path / "a", Path.write_bytes

    def beside_another(draft: Path, content: bytes) -> int:
        number = write(draft, content)
        if content == b"one":
            write_whole(place, b"two")
        return number

    monkeypatch.setattr(Path, "write_bytes", beside_another)
    write_whole(place, b"one")
    assert place.read_bytes() == b"one"
    assert [*tmp_path.iterdir()] == [place]
