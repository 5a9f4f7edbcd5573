import pytest

from mvit_core.taxonomy import (
    LANGUAGES,
    Taxon,
    Taxonomy,
    behavior_names,
    common_names,
    mammalnet_keys,
    shipped_behaviors,
    shipped_taxonomy,
)


def names(text: str) -> list[str]:
    return [taxon.key for taxon in shipped_taxonomy().search(text)]


def test_the_shipped_tree_has_the_published_numbers():
    ranks = [taxon.rank for taxon in shipped_taxonomy()]
    assert ranks.count("order") == 17
    assert ranks.count("family") == 69
    assert len(mammalnet_keys()) == 173
    assert mammalnet_keys()[0] == "panthera"
    assert mammalnet_keys()[172] == "cacajao"


def test_every_category_reaches_the_root_through_an_order():
    tree = shipped_taxonomy()
    for key in mammalnet_keys():
        line = tree.lineage(key)
        assert line[0].key == key
        assert line[-1].key == "mammalia"
        assert "order" in [taxon.rank for taxon in line]


def test_lineage_goes_from_the_taxon_to_the_root():
    assert [taxon.key for taxon in shipped_taxonomy().lineage("leptailurus")] == [
        "leptailurus",
        "felidae",
        "carnivora",
        "mammalia",
    ]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("serv", "leptailurus"),
        ("Leptail", "leptailurus"),
        ("lion", "panthera"),
        ("tiger", "panthera"),
        ("pere dav", "elaphurus"),
        ("sea lion", "sea_lion"),
        ("sea_lion", "sea_lion"),
        ("racoon", "procyon"),
        ("hipopotamus", "hippo"),
        ("chimpanzeee", "pan"),
        ("red deer", "cervus"),
        ("felidae", "felidae"),
        ("cow", "bovini"),
        ("wild boar", "hog"),
        ("deer", "deer"),
        ("wolf", "canis"),
        ("weasle", "mustela"),
        ("vicuna", "vicugna"),
    ],
)
def test_a_few_letters_find_the_animal_first(typed: str, key: str):
    assert names(typed)[0] == key


def test_beginnings_come_before_middles_and_slips():
    found = names("bea")
    assert found.index("castor") < len(found)
    assert {"ursidae", "helarctos"} & set(found)
    assert names("fox")[0] == "fox"


def test_narrow_taxa_come_before_wide_ones():
    found = names("fel")
    assert found.index("felis") < found.index("felidae")


@pytest.mark.parametrize("typed", ["", "   ", "zzzzzz", "§"])
def test_nonsense_finds_nothing(typed: str):
    assert names(typed) == []


def test_display_name_has_both_names_and_survives_unknown_keys():
    assert shipped_taxonomy().display_name("leptailurus") == "serval (Leptailurus)"
    assert shipped_taxonomy().display_name("panthera") == "big cats (Panthera)"
    assert shipped_taxonomy().display_name("gone_from_the_tree") == "gone_from_the_tree"


def test_a_tree_with_a_missing_parent_or_a_double_key_is_refused():
    lion = Taxon("lion", "Panthera leo", "species", "panthera", "lion")
    with pytest.raises(ValueError, match="parent"):
        Taxonomy.from_rows([lion])
    with pytest.raises(ValueError, match="twice"):
        Taxonomy.from_rows([*shipped_taxonomy(), lion, lion])


def test_a_loop_of_parents_does_not_hang():
    tree = Taxonomy.from_rows([Taxon("a", "A", "genus", "b", ""), Taxon("b", "B", "genus", "a", "")])
    assert [taxon.key for taxon in tree.lineage("a")] == ["a", "b"]


def test_the_twelve_behaviors_have_unique_keys_and_letters():
    behaviors = shipped_behaviors()
    assert len(behaviors) == 12
    assert len({behavior.key for behavior in behaviors}) == 12
    assert len({behavior.key_hint for behavior in behaviors}) == 12
    assert behaviors[2].name == "eats food"


def test_short_names_are_short_and_tell_leaves_apart():
    tree = shipped_taxonomy()
    leaves = [tree[key] for key in mammalnet_keys()]
    assert max(len(taxon.short_name) for taxon in leaves) <= 35
    shown = [tree.display_name(taxon.key) for taxon in leaves]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_animal_and_behavior_has_a_name_in_every_language(language: str):
    assert set(common_names(language)) == {taxon.key for taxon in shipped_taxonomy()}
    assert set(behavior_names(language)) == {behavior.key for behavior in shipped_behaviors()}
    assert all([*common_names(language).values(), *behavior_names(language).values()])


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("reh", "capreolus"),
        ("Rothirsch", "cervus"),
        ("Wildschwein", "hog"),
        ("corzo", "capreolus"),
        ("jabali", "hog"),
        ("carpincho", "hydrochoerus"),
        ("Löwe", "panthera"),
        ("loewenaffchen", "leontopithecus"),
    ],
)
def test_names_of_other_languages_are_found(typed: str, key: str):
    assert names(typed)[0] == key


def test_a_tree_in_another_language_says_and_finds_its_own_names_first():
    german = shipped_taxonomy().in_language("de")
    assert german.display_name("capreolus") == "Reh (Capreolus)"
    assert german["panthera"].short_name == "Großkatzen"
    assert german.search("gepard")[0].key == "acinonyx"
    assert german.search("cheetah")[0].key == "acinonyx"
    assert german.lineage("capreolus")[-1].short_name == "Säugetiere"
    assert shipped_taxonomy().in_language("fi")["panthera"] == shipped_taxonomy()["panthera"]
