"""One small file of each format that can be imported: a fox that digs, a file that is not here, and
something that nobody can understand.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.services import media
from app.services.projects import Project

HERE, AWAY = "CAM01/IMG_0012.MP4", "CAM09/IMG_0099.MP4"
OUTSIDE = "../secret.mp4"


def cards(project: Project, folder: Path) -> Path:
    """A folder with one file that the project knows."""
    place = folder / "cards"
    (place / HERE).parent.mkdir(parents=True, exist_ok=True)
    (place / HERE).write_bytes(b"fox")
    media.add_files(project, place, list(media.find_videos(place)))
    return place


def written(path: Path, content: Any) -> Path:
    """JSON, or text as it is."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def megadetector(*images: Any) -> dict[str, Any]:
    """A file of results."""
    return {
        "info": {"detector": "md_v1000", "format_version": "1.6"},
        "detection_categories": {"1": "animal", "2": "person", "3": "vehicle"},
        "classification_categories": {"0": "red fox"},
        "images": list(images),
    }


def image(file: Any, **more: Any) -> dict[str, Any]:
    """A video with a box."""
    fox = {"category": "1", "conf": 0.9, "bbox": [0.1, 0.3, 0.3, 0.4], "frame_number": 0}
    return {"file": file, "frame_rate": 30.0, "frames_processed": [0], "detections": [fox], **more}


def coco(*images: Any, **more: Any) -> dict[str, Any]:
    """Pictures, in each of which a box is around a fox."""
    annotations = [
        {"id": number, "image_id": one["id"], "category_id": 1, "bbox": [64, 108, 192, 144]}
        for number, one in enumerate(images)
    ]
    return {
        "images": list(images),
        "annotations": annotations,
        "categories": [{"id": 0, "name": "empty"}, {"id": 1, "name": "red_fox"}, {"id": 2, "name": "Ursus"}],
        **more,
    }


def picture(file: Any, *, frame: int = 0) -> dict[str, Any]:
    """A frame of a video, as a picture of its own."""
    name = f"{file}/frame{frame:06}.jpg"
    return {"id": name, "file_name": name, "width": 640, "height": 360, "datetime": "2026-05-02 10:00:00"}


def boris(**observations: Any) -> dict[str, Any]:
    """A project."""
    return {
        "project_format_version": "7.0",
        "behaviors_conf": {"0": {"code": "digs", "type": "State event"}},
        "subjects_conf": {"0": {"name": "Vixen", "description": "Vulpes"}},
        "observations": observations,
    }


def coded(file: Any, *events: Any) -> dict[str, Any]:
    """An observation of BORIS."""
    digs = [[1.0, "Vixen", "digs", "", "", 30], [4.5, "Vixen", "digs", "", "", 135]]
    return {"type": "MEDIA", "file": {"1": [file], "2": []}, "events": [*digs, *events]}


def package(folder: Path, **tables: str) -> Path:
    """A package of Camtrap DP; `tables` stand in place of its own."""
    own = {
        "deployments": "deploymentID,locationName,latitude,longitude,deploymentStart,deploymentEnd\n"
        "d1,Fen,51.5,4.2,2026-05-01T00:00:00Z,2026-05-09T00:00:00Z\n",
        "media": "mediaID,deploymentID,timestamp,filePath,fileName\n"
        f"m1,d1,2026-05-02T10:00:00Z,{HERE},IMG_0012.MP4\n"
        f"m2,d1,2026-05-02T11:00:00Z,{AWAY},IMG_0099.MP4\n"
        f"m3,d1,yesterday,{AWAY},IMG_0100.MP4\n",
        "observations": "observationID,deploymentID,mediaID,eventStart,eventEnd,observationLevel,"
        "observationType,scientificName,count,classificationMethod\n"
        "o1,d1,m1,2026-05-02T10:00:01Z,2026-05-02T10:00:05Z,media,animal,Vulpes vulpes,1,human\n",
    }
    place = folder / "package"
    place.mkdir(exist_ok=True)
    for name, text in (own | tables).items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    resources = [{"name": name, "path": f"{name}.csv"} for name in own]
    return written(place / "datapackage.json", {"profile": "camtrap-dp", "resources": resources})


FORMATS_WRITTEN: dict[str, Callable[[Path], Path]] = {
    "camtrap-dp": package,
    "megadetector": lambda folder: written(
        folder / "md.json", megadetector(image(HERE), image(AWAY), image(OUTSIDE))
    ),
    "coco": lambda folder: written(
        folder / "coco.json",
        coco(picture(HERE), picture(HERE, frame=30), picture(AWAY), picture(OUTSIDE)),
    ),
    "boris": lambda folder: written(
        folder / "p.boris",
        boris(one=coded(HERE), two=coded(AWAY), three=coded(HERE, [6.0, "Vixen", "digs", "", "", 180])),
    ),
    "boris-events": lambda folder: written(
        folder / "events.tsv",
        "Observation id\tSubject\tBehavior\tModifier #1\tBehavior type\tTime\tMedia file name\tComment\n"
        f"one\tVixen\tdigs\tslow\tSTART\t1.0\t{HERE}\ta hole\n"
        f"one\tVixen\tdigs\tslow\tSTOP\t4.5\t{HERE}\t\n"
        f"two\tVixen\tdigs\t\tSTART\t1.0\t{AWAY}\t\ntwo\tVixen\tdigs\t\tSTOP\t4.5\t{AWAY}\t\n"
        f"three\tVixen\tdigs\t\tSTART\t1.0\t{OUTSIDE}\t\n",
    ),
    "zamba": lambda folder: written(
        folder / "labels.csv", f"filepath,label\n{HERE},red_fox\n{AWAY},blank\n{OUTSIDE},red_fox\n"
    ),
    "timelapse": lambda folder: written(
        folder / "tl.csv",
        "File,RelativePath,DateTime,Species,Count\n"
        "IMG_0012.MP4,CAM01,2026-05-02 10:00:00,red fox,2\n"
        "IMG_0099.MP4,CAM09,2026-05-02 11:00:00,red fox,1\n"
        "secret.mp4,..,2026-05-02 11:00:00,red fox,1\n",
    ),
    "csv": lambda folder: written(
        folder / "t.csv",
        f"video,species,count,behavior\n{HERE},red fox,2,digs\n{AWAY},red fox,1,\n{OUTSIDE},red fox,1,\n",
    ),
}
