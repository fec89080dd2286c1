"""What holds for the package as a whole: its front door, its layers, its libraries."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import assistant
from assistant import errors
from assistant.settings import bundled_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(assistant.__file__).parent
ROOT = Path(__file__).resolve().parent.parent

LAYERS = (
    {"figures", "jsonlines", "lines", "wording"},
    {"errors", "reasons", "records"},
    {"locators", "pack", "settings", "vocabulary"},
    {"documents", "fusion", "sources", "static_encoder", "text"},
    {"citations", "damage", "embeddings", "matching", "meanings", "passages", "translation"},
    {"conversation", "highlights", "pictures", "regions", "store"},
    {"indexing", "restriction"},
    {"retrieval"},
    {"evidence", "statements"},
    {"quoting"},
    {"certainty", "disagreement"},
    {"choosing"},
    {"answers", "reranking", "telling"},
    {"assistant"},
    {"contract", "suggestions"},
    {"evaluation", "export", "feedback"},
    {"reports"},
    {"comparison"},
    {"batch", "terminal", "verification", "watching", "web"},
    {"commands"},
    {"cli"},
)
"""From the ground up; a module imports only from layers below it and from its own package."""

HEAVY = {"faiss", "gradio", "numpy", "pandas", "sentence_transformers", "tantivy", "torch"}

IN_MORE_THAN_TWO_MODULES = {
    "numpy": "its arrays are the type of vectors and ids wherever they flow",
    "gradio": "the page, its theme and its server",
    "pydantic": "settings, their errors, and the parameters that other programs are shown",
    "rich": "the console, the progress bar and the layout",
}

DECLARED_NOT_IMPORTED = {
    "torch": "pinned for sentence-transformers, so that the CPU build is chosen",
    "lxml-html-clean": "trafilatura needs it and some installers leave it out",
}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = {
    module_name(path): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imports(tree: ast.AST, *, typing: bool) -> Iterator[str]:
    """Every module that is imported, those for type checkers only if ``typing``."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", None) == "TYPE_CHECKING":
            if typing:
                yield from imports(node, typing=True)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from {name if name in TREES else str(node.module) for name in names}
        else:
            yield from imports(node, typing=typing)


def third_party(module: str) -> set[str]:
    found = {name.partition(".")[0] for name in imports(TREES[module], typing=False)}
    return found - set(sys.stdlib_module_names) - {"assistant"}


def test_the_front_door_lists_its_public_members() -> None:
    """`__all__` holds exactly the public names that the package binds, and its version."""
    bound: set[str] = set()
    for node in TREES["assistant"].body:
        if isinstance(node, ast.If):
            imported = [child for child in node.body if isinstance(child, ast.ImportFrom)]
            bound.update(alias.name for child in imported for alias in child.names)
        elif isinstance(node, ast.Assign):
            bound.update(target.id for target in node.targets if isinstance(target, ast.Name))
    public = {name for name in bound if not name.startswith("_")} | {"__version__"}
    assert set(assistant.__all__) == public
    assert assistant.__all__ == sorted(assistant.__all__)


@pytest.mark.parametrize("name", assistant.__all__)
def test_public_names_resolve(name: str) -> None:
    """Each public name gives what is defined under it, with a docstring."""
    value = getattr(assistant, name)
    if name != "__version__":
        assert value.__name__ == name
        assert inspect.getdoc(value)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy front door fails as any module does."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        assistant.nothing  # noqa: B018


@pytest.mark.parametrize(
    "code",
    [
        "import assistant",
        "import assistant.cli",
        "from assistant.cli import app; app(['--help'], standalone_mode=False)",
        "from assistant.cli import app; app(['ask', '--help'], standalone_mode=False)",
    ],
)
def test_starting_imports_no_heavy_library(code: str) -> None:
    """Importing the package and asking for help load none of the libraries that take seconds."""
    assert loaded_by(code) & HEAVY == set()


