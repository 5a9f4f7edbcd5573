"""Guessing sites and deployments from the folders that people keep their cards in."""

import re
from functools import cache, lru_cache
from unicodedata import normalize

from mvit_core.taxonomy import shipped_taxonomy

# Folders that cameras make: DCIM, 100MEDIA, 101_BTCF, 100EK113, PRIVATE/AVCHD/BDMV/STREAM ...
CARD_FOLDER = re.compile(
    r"dcim|misc|[1-9]\d\d[a-z0-9_]{5}|private|avchd|bdmv|stream|m4root|clip|mp_root|event", re.IGNORECASE
)
# Words that only say that there are videos inside.
GENERIC = {
    *("video", "videos", "movie", "movies", "clip", "clips", "film", "films", "footage", "media", "all"),
    *("data", "raw", "original", "originals", "copy", "backup", "files", "mp4", "avi", "asf", "mov"),
    *("photo", "photos", "picture", "pictures", "image", "images"),
    *("foto", "fotos", "bilder", "vídeo", "vídeos"),
    *("vidéo", "vidéos", "imágenes", "imagenes", "imagens", "jpg", "processed", "sorted", "unsorted"),
    *("kopie", "sicherung", "daten", "aufnahmen", "copia", "datos", "cópia", "dados", "copie", "données"),
    *("kameras", "kamerafallen", "fotofallen", "wildkameras", "cámaras", "camaras", "fototrampeo", "caméras"),
    *("câmeras", "armadilhas", "pièges", "camera", "cameras", "trap", "traps", "cameratrap", "cameratraps"),
    *("sd", "card", "cards", "new", "folder"),
}
# Words of a visit to the camera, with their number: check2, card 1, second visit, week_03.
VISIT = re.compile(
    r"(?<!\w)\d(?:st|nd|rd|th|[.ªº]|ère|ème)[ _-]*(?:visit|check|kontrolle|leerung|visita|visite)(?![ _-]*\w)"
    r"|[ _]-[ _](?:copy|kopie|copia|copie|cópia)(?: ?\(\d+\))?$|(?<![a-z])kw[ _-]+\d+"
    r"|(?<![a-z])(?:kontrolle|leerung|begehung|durchgang|besuch|woche|visita|visite|revisi[oó]n|revis[aã]o"
    r"|relev[eé]|contrôle|semana|semaine|recogida|descarga|coleta|tourn[eé]e|campaña|campanha"
    r"|campagne)[ _-]*\d+(?![a-z])"
    r"|(?<![a-z])(?:(?:first|second|third|fourth|last)[ _-]*)?"
    r"(?:visit|check|card|karte|sd-karte|carte|tarjeta|cartao|cartão|kaart|sd|session|round|trip|week|month|batch|download|retrieval|deployment|dep|cam|camera|cámara|camara|caméra|kamera)"
    r"[ _-]*\d*(?![a-z])",
    re.IGNORECASE,
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])[-_. ]?(?:0[1-9]|[12]\d|3[01])"  # 20161227, 2016-12-27
    r"|(?:19|20)\d\d[-_. ](?:0[1-9]|1[0-2])(?![-_. ]?\d)"  # 2016-12
    r"|\d{1,2}[-_. ]\d{1,2}[-_. ](?:19|20)?\d\d"  # 27.12.2016
    rf"|\d{{1,2}}[-_. ]?{MONTH}[-_. ]?(?:19|20)?\d\d"  # 06-May-2013
    rf"|{MONTH}[-_. ]?(?:19|20)\d\d"  # May 2013
    r")(?!\d)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = (  # whole words: Mara and Junction are places
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember"),
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre"),
    *("noviembre", "diciembre", "janvier", "février", "mars", "avril", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre", "janeiro", "fevereiro", "março", "maio", "junho"),
    *("julho", "setembro", "outubro", "novembro", "dezembro"),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez"),
)
MONTH_FOLDER = re.compile(rf"(?:0?[1-9]|1[0-2])?[-_. ]*(?:{'|'.join(MONTHS)})|0?[1-9]|1[0-2]", re.IGNORECASE)
DAY_FOLDER = re.compile(r"0?[1-9]|[12]\d|3[01]")
# Below a place, when in the year.
SEASON = re.compile(
    rf"(?:(?:19|20)\d\d[ _-]*)?(?:{'|'.join(MONTHS)}|q[1-4]|spring|summer|autumn|fall|winter"
    r"|frühling|frühjahr|sommer|herbst|primavera|verano|otoño|invierno|verão|outono|inverno"
    r"|printemps|été|automne|hiver"
    r"|(?:wet|dry|rainy)[ _-]*season|(?:regen|trocken)zeit|(?:[ée]poca|estaci[oó]n|estação) (?:seca|lluviosa"
    r"|chuvosa)|saison (?:sèche|des pluies))(?:[ _-]*(?:19|20)?\d\d(?:[ _/-]*(?:19|20)?\d\d)?)?",
    re.IGNORECASE,
)
# Below a visit or a date, what was taken then: another card of the same camera, or its day and its night.
PART = re.compile(
    r"[a-z]|(?:part|teil|parte|partie)[ _-]*\w"
    r"|day|night|tag|nacht|día|dia|noche|noite|jour|nuit",
    re.IGNORECASE,
)
# Below a place, which side or camera of it: those of two places are not one site.
SIDE = re.compile(
    r"(?:north|south|nord|sud|süd|noord|zuid)?[ _-]?"
    r"(?:north|south|east|west|nord|sud|süd|ost|noord|zuid|oost)(?:ern)?"
    r"|norte|sur|sul|este|leste|oeste|est|ouest|upper|lower|oben|unten|arriba|abajo",
    re.IGNORECASE,
)
CAMERA = re.compile(
    r"left|right|links|rechts|izquierda|derecha|esquerda|direita|gauche|droite"
    r"|(?:cam|camera|kamera|c[aá]mara|cam[eé]ra|câmera|card|karte)[ _-]*[a-z]",
    re.IGNORECASE,
)
# What is numbered anew in each area: "Plot 1" or "A1" of two forests is not one site; that of two surveys is.
NUMBERED = re.compile(
    r"[a-z]{1,3}[ _-]?\d{1,4}[a-z]?"
    r"|(?:(?:plot|site|station|point|location|loc|spot|position|transect|grid|quadrat|standort|stelle|punkt"
    r"|fläche|parzelle|sitio|punto|parcela|estaci[oó]n|transecto|cuadrante|lieu|parcelle|ponto|esta[cç][aã]o"
    r"|block|bloque|bloco|bloc|camera|kamera|cámara|caméra|fotofalle|wildkamera)[ _-]*)?"
    r"(?:\d+[a-z]?|[a-z]|[ivx]{1,4})",
    re.IGNORECASE,
)
TIME_OF_STUDY = re.compile(
    r"(?<![^\W_])(?:survey|season|campaign|phase|period|year|erhebung|saison|jahr|encuesta|muestreo|campaña"
    r"|temporada|campagne|campanha|disk|drive|hdd|usb|festplatte|disco|disque)"
    r"(?:[ _-]*(?:\d+|[a-z]))?(?![^\W_])"
    r"|(?<!\d)(?:19|20)\d\d(?:[-_](?:19|20)?\d\d)?(?!\d)",
    re.IGNORECASE,
)
SEASON_LAST = re.compile(rf"(?:^|[ _-]+)(?:{SEASON.pattern})$", re.IGNORECASE)
UNNAMED = "Unnamed site"
MOUNTED_IN = {"mnt", "media", "run", "volumes", "home", "users", "tmp"}  # around folders, said of none
SORTED_INTO = {
    *("blank", "blanks", "empty", "nothing", "none", "human", "humans", "people", "person", "vehicle"),
    *("unknown", "badger", "leer", "mensch", "menschen", "vacío", "vacio"),
    *("vacíos", "personas", "vide", "humains", "vazio", "pessoas"),
    *("fuchs", "dachs", "reh", "hirsch", "rothirsch", "wildschwein"),
    *("hase", "luchs", "wolf", "marder", "katze"),
    *("zorro", "tejón", "corzo", "ciervo", "venado", "jabalí"),
    *("liebre", "lince", "lobo", "gato", "perro", "vaca"),
    *("renard", "blaireau", "chevreuil", "cerf", "sanglier", "lièvre", "loup", "raposa", "veado", "javali"),
}


