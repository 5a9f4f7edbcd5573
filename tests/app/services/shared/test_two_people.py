"""Two people at one observation: the later edit is shown the earlier one, and none is lost."""

import multiprocessing
import random
from collections.abc import Callable

import pytest

from app.services import media, observations, others
from app.services.projects import Project, open_project
from app.services.review import labels
from app.services.review.overtaking import Overtaken
from app.store.records import Kind, Label, Observation, ObservationId, ReviewState
from mvit_core.errors import UserError
from mvit_core.types import Span
from tests.app.conftest import animals_of

NUM_PEOPLE, NUM_EDITS = 3, 20


def named(project: Project, taxon: str) -> dict[ObservationId, Label | None]:
    first = animals_of(project)[0]
    return {first.id: labels.correct(first, taxon=taxon)}


def taxon_of(project: Project) -> str | None:
    return animals_of(project)[0].taxon


def test_the_later_of_two_edits_is_shown_the_earlier_and_nothing_is_written(ana: Project, ben: Project):
    seen = others.position_of(ben).label
    bens = named(ben, "canis")
    labels.apply(ana, named(ana, "vulpes"), who="Ana", since=others.position_of(ana).label)
    with pytest.raises(Overtaken) as caught:
        labels.apply(ben, bens, who="Ben", since=seen)
    (change,) = caught.value.changes
    assert (change.who, change.before, change.after.taxon) == ("Ana", None, "vulpes")
    assert taxon_of(ben) == "vulpes"


def test_who_has_been_shown_it_may_use_their_own_word_and_undo_brings_the_other_back(
    ana: Project, ben: Project
):
    seen, bens = others.position_of(ben).label, named(ben, "canis")
    labels.apply(ana, named(ana, "vulpes"), who="Ana")
    anas = animals_of(ana)[0]
    with pytest.raises(Overtaken) as caught:
        labels.apply(ben, bens, who="Ben", since=seen)
    shown = caught.value.position
    before, _ = labels.apply(ben, bens, who="Ben", since=shown)
    assert taxon_of(ana) == "canis"
    labels.apply(ben, before, who="Ben", since=shown)
    assert animals_of(ana)[0] == anas, "with Ana's signature"


def test_one_overtaken_edit_of_several_holds_all_of_them_back(ana: Project, ben: Project):
    first, second, *_ = animals_of(ben)
    seen = others.position_of(ben).label
    labels.apply(ana, {second.id: labels.reject(second)}, who="Ana")
    both = {one.id: labels.correct(one, taxon="canis") for one in (first, second)}
    with pytest.raises(Overtaken) as caught:
        labels.apply(ben, both, who="Ben", since=seen)
    assert [each.observation_id for each in caught.value.changes] == [second.id]
    assert animals_of(ben)[0].state is ReviewState.UNREVIEWED


def test_two_who_say_the_same_are_not_asked(ana: Project, ben: Project):
    seen, bens = others.position_of(ben).label, named(ben, "vulpes")
    labels.apply(ana, named(ana, "vulpes"), who="Ana")
    before, changes = labels.apply(ben, bens, who="Ben", since=seen)
    assert changes.observations == frozenset()
    assert animals_of(ben)[0].labelled_by == "Ana"
    labels.apply(ben, before, who="Ben", since=seen)
    assert taxon_of(ben) == "vulpes", "Ben's undo takes nothing of Ana's away"


def test_what_was_said_and_taken_back_overtakes_nobody(ana: Project, ben: Project):
    seen, bens = others.position_of(ben).label, named(ben, "canis")
    before, _ = labels.apply(ana, named(ana, "vulpes"), who="Ana")
    labels.apply(ana, before, who="Ana")
    labels.apply(ben, bens, who="Ben", since=seen)
    assert taxon_of(ana) == "canis"


