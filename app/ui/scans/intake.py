"""Walking a folder for videos, in a thread; what is found is handed over in handfuls."""

from pathlib import Path
from typing import NamedTuple

from app.services.media import FoundFile, find_videos
from app.ui.jobs.pool import Report, Work

HANDFUL = 200  # files a batch: the library fills at once, and the database writes rarely


class Walked(NamedTuple):
    """What came of a walk."""

    num_files: int
    problems: list[str]  # sub-folders that could not be read, a sentence each


def walk(root: Path) -> Work:
    """Work for a PoolTask: reports lists of FoundFile below `root`, returns a Walked."""

    def work(report: Report) -> Walked:
        num_files, problems = 0, list[str]()
        handful: list[FoundFile] = []
        for found in find_videos(root, problems=problems):
            handful.append(found)
            num_files += 1
            if len(handful) >= HANDFUL:
                report(handful)
                handful = []
        report(handful)
        return Walked(num_files, problems)

    return work
