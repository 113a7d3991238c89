"""The line of every key of a TOML text: `tomllib` says what a file means, tree-sitter where."""

import tomllib
from collections.abc import Iterator, Mapping

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

KeyPath = tuple[str | int, ...]

_TOML = Language(tree_sitter_toml.language())
_NO_VALUES = frozenset({"[", "]", ",", "{", "}", "comment", "ERROR"})


def lines_of(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of every key and list member of a valid TOML text."""
    lines: dict[KeyPath, int] = {}
    for path, line in _places(Parser(_TOML).parse(text.encode()).root_node):
        lines.setdefault(path, line)
    return lines


def _places(document: Node) -> Iterator[tuple[KeyPath, int]]:
    sizes: dict[KeyPath, int] = {}  # how many [[tables]] each list has so far
    for part in document.children:
        if part.type == "pair":
            yield from _in_pair((), part)
        elif part.type in ("table", "table_array_element"):
            yield from _in_table(part, sizes)


def _in_table(table: Node, sizes: dict[KeyPath, int]) -> Iterator[tuple[KeyPath, int]]:
    line = table.start_point.row + 1
    path: KeyPath = ()
    for key in _keys(table.children[1]):
        path = _last((*path, key), sizes)
        yield _bare(path), line
    if table.type == "table_array_element":
        path = _bare(path)
        sizes[path] = sizes.get(path, 0) + 1
        path = _last(path, sizes)
    yield path, line
    for pair in table.children:
        if pair.type == "pair":
            yield from _in_pair(path, pair)


def _last(path: KeyPath, sizes: Mapping[KeyPath, int]) -> KeyPath:
    """The newest member of a list of tables; any other path as it is."""
    return (*path, sizes[path] - 1) if path in sizes else path


def _bare(path: KeyPath) -> KeyPath:
    return path[:-1] if isinstance(path[-1], int) else path


def _in_pair(prefix: KeyPath, pair: Node) -> Iterator[tuple[KeyPath, int]]:
    path = prefix
    for key in _keys(pair.children[0]):
        path = (*path, key)
        yield path, pair.start_point.row + 1
    yield from _in_value(path, pair.children[-1])


def _in_value(path: KeyPath, value: Node) -> Iterator[tuple[KeyPath, int]]:
    members = [part for part in value.children if part.type not in _NO_VALUES]
    if value.type == "inline_table":
        for pair in members:
            yield from _in_pair(path, pair)
    elif value.type == "array":
        for place, member in enumerate(members):
            yield (*path, place), member.start_point.row + 1
            yield from _in_value((*path, place), member)


def _keys(key: Node) -> tuple[str, ...]:
    if key.type == "dotted_key":
        return tuple(part for child in key.children[::2] for part in _keys(child))
    text = (key.text or b"").decode()
    return tuple(tomllib.loads(f"{text}=0")) if key.type == "quoted_key" else (text,)