def test_an_undo_is_overtaken_by_what_somebody_said_after_it(ana: Project, ben: Project):
    seen = others.position_of(ben).label
    before, _ = labels.apply(ben, named(ben, "canis"), who="Ben", since=seen)
    labels.apply(ana, named(ana, "vulpes"), who="Ana", since=others.position_of(ana).label)
    with pytest.raises(Overtaken):
        labels.apply(ben, before, who="Ben", since=seen)
    assert taxon_of(ben) == "vulpes"


def sleeping(project: Project, animal: Observation) -> dict[ObservationId, Label | None]:
    place = labels.new_observation(project, animal.video_id, Kind.BEHAVIOR, parent_id=animal.id)
    return {place: labels.add(Span(1, 2), behavior="sleeps")}


def behaviors_of(project: Project, animal: Observation) -> list[str | None]:
    found = observations.of_video(project, animal.video_id)
    return [one.behavior for one in found if one.parent_id == animal.id]


@pytest.mark.parametrize("how", ["rejected", "trimmed"])
def test_a_behavior_of_an_animal_that_went_meanwhile_is_not_written(ana: Project, ben: Project, how: str):
    seen, animal = others.position_of(ben).label, animals_of(ben)[0]
    bens = sleeping(ben, animal)
    anas = {"rejected": labels.reject(animal), "trimmed": labels.correct(animal, span=Span(3, 4))}[how]
    labels.apply(ana, {animal.id: anas}, who="Ana", since=seen)
    with pytest.raises(Overtaken) as caught:
        labels.apply(ben, bens, who="Ben", since=seen)
    assert caught.value.homeless == caught.value.held_up == frozenset(bens)
    assert [change.observation_id for change in caught.value.changes] == [animal.id]
    assert not labels.history(ben, next(iter(bens)))


def test_nor_is_it_once_that_is_known_or_one_that_gave_way_with_it(ana: Project, ben: Project):
    seen, animal = others.position_of(ben).label, animals_of(ben)[0]
    (place, label), *_ = sleeping(ben, animal).items()
    labels.apply(ben, {place: label}, who="Ben", since=seen)
    anas = {animal.id: labels.reject(animal), place: None}
    labels.apply(ana, anas, who="Ana", since=others.position_of(ana).label)
    for known in (seen, others.position_of(ben).label):
        with pytest.raises(Overtaken) as caught:
            labels.apply(ben, {place: labels.add(Span(1, 3), behavior="sleeps")}, who="Ben", since=known)
        assert caught.value.homeless == {place}


@pytest.mark.parametrize("how", ["reject", "undo", "trim"])
def test_an_animal_of_which_somebody_said_what_it_does_does_not_go_with_it_unasked(
    ana: Project, ben: Project, how: str
):
    place = labels.new_observation(ben, animals_of(ben)[0].video_id, Kind.ANIMAL)
    labels.apply(ben, {place: labels.add(Span(0, 4), taxon="lynx")}, who="Ben")
    seen = others.position_of(ben).label
    lynx = next(one for one in animals_of(ben) if one.id == place)
    labels.apply(ana, sleeping(ana, lynx), who="Ana", since=others.position_of(ana).label)
    bens = {"reject": labels.reject(lynx), "undo": None, "trim": labels.correct(lynx, span=Span(2.5, 4))}[how]
    with pytest.raises(Overtaken) as caught:
        labels.apply(ben, {place: bens}, who="Ben", since=seen)
    assert (caught.value.held_up, caught.value.homeless) == ({place}, frozenset())
    assert behaviors_of(ben, lynx) == ["sleeps"]
    before, _ = labels.apply(ben, {place: bens}, who="Ben", since=caught.value.position)
    labels.apply(ben, before, who="Ben", since=caught.value.position)
    assert behaviors_of(ben, lynx) == ["sleeps"]


