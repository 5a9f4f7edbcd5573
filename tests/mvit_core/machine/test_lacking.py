from mvit_core.machine.lacking import lacking


def test_what_windows_lacks_is_a_sentence_and_other_errors_are_none() -> None:
    missing = OSError(22, "The specified module could not be found")
    missing.winerror = 126  # type: ignore[attr-defined, unused-ignore]
    assert "vc_redist.x64.exe" in lacking(missing)
    assert "vc_redist.x64.exe" in lacking(ImportError("DLL load failed while importing cv2"))
    assert lacking(OSError(2, "No such file")) == lacking(ImportError("no module")) == ""