def guess_places(relative_path: str) -> tuple[str, str, str]:
    """Site, deployment and the deployment's folder (below the root) of a video.

    Empty names where the folders say nothing: then the root itself is the place. Folders that cameras make,
    dates, and folders of animals into which somebody has sorted are no places; visits and dates below a place
    are its deployments, as are parts of these and sides of it: "north" of two places is not one site, and
    "Plot 1" of two areas neither. What else lies below a date may be a place or not: a survey's visits hold
    its sites.
    """
    return _guess(relative_path.replace("\\", "/").rpartition("/")[0])


@lru_cache(maxsize=1024)  # a folder's files come one after the other
def _guess(whole_folder: str) -> tuple[str, str, str]:
    folders = whole_folder.split("/")
    while folders and (CARD_FOLDER.fullmatch(folders[-1]) or _is_sorted_into(normalize("NFC", folders[-1]))):
        folders.pop()
    folder, folders = "/".join(folders), [normalize("NFC", name) for name in folders]
    site, area = _site_and_area(folders)
    if not site:
        return "", "", folder
    around = f"{area} " if area else ""
    return around + site, around + _deployment(folders, site), folder


def place_name(root: str) -> str:
    """What a root folder (its whole path) is called as a site, where its folders say nothing.

    Two cards that were opened at their DCIM are two places: then the folder around it counts.
    """
    names = [name.rstrip(":") for name in re.split(r"[/\\]", root)]
    told = (name for name in reversed(names) if name and not CARD_FOLDER.fullmatch(name))
    name = next(told, "")
    return name if name and name.casefold() not in MOUNTED_IN else UNNAMED


def area_around(root: str, site: str) -> str:
    """The area of a numbered site in a root; that of the folder around where the site is the root itself."""
    return area_of_root(
        re.split(rf"[/\\]{re.escape(site)}(?=[/\\]|$)", root)[0] if site == place_name(root) else root
    )


