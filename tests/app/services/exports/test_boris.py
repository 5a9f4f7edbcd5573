import csv
import json
from pathlib import Path
from typing import Any, Unpack

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.services import media, observations
from app.services.exports import export
from app.services.exports.boris import rows_of
from app.services.exports.boris_subjects import Coded, layers
from app.services.imports import import_file, read_file
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import LabelFields
from app.store.records import Kind, ObservationId, Subject
from app.store.schema import VideoRow
from mvit_core.types import Span
from tests.csv_rows import rows_in

Json = dict[str, Any]

HEADING = (  # that BORIS 8.27.4 and 10.0.2 write themselves
    "Observation id|Observation date|Description|Observation duration|Observation type|Source|"
    "Time offset (s)|Media duration (s)|FPS|site|deployment|camera time is from|Subject|Behavior|"
    "Behavioral category|Modifier #1|Behavior type|Time|Media file name|Image index|Image file path|Comment"
)


@pytest.fixture
def coded(reviewed: Project, tmp_path: Path) -> Json:
    out = tmp_path / "p.boris"
    export(reviewed, "boris", out)
    found: Json = json.loads(out.read_text(encoding="utf-8"))
    return found


def lion(coded: Json) -> Json:
    found: Json = coded["observations"]["North/=SUM(1).mp4"]
    return found


def test_it_has_all_that_a_project_of_format_7_has(coded: Json) -> None:
    assert coded["project_format_version"] == "7.0"
    assert {
        *("time_format", "project_date", "project_name", "project_description", "subjects_conf"),
        *("behaviors_conf", "observations", "behavioral_categories", "independent_variables"),
        *("coding_map", "behaviors_coding_map", "converters"),
    } <= set(coded)
    observation = lion(coded)
    assert observation["type"] == "MEDIA"
    assert observation["date"] == "2026-05-01T12:00:00"
    assert list(observation["file"]) == [str(player) for player in range(1, 9)]
    (file,) = observation["file"]["1"]
    assert observation["media_info"]["length"] == {file: 10.0}
    assert observation["media_info"]["fps"] == {file: 30.0}
    assert observation["media_info"]["display"] == {file: "Nothing"}  # else BORIS 10 opens it as changed
    assert observation["independent_variables"]["site"] == "North"


def test_no_frame_is_named_where_nobody_knows_how_fast_they_follow(reviewed: Project, tmp_path: Path) -> None:
    with reviewed.writing() as session:
        session.execute(update(VideoRow).values(frame_rate=None))
    export(reviewed, "boris", tmp_path / "b.boris")
    told = json.loads((tmp_path / "b.boris").read_text(encoding="utf-8"))["observations"]
    assert {event[5] for one in told.values() for event in one["events"]} == {"NA"}


def test_a_state_is_two_rows_and_every_state_is_paired(coded: Json) -> None:
    states = {one["code"] for one in coded["behaviors_conf"].values() if one["type"] == "State event"}
    for observation in coded["observations"].values():
        counts: dict[tuple[str, str], int] = {}
        for _, subject, code, modifier, _, index in observation["events"]:
            assert code in {one["code"] for one in coded["behaviors_conf"].values()}
            assert subject in {one["name"] for one in coded["subjects_conf"].values()}
            assert isinstance(index, int)
            counts[subject, code + modifier] = counts.get((subject, code + modifier), 0) + 1
            assert code in states
        assert all(number % 2 == 0 for number in counts.values())
        times = [event[0] for event in observation["events"]]
        assert times == sorted(times)


def test_an_animal_is_a_subject_with_its_bouts(coded: Json) -> None:
    events = [event for event in lion(coded)["events"] if event[1] == "Panthera 1"]
    assert events == [
        [1.25, "Panthera 1", "in view", "", "", 38],
        [1.25, "Panthera 1", "eats food", "", "", 38],
        [2.25, "Panthera 1", "eats food", "", "", 68],
        [2.25, "Panthera 1", "sleeps", "", "", 68],
        [4.95, "Panthera 1", "sleeps", "", "", 148],
        [5.25, "Panthera 1", "in view", "", "", 158],
    ]
    names = {one["name"]: one["description"] for one in coded["subjects_conf"].values()}
    assert names["Panthera 1"] == "Panthera"
    assert names["B7"] == "Ursus"  # an animal with a name of its own


@pytest.mark.parametrize(("name", "out"), [("boris", "p.boris"), ("boris-events", "e.tsv")])
def test_who_has_no_name_is_called_as_in_the_table_of_species(
    reviewed: Project, name: str, out: str, tmp_path: Path
) -> None:
    """A person who cannot tell has looked, and motion that nobody has named is a subject of its own."""
    (video,) = (one for one in media.videos(reviewed) if one.name == "blank.mp4")
    for subject in (Subject.UNKNOWN, Subject.ANIMAL, Subject.UNCLASSIFIED, Subject.HUMAN):
        place = labels.new_observation(reviewed, video.id, Kind.ANIMAL)
        labels.apply(reviewed, {place: labels.add(Span(1, 3), subject=subject)}, who="ana")
    export(reviewed, "summary", tmp_path / "summary.csv")
    kinds = {row["species"] for row in rows_in(tmp_path / "summary.csv")}
    export(reviewed, name, tmp_path / out)
    there = [one for one in read_file(tmp_path / out).animals if one.video.endswith(video.name)]
    assert {"unidentified", "unclassified", "human"} <= kinds
    text = (tmp_path / out).read_text(encoding="utf-8")
    assert all(called in text for called in ("unidentified 1", "unidentified 2", "unclassified 1", "human 1"))
    assert sorted((str(one.subject), one.name, one.individual) for one in there) == [
        ("animal", "", ""), ("animal", "", ""), ("human", "", ""), ("unclassified", "", ""),
    ]  # fmt: skip


