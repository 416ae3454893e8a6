# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexes a real archive and judges what byline says of it by scans of the raw records.

Reads $BYLINE_DATA/articles/{longform,teasers}.jsonl.zst; skipped, saying so, where BYLINE_DATA is not
set. Shares no code with the programs.
"""
import collections
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import answers  # noqa: E402
import broken_records_test  # noqa: E402
import setting  # noqa: E402

TITLES = 100
TITLES_FOUND = 95
BROKEN = 1000
ROWS = 60  # of each --by, drawn at random, given back as filters
OPTION = {"outlet": "outlet:=", "author": "author:=", "agency": "agency:=", "section": "section:=",
          "tag": "tag:=", "lang": "lang:", "site": "site:", "year": "date:", "month": "date:",
          "day": "date:"}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def unpack(data, name, path):
    with open(path, "wb") as out:
        subprocess.run(["zstdcat", os.path.join(data, "articles", name + ".jsonl.zst")],
                       stdout=out, check=True)
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def last_line(done):
    return done.stdout.splitlines()[-1]


def require_line(done, expected):
    setting.require(last_line(done) == expected, f"last line: {last_line(done)}")


def count(run, index, *query):
    return run.answer([index], "--count", "--", *query)["total"]["articles"]


def rows_of(run, index, field):
    found = run.answer([index], "--by", field, "--limit", "all")
    return {row["value"]: row["articles"] for row in found["values"]}


def squeezed(text):
    return " ".join(text.split())


def test_every_record_is_accounted_for(run, records):
    size = len(records)
    require_line(run.index("add", "real", "longform.jsonl"),
                 f"added {size}, updated 0, unchanged 0, conflicts 0, rejected 0")
    before = os.times()
    require_line(run.index("add", "real", "longform.jsonl"),
                 f"added 0, updated 0, unchanged {size}, conflicts 0, rejected 0")
    after = os.times()
    spent = after.children_user - before.children_user + after.children_system
    print(f"the second run took {spent - before.children_system:.2f} s of CPU")


def test_order_and_jobs_change_no_answer(run, random):
    expected = answers.gather(run, "real")
    with open(run.path("longform.jsonl"), "rb") as source:
        lines = source.readlines()
    random.shuffle(lines)
    for jobs in ("1", "3"):
        os.makedirs(run.path(jobs))
        with open(run.path(f"{jobs}/longform.jsonl"), "wb") as out:
            out.writelines(lines)
        run.index("add", "shuffled" + jobs, "--jobs", jobs, "--quiet", f"{jobs}/longform.jsonl")
        answers.require_equal(expected, answers.gather(run, "shuffled" + jobs), "shuffled " + jobs)


def test_facets_are_the_scan_s(run, records):
    outlets = collections.Counter(squeezed(record["outlet"]) for record in records)
    # Which spellings are one outlet is judged by numbers_test.py.
    total = sum(rows_of(run, "real", "outlet").values())
    setting.require(total == len(records), f"--by outlet has {total} articles")
    for outlet, articles in outlets.most_common(12):
        found = run.answer(["real"], "--count", "--outlet", outlet)["total"]["articles"]
        setting.require(found == articles, f"--outlet {outlet}: {found}, the scan has {articles}")
    in_2014 = sum((record.get("date") or "").startswith("2014") for record in records)
    setting.require(count(run, "real", "date:2014") == in_2014, "date:2014 is not the scan's")
    authors = collections.Counter(squeezed(record.get("author") or "") for record in records)
    plain = [name for name, _ in authors.most_common(40) if re.fullmatch("[A-Z][a-z]+ [A-Z][a-z]+", name)]
    for name in plain:
        found = run.answer(["real"], "--count", "--author", name)["total"]["articles"]
        setting.require(found >= authors[name], f"--author {name}: {found} of {authors[name]}")


def test_every_row_is_a_filter(run, random):
    for field, option in OPTION.items():
        rows = list(rows_of(run, "real", field).items())
        for value, articles in random.sample(rows, min(ROWS, len(rows))):
            if value in ("none", "imprecise"):
                continue
            quoted = value.replace('"', " ")
            query = option + (quoted if option == "date:" else f'"{quoted}"')
            found = count(run, "real", query)
            setting.require(found == articles, f"{query}: {found}, the row said {articles}")


def test_a_phrase_is_the_scan_s(run, records):
    phrase = re.compile(r"\bclimate\W+change\b", re.IGNORECASE)
    expected = sum(any(phrase.search(part) for part in
                       [record["title"], *record["text"].split("\n")]) for record in records)
    found = count(run, "real", '"climate change" OR furniture:"climate change"')
    setting.require(found == expected, f'"climate change": {found}, the scan {expected}')


def words_of(title):
    return re.sub(r"[^\w.'’&-]+", " ", title).strip(" -.'’")


def test_titles_find_their_articles(run, random, records):
    found = 0
    for record in random.sample(records, TITLES):
        words = words_of(record["title"])
        best = run.search(["real"], "--format", "ids", "--limit", "5", "--", words).stdout.split()
        found += any(line.rpartition(":")[2] == record["id"] for line in best)
    print(f"{found} of {TITLES} titles find their own article among the first five")
    setting.require(found >= TITLES_FOUND, f"only {found} titles find their own article")


def test_broken_records_cost_no_other(run, random, size):
    with open(run.path("longform.jsonl"), "rb") as source:
        lines = [line.rstrip(b"\n") for line in source]
    kinds = list(broken_records_test.KINDS.values())
    for number in range(BROKEN):
        lines.insert(random.randint(0, len(lines)), kinds[number % len(kinds)])
    with open(run.path("mixed.jsonl"), "wb") as out:
        out.write(b"\n".join(lines) + b"\n")
    done = run.index("add", "mixed", "--report", "report.jsonl", "mixed.jsonl")
    require_line(done, f"added {size}, updated 0, unchanged 0, conflicts 0, rejected {BROKEN}")
    with open(run.path("report.jsonl"), encoding="utf-8") as report:
        rows = [row for row in map(json.loads, report) if row["action"] == "rejected"]
    setting.require(len(rows) == BROKEN and all(row["line"] and row["reason"] for row in rows),
                    f"{len(rows)} report lines")


def test_teasers_are_clean_and_safe(run, records):
    done = run.index("add", "teasers", "--report", "teasers.jsonl.report", "teasers.jsonl")
    numbers = [int(number) for number in re.findall(r"\d+", last_line(done))]
    with open(run.path("teasers.jsonl.report"), encoding="utf-8") as report:
        merged = sum(json.loads(line)["action"] == "merged" for line in report)
    print(f"{last_line(done)}, {merged} merged")
    setting.require(sum(numbers) in (len(records), len(records) - merged), "a record is not accounted for")
    for options in (("--by", "author"), ("--by", "outlet"), ("--sort", "random", "--seed", "1")):
        shown = run.search(["teasers"], *options, "--limit", "3000").stdout
        unsafe = CONTROL.search(shown.replace("\n", ""))
        setting.require(unsafe is None, f"{options}: a control character is shown")
    authors = rows_of(run, "teasers", "author")
    dirty = [name for name in authors if re.match(r"(?i)by |https?:|.*@", name)]
    setting.require(len(dirty) * 1000 <= len(authors), f"authors that are none: {dirty[:20]}")
    print(f"{len(authors)} authors, {len(dirty)} look dirty")


def test(run, random):
    data = os.environ["BYLINE_DATA"]
    records = unpack(data, "longform", run.path("longform.jsonl"))
    test_every_record_is_accounted_for(run, records)
    test_order_and_jobs_change_no_answer(run, random)
    test_facets_are_the_scan_s(run, records)
    test_every_row_is_a_filter(run, random)
    test_a_phrase_is_the_scan_s(run, records)
    test_titles_find_their_articles(run, random, records)
    test_broken_records_cost_no_other(run, random, len(records))
    test_teasers_are_clean_and_safe(run, unpack(data, "teasers", run.path("teasers.jsonl")))


if __name__ == "__main__":
    if "BYLINE_DATA" in os.environ:
        setting.start(__doc__, test)
    else:
        print("skipped: BYLINE_DATA does not name the folder with the real archive")
