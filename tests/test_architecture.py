"""The folders are the architecture: who may import whom, and how long things may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "worker"
MODULES = sorted(PACKAGE.rglob("*.py"))

DATA = {
    "worker", "worker.article", "worker.errors", "worker.options", "worker.outcome",
    "worker.word_tree",
}  # fmt: skip
CORE = {"codec", "clean", "enrich", "model"}

#: What each room may import of the package beside the data, its own modules and what is listed.
ALLOWED: dict[str, set[str]] = {
    "codec": set(),
    "clean": set(),
    "enrich": set(),
    "model": set(),
    "pipeline": CORE,
    "loading": {"pipeline", "model", "clean"},
    "pool": set(),
    "stream": {"observe"},
    "broker": set(),
    "observe": set(),
}

#: Third-party packages that only these rooms or modules may know.
CONFINED: dict[str, set[str]] = {
    "spacy": {"worker.model"},
    "thinc": {"worker.model"},
    "numpy": {"worker.model"},
    "kafka": {"worker.stream.kafka", "worker.stream.topics", "worker.broker"},
    "trafilatura": {"worker.clean"},
    "htmldate": {"worker.clean"},
    "lxml": {"worker.clean"},
    "typer": {"worker.cli"},
    "pydantic": {"worker.codec", "worker.settings", "worker.cli.build"},
}


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide which room is meant"
            found.add(node.module or "")
    return found


def _within(module: str, rooms: set[str]) -> bool:
    return any(module == room or module.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_room_imports_only_what_the_import_rule_allows(path: Path) -> None:
    """The core's rooms never import each other, and nothing below imports what is above it."""
    parts = _name(path).split(".")
    room = parts[1] if len(parts) > 1 else ""
    if room not in ALLOWED:
        return

    own = {f"worker.{room}"} | {f"worker.{other}" for other in ALLOWED[room]}
    foreign = {
        name
        for name in _imports(path)
        if _within(name, {"worker"}) and name not in DATA and not _within(name, own)
    }

    assert foreign == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_library_is_known_only_where_it_is_at_home(path: Path) -> None:
    """Exchanging spaCy, Kafka's client or the settings library touches one room."""
    for library, homes in CONFINED.items():
        users = {name for name in _imports(path) if _within(name, {library})}

        assert not users or _within(_name(path), homes), f"{_name(path)} imports {users}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_environment_is_read_in_one_place(path: Path) -> None:
    """`os.environ` appears in the settings, and where a child's environment is made."""
    text = path.read_text(encoding="utf-8")

    if "os.environ" in text or "getenv" in text:
        assert _within(_name(path), {"worker.settings", "worker.pool", "worker.demo"})


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_and_functions_stay_short(path: Path) -> None:
    """No module is over 400 lines and no function over 40."""
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {length}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > 40
    ]

    assert text.count("\n") <= 400
    assert long == []
