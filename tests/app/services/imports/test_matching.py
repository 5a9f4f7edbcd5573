"""Which video a path means that another program wrote."""

from pathlib import Path
from unicodedata import normalize

import pytest

from app.services import media
from app.services.imports.matching import Videos
from app.services.projects import Project


@pytest.mark.parametrize("ours", ["NFC", "NFD"])
@pytest.mark.parametrize("theirs", ["NFC", "NFD"])
def test_a_name_is_the_same_with_its_accents_apart_as_macos_lists_it(
    empty: Project, tmp_path: Path, ours: str, theirs: str
) -> None:
    for site in ("Süd", "Nord"):
        folder = tmp_path / "card" / normalize(ours, site)
        folder.mkdir(parents=True)
        (folder / normalize(ours, "Wölfe 1.mp4")).touch()
    media.add_files(empty, tmp_path / "card", list(media.find_videos(tmp_path / "card")))
    videos = Videos(media.videos(empty))
    for path in ("Süd/Wölfe 1.mp4", "E:/2024/Süd/Wölfe 1.mp4", f"{tmp_path.as_posix()}/card/Süd/Wölfe 1.mp4"):
        (found,) = videos.alike(normalize(theirs, path))
        assert normalize("NFC", found.relative_path) == "Süd/Wölfe 1.mp4"
    assert len(videos.alike(normalize(theirs, "Wölfe 1.mp4"))) == 2
