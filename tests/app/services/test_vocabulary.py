import pytest

from app.services import observations, vocabulary
from app.services.projects import Project, open_project
from app.services.review import labels
from mvit_core.errors import UserError
from tests.videos import video_ids


def test_a_project_starts_with_what_is_shipped(project: Project):
    assert len(vocabulary.behaviors(project)) == 12
    assert "panthera" in vocabulary.taxonomy(project)


def test_an_own_species_is_found_first_and_has_its_place_in_the_tree(project: Project):
    taxon = vocabulary.new_taxon(
        project, scientific_name="Panthera leo", common_name="lion", rank="species", parent="panthera"
    )
    before, changes = vocabulary.put_taxon(project, taxon.key, taxon)
    assert before is None
    assert changes.vocabulary
    with open_project(project.path) as reader:
        tree = vocabulary.taxonomy(reader)
    assert tree.search("lion")[0] == taxon
    assert [one.key for one in tree.lineage(taxon.key)][:3] == ["panthera_leo", "panthera", "felidae"]


def test_an_own_behavior_leaves_older_labels_as_they_are(project: Project, scan, make_result):
    scan(make_result(0.1))
    video_id = video_ids(project)[0]
    bout = observations.of_video(project, video_id)[1]
    labels.apply(project, {bout.id: labels.confirm(bout)}, who="ada")
    before = observations.of_video(project, video_id)
    behavior = vocabulary.new_behavior(project, "Scent  marking", point=True)
    vocabulary.put_behavior(project, behavior.key, behavior)
    assert (behavior.key, behavior.name, behavior.kind) == ("scent_marking", "Scent marking", "point")
    assert vocabulary.behaviors(project)[-1] == behavior
    assert observations.of_video(project, video_id) == before


@pytest.mark.parametrize("name", ["eats food", "EATS  Food", "eats_food"])
def test_a_behavior_that_is_there_is_refused(project: Project, name: str):
    with pytest.raises(UserError, match="already"):
        vocabulary.new_behavior(project, name)


def test_nameless_things_are_refused(project: Project):
    with pytest.raises(UserError, match="letter"):
        vocabulary.new_behavior(project, " ?? ")
    with pytest.raises(UserError, match="letter"):
        vocabulary.new_taxon(project, scientific_name="", common_name=" ", rank="genus", parent=None)


def test_a_taxon_needs_a_known_parent_a_known_rank_and_a_new_name(project: Project):
    for fields, words in (
        ({"scientific_name": "Lynx", "rank": "genus", "parent": "felidae"}, "already"),
        ({"scientific_name": "Xus", "rank": "genus", "parent": "xidae"}, "no taxon"),
        ({"scientific_name": "Xus", "rank": "kind", "parent": "felidae"}, "no rank"),
    ):
        with pytest.raises(UserError, match=words):
            vocabulary.new_taxon(project, common_name="", **fields)
