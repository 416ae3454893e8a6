#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests check_layers.py on trees made for it: a forbidden include is found, an allowed one is not."""

import tempfile
import unittest
from pathlib import Path

import check_layers


def judge(files):
    """The complaints about a tree given as {path: text}."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return check_layers.violations(folder)


class ForbiddenIncludes(unittest.TestCase):
    # file, what it includes, the reason ("" when it is allowed)
    ROWS = [
        ("indexer/commands/add.cpp", "searcher/query/tree.hpp",
         "indexer/commands may not include searcher/query/tree.hpp"),
        ("searcher/search/search.cpp", "indexer/input/source.hpp",
         "searcher/search may not include indexer/input/source.hpp"),
        ("common/index/record.cpp", "indexer/input/source.hpp",
         "common/index may not include indexer/input/source.hpp"),
        ("common/base/file.cpp", "common/text/utf8.hpp",
         "common/base may not include common/text/utf8.hpp"),
        ("common/cli/output.cpp", "common/date/date.hpp",
         "common/cli may not include common/date/date.hpp"),
        ("common/cli/output.cpp", "common/text/utf8.hpp", ""),
        ("indexer/readers/json.cpp", "indexer/input/source.hpp", ""),
        ("indexer/input/source.cpp", "indexer/readers/reader.hpp",
         "indexer/input may not include indexer/readers/reader.hpp"),
        ("searcher/query/parser.cpp", "searcher/search/results.hpp",
         "searcher/query may not include searcher/search/results.hpp"),
        ("searcher/search/search.cpp", "searcher/query/tree.hpp", ""),
        ("searcher/render/text.cpp", "searcher/search/results.hpp", ""),
        ("searcher/render/text.cpp", "searcher/search/search.hpp",
         "searcher/render may not include searcher/search/search.hpp"),
        ("searcher/main.cpp", "searcher/search/search.hpp", ""),
        ("searcher/main.cpp", "common/cli/version.hpp", ""),
        ("searcher/novel/x.cpp", "common/text/utf8.hpp",
         "searcher/novel is no room: give it a row in MAY_INCLUDE"),
        ("common/text/fold.cpp", "utf8.hpp",
         '"utf8.hpp" is no file of common/, indexer/ or searcher/'),
    ]
    TARGETS = ["searcher/query/tree.hpp", "searcher/search/results.hpp",
               "searcher/search/search.hpp", "indexer/input/source.hpp",
               "indexer/readers/reader.hpp", "common/text/utf8.hpp", "common/date/date.hpp"]

    def test_rows(self):
        for path, target, reason in self.ROWS:
            with self.subTest(path=path, target=target):
                files = {name: "#pragma once\n" for name in self.TARGETS}
                files[path] = f'// A comment.\n#include "{target}"\n'
                self.assertEqual(judge(files), [f"{path}:2: {reason}"] if reason else [])

    def test_xapian_is_found_through_our_own_headers(self):
        found = judge({
            "common/index/guard.hpp": "#include <xapian.h>\n",
            "searcher/query/tree.hpp": '#include "searcher/query/terms.hpp"\n',
            "searcher/query/terms.hpp": '\n#include "common/index/guard.hpp"\n',
        })
        self.assertEqual(found, [
            "searcher/query/tree.hpp:1: must not know Xapian, but includes "
            "searcher/query/terms.hpp -> common/index/guard.hpp -> xapian.h"])

    def test_xapian_is_found_where_it_is_included_at_once(self):
        found = judge({"searcher/render/text.cpp": "#include <string>\n#include <xapian.h>\n"})
        self.assertEqual(found, [
            "searcher/render/text.cpp:2: must not know Xapian, but includes xapian.h"])

    def test_a_type_that_another_header_defines_is_found(self):
        one = "namespace byline {\nclass Bytes {\n};\nclass Later;\n}\n"
        other = "namespace byline {\nstruct Bytes final {\n};\nclass Later {\n};\n}\n"
        inner = "namespace byline::glass {\nclass Bytes {\n  struct Later {\n  };\n};\n}\n"
        self.assertEqual(
            judge({"common/glass/a.hpp": inner, "common/text/b.hpp": one, "indexer/input/c.hpp": other}),
            ["indexer/input/c.hpp:2: byline::Bytes is defined in common/text/b.hpp, too"])

    def test_headers_that_include_each_other_end(self):
        self.assertEqual(judge({
            "common/text/a.hpp": '#include "common/text/b.hpp"\n',
            "common/text/b.hpp": '#include "common/text/a.hpp"\n',
        }), [])


if __name__ == "__main__":
    unittest.main()
