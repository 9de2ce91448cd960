"""Whether a pattern can cut a text in many ways, which is what makes a slow one slow."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

__all__ = ["double_cuts", "patterns_of"]

_CHARACTERS = frozenset(map(chr, range(1, 0x180))) | set("’“”–—…•»›→\u00a0\u2028")
_CLASSES = {
    code.CATEGORY_DIGIT: r"\d", code.CATEGORY_NOT_DIGIT: r"\D", code.CATEGORY_SPACE: r"\s",
    code.CATEGORY_NOT_SPACE: r"\S", code.CATEGORY_WORD: r"\w", code.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)

#: An operation of a parsed pattern and what it is applied to.
_Step = tuple[Any, Any]
#: The characters that may come next, and whether there may be none.
_Next = tuple[frozenset[str], bool]


def patterns_of(package: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yields every pattern that a module of a package holds, tables of them too."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", pattern) for pattern in _held(value))


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _held(part)
    elif isinstance(value, dict):
        yield from _held(list(value.values()))
    elif not isinstance(value, type) and hasattr(value, "pattern"):
        yield from _held(value.pattern)


def double_cuts(pattern: re.Pattern[str]) -> list[str]:
    """Returns what of a repeated group may also be what the group goes on with, or begins with.

    `(?:[a-z ]+ )+` reads `a b c ` in four ways, and as many words in as many powers of two.
    """
    return list(_cuts(list(parser.parse(pattern.pattern, pattern.flags)), frozenset(), inner=False))


def _cuts(steps: list[_Step], after: frozenset[str], *, inner: bool) -> Iterator[str]:
    for index, (operation, operand) in enumerate(steps):
        behind, nothing = _next_of(steps[index + 1 :])
        if nothing:
            behind |= after
        if operation in _REPEATS:
            least, most, body = operand
            single = _single(list(body))
            common = (single or frozenset()) & behind
            if single is None and most > 1:
                yield from _cuts(list(body), _next_of(list(body))[0], inner=True)
            elif single is None:
                yield from _cuts(list(body), behind, inner=inner)
            elif inner and least != most > 1 and common:
                yield f"{list(body)} and {''.join(sorted(common))!r}"
        for part in _parts(operation, operand):
            yield from _cuts(part, behind, inner=inner)


def _parts(operation: object, operand: Any) -> Iterator[list[_Step]]:  # noqa: ANN401 - the parser's
    if operation is code.SUBPATTERN:
        yield list(operand[3])
    elif operation is code.BRANCH:
        yield from map(list, operand[1])


def _single(body: list[_Step]) -> frozenset[str] | None:
    return _matched(*body[0]) or None if len(body) == 1 else None


def _next_of(steps: list[_Step]) -> _Next:
    found: frozenset[str] = frozenset()
    for operation, operand in steps:
        if operation is code.AT and operand is code.AT_END:
            return found, False
        characters, nothing = _next_of_step(operation, operand)
        found |= characters
        if not nothing:
            return found, False
    return found, True


def _next_of_step(operation: object, operand: Any) -> _Next:  # noqa: ANN401 - the parser's
    if operation in _REPEATS:
        characters, nothing = _next_of(list(operand[2]))
        return characters, nothing or operand[0] == 0
    parts = [_next_of(part) for part in _parts(operation, operand)]
    if parts:
        return frozenset().union(*(part[0] for part in parts)), any(part[1] for part in parts)
    characters = _matched(operation, operand)
    return characters, not characters


def _matched(operation: object, operand: Any) -> frozenset[str]:  # noqa: ANN401 - the parser's
    if operation is code.LITERAL:
        return frozenset(chr(operand))
    if operation is code.NOT_LITERAL:
        return _CHARACTERS - {chr(operand)}
    if operation is code.ANY:
        return _CHARACTERS - {"\n"}
    if operation is code.RANGE:
        return frozenset(c for c in _CHARACTERS if operand[0] <= ord(c) <= operand[1])
    if operation is code.CATEGORY:
        return frozenset(c for c in _CHARACTERS if re.match(_CLASSES[operand], c))
    if operation is code.IN:
        negated = operand[0][0] is code.NEGATE
        found = frozenset().union(*(_matched(*part) for part in operand))
        return _CHARACTERS - found if negated else found
    return frozenset()
