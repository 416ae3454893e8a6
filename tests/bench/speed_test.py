#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests what `make bench` measures with: the generated archive, its forms and the queries."""

import io
import json
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "speed"))

import corpus  # noqa: E402
import queries  # noqa: E402
import reading  # noqa: E402
import records  # noqa: E402

COUNT = 300


def generated(seed):
    output = io.StringIO()
    lines = corpus.generate(COUNT, seed, output)
    return output.getvalue(), lines


class GeneratedArchive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text, cls.lines = generated(7)
        cls.articles = [json.loads(line) for line in cls.text.splitlines()]

    def test_the_same_seed_gives_the_same_archive(self):
        self.assertEqual(generated(7)[0], self.text)
        self.assertNotEqual(generated(8)[0], self.text)

    def test_no_two_ranks_share_a_word(self):
        words = [corpus.word_of(rank) for rank in range(1, 100_000)]
        self.assertEqual(len(set(words)), len(words))

    def test_the_vocabulary_grows_as_that_of_news_does(self):
        exponent = next(float(line.split("^")[1]) for line in self.lines if line.startswith("Heaps"))
        self.assertTrue(0.5 < exponent < 0.75, exponent)

    def test_every_article_carries_the_lines_of_its_outlet(self):
        ends = {}
        for article in self.articles:
            ends.setdefault(article["outlet"], set()).add(article["text"].split("\n\n")[-1])
        self.assertTrue(all(len(lines) == 1 for lines in ends.values()))

    def test_some_articles_are_copies(self):
        titles = {article["title"] for article in self.articles}
        self.assertLess(len(titles), COUNT)


class Reading(unittest.TestCase):
    def test_every_format_of_the_program_is_measured(self):
        table = Path(__file__).resolve().parents[2].joinpath("indexer/readers/formats.cpp").read_text(encoding="utf-8")
        self.assertEqual(sorted(reading.FORMS), sorted(re.findall(r'Format\{"([a-z-]+)"', table)))

    def test_every_format_holds_every_article(self):
        articles = [json.loads(line) for line in generated(7)[0].splitlines()[:5]]
        articles[1]["date"] = ""
        for name, make in reading.FORMS.items():
            content = b"".join(make(articles))
            for article in articles:
                self.assertIn(article["title"].split()[0].encode(), content, name)


class Forms(unittest.TestCase):
    def test_every_form_holds_every_article_whatever_its_text_is(self):
        hostile = {"id": "x", "title": "a\x1fb\x1e\ud800", "text": "one\n\ntwo\nid=3", "date": "9999-01-01"}
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            (folder / "in.jsonl").write_text(json.dumps(hostile) + "\n{}\n", encoding="utf-8")
            records.write_all(records.read([folder / "in.jsonl"]), folder, pages=True)
            rows = (folder / "archive.ascii").read_text(encoding="utf-8").split(records.RECORD_END)[:-1]
            self.assertEqual([row.count(records.FIELD_END) for row in rows], [6, 6])
            self.assertEqual(rows[0].split(records.FIELD_END)[4], "")  # no such year in news
            omega = (folder / "archive.omega").read_text(encoding="utf-8")
            self.assertIn("text=one\n=\n=two\n=id=3\n", omega)
            self.assertEqual(len(list((folder / "pages").rglob("*.html"))), 2)

    def test_a_line_that_is_no_article_is_named(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, "in.jsonl")
            for line in ("{", "[]"):
                path.write_text("{}\n" + line + "\n", encoding="utf-8")
                with self.assertRaisesRegex(SystemExit, "in.jsonl:2: "):
                    list(records.read([path]))

    def test_the_limit_is_kept(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, "in.jsonl")
            path.write_text("{}\n" * 5, encoding="utf-8")
            self.assertEqual(len(list(records.read([path], 3))), 3)


class Queries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, "archive.jsonl")
            path.write_text(generated(7)[0], encoding="utf-8")
            cls.draw = queries.Draw(path, 1)
            cls.drawn = queries.draw(path, 1, 20)

    def test_there_are_as_many_of_each_class_as_were_asked_for(self):
        for name in queries.CLASSES:
            self.assertEqual(sum(query["class"] == name for query in self.drawn), 20, name)

    def test_words_are_as_frequent_as_their_class_says(self):
        for query in self.drawn:
            count = self.draw.frequency[query.get("words", [""])[0]]
            if query["class"] == "rare word":
                self.assertTrue(3 <= count <= 30, query)
            if query["class"] in ("common word", "by outlet", "date range"):
                self.assertTrue(COUNT * 0.01 <= count <= COUNT * 0.2, query)

    def test_a_query_is_written_as_the_engines_read_it(self):
        for query, text in [({"words": ["sea", "wall"]}, "sea wall"),
                            ({"phrase": ["sea", "wall"]}, '"sea wall"'),
                            ({"boolean": ["a", "b", "c", "d"]}, "a (b OR c) -d")]:
            self.assertEqual(queries.text_of(query), text)


if __name__ == "__main__":
    unittest.main()
