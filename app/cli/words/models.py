"""The words of `trapline models`."""

from pathlib import Path

from app.cli.words.commands import Commands, lazily
from app.cli.words.numbers import whole


def add_models(commands: Commands) -> None:
    """`trapline models` and its actions."""
    command = commands.add_parser(
        "models", help="models that can be trained, downloaded, or are on this computer"
    )
    actions = command.add_subparsers(dest="action", metavar="action", required=True)
    listing = actions.add_parser("list", help="models that can be trained, one line each")
    listing.set_defaults(name=None)
    describing = actions.add_parser(
        "describe",
        help="size and cost of each part of a model; of a file, also what it is",
    )
    which = describing.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "name", metavar="NAME|CHECKPOINT|RUN", nargs="?", help="a model of the list, or one that was trained"
    )
    which.add_argument("--all", action="store_true", help="every model")
    for action in (listing, describing):
        action.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
        action.set_defaults(run=lazily("app.cli.models.describing"))
    _add_ablations(actions)
    _add_distances(actions)
    _add_model_files(actions)


def _add_ablations(actions: Commands) -> None:
    command = actions.add_parser(
        "ablations",
        help="the MViT paper's ablations as models, beside its published figures",
        description="Each row is a model that can be described and trained by its name: docs/experiments.md.",
    )
    command.add_argument("--table", metavar="N", help="9 to 17 or A.3 (default: all)")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.models.ablating"))


def _add_distances(actions: Commands) -> None:
    command = actions.add_parser(
        "distances",
        help="how far each attention head looks, on average",
        description="As Fig. A.6 of the MViT paper: 1 is from one corner of the clip to the opposite one. "
        "Registered models get fresh weights; all look at the same footage.",
    )
    command.add_argument(
        "models", metavar="NAME|CHECKPOINT|RUN", nargs="+", help="such as mvit_b_16x4 vit_b_8x8"
    )
    command.add_argument(
        "--video", metavar="FILE", type=Path, help="footage to look at (default: a drawn animal)"
    )
    command.add_argument("--plot", metavar="FILE", type=Path, help="write a picture: .svg, .png or .pdf")
    command.add_argument("--seed", metavar="N", type=whole, default=0, help="of fresh weights (default: 0)")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.models.distances"))


def _add_model_files(actions: Commands) -> None:
    lists = {"catalogue": "models that others offer for download", "installed": "models on this computer"}
    for name, text in lists.items():
        actions.add_parser(name, help=text).add_argument(
            "--json", action="store_true", help="a list of objects, UTF-8"
        )
    fetching = actions.add_parser("fetch", help="download a model of the catalogue")
    fetching.add_argument("name", metavar="NAME", help="as trapline models catalogue lists it")
    importing = actions.add_parser("import", help="check a file of weights or a detector, and install it")
    importing.add_argument("file", metavar="FILE", help=".safetensors, .pth, .pyth, .npz or .onnx")
    removing = actions.add_parser("remove", help="delete a model from this computer")
    removing.add_argument("name", metavar="NAME", help="as trapline models installed lists it")
    for name in (*lists, "fetch", "import", "remove"):
        actions.choices[name].set_defaults(run=lazily("app.cli.models.model_shelf"))
