from pathlib import Path
from unicodedata import normalize

import pytest

from app.services.media import find_videos
from app.services.placing.places import guess_places, place_name


@pytest.mark.parametrize(
    ("path", "site", "deployment", "folder"),
    [
        ("Site 3/DCIM/100MEDIA/IMG_0001.AVI", "Site 3", "Site 3", "Site 3"),
        ("Site 3/DCIM/101_BTCF/IMG_0001.AVI", "Site 3", "Site 3", "Site 3"),
        ("S01/Cam2/DCIM/100EK113/x.avi", "S01", "S01 Cam2", "S01/Cam2"),
        ("S01_20230412/x.avi", "S01", "S01_20230412", "S01_20230412"),
        ("Survey2023/S01_20230412/x.mp4", "S01", "S01_20230412", "Survey2023/S01_20230412"),
        ("2019/S01/x.avi", "S01", "S01", "2019/S01"),
        ("S01/check1/x.avi", "S01", "S01 check1", "S01/check1"),
        (
            "Río/Cámara 1/2020-05-01/100_BTCF/x.avi",
            "Río",
            "Río Cámara 1 2020-05-01",
            "Río/Cámara 1/2020-05-01",
        ),
        ("Hill/Lions/x.avi", "Hill", "Hill", "Hill"),
        ("Hill/2024-06-01/night/x.avi", "Hill", "Hill 2024-06-01 night", "Hill/2024-06-01/night"),
        ("Arber/Camera 1 - north/x.avi", "Arber", "Arber Camera 1 - north", "Arber/Camera 1 - north"),
        ("Danube/Camera 1 - north/x.avi", "Danube", "Danube Camera 1 - north", "Danube/Camera 1 - north"),
        (
            "Hill/South-west/2024-06-01/x.avi",
            "Hill",
            "Hill South-west 2024-06-01",
            "Hill/South-west/2024-06-01",
        ),
        ("Black Rock 2024-05-01/x.avi", "Black Rock", "Black Rock 2024-05-01", "Black Rock 2024-05-01"),
        ("south/x.avi", "south", "south", "south"),
        ("Arber/Plot 1/x.avi", "Arber Plot 1", "Arber Plot 1", "Arber/Plot 1"),
        ("Arber/Plot 1/check 2/x.avi", "Arber Plot 1", "Arber Plot 1 check 2", "Arber/Plot 1/check 2"),
        ("Danube/Plot 1_20230412/x.avi", "Danube Plot 1", "Danube Plot 1_20230412", "Danube/Plot 1_20230412"),
        ("Danube/07/DCIM/100MEDIA/x.avi", "Danube 07", "Danube 07", "Danube/07"),
        ("Lions/Site 1/x.avi", "Site 1", "Site 1", "Lions/Site 1"),
        ("blank/07/x.avi", "07", "07", "blank/07"),
        ("Survey A/Plot 1/x.avi", "Plot 1", "Plot 1", "Survey A/Plot 1"),
        ("Spring 2024/Plot 1/x.avi", "Plot 1", "Plot 1", "Spring 2024/Plot 1"),
        ("Hill/Southwood/x.avi", "Southwood", "Southwood", "Hill/Southwood"),
        ("Hill/2024-06-01/Part 2/x.avi", "Hill", "Hill 2024-06-01 Part 2", "Hill/2024-06-01/Part 2"),
        ("Hill/check 2/B/DCIM/x.avi", "Hill", "Hill check 2 B", "Hill/check 2/B"),
        ("Hill/2024-06/x.avi", "Hill", "Hill 2024-06", "Hill/2024-06"),
        ("Hill/2024/06/12/x.avi", "Hill", "Hill 2024 06 12", "Hill/2024/06/12"),
        ("Hill/2024/06_Juni/x.avi", "Hill", "Hill 2024 06_Juni", "Hill/2024/06_Juni"),
        ("Serengeti/2024-06-01/Pond/x.avi", "Pond", "Pond", "Serengeti/2024-06-01/Pond"),
        ("2024-06-01/A/x.avi", "A", "A", "2024-06-01/A"),
        ("2024/06/Hill/x.avi", "Hill", "Hill", "2024/06/Hill"),
        ("2024/12/x.avi", "12", "12", "2024/12"),
        ("Hill/fox/2024-06-01/x.avi", "Hill", "Hill fox 2024-06-01", "Hill/fox/2024-06-01"),
        ("Hill/Cam 1/2024-06-01/x.avi", "Hill", "Hill Cam 1 2024-06-01", "Hill/Cam 1/2024-06-01"),
        ("Hill/check 2/Cam 1/x.avi", "Hill", "Hill check 2 Cam 1", "Hill/check 2/Cam 1"),
        ("Hill/videos/2024-06-01/x.avi", "Hill", "Hill 2024-06-01", "Hill/videos/2024-06-01"),
        ("Hill/blank/x.avi", "Hill", "Hill", "Hill"),
        ("001_forest/x.avi", "001_forest", "001_forest", "001_forest"),
        ("Back\\Slash\\x.avi", "Slash", "Slash", "Back/Slash"),
    ],
)
def test_places_are_told_from_cards_dates_and_visits(path: str, site: str, deployment: str, folder: str):
    assert guess_places(path) == (site, deployment, folder)


