# SPDX-License-Identifier: GPL-3.0-or-later
"""The engines that are measured, a class each: how they index an archive and answer a query.

`forms` is the folder that records.write_all filled, `place` an empty folder for the index.
A query that an engine's command line cannot ask gives None: its cell stays empty.
"""

import os
import re
import shutil
from pathlib import Path

from measuring import run, version_of
from queries import text_of

HERE = Path(__file__).resolve().parent
ROWS = "10"
MEMORY = "256M"
JARS = Path("/usr/share/java")


class Engine:
    """What all have in common; `package` is Debian's, `year` that of the version there."""
    name, package, year = "", "", ""
    jobs = 1

    def version(self):
        found = version_of(self.package)
        return found and f"{self.package} {found} ({self.year})"

    def prepare(self, work):
        """Work that is not measured, such as compiling; once, before everything."""

    def add(self, forms, place):
        """The cost of indexing the archive."""
        raise NotImplementedError

    def index(self, place):
        """What counts as the index's size."""
        return place

    def whole(self, query, forms, place):
        """The command that a person would type, and how to read the count from what it prints."""
        return None

    def inside(self, mode, passes, place):
        """(command, line of a query) for many queries in one process; mode: see MODES."""
        return None


def count_in(pattern):
    def count(output):
        found = re.search(pattern, output)
        return found[1].replace(",", "") if found else "0"
    return count


class Byline(Engine):
    package = "byline"

    def __init__(self, build, name, options, jobs):
        self.build, self.name, self.options, self.jobs = Path(build), name, options, jobs
        self.environment = {"BYLINE_CONFIG": "/dev/null"}
        self.asks = jobs == 1

    def version(self):
        return run([self.build / "byline-index", "--version"]).output.strip()

    def add(self, forms, place):
        return run([self.build / "byline-index", "add", "--index", place, "--quiet", "--memory", MEMORY,
                    "--jobs", self.jobs, *self.options, forms / "archive.jsonl"], self.environment)

    def arguments(self, query, place):
        arguments = ["--index", str(place), "--limit", ROWS, "--match", "all"]
        if query["class"] == "by outlet":
            arguments += ["--by", "outlet"]
        text = text_of(query)
        if "dates" in query:
            text += " date:{}..{}".format(*query["dates"])
        return [*arguments, text]

    def whole(self, query, forms, place):
        if not self.asks:
            return None
        command = [self.build / "byline-search", "--format", "json", *self.arguments(query, place)]
        return command, count_in(r'"articles": ?(\d+)')

    def inside(self, mode, passes, place):
        if not self.asks or mode == "top":  # its totals are always exact
            return None
        form = ["--format", "json"] if mode == "snippets" else ["--format", "csv"]
        # With all on a hit is a story, as a person sees it at a terminal.
        form += ["--no-group"] if self.options else ["--group"]

        def line(query):
            by = query["class"] == "by outlet"
            return "\t".join([*(["--format", "json"] if by else form), *self.arguments(query, place)])
        return [self.build / "query-bench", passes], line


class Scriptindex(Engine):
    name, package, year = "scriptindex", "xapian-omega", 2023
    SCRIPT = ("id : field\ntitle : field index\nauthor : field index=A\noutlet : field boolean=O\n"
              "date : field value=0\nurl : field\ntext : field index\n")

    def add(self, forms, place):
        script = forms / "omega.script"
        script.write_text(self.SCRIPT, encoding="utf-8")
        return run(["scriptindex", "--overwrite", place / "db", script, forms / "archive.omega"])

    def whole(self, query, forms, place):
        if "dates" in query or query["class"] == "by outlet" or not shutil.which("quest"):
            return None
        # Without -c it estimates: the others count.
        return (["quest", "-d", place / "db", "-o", "and", "-m", ROWS, "-c", "100000000", text_of(query)],
                count_in(r"(?:Exactly|About) (\d+) match"))


class Recoll(Engine):
    name, package, year = "recoll", "recollcmd", 2023

    def add(self, forms, place):
        # Text is kept for snippets by default; no spelling dictionary, which takes a program more.
        (place / "recoll.conf").write_text(f"topdirs = {forms / 'pages'}\nnoaspell = 1\n"
                                           "loglevel = 1\n", encoding="utf-8")
        return run(["recollindex", "-c", place, "-z"])

    def whole(self, query, forms, place):
        if query["class"] == "by outlet":
            return None
        text = text_of(query)
        if "dates" in query:
            text += " date:{}/{}".format(*query["dates"])
        return (["recollq", "-c", place, "-n", ROWS, "-A", text], count_in(r"(\d+) results"))


