"""What the system offers: a display, Qt's libraries, and the command that installs what is missing."""

import ctypes
import os
import shutil
import sys
from collections.abc import Mapping, Sequence

LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libX11.so.6": ("libx11-6", "libX11"),
}
"""Sonames that Qt needs on Linux, with the packages of Debian and of Fedora that hold them."""

X11_LIBRARIES = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
}

WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
}


RUNTIME = "msvcp140.dll"
"""Of Microsoft's compiler: PyTorch's own files for Windows need it, and do not bring it along."""


def has_display(surroundings: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown."""
    if sys.platform != "linux":
        return True
    return bool(surroundings.get("DISPLAY") or surroundings.get("WAYLAND_DISPLAY"))


def missing_for_window(surroundings: Mapping[str, str] = os.environ) -> str:
    """Why no window can be opened here and what to do about it; empty where one can."""
    if sys.platform != "linux":
        return ""
    platform = surroundings.get("QT_QPA_PLATFORM", "")
    if not has_display(surroundings) and not platform:
        return (
            "There is no display here, so no window can be opened. Everything works without one:\n"
            "    python3 run.py scan FOLDER --project FILE\n    python3 run.py --help"
        )
    wanted = dict(LIBRARIES)
    if not platform:
        wanted |= WAYLAND_LIBRARIES if surroundings.get("WAYLAND_DISPLAY") else X11_LIBRARIES
    missing = [name for name in wanted if not _loads(name)]
    if not missing:
        return ""
    packages = [wanted[name] for name in missing]
    command = install_command(apt=[apt for apt, _ in packages], dnf=[dnf for _, dnf in packages])
    return (
        f"The window needs libraries that this system does not have: {', '.join(missing)}.\n"
        f"Install them with\n    {command}\nand start again. Without a window Trapline works as it is:\n"
        "    python3 run.py demo"
    )


def missing_for_models() -> str:
    """What models lack here and where to get it; empty where nothing is known to be missing."""
    has_runtime = sys.platform != "win32" or _loads(RUNTIME)
    if has_runtime:
        return ""
    return (
        f"Models need a library that this Windows does not have: {RUNTIME}. Install the Visual C++ "
        "Redistributable from\n    https://aka.ms/vs/17/release/vc_redist.x64.exe\nand start again. "
        "Without it Trapline finds what moves, but cannot name it."
    )


def install_command(*, apt: Sequence[str], dnf: Sequence[str]) -> str:
    """The command line for this system's package manager, each package once."""
    if shutil.which("apt-get") is None and shutil.which("dnf"):
        return "sudo dnf install " + " ".join(dict.fromkeys(dnf))
    return "sudo apt-get install " + " ".join(dict.fromkeys(apt))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def say(sentence: str) -> None:
    """A line for people, at once."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
