"""The library read from the project: at once where it is small, behind the window where it is large."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject

from app.services import media
from app.services.projects import Project
from app.store.records import Changes, Deployment, Site, Video, VideoId
from app.ui.jobs.one_at_a_time import Job, OneAtATime, thread_of_its_own
from app.ui.jobs.pool import Report
from mvit_core.errors import UserError

AT_ONCE = 2_000  # videos: more would hold the window for longer than a blink


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the library shows; `took_s` is how long reading it took."""

    sites: list[Site] = field(default_factory=list)
    deployments: list[Deployment] = field(default_factory=list)
    videos: dict[VideoId, Video] = field(default_factory=dict)
    num_photos: int = 0  # of them
    took_s: float = 0.0


class LibraryReader(QObject):
    """Calls `take` with the contents of a project, and `refused` with what the world would not give."""

    def __init__(self, take: Callable[[Contents], None], refused: Callable[[UserError], None]) -> None:
        super().__init__()
        self._take_contents = take
        self._reading = OneAtATime(thread_of_its_own(self, refused), self)
        self._told: set[VideoId] = set()  # of what has changed since the reading began

    def read(self, project: Project, num_videos: int) -> None:
        """Read everything; asked again meanwhile, once more behind."""
        if num_videos <= AT_ONCE and not self._reading.is_running:
            self._take_contents(contents_of(project))
        else:
            self._reading.ask(partial(self._begin, project))

    def hear(self, changes: Changes) -> None:
        """These videos may be older in what is being read than they are now."""
        if self._reading.is_running:
            self._told |= changes.videos

    def stop(self) -> None:
        """The project is going."""
        self._reading.drop()

    def _begin(self, project: Project) -> Job:
        self._told = set()
        return Job(lambda report: contents_of(project, report), partial(self._take, project))

    def _take(self, project: Project, contents: Contents) -> None:
        told = list(self._told & contents.videos.keys())
        contents.videos.update((video.id, video) for video in media.videos_by_id(project, told))
        self._take_contents(contents)


def contents_of(project: Project, report: Report = lambda _value: None) -> Contents:
    """Read it; `report` is called in between, so that it can be stopped."""
    began = time.perf_counter()
    videos: dict[VideoId, Video] = {}
    for page in media.video_pages(project):
        videos.update((video.id, video) for video in page)
        report(None)
    sites, deployments = media.sites(project), media.deployments(project)
    num_photos = sum(video.is_photo for video in videos.values())
    return Contents(sites, deployments, videos, num_photos, time.perf_counter() - began)