@pytest.mark.slow
def test_no_command_loads_torch(tmp_path: Path) -> None:
    """The bundled model indexes and answers, in both languages, without torch."""
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    (corpus / "uchwała.txt").write_text("Klaster koordynuje gmina Lublin.", encoding="utf-8")
    places = ["--corpus", str(corpus), "--index", str(index), "--json"]

    def modules(*words: str) -> set[str]:
        code = f"from assistant.cli import app; app({[*words, *places]!r}, standalone_mode=False)"
        return loaded_by(code) & {"torch", "sentence_transformers", "gradio"}

    assert modules("index") == set()
    assert modules("status") == set()
    assert modules("verify") == set()
    assert modules("show", "uchwała.txt") == set()
    assert modules("ask", "kto koordynuje klaster?") == set()
    assert modules("ask", "who coordinates the cluster?") == set()
    assert modules("search", "klaster") == set()


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after ``code``."""
    ending = (
        "\nimport sys; print('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code + ending], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_every_module_has_a_layer() -> None:
    """The order of layers names every module of the package and nothing else."""
    modules = {name.split(".")[1] for name in TREES if "." in name}
    assert {name for layer in LAYERS for name in layer} == modules
    assert sum(map(len, LAYERS)) == len(modules)


@pytest.mark.parametrize("module", [name for name in TREES if name != "assistant"])
def test_imports_go_one_way(module: str) -> None:
    """A module imports only from the layers below its own, type checkers' imports included."""
    levels = {name: level for level, layer in enumerate(LAYERS) for name in layer}
    own = module.split(".")[1]
    parts = [name.split(".") for name in imports(TREES[module], typing=True)]
    imported = {part[1] for part in parts if part[0] == "assistant" and len(part) > 1}
    assert {name for name in imported - {own} if levels[name] >= levels[own]} == set()


def test_there_are_no_import_cycles() -> None:
    """Inside the packages, too, imports can be put in an order."""
    graph = {
        module: {name for name in imports(tree, typing=False) if name in TREES}
        for module, tree in TREES.items()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(TREES)


def test_each_library_is_imported_in_two_modules_at_most() -> None:
    """A library can be replaced where it is used, with reasons for the exceptions."""
    users: dict[str, set[str]] = {}
    for module in TREES:
        for library in third_party(module):
            users.setdefault(library, set()).add(module)
    many = {library for library, modules in users.items() if len(modules) > 2}
    assert many == set(IN_MORE_THAN_TWO_MODULES)


def test_what_is_imported_is_declared() -> None:
    """Each imported library is a dependency in pyproject.toml, and each dependency is imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[=<>!~ ]", line)[0].lower() for line in project["dependencies"]}
    homes = packages_distributions()
    imported = {
        min((name.lower().replace("_", "-") for name in homes[library]), key=len)
        for module in TREES
        for library in third_party(module)
    }
    assert imported == declared - set(DECLARED_NOT_IMPORTED)


def test_what_is_installed_beside_the_code() -> None:
    """Type marker, page assets and example documents lie in the installed package."""
    beside = {
        path.relative_to(ROOT / "assistant")
        for path in (ROOT / "assistant").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert Path("py.typed") in beside
    assert Path("web/styles/base.css") in beside
    for path in beside:
        assert (PACKAGE / path).read_bytes() == (ROOT / "assistant" / path).read_bytes()
    bundled = bundled_corpus()
    assert bundled is not None
    names = {path.name for path in (ROOT / "corpus").iterdir()}
    assert {path.name for path in bundled.iterdir()} == names


def test_the_tree_of_errors_is_as_drawn() -> None:
    """The docstring of the errors draws each class once, under its base, in order."""
    drawn: dict[str, str | None] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r" {4}((?:[│ ] {3})*(?:[├└]── )?)(\w*Error|\w+)( {2,}|$)", line):
            depth = len(found[1]) // 4
            above = [*above[:depth], found[2]]
            drawn[found[2]] = above[depth - 1] if depth else None
    classes = {
        name: (None if value.__base__ is Exception else value.__base__.__name__)
        for name, value in vars(errors).items()
        if inspect.isclass(value) and value.__module__ == errors.__name__
    }
    assert drawn == classes
    assert list(drawn) == list(classes)


def test_modules_say_what_they_are_for() -> None:
    """Every module begins with a docstring."""
    silent = [name for name, tree in TREES.items() if not ast.get_docstring(tree)]
    assert silent == []
    assert importlib.import_module("assistant").__doc__
