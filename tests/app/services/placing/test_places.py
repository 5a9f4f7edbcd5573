from pathlib import Path

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
        ("Río/Cámara 1/2020-05-01/100_BTCF/x.avi", "Río", "Río 2020-05-01", "Río/Cámara 1/2020-05-01"),
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


@pytest.mark.shared
def test_the_layouts_of_real_surveys(shared: Path):
    found = find_videos(shared / "footage/trap_formats")
    sites = {guess_places(file.relative_path)[0] for file in found}
    assert sites == {
        *("Bwi_A3", "Kay_H12", "Kor_C5", "Sap_D1", "T10", "MPI_FID_31_Abel", "T37.0314.1632"),
        *("Taï_T147", "Taï_T174", "Taï_TD4", "F13", "G41", "benjamin"),
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
