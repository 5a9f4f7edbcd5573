import pytest

from mvit_core.taxonomy import (
    LANGUAGES,
    Taxon,
    Taxonomy,
    behavior_names,
    common_names,
    mammalnet_keys,
    shipped_behaviors,
    shipped_places,
    shipped_taxonomy,
)

# What is known of mammals, written down once more by name: orders, and MammalNet's families of them.
FAMILIES = {
    "Artiodactyla": "Cervidae Bovidae Hippopotamidae Giraffidae Suidae Camelidae Delphinidae Balaenopteridae "
    "Balaenidae Physeteridae Antilocapridae",
    "Carnivora": "Felidae Canidae Herpestidae Hyaenidae Procyonidae Viverridae Mustelidae Ursidae Phocidae "
    "Otariidae Odobenidae Ailuridae Eupleridae",
    "Chiroptera": "Pteropodidae Phyllostomidae Vespertilionidae Molossidae",
    "Cingulata": "Chlamyphoridae",
    "Dasyuromorphia": "Dasyuridae Myrmecobiidae",
    "Diprotodontia": "Petauridae Macropodidae Phascolarctidae Vombatidae Phalangeridae Potoroidae",
    "Lagomorpha": "Leporidae",
    "Monotremata": "Ornithorhynchidae Tachyglossidae",
    "Peramelemorphia": "Thylacomyidae Peramelidae",
    "Perissodactyla": "Rhinocerotidae Tapiridae Equidae",
    "Pilosa": "Myrmecophagidae Bradypodidae",
    "Primates": "Hominidae Cercopithecidae Callitrichidae Indriidae Tarsiidae Cebidae Hylobatidae Atelidae "
    "Cheirogaleidae Pitheciidae",
    "Proboscidea": "Elephantidae",
    "Rodentia": "Erethizontidae Caviidae Chinchillidae Sciuridae Cricetidae Heteromyidae Castoridae",
    "Scandentia": "Tupaiidae",
    "Sirenia": "Trichechidae Dugongidae",
    "Tubulidentata": "Orycteropodidae",
}
NO_GENERA = {
    "tribe": "bovini caprini tragelaphini antilopini ovibovini neotragini",
    "subfamily": "aepycerotinae alcelaphinae hippotraginae reduncinae cephalophinae",
    "group": "fox deer hyena hippo elephant civet squirrel pig seal tamarin sea_lion armadillo hog bat "
    "treeshrew fur_seal",
}


def names(text: str) -> list[str]:
    return [taxon.key for taxon in shipped_taxonomy().search(text)]


def test_the_shipped_tree_has_the_published_numbers():
    ranks = [taxon.rank for taxon in shipped_taxonomy()]
    assert ranks.count("order") == 17
    assert ranks.count("family") == 69
    assert len(mammalnet_keys()) == 173
    assert mammalnet_keys()[0] == "panthera"
    assert mammalnet_keys()[172] == "cacajao"


def test_orders_have_the_families_that_they_are_known_to_have():
    tree = shipped_taxonomy()
    found = {
        order.scientific_name: {
            each.scientific_name for each in tree.children(order.key) if each.rank == "family"
        }
        for order in tree.children("mammalia")
    }
    assert found == {order: set(families.split()) for order, families in FAMILIES.items()}
    for taxon in tree:
        if taxon.rank == "family":
            assert taxon.scientific_name.endswith("idae")


def test_what_of_the_categories_is_no_genus():
    tree = shipped_taxonomy()
    for rank, keys in NO_GENERA.items():
        assert {key for key in mammalnet_keys() if tree[key].rank == rank} == set(keys.split())
    endings = {"tribe": "ini", "subfamily": "inae"}
    for key in mammalnet_keys():
        taxon = tree[key]
        assert taxon.scientific_name.endswith(endings.get(taxon.rank, ""))
        if taxon.rank == "genus" and key != "nasua_nasuella":
            assert taxon.scientific_name.lower() == key


def test_an_overlap_is_one_of_both_and_within_an_order():
    tree, places = shipped_taxonomy(), shipped_places()
    for key, place in places.items():
        order = [taxon.key for taxon in tree.lineage(key) if taxon.rank == "order"]
        for other in place.overlaps:
            assert key in places[other].overlaps
            assert order[0] in [taxon.key for taxon in tree.lineage(other)]
    whole = [each for each in mammalnet_keys() if tree[each].rank == "group" and places[each].overlaps]
    assert {"fox", "deer", "seal", "bat", "armadillo", "treeshrew", "pig", "hog"} <= set(whole)


def test_every_row_says_where_it_comes_from_and_where_its_animals_live():
    assert set(shipped_places()) == set(mammalnet_keys())
    for place in shipped_places().values():
        assert place.source
        assert place.regions <= {"AF", "AS", "EU", "NA", "SA", "OC", "AN"}
        assert place.regions


def test_every_taxon_has_a_name_in_each_language():
    for language in LANGUAGES:
        assert all(common_names(language).get(taxon.key) for taxon in shipped_taxonomy())


def test_an_animal_is_called_by_its_whole_name_in_any_language():
    tree = shipped_taxonomy()
    for name, key in (("Reh", "capreolus"), ("lobo", "canis"), ("Krampus", None), ("", None)):
        found = tree.called(name)
        assert (found.key if found else None) == key


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
        ("lio", "panthera"),
        ("wol", "canis"),
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wider_taxon_is_called_as_one_of_its_own(language: str) -> None:
    tree = shipped_taxonomy().in_language(language)
    alike = [
        taxon.key
        for taxon in tree
        if taxon.short_name in {above.short_name for above in tree.lineage(taxon.key)[1:]}
    ]
    assert alike == []