@pytest.mark.parametrize("who_is_first", ["undo", "bout"])
def test_a_half_that_is_undone_is_not_kept_beside_the_whole_by_what_another_said_it_does(
    ana: Project, ben: Project, who_is_first: str
):
    whole = animals_of(ana)[0]
    before, _ = labels.apply(ana, labels.split(ana, whole, 2.5), who="Ana")
    seen = others.position_of(ben).label
    half = next(one for one in animals_of(ben) if one.id in before and one.id != whole.id)
    place = labels.new_observation(ben, half.video_id, Kind.BEHAVIOR, parent_id=half.id)
    bens = {place: labels.add(Span(3, 4), behavior="sleeps")}
    if who_is_first == "undo":
        labels.apply(ana, before, who="Ana", since=seen)
        with pytest.raises(Overtaken) as caught:
            labels.apply(ben, bens, who="Ben", since=seen)
        assert caught.value.homeless == {place}
        assert [one for one in animals_of(ana) if one.id in before] == [whole]
    else:
        labels.apply(ben, bens, who="Ben", since=seen)
        with pytest.raises(Overtaken) as caught:
            labels.apply(ana, before, who="Ana", since=seen)
        assert caught.value.homeless == {half.id}
        with pytest.raises(Overtaken):
            labels.apply(ana, before, who="Ana", since=caught.value.position)
        assert len([one for one in animals_of(ana) if one.id in before]) == 2


def test_ones_own_edits_overtake_nobody(ben: Project):
    seen = others.position_of(ben).label
    for taxon in ("canis", "vulpes", "lynx"):
        labels.apply(ben, named(ben, taxon), who="Ben", since=seen)
    assert taxon_of(ben) == "lynx"


def test_in_a_file_that_one_person_writes_nobody_is_asked(tmp_path):
    from app.services.projects import create_project

    with create_project(tmp_path / "a.trapline") as project:
        assert not project.is_shared
        assert project.window == ""


def edit_at_random(url: str, who: str) -> None:
    """Name animals again and again, as somebody who looks again wherever they are overtaken."""
    dice = random.Random(who)
    with open_project(url) as project:
        done = 0
        while done < NUM_EDITS:
            seen = others.position_of(project).label
            one = dice.choice(animals_of(project))
            label = labels.correct(one, taxon=dice.choice(("canis", "vulpes", "lynx")), notes=f"{who} {done}")
            try:
                labels.apply(project, {one.id: label}, who=who, since=seen)
            except Overtaken:
                continue
            done += 1


def test_many_who_write_at_the_same_time_lose_nothing(url: str, opened: Callable[[], Project]):
    context = multiprocessing.get_context("spawn")
    people = [f"person {number}" for number in range(NUM_PEOPLE)]
    processes = [context.Process(target=edit_at_random, args=(url, who)) for who in people]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=120)
    assert [process.exitcode for process in processes] == [0] * NUM_PEOPLE
    project = opened()
    trails = {one.id: labels.history(project, one.id) for one in animals_of(project)}
    said = sorted(change.after.notes for trail in trails.values() for change in trail)
    assert said == sorted(f"{who} {number}" for who in people for number in range(NUM_EDITS))
    for one in animals_of(project):
        trail = trails[one.id]
        befores = [change.before for change in trail]
        assert befores == [None, *(change.after for change in trail[:-1])], "each saw the one before it"
        assert one.notes == trail[-1].after.notes
    summed = observations.summary(project)
    counted = sum(video.num_unreviewed for video in media.videos(project))
    assert counted == sum(one.state is ReviewState.UNREVIEWED for one in animals_of(project))
    assert summed.videos


def test_two_who_make_a_project_at_the_same_moment_make_one(postgres):
    from concurrent.futures import ThreadPoolExecutor

    from app.services.projects import open_or_create

    url = postgres.new_database()
    with ThreadPoolExecutor(2) as both:
        made = list(both.map(lambda _: open_or_create(url), range(2)))
    names = {project.name for project in made}
    for project in made:
        project.close()
    assert names == {url.rpartition("/")[2]}


def test_a_database_that_is_not_there_is_named_without_the_password(postgres):
    address = postgres.url("nowhere").replace("trapline@", "trapline:secret@")
    with pytest.raises(UserError, match="createdb") as caught:
        open_project(address)
    assert "secret" not in str(caught.value)
