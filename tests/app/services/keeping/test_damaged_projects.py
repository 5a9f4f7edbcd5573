"""Projects with wrong bytes in them, as a failing drive leaves them: a sentence, never a mistake of ours."""

import random
from collections import Counter
from pathlib import Path

import pytest

from app.services import media, observations
from app.services.exports.rows import all_rows
from app.services.observations import scanned
from app.services.projects import Project, open_project
from app.services.scanning.scans import ScanRun
from mvit_core.errors import UserError

NUM_COPIES = 120


def read_all(project: Project) -> None:
    """Everything that a window shows."""
    media.sites(project)
    media.unprobed(project)
    for video in media.videos(project):
        scanned.tracks_of_video(project, video.id)
        scanned.motion_of_video(project, video.id)
    list(all_rows(project))
    observations.summary(project)
    ScanRun.start(project, rescan=True).next_request()


def damage(content: bytearray, dice: random.Random) -> None:
    """Single bytes or runs of four."""
    for _ in range(dice.choice([1, 5, 30])):
        at = dice.randrange(4, len(content) - 4)
        if dice.random() < 0.5:
            content[at] = dice.randrange(256)
        else:
            content[at : at + 4] = dice.choice([b"\xff\xff\xff\xff", b"9999", b"zzzz", bytes(4)])


def test_wrong_bytes_anywhere_are_a_sentence(project: Project, scan, make_result, tmp_path: Path):
    scan(make_result(0.1, 0.5))
    path = project.path
    assert path is not None
    project.close()
    whole = path.read_bytes()
    ended: Counter[str] = Counter()
    said: set[str] = set()
    for seed in range(NUM_COPIES):
        content = bytearray(whole)
        damage(content, random.Random(seed))
        copy = tmp_path / f"{seed}.trapline"
        copy.write_bytes(content)
        try:
            with open_project(copy) as damaged:
                read_all(damaged)
            ended["read"] += 1
        except UserError as error:
            ended["refused"] += 1
            said.add(str(error).replace(str(copy), "It"))
    assert all("damaged" in sentence or "newer" in sentence for sentence in said)
    assert min(ended["read"], ended["refused"]) > NUM_COPIES / 10


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_project_that_was_cut_off_is_a_sentence(project: Project, scan, make_result, share: float):
    scan(make_result(0.1, 0.5))
    path = project.path
    assert path is not None
    project.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(UserError, match="damaged"), open_project(path) as damaged:
        read_all(damaged)


def test_a_column_whose_name_is_damaged_is_a_sentence(project: Project):
    path = project.path
    assert path is not None
    project.close()
    content = path.read_bytes()
    assert content.count(b"life_stage VARCHAR") > 0
    path.write_bytes(content.replace(b"life_stage VARCHAR", b"life_stagf VARCHAR"))
    with pytest.raises(UserError, match="damaged"):
        open_project(path)
