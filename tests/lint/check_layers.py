#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the order of the rooms: which may include which (ARCHITECTURE.md), and that no two headers
define a type of one name, of which the linker would take either's functions for both.

usage: check_layers.py [ROOT]

Prints FILE:LINE and the reason of every forbidden include and second type; exits 1 if there is one.
"""

import re
import sys
from collections import deque
from pathlib import Path

# A room may include itself and the rooms named here. A folder ending in "/*" stands for all its
# rooms. A new room is one row.
MAY_INCLUDE = {
    "common/base": [],
    "common/text": ["common/base"],
    "common/date": ["common/base", "common/text"],
    "common/glass": ["common/base"],
    "common/article": ["common/base", "common/text", "common/date"],
    "common/analysis": ["common/base", "common/text", "common/date", "common/article"],
    "common/index": ["common/base", "common/text", "common/date", "common/article",
                     "common/analysis"],
    "common/cli": ["common/base", "common/text"],
    "indexer/input": ["common/*"],
    "indexer/decoding": ["common/*"],
    "indexer/pages": ["common/*", "indexer/decoding"],
    "indexer/readers": ["common/*", "indexer/input", "indexer/decoding", "indexer/pages"],
    "indexer/cleaning": ["common/*", "indexer/input", "indexer/readers"],
    "indexer/furniture": ["common/*"],
    "indexer/stories": ["common/*", "indexer/input", "indexer/readers", "indexer/cleaning"],
    "indexer/writing": ["common/*", "indexer/input", "indexer/readers", "indexer/cleaning",
                        "indexer/furniture", "indexer/stories"],
    "indexer/pipeline": ["common/*", "indexer/input", "indexer/decoding", "indexer/readers",
                         "indexer/cleaning", "indexer/furniture", "indexer/stories",
                         "indexer/writing"],
    "indexer/commands": ["common/*", "indexer/*"],
    "indexer": ["common/*", "indexer/*"],  # main.cpp
    "searcher/lists": ["common/*"],
    "searcher/query": ["common/*", "searcher/lists"],
    "searcher/search": ["common/*", "searcher/lists", "searcher/query"],
    "searcher/render": ["common/*"],
    "searcher/browse": ["common/*", "searcher/render"],
    "searcher/command": ["common/*", "searcher/*"],
    "searcher": ["common/*", "searcher/*"],  # main.cpp
}

# Single files that a room may include beyond that.
MAY_INCLUDE_FILE = {
    "searcher/render": ["searcher/search/results.hpp", "searcher/query/tree.hpp"],
    "searcher/browse": ["searcher/search/results.hpp", "searcher/query/tree.hpp"],
}

# What begins like this never reaches Xapian's headers, not even through a header of ours.
KNOWS_NO_XAPIAN = [
    "common/base/",
    "common/text/",
    "common/date/",
    "common/glass/",
    "common/article/",
    "common/cli/",
    "searcher/query/lexer",
    "searcher/query/tree",
    "searcher/query/parser",
    "searcher/render/",
    "searcher/browse/",
]

TOPS = ("common", "indexer", "searcher")
GENERATED = ("common/cli/version.hpp",)
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{")
TYPE = re.compile(r"^(?:class|struct|enum class) (\w+)[^;]*\{")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    """The room of "common/text/utf8.hpp": "common/text"; of "indexer/main.cpp": "indexer"."""
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def includes_of(file):
    """(line number, is it quoted, path) of each include in a file."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found[1] == '"', found[2]


def read_tree(root):
    """All includes of our sources: {path: [(line, quoted, target)]}."""
    tree = {}
    for top in TOPS:
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".hpp", ".cpp"):
                tree[file.relative_to(root).as_posix()] = list(includes_of(file))
    return tree


def allows(room, target):
    """Whether files of `room` may include `target`."""
    if room_of(target) == room or target in MAY_INCLUDE_FILE.get(room, []):
        return True
    for allowed in MAY_INCLUDE[room]:
        if room_of(target) == allowed or allowed.endswith("/*") and target.startswith(allowed[:-1]):
            return True
    return False


def judge_include(path, target, tree):
    """Why `path` may not include the quoted `target`; None when it may."""
    room = room_of(path)
    if room not in MAY_INCLUDE:
        return f"{room} is no room: give it a row in MAY_INCLUDE"
    if target not in tree and target not in GENERATED:
        return f'"{target}" is no file of common/, indexer/ or searcher/'
    if allows(room, target):
        return None
    return f"{room} may not include {target}"


def is_xapian(target):
    return target == "xapian.h" or target.startswith("xapian/")


def way_to_xapian(path, tree):
    """The shortest chain of includes from `path` to Xapian, with its first line; or None."""
    waiting = deque([(path, [], 0)])
    seen = {path}
    while waiting:
        here, chain, first = waiting.popleft()
        for number, quoted, target in tree.get(here, []):
            line = first or number
            if is_xapian(target):
                return line, chain + [target]
            if quoted and target not in seen:
                seen.add(target)
                waiting.append((target, chain + [target], line))
    return None


def types_of(text):
    """(line number, namespace and name) of each type that a header defines outside of others."""
    namespace = ""
    for number, line in enumerate(text.splitlines(), 1):
        if opened := NAMESPACE.match(line):
            namespace = opened[1]
        elif defined := TYPE.match(line):
            yield number, f"{namespace}::{defined[1]}"


def second_types(root):
    """A line of text for each type whose name another header has given to one."""
    found, first = [], {}
    for top in TOPS:
        for file in sorted((root / top).rglob("*.hpp")):
            path = file.relative_to(root).as_posix()
            for number, name in types_of(file.read_text(encoding="utf-8")):
                if first.setdefault(name, path) != path:
                    found.append(f"{path}:{number}: {name} is defined in {first[name]}, too")
    return found


def violations(root):
    """A line of text for each forbidden include below `root`, and for each second type."""
    tree = read_tree(Path(root))
    found = second_types(Path(root))
    for path, includes in tree.items():
        for number, quoted, target in includes:
            reason = judge_include(path, target, tree) if quoted else None
            if reason:
                found.append(f"{path}:{number}: {reason}")
        way = way_to_xapian(path, tree) if path.startswith(tuple(KNOWS_NO_XAPIAN)) else None
        if way:
            found.append(f"{path}:{way[0]}: must not know Xapian, but includes "
                         + " -> ".join(way[1]))
    return found


def main(arguments):
    root = arguments[0] if arguments else Path(__file__).resolve().parents[2]
    found = violations(root)
    print("\n".join(found) if found else "the rooms keep their order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
