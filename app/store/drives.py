"""Whether a file lies on a drive of another computer, as the operating system says it."""

import ctypes
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

OF_THE_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|afs|9p|ncpfs|webdav|davfs2?|ceph|lustre|beegfs|gpfs|glusterfs|orangefs|"
    r"fuse\.(sshfs|rclone|davfs2?|glusterfs|ceph|s3fs|gvfsd-fuse|smbnetfs)"
)
ESCAPED = re.compile(r"\\([0-7]{3})")
DRIVE_REMOTE = 4  # of Windows' GetDriveTypeW
Mounts = list[tuple[PurePosixPath, str]]  # where, and the kind of file system


def is_remote(file: Path) -> bool:
    """Whether the folder of a file lies on another computer; False where the system does not say."""
    folder = file.absolute().parent
    try:
        if sys.platform == "win32":
            root = folder.anchor
            return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == DRIVE_REMOTE
        kind = kind_at(PurePosixPath(folder.resolve()), _mounts())
    except (OSError, subprocess.SubprocessError):
        return False
    return OF_THE_NETWORK.fullmatch(kind) is not None


def kind_at(folder: PurePosixPath, mounts: Mounts) -> str:
    """The kind of file system that a folder lies in: of the deepest mount above it, the last one there."""
    above = [each for each in mounts if folder.is_relative_to(each[0])]
    return max(reversed(above), key=lambda each: len(each[0].parts))[1] if above else ""


def mounts_of_linux(lines: Iterable[str]) -> Mounts:
    """From /proc/self/mountinfo: the fifth word is the place, the first behind the dash the kind."""
    found = []
    for line in lines:
        before, _, behind = line.partition(" - ")
        place = ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), before.split()[4])
        found.append((PurePosixPath(place), behind.split()[0]))
    return found


def mounts_of_macos(lines: Iterable[str]) -> Mounts:
    """From what `mount` says: "//anna@lab/share on /Volumes/share (smbfs, nodev)"."""
    said = (re.fullmatch(r".+? on (.+) \((\w+).*\)", line.strip()) for line in lines)
    return [(PurePosixPath(each[1]), each[2]) for each in said if each is not None]


def _mounts() -> Mounts:
    if sys.platform == "darwin":
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True)
        return mounts_of_macos(said.stdout.splitlines())
    with Path("/proc/self/mountinfo").open(encoding="utf-8", errors="surrogateescape") as lines:
        return mounts_of_linux(lines)
