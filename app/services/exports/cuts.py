"""Pictures and clips cut out of the videos, people made unrecognizable, and a table of what they show."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path, PurePosixPath

import cv2

from app.services.exports.cells import Cells, file_name, second, text, write_table
from app.services.exports.clip_writer import ClipWriter
from app.services.exports.coco import clock_of, moments, picture_name, pixels
from app.services.exports.material import Material, Progress, Written, is_presence, kind_of
from app.services.exports.people import privacy
from app.services.exports.people.hiding import Hiding, frames_at, people_in, refuse_gone
from app.services.exports.rows import Row, at
from app.services.exports.sentences import about, gone
from app.store.records import Subject, Video
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.files.path_text import to_path
from mvit_core.types import Box
from mvit_core.video.reader import VideoReader

TABLE = "cuts.csv"
Seen = tuple[Row | None, Box | None]
FALLBACK_RATE = Fraction(25)
JPEG_QUALITY = 92
MOST_SIGNS, MOST_BYTES = 40, 70  # of each word in the name of a clip
CLIP_COLUMNS = (*("clip", "file", "start_s", "end_s", "species", "site", "start", "people_hidden"),)
FRAME_COLUMNS = (
    *("picture", "file", "frame", "time_s", "species", "x", "y", "width", "height", "people_hidden"),
)
SILENT = "Clips have no sound."
NO_CLIPS = "Photos, of which there are no clips: export pictures ({n}: {names})."
NAMELESS = (
    "People are hidden where a person or a detector has found them; look through all before you share it."
)


class Cutting:
    """One export of clips or of single pictures."""

    def __init__(self, material: Material, folder: Path, progress: Progress) -> None:
        self._material = material
        self._folder = folder
        self._progress = progress
        self._unread: list[str] = []
        self._gone: list[str] = []
        self._photos: list[str] = []
        self.num_cuts = 0

    def clips(self) -> Written:
        """A clip of each animal, a second before and after it is in view."""
        write_table(self._folder / TABLE, CLIP_COLUMNS, self._all_clips())
        left_out = [SILENT, *about(NO_CLIPS, self._photos), *self.left_out()]
        return Written(self.num_cuts, left_out, self.missing())

    def pictures(self) -> Written:
        """A picture of each animal for every second in view, named as COCO Camera Traps names them."""
        write_table(self._folder / TABLE, FRAME_COLUMNS, self._all_pictures())
        return Written(self.num_cuts, self.left_out(), self.missing())

    def left_out(self) -> list[str]:
        """What has to be said of it."""
        return [NAMELESS, *about("Videos that cannot be read now: left out ({n}: {names}).", self._unread)]

    def missing(self) -> list[str]:
        """What is not whole for videos that were not there."""
        return gone(self._gone)

    def _could_not_read(self, video: Video) -> None:
        (self._unread if video.path.is_file() else self._gone).append(video.relative_path)

    # ------------------------------------------------------------- clips

    def _all_clips(self) -> Iterator[Cells]:
        for video, rows in self._material.by_video():
            wanted = animals_in(rows)
            if wanted and video.is_photo:
                self._photos.append(video.relative_path)
            elif wanted:
                yield from self._of_video(video, wanted)

    def _of_video(self, video: Video, rows: Sequence[Row]) -> Iterator[Cells]:
        hiding = Hiding(video.path, people_in(self._material, video))
        waiting = [(row, self._clip_name(row)) for row in rows]
        writers: list[ClipWriter] = []
        try:
            with VideoReader(video.path) as reader:
                rate = Fraction(reader.info.frame_rate or FALLBACK_RATE).limit_denominator(1001)
                writers = [ClipWriter(self._folder / name, row, rate) for row, name in waiting]
                self._write_frames(reader, writers, hiding)
        except (UnreadableVideo, UserError):
            self._could_not_read(video)
            for writer in writers:
                writer.give_up()
                writer.path.unlink(missing_ok=True)
            return
        except BaseException:
            for writer in writers:
                writer.give_up()
            raise
        for writer in writers:
            writer.close()
        for writer in writers:
            if writer.num_frames:
                self.num_cuts += 1
                yield self._clip_cells(video, writer)

    def _write_frames(self, reader: VideoReader, writers: Sequence[ClipWriter], hiding: Hiding) -> None:
        last_s = max(writer.span.end_s for writer in writers)
        for frame in reader:
            if frame.time_s > last_s:
                return
            open_ = [writer for writer in writers if writer.span.start_s <= frame.time_s <= writer.span.end_s]
            if open_:
                hidden = hiding.boxes(frame)
                picture = privacy.without_people(frame.to_rgb(), hidden)
                for writer in open_:
                    writer.write(picture, frame.time_s, hides_people=bool(hidden))
            self._progress(self.num_cuts)
        refuse_gone(reader.path)

    def _clip_name(self, row: Row) -> str:
        words = (row.site.name, kind_of(row), row.video.name.rpartition(".")[0] or row.video.name)
        return f"{row.observation.id:06d}_{'_'.join(map(_plain, words))}.mp4"

    def _clip_cells(self, video: Video, writer: ClipWriter) -> Cells:
        row = writer.row
        return {
            "clip": file_name(writer.path.name),
            "file": file_name(self._material.path(video)),
            "start_s": round(writer.first_s, 3),
            "end_s": round(writer.last_s, 3),
            "species": text(kind_of(row)),
            "site": text(row.site.name),
            "start": second(at(video, writer.first_s)),
            "people_hidden": writer.hides_people,
        }

    # ------------------------------------------------------------- pictures

    def _all_pictures(self) -> Iterator[Cells]:
        for video, rows in self._material.by_video():
            wanted = animals_in(rows)
            if wanted:
                yield from self._pictures_of(video, wanted)

    def _pictures_of(self, video: Video, rows: Sequence[Row]) -> Iterator[Cells]:
        boxes, clock = self._material.boxes(video), clock_of(self._material, video)
        wanted: dict[int, tuple[float, list[Seen]]] = {}
        for row in rows:
            for time_s, box in moments(row, boxes.get(row.observation.id)):
                wanted.setdefault(clock.number_at(time_s), (time_s, []))[1].append((row, box))
        yield from self.pictures_at(video, wanted)

    def pictures_at(
        self, video: Video, wanted: Mapping[int, tuple[float, Sequence[Seen]]]
    ) -> Iterator[Cells]:
        """Save frames of a video, by index with their time in seconds; a line for each who is in them."""
        hiding = Hiding(video.path, people_in(self._material, video))
        times = {index: time_s for index, (time_s, _) in wanted.items()}
        try:
            for index, frame in frames_at(video.path, times):
                name = self._picture_name(video, index)
                hidden = hiding.boxes(frame)
                self._save(name, privacy.without_people(frame.to_rgb(), hidden))
                facts: Cells = {
                    "picture": file_name(name),
                    "file": file_name(self._material.path(video)),
                    "frame": index,
                    "time_s": round(frame.time_s, 3),
                    "people_hidden": bool(hidden),
                }
                yield from ({**facts, **seen_cells(video, row, box)} for row, box in wanted[index][1])
        except (UnreadableVideo, UserError):
            self._could_not_read(video)

    def _picture_name(self, video: Video, index: int) -> str:
        name = picture_name(self._material, video, index)
        if not video.is_photo or video.id not in self._material.twins:
            return name
        photo = PurePosixPath(name)
        return photo.with_stem(f"{photo.stem} ({video.id})").as_posix()

    def _save(self, name: str, picture: privacy.Picture) -> None:
        file = self._folder / to_path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        _, coded = cv2.imencode(".jpg", picture[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
        file.write_bytes(coded.tobytes())
        self.num_cuts += 1
        self._progress(self.num_cuts)


def seen_cells(video: Video, row: Row | None, box: Box | None) -> Cells:
    """What is in a picture, and where in pixels; without a row nothing is."""
    sides = pixels(box, video) if box else [None] * 4
    return {
        "species": text(kind_of(row)) if row else "empty",
        **dict(zip(("x", "y", "width", "height"), sides, strict=True)),
    }


def animals_in(rows: Sequence[Row]) -> list[Row]:
    """What is cut out: animals, and never people."""
    return [
        row
        for row in rows
        if row.is_animal and is_presence(row) and row.observation.subject is not Subject.HUMAN
    ]


def _plain(word: str) -> str:
    """Its letters and digits, as many as there is room for: most disks take names of 255 bytes."""
    signs = "".join(sign if sign.isalnum() else "-" for sign in word[:MOST_SIGNS])
    return signs.encode()[:MOST_BYTES].decode(errors="ignore")


def write_clips(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder."""
    return Cutting(material, folder, progress).clips()


def write_pictures(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder."""
    return Cutting(material, folder, progress).pictures()


def plan_clips(material: Material) -> Written:
    """How many clips there would be, without decoding anything."""
    seen = [
        (video, len(animals_in(rows)))
        for video, rows in material.by_video()
        if video.is_photo or video.path.is_file()
    ]
    photos = [video.relative_path for video, number in seen if number and video.is_photo]
    number = sum(number for video, number in seen if not video.is_photo)
    return Written(number, [SILENT, *about(NO_CLIPS, photos), NAMELESS], gone(_absent(material)))


def plan_pictures(material: Material) -> Written:
    """How many pictures there would be."""
    number = 0
    for video, rows in material.by_video():
        if not video.path.is_file():
            continue
        boxes = material.boxes(video)
        times = [
            time_s for row in animals_in(rows) for time_s, _ in moments(row, boxes.get(row.observation.id))
        ]
        number += len(set(clock_of(material, video).numbers_at(times)))
    return Written(number, [NAMELESS], gone(_absent(material)))


def _absent(material: Material) -> list[str]:
    return [
        video.relative_path
        for video, rows in material.by_video()
        if animals_in(rows) and not video.path.is_file()
    ]