def test_two_kinds_of_animals_may_have_one_name(reviewed: Project, tmp_path: Path) -> None:
    """A bear A is no fox A: a subject of BORIS is of one kind, and of one animal."""
    video = media.videos(reviewed)[0]
    for taxon, start_s in (("ursus", 0), ("vulpes", 1), ("ursus", 6)):
        place = labels.new_observation(reviewed, video.id, Kind.ANIMAL)
        label = labels.add(Span(start_s, start_s + 3), taxon=taxon)
        labels.apply(reviewed, {place: msgspec.structs.replace(label, individual="A")}, who="ana")
    export(reviewed, "boris", tmp_path / "out.boris")
    written = json.loads((tmp_path / "out.boris").read_text(encoding="utf-8"))
    kinds = {one["name"]: one["description"] for one in written["subjects_conf"].values()}
    assert (kinds["A"], kinds["A [Vulpes]"]) == ("Ursus", "Vulpes")
    found = read_file(tmp_path / "out.boris").animals
    named = {(one.name, one.individual, one.span) for one in found if one.individual == "A"}
    assert named == {("Ursus", "A", Span(0, 3)), ("Vulpes", "A", Span(1, 4)), ("Ursus", "A", Span(6, 9))}


def test_the_table_says_the_same_with_starts_and_stops(
    reviewed: Project, coded: Json, tmp_path: Path
) -> None:
    export(reviewed, "boris-events", tmp_path / "e.tsv")
    with (tmp_path / "e.tsv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t")
        rows = list(reader)
    assert reader.fieldnames == HEADING.split("|")
    those = [
        row
        for row in rows
        if row["Subject"] == "Panthera 1" and row["Observation id"].endswith("=SUM(1).mp4")
    ]
    assert [(float(row["Time"]), row["Behavior"], row["Behavior type"]) for row in those] == [
        (1.25, "in view", "START"),
        (1.25, "eats food", "START"),
        (2.25, "eats food", "STOP"),
        (2.25, "sleeps", "START"),
        (4.95, "sleeps", "STOP"),
        (5.25, "in view", "STOP"),
    ]
    assert len(rows) == sum(len(one["events"]) for one in coded["observations"].values())
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 15), st.sampled_from("ab"))


@given(st.lists(SPANS, max_size=12))
def test_pairing_rows_by_their_order_gives_the_states_back(those: list[tuple[int, int, str]]) -> None:
    spans = [(subject, Span(start, start + length)) for start, length, subject in those]
    found = [
        Coded(subject, "walks", str(layer), span, False)
        for (subject, span), layer in zip(spans, layers(spans), strict=True)
    ]
    found.sort(key=lambda one: (one.span.start_s, -one.span.end_s))
    read: list[tuple[str, float, float]] = []
    started: dict[tuple[str, str], float] = {}
    for time_s, one, _, _ in rows_of(found):
        key = one.subject, one.modifiers
        if key in started:
            read.append((one.subject, started.pop(key), time_s))
        else:
            started[key] = time_s
    assert not started
    assert sorted(read) == sorted((subject, span.start_s, span.end_s) for subject, span in spans)


@pytest.mark.parametrize(("name", "out"), [("boris", "p.boris"), ("boris-events", "e.tsv")])
def test_what_is_done_twice_at_once_comes_back_as_it_was(
    reviewed: Project, name: str, out: str, tmp_path: Path
) -> None:
    """A group of lions eats in turns; two tracks are of one bear, of which the second sleeps."""
    video = media.videos(reviewed)[0]

    def add(span: Span, animal: ObservationId | None = None, **fields: Unpack[LabelFields]) -> ObservationId:
        kind = Kind.ANIMAL if animal is None else Kind.BEHAVIOR
        place = labels.new_observation(reviewed, video.id, kind, parent_id=animal)
        labels.apply(reviewed, {place: labels.add(span, **fields)}, who="ana")
        return place

    group = add(Span(0, 9), taxon="panthera", individual="Pride", notes="three of them")
    for span, notes in ((Span(1, 4), "cub"), (Span(2, 6), ""), (Span(3, 5), "other cub"), (Span(6, 7), "")):
        add(span, group, behavior="eats_food", notes=notes, modifiers=("slow",))
    for span in (Span(0, 5), Span(2, 8)):
        bear = add(span, taxon="panthera", individual="Bo")
        add(Span(3, 4.5), bear, behavior="sleeps", notes=f"from {span.start_s:.0f}")

    def said(project: Project) -> list[tuple[object, ...]]:
        found = list(observations.all_observations(project))
        named = {one.id: (one.individual, one.span.start_s, one.span.end_s) for _, one in found}
        return sorted(
            (
                *named[one.parent_id or one.id], one.behavior or "", one.span.start_s, one.span.end_s,
                one.notes, one.modifiers,
            )
            for _, one in found
            if named[one.parent_id or one.id][0] in ("Pride", "Bo")
        )  # fmt: skip

    report = export(reviewed, name, tmp_path / out)
    assert any(each.startswith("3 states overlap another") for each in report.left_out)
    with create_project(tmp_path / "copy.trapline") as copy:
        for root in media.roots(reviewed):
            media.add_files(copy, root, list(media.find_videos(root)))
        import_file(copy, tmp_path / out, who="bo")
        assert said(copy) == said(reviewed)
    stood = said(reviewed)
    import_file(reviewed, tmp_path / out, who="bo")
    assert said(reviewed) == stood
