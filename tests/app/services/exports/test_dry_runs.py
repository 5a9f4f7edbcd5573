"""Every format, before it is written: how much it would hold, and what it cannot say, as it then is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.services import media, observations
from app.services.exports import FORMATS, Selection, Word, export, preview
from app.services.projects import Project
from mvit_core.errors import UserError
from mvit_core.types import VideoInfo
from tests.survey_project import make_survey

SITE = Selection(sites=("Fern ridge",))


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Only to be read."""
    with make_survey(tmp_path_factory.mktemp("survey")) as project:
        yield project


@pytest.mark.parametrize("name", FORMATS)
def test_a_dry_run_of_each_format_says_what_the_export_then_does(
    survey: Project, tmp_path: Path, name: str
) -> None:
    planned = preview(survey, name, utc_offset="+02:00", selection=SITE)
    assert list(tmp_path.iterdir()) == []
    out = tmp_path / f"out{FORMATS[name].suffix}"
    done = export(survey, name, out, utc_offset="+02:00", selection=SITE)
    assert (done.num_rows, done.left_out) == (planned.num_rows, planned.left_out)
    assert planned.left_out, "no format can say everything"
    assert 0 < planned.num_videos < len(preview_of_all(survey, name))
    assert [file.name for file in tmp_path.iterdir()] == [out.name], "nothing but what was asked for"


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.plan is None])
def test_what_is_filtered_out_is_not_written(survey: Project, name: str) -> None:
    some, everything = preview(survey, name, selection=SITE), preview(survey, name)
    assert 0 < some.num_rows < everything.num_rows


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_is_stopped_leaves_what_stood_there(
    survey: Project, tmp_path: Path, name: str
) -> None:
    class Stop(Exception):  # noqa: N818 - it says what happened
        pass

    def stop(_rows: int) -> None:
        raise Stop

    out = tmp_path / f"out{FORMATS[name].suffix}"
    try:
        export(survey, name, out, utc_offset="+02:00", progress=stop)
    except Stop:
        assert list(tmp_path.iterdir()) == []
    else:
        assert FORMATS[name].plan is not None or name in ("zamba", "timelapse"), "it says how far it is"


@pytest.mark.parametrize("name", FORMATS)
def test_what_stands_there_is_replaced_only_when_asked(survey: Project, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out{FORMATS[name].suffix}"
    export(survey, name, out, utc_offset="+02:00", selection=SITE)
    with pytest.raises(UserError, match=r"exists|not empty"):
        export(survey, name, out, utc_offset="+02:00", selection=SITE)
    if FORMATS[name].plan is None:  # folders of cut-outs may hold anything: a new one is asked for
        export(survey, name, out, utc_offset="+02:00", selection=SITE, overwrite=True)


def preview_of_all(survey: Project, name: str) -> range:
    return range(preview(survey, name).num_videos)


def test_an_export_says_that_labelled_files_hold_something_else_by_now(reviewed: Project) -> None:
    info = VideoInfo(size_bytes=9, container="mp4", codec="h264", width=64, height=48)
    video = next(video for video, each in observations.all_observations(reviewed) if each.labelled_by)
    for content in ("before", "other"):
        media.record_probes(reviewed, [(video.id, replace(info, fingerprint=content), "")])
    said = "Files that hold something else than when they were labelled; nobody has looked since (1: "
    (told,) = [each for each in preview(reviewed, "csv").left_out if each.startswith(said)]
    assert told == f"{said}{video.relative_path})."
    assert not any(each.startswith(said) for each in preview(reviewed, "deployments").left_out)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_that_cannot_say_whose_word_a_name_is_says_how_many_are_a_machines(
    name: str, reviewed: Project
) -> None:
    tells = name in ("csv", "xlsx", "camtrap-dp", "timelapse", "zamba", "megadetector", "deployments")
    told = [each for each in preview(reviewed, name).left_out if "machine's word" in each]
    animals = [] if tells else ["One of 3 animals is a machine's word alone; this format does not say which."]
    has_bouts = name in ("boris", "boris-events", "activitynet", "ava", "timelapse")
    bouts = ["2 of 2 bouts are a machine's word alone; this format does not say which."]
    assert told == [*animals, *(bouts if has_bouts else [])]
    by_eye = preview(reviewed, name, selection=Selection(word=Word.BY_EYE)).left_out
    assert not any("machine's word" in each for each in by_eye)