class Fts5(Engine):
    name, package, year = "fts5", "sqlite3", 2022
    TABLE = ("CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, author, outlet UNINDEXED, "
             "date UNINDEXED, url UNINDEXED, text, tokenize='porter unicode61');")

    def add(self, forms, place):
        return run(["sqlite3", place / "articles.db", self.TABLE, ".mode ascii",
                    f".import {forms / 'archive.ascii'} articles"])

    @staticmethod
    def match(query):
        """In title and text, as the others; FTS5 has no minus, it has NOT between two sides."""
        if "boolean" in query:
            a, b, c, d = (f'"{word}"' for word in query["boolean"])
            text = f"({a} AND ({b} OR {c})) NOT {d}"
        elif "phrase" in query:
            text = text_of(query)
        else:
            text = " AND ".join(f'"{word}"' for word in query["words"])
        return "{title text} : (" + text + ")"

    def whole(self, query, forms, place):
        where = f"articles MATCH '{self.match(query)}'"
        if "dates" in query:
            where += " AND date BETWEEN '{}' AND '{}'".format(*query["dates"])
        rows = ("title, outlet, date, snippet(articles, -1, '[', ']', '...', 30) FROM articles "
                f"WHERE {where} ORDER BY rank LIMIT {ROWS}")
        if query["class"] == "by outlet":
            rows = (f"outlet, count(*) FROM articles WHERE {where} GROUP BY outlet "
                    f"ORDER BY 2 DESC LIMIT {ROWS}")
        count = f"SELECT 'total=' || count(*) FROM articles WHERE {where}"
        return (["sqlite3", place / "articles.db", f"SELECT {rows}; {count};"], count_in(r"total=(\d+)"))

    def inside(self, mode, passes, place):
        if mode == "snippets":
            return None

        def line(query):
            dates = query.get("dates", ["", ""])
            return "\t".join([self.match(query), *dates, "outlet" * (query["class"] == "by outlet")])
        program = HERE / "query_with_fts5.py"
        return ["/usr/bin/python3", "-B", program, place / "articles.db", mode, passes], line


class Lucene(Engine):
    package, year = "liblucene8-java", 2020
    NEEDED = ("core", "analyzers-common", "queryparser", "queries", "sandbox")

    def __init__(self, threads):
        self.name, self.jobs = f"lucene, {threads} thread" + "s" * (threads > 1), threads
        self.java = []

    def version(self):
        jar = next(JARS.glob("lucene-core-8*.jar"), None)
        if jar is None or not shutil.which("javac"):
            return None
        return f"{jar.resolve().stem} ({self.year}), {self.package} {version_of(self.package)}"

    def prepare(self, work):
        jars = [str(next(JARS.glob(f"lucene-{part}-8*.jar"))) for part in self.NEEDED]
        classes = work / "classes"
        classes.mkdir(exist_ok=True)
        path = os.pathsep.join(jars)
        run(["javac", "-cp", path, "-d", classes, *sorted(HERE.glob("*.java"))])
        self.java = ["java", "-Xmx1g", "-cp", f"{classes}{os.pathsep}{path}"]

    def add(self, forms, place):
        return run([*self.java, "IndexWithLucene", place / "index", forms / "archive.ascii", self.jobs])

    def inside(self, mode, passes, place):
        if mode == "snippets" or self.jobs > 1:
            return None

        def line(query):
            dates = [day.replace("-", "") for day in query.get("dates", ["", ""])]
            return "\t".join([text_of(query), *dates, "outlet" * (query["class"] == "by outlet")])
        return [*self.java, "QueryWithLucene", place / "index", mode, passes], line


class Ripgrep(Engine):
    """No index: it reads the archive for every query, a line an article."""
    name, package, year = "rg", "ripgrep", 2021

    def add(self, forms, place):
        return None

    def whole(self, query, forms, place):
        if query["class"] not in ("rare word", "common word", "phrase"):
            return None
        wanted = " ".join(query.get("phrase") or query["words"])
        return (["rg", "--ignore-case", "--word-regexp", "--fixed-strings", "--count", wanted,
                 forms / "archive.jsonl"], count_in(r"(\d+)"))


def all_engines(build):
    plain = ["--skip", "language,stories,furniture"]
    return [Byline(build, "byline, plain", plain, 1), Byline(build, "byline, plain, 2 jobs", plain, 2),
            Byline(build, "byline, all on", [], 1), Byline(build, "byline, all on, 2 jobs", [], 2),
            Scriptindex(), Recoll(), Fts5(), Lucene(1), Lucene(2), Ripgrep()]


MODES = ("top", "exact", "snippets")