def area_of_root(root: str) -> str:
    """What tells the numbered sites of a root (its whole path) from those of others; may be empty."""
    name = place_name(root)
    area = "" if len(name) < 2 or name == UNNAMED else _without_time(_place_in(name))
    return "" if _says_nothing(area) else area


def is_numbered(site: str) -> bool:
    """Whether a site is only numbered, with no area."""
    return NUMBERED.fullmatch(site) is not None


def _site_and_area(folders: list[str]) -> tuple[str, str]:
    """The area where the site is told by it alone; else empty, as both are where folders say nothing."""
    places = _places_in(folders)
    for depth in range(len(folders) - 1, -1, -1):
        place = places[depth]
        above = next(filter(None, reversed(places[:depth])), "")
        if place and (place == folders[depth] or not above or not _belongs(place, above)):
            return place, _area(place, places[:depth])
    return "", ""


def _area(place: str, around: list[str]) -> str:
    """What tells a numbered place from those of other areas: "Arber Transect 1" for its "Station 1"."""
    if not is_numbered(place):
        return ""
    areas = list(map(_without_time, around))
    while areas and not areas[-1]:
        areas.pop()
    return " ".join(filter(None, [_area(areas[-1], areas[:-1]), areas[-1]])) if areas else ""


def _without_time(area: str) -> str:
    """ "Arber" of "Arber 2024"; empty for a survey, a season, a night, a camera, or a class sorted by."""
    rest = area
    for time in (SEASON_LAST, TIME_OF_STUDY, SEASON_LAST):
        rest = time.sub(" ", rest).strip("_-. ")
    is_part = len(rest) > 1 and any(kind.fullmatch(rest) for kind in (PART, CAMERA))
    return "" if is_part or _is_sorted_into(rest) else rest


def _places_in(folders: list[str]) -> list[str]:
    """What each folder says of a place, by itself and below the others; empty where it says nothing."""
    places = [_place_in(folder) for folder in folders]
    for depth in range(1, len(folders)):
        names = places[depth], folders[depth]
        is_part = any(kind.fullmatch(name) for kind in (SIDE, CAMERA, SEASON) for name in names)
        is_part = is_part or (not places[depth - 1] and PART.fullmatch(folders[depth]) is not None)
        is_part = is_part or _is_sorted_into(folders[depth])
        is_part = is_part or (folders[depth].upper() in ("L", "R") and is_numbered(places[depth - 1]))
        if any(places[:depth]) and (is_part or _is_of_date(folders[: depth + 1])):
            places[depth] = ""
    return places


def _is_of_date(folders: list[str]) -> bool:
    """Whether the last is the month of a year above it, or the day of such a month: 2024/06/12."""
    *_, last = folders
    if len(folders) > 1 and YEAR.fullmatch(folders[-2]):
        return MONTH_FOLDER.fullmatch(last) is not None
    return len(folders) > 2 and DAY_FOLDER.fullmatch(last) is not None and _is_of_date(folders[:-1])


def _place_in(folder: str) -> str:
    """The folder's name without visits and dates; empty where nothing of a place is left."""
    rest = VISIT.sub(" ", DATE.sub(" ", folder))
    if rest == folder:
        return "" if _says_nothing(folder) else folder
    rest = re.sub(r"[\s_-]{2,}", lambda gap: " " if gap[0].isspace() else "_", rest).strip("_-. ")
    return "" if _says_nothing(rest) else rest


def _says_nothing(name: str) -> bool:
    words = [word for word in re.split(r"[\W_]+", name.casefold()) if word]
    return all(word in GENERIC or YEAR.fullmatch(word) for word in words)


def _belongs(inner: str, above: str) -> bool:
    """Whether `inner` is named after the place above it: "T10C2" in "T10", "Kor_vid6" in "Kor_C5"."""
    first, above_first = (re.split(r"[\W_]+", name.casefold())[0] for name in (inner, above))
    return inner.casefold().startswith(above.casefold()) or first == above_first


def _deployment(folders: list[str], site: str) -> str:
    """The last folder's own name, told apart from other sites' where it is only a date or a visit.

    What lies between is named too, for each camera and check has its own: "Hollow Cam 1 2024-06-01".
    """
    places = _places_in(folders)
    if folders[-1] == site or places[-1]:
        return folders[-1]
    below = folders[max(depth for depth, place in enumerate(places) if place) + 1 :]
    told = (name for name in below[:-1] if re.search(r"\d", name) or not _says_nothing(name))
    return " ".join([site, *told, below[-1]])


def _is_sorted_into(folder: str) -> bool:
    name = folder.casefold().strip()
    return name in SORTED_INTO or name in _animals() or name.removesuffix("s") in _animals()


@cache
def _animals() -> frozenset[str]:
    names: set[str] = set()
    for taxon in shipped_taxonomy():
        names.add(taxon.scientific_name.casefold())
        names.update(part.strip().casefold() for part in re.split("[,:()]", taxon.common_name))
    return frozenset(names - {""})
