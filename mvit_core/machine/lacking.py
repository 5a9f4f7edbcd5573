"""What is missing before a package can be used, and how it is had."""

import sys

NOT_FOUND = (126, 127)  # of Windows: a module, a procedure in it


def lacking(error: BaseException) -> str:
    """What this Windows lacks, where a library that comes with a package did not load for it; else empty.

    PyTorch's files need Microsoft's runtime and do not bring it along.
    """
    if getattr(error, "winerror", None) in NOT_FOUND or "DLL load failed" in str(error):
        return (
            "Libraries that models need cannot be loaded. Install Microsoft's Visual C++ Redistributable "
            "(https://aka.ms/vs/17/release/vc_redist.x64.exe), then start Trapline again."
        )
    return ""


def how_to_install(package: str) -> str:
    """A sentence for who runs Trapline: the command by which the Python that runs it gets `package`."""
    if bool(getattr(sys, "frozen", False)):
        return "The built folder cannot take it in: start Trapline with run.py, from its sources."
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    command = f'{python} -m pip install "{package}"'
    return f"Give this command to install it: {command}"
