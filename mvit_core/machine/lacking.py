"""What Windows has to have before the files of a package load."""

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