@pytest.mark.parametrize(
    "path", ["x.avi", "DCIM/100MEDIA/x.avi", "2019/x.avi", "videos/x.avi", "Card 1/x.avi"]
)
def test_folders_that_say_nothing_leave_it_to_the_root(path: str):
    assert guess_places(path)[:2] == ("", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arber/CT-01", "Danube/CT-01"),
        ("Grid North/A1/DCIM/100_BTCF", "Grid South/A1"),
        ("Kakum/CT01_20240501", "Ankasa/CT01_20240501"),
        ("Transect 1/Station 1", "Transect 2/Station 1"),
        ("Arber/Transect 1/Station 1", "Danube/Transect 1/Station 1"),
        ("T1/P1", "T2/P1"),
        ("A/1", "B/1"),
        ("Arber/L", "Arber/R"),
        ("ST01/L", "ST02/L"),
        ("North/Plot 1", "South/Plot 1"),
        ("Bloque 1/Estación 1", "Bloque 2/Estación 1"),
        ("Arber/Plot II", "Danube/Plot II"),
        ("Road A/km 3", "Road B/km 3"),
        ("Arber survey/Plot 1", "Danube survey/Plot 1"),
        ("Arber 2024/Plot 1", "Danube 2024/Plot 1"),
        ("Arber/Survey 1/Plot 1", "Danube/Survey 1/Plot 1"),
        ("Station 1/Cam A", "Station 2/Cam A"),
        ("Station 1/left", "Station 2/left"),
        ("Arber/Standort 1/Kontrolle 1", "Arber/Standort 2/Kontrolle 1"),
        ("Plot 1/Winter", "Plot 2/Winter"),
        ("Hollow/2024 Q1", "Ridge/2024 Q1"),
        ("Hollow/Fotos", "Ridge/Fotos"),
        ("Hollow/Zorro", "Ridge/Zorro"),
        ("KW12", "KW13"),
        ("A8/Passage 1", "A8/Passage 2"),
        ("Controle 1", "Controle 2"),
        ("Camera A/DCIM", "Camera B/DCIM"),
        ("Plot 1 Kontrolle 2", "Plot 2 Kontrolle 2"),
    ],
)
def test_what_is_called_alike_in_two_places_is_two_sites(one: str, other: str):
    first, second = guess_places(f"{one}/x.avi"), guess_places(f"{other}/x.avi")
    assert "" != first[0] != second[0] != ""
    assert first[1] != second[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Station 1/Cam A", "Station 1/Cam B"),
        ("Station 1/left", "Station 1/right"),
        ("ST01/L", "ST01/R"),
        ("Standort 1/Leerung 1", "Standort 1/3. Kontrolle"),
        ("Parque/Estación 1/Visita 1", "Parque/Estación 1/Revisión 2"),
        ("Forêt/Point 1/Visite 1", "Forêt/Point 1/Relevé 2"),
        ("Mata/Ponto 1/Campanha 1", "Mata/Ponto 1/Campanha 2"),
        ("Hollow/KW 12", "Hollow/Woche 13"),
        ("Hollow/Winter 2023-24", "Hollow/Dry season"),
        ("Hollow/Enero", "Hollow/Été 2024"),
        ("Winter/Plot 1", "Sommer/Plot 1"),
        ("Arber Winter 2023/P1", "Arber Sommer 2023/P1"),
        ("Arber 2024/Plot 1", "Arber 2025/Plot 1"),
        ("Luchs 2024/Arber/A1", "Luchs 2025/Arber/A1"),
        ("2022/Arber/Plot 1", "2023/Arber/Plot 1"),
        ("Disk 1/CT01", "Disk 2/CT01"),
        ("Wet season/A1", "Dry season/A1"),
        ("fox/A1", "badger/A1"),
        ("left/A1", "right/A1"),
        ("day/A1", "night/A1"),
        ("Hollow", "Hollow - Copy"),
        ("Hollow/Fotos", "Hollow/Videos"),
    ],
)
def test_what_is_called_otherwise_at_one_place_is_one_site_and_two_deployments(one: str, other: str):
    first, second = guess_places(f"{one}/x.avi"), guess_places(f"{other}/x.avi")
    assert first[0] == second[0] != ""
    assert first[2] != second[2]


@pytest.mark.parametrize("folder", ["Arber/Fläche 1", "Höhle/März 2024", "Höhle/Cámara B", "Höhle/vacío"])
def test_accents_that_stand_apart_are_the_same_and_the_folder_stays_as_it_is_spelled(folder: str):
    apart = normalize("NFD", folder)
    as_one, spelled = guess_places(f"{folder}/x.avi"), guess_places(f"{apart}/x.avi")
    assert spelled[:2] == as_one[:2]
    assert spelled[2] == normalize("NFD", as_one[2])


@pytest.mark.parametrize("folder", ["Fuchs", "Zorro", "renard", "badger", "leer", "vacío", "fox/DCIM"])
def test_what_was_sorted_by_animals_is_of_the_deployment_above(folder: str):
    assert guess_places(f"Hollow/{folder}/x.avi") == ("Hollow", "Hollow", "Hollow")


@pytest.mark.shared
def test_the_layouts_of_real_surveys(shared: Path):
    found = find_videos(shared / "footage/trap_formats")
    sites = {guess_places(file.relative_path)[0] for file in found}
    assert sites == {
        *("Bwi_A3", "Kay_H12", "Kor_C5", "Sap_D1", "dzanga_sangha T10", "MPI_FID_31_Abel", "T37.0314.1632"),
        *("Taï_T147", "Taï_T174", "Taï_TD4", "benjamin"),
        *("Gorongosa_Mozambique F13", "Grumeti_Tanzania G41"),
    }


@pytest.mark.parametrize(
    ("root", "site"),
    [
        ("/home/ada/River bend", "River bend"),
        ("/media/ada/CARD 7/DCIM", "CARD 7"),
        ("/media/ada/CARD 8/DCIM/100MEDIA", "CARD 8"),
        ("E:\\DCIM", "E"),
        ("/mnt/DCIM", "Unnamed site"),
        ("/", "Unnamed site"),
    ],
)
def test_a_root_that_is_a_cards_own_folder_is_named_after_the_card(root: str, site: str):
    assert place_name(root) == site
