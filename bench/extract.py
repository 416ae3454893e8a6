#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how well pages are read: title, date, authors and text against a known truth.

usage: extract.py [--pages FOLDER] [--readability FOLDER] [--fundus FOLDER] [--zyte FOLDER] [--wrong]
                  [--index-program PROGRAM] [--search-program PROGRAM]

FOLDER of --pages holds truth.json (address -> file, title, author, date, `with`: must be in the
text, `without`: must not) and html/. FOLDER of --readability holds a folder for each page, with
source.html, expected.html and expected-metadata.json, as in Mozilla's Readability. FOLDER of
--fundus holds a folder for each country, with PUBLISHER_DATE.html.gz and PUBLISHER.json, as Fundus'
tests/resources/parser/test_data. FOLDER of --zyte is Zyte's article-extraction-benchmark, with
html/, ground-truth.json and, in output/, what other extractors made of the same pages, which are
listed beside Byline. All sets are read by the real programs: byline-index into a fresh
index, byline-search out of it.
--wrong lists what differs.
"""

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def plain(text):
    """What counts of a text: its letters and digits, case and kinds of quotes apart."""
    text = unicodedata.normalize("NFKC", html.unescape(text or "")).casefold()
    return " ".join(re.findall(r"\w+", text))


def squeezed(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text or "")).strip()


def read_pages(programs, paths):
    """Source -> article, for all pages that are given."""
    with tempfile.TemporaryDirectory() as scratch:
        index = f"{scratch}/index"
        environment = {"PATH": "/usr/bin:/bin", "BYLINE_CONFIG": "/dev/null", "HOME": scratch}
        report = Path(scratch, "report.jsonl")
        run = subprocess.run([programs[0], "add", "--index", index, "--quiet", "--report", report, *map(str, paths)],
                             env=environment, capture_output=True, text=True, check=False)
        if run.returncode not in (0, 4):
            sys.exit(f"byline-index failed: {run.stderr}")
        print(run.stdout.strip())
        # Pages that are one article, by their address or as a whole, are one in the index, under
        # the source of either; the report names one and, in its reason, the other.
        merged = {}
        for line in map(json.loads, report.read_text(encoding="utf-8").splitlines()):
            if line["action"] == "merged":
                merged[line["source"]] = line["id"]
                merged.update((other, line["id"]) for other in re.findall(r"'(.+)'$", line["reason"]))
        fields = "id,source,title,authors,agency,date,text,outlet,language"
        run = subprocess.run([programs[1], "--index", index, "--format", "jsonl", "--fields", fields],
                             env=environment, capture_output=True, text=True, check=True)
        articles = [json.loads(line) for line in run.stdout.splitlines()]
    by_id = {article["id"]: article for article in articles}
    found = {article["source"]: article for article in articles}
    found.update((source, by_id[ident]) for source, ident in merged.items()
                 if ident in by_id and source not in found)
    return found


def same_title(have, want):
    """Whether they are one, what the truth has behind a separator apart. It is the <title> as
    Readability cuts it, which leaves names of sites and sections at its end."""
    if plain(have) == plain(want):
        return True
    separators = re.finditer(r" [-|–—·:»@]+ | \[|\s?[（_]|\s?\|\s?", want)
    return any(plain(have) == plain(want[:separator.start()]) for separator in separators)


def names(text):
    """The people of a byline in the truth, which is a text or a list of them."""
    if isinstance(text, list):
        return set().union(*map(names, text))
    return {plain(name) for name in re.split(r"\s*[;,]\s*|\s+(?:and|und|&|/)\s+", text or "")} - {""}


class Score:
    def __init__(self, name):
        self.name, self.right, self.all, self.lines = name, 0, 0, []

    def add(self, is_right, line):
        self.all += 1
        self.right += is_right
        if not is_right:
            self.lines.append(line)

    def show(self, wrong):
        share = self.right / self.all if self.all else 0
        print(f"{self.name:<24}{100 * share:6.1f} %   {self.right} of {self.all}")
        if wrong:
            for line in self.lines:
                print("   ", line)


def measure_pages(programs, folder, wrong):
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    articles = read_pages(programs, [folder / "html"])
    scores = {name: Score(name) for name in ("title", "date", "with", "without", "authors")}
    hits = found = wanted = 0
    for record in truth.values():
        file = record["file"]
        article = articles.get(str(folder / "html" / file), {})
        text = squeezed(" ".join(article.get("text") or []) if isinstance(article.get("text"), list)
                        else article.get("text"))
        got = article.get("title") or ""
        scores["title"].add(plain(got) == plain(record["title"]), f"{file}: {got!r} for {record['title']!r}")
        if record["date"]:
            got = article.get("date")
            scores["date"].add(got == record["date"], f"{file}: {got} for {record['date']}")
        for part in record["with"]:
            scores["with"].add(squeezed(part) in text, f"{file}: {part!r}")
        for part in record["without"]:
            scores["without"].add(squeezed(part) not in text, f"{file}: {part!r}")
        have, want = {plain(name) for name in article.get("authors") or []}, names(record["author"])
        hits += len(have & want)
        found += len(have)
        wanted += len(want)
        scores["authors"].add(have == want, f"{file}: {sorted(have)} for {sorted(want)}")
    print(f"pages: {len(truth)}, read: {len(articles)}")
    for score in scores.values():
        score.show(wrong)
    print(f"{'author F1':<24}{2 * hits / (found + wanted):6.3f}     precision {hits / max(1, found):.3f}, recall {hits / max(1, wanted):.3f}")


def words_of_page(text):
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", text)
    return plain(re.sub(r"<[^>]*>", " ", text)).split()


def token_f1(have, want):
    common = sum((Counter(have) & Counter(want)).values())
    return 2 * common / (len(have) + len(want)) if have or want else 1.0


def measure_readability(programs, folder, wrong):
    articles = read_pages(programs, sorted(folder.glob("*/source.html")))
    title, total, lines, count = Score("title"), 0.0, [], 0
    for page in sorted(folder.iterdir()):
        if not (page / "source.html").exists():
            continue
        count += 1
        metadata = json.loads((page / "expected-metadata.json").read_text(encoding="utf-8"))
        article = articles.get(f"{page}/source.html", {})
        text = article.get("text") or ""
        text = " ".join(text) if isinstance(text, list) else text
        expected = words_of_page((page / "expected.html").read_text(encoding="utf-8"))
        f1 = token_f1(plain(text).split(), expected)
        total += f1
        lines.append((f1, page.name, len(plain(text).split()), len(expected)))
        if metadata.get("title"):
            got = article.get("title") or ""
            title.add(same_title(got, metadata["title"]), f"{page.name}: {got!r} for {metadata['title']!r}")
    print(f"readability: {count} pages, read: {len(articles)}")
    title.show(wrong)
    print(f"{'text F1':<24}{total / count:6.3f}")
    if wrong:
        for f1, name, have, want in sorted(lines)[:40]:
            print(f"    {f1:.3f} {name}: {have} words, expected {want}")


def fundus_records(folder):
    """Page -> its truth; a publisher's records stand in the order of its pages' dates."""
    for path in sorted(folder.glob("*/*.json")):
        records = json.loads(path.read_text(encoding="utf-8")).values()
        pages = sorted(path.parent.glob(f"{path.stem}_[0-9]*.html.gz"))
        yield from zip(pages, records, strict=True)


def measure_fundus(programs, folder, wrong):
    records = list(fundus_records(folder))
    articles = read_pages(programs, [page for page, _ in records])
    scores = {name: Score(name) for name in ("title", "date", "authors")}
    hits = found = wanted = 0
    total, lines = 0.0, []
    for page, record in records:
        name = str(page.relative_to(folder))
        article = articles.get(str(page), {})
        got = article.get("title") or ""
        scores["title"].add(plain(got) == plain(record["title"]), f"{name}: {got!r} for {record['title']!r}")
        published = datetime.fromisoformat(record["publishing_date"])
        days = {published.date().isoformat(), published.astimezone(timezone.utc).date().isoformat()}
        got = article.get("date")
        scores["date"].add(got in days, f"{name}: {got} for {published}")
        # An agency or the outlet is a field of its own, no author.
        others = {plain(article.get("agency")), plain(article.get("outlet"))}
        have, want = {plain(who) for who in article.get("authors") or []}, names(record.get("authors")) - others
        hits, found, wanted = hits + len(have & want), found + len(have), wanted + len(want)
        scores["authors"].add(have == want, f"{name}: {sorted(have)} for {sorted(want)}")
        text = article.get("text") or ""
        text = " ".join(text) if isinstance(text, list) else text
        parts = list(record["body"]["summary"])
        for section in record["body"]["sections"]:
            parts += section["headline"] + section["paragraphs"]
        expected = plain(" ".join(parts)).split()
        f1 = token_f1(plain(text).split(), expected)
        total += f1
        lines.append((f1, name, len(plain(text).split()), len(expected)))
    print(f"fundus: {len(records)} pages, read: {len(articles)}")
    for score in scores.values():
        score.show(wrong)
    print(f"{'author F1':<24}{2 * hits / (found + wanted):6.3f}     precision {hits / max(1, found):.3f}, recall {hits / max(1, wanted):.3f}")
    print(f"{'text F1':<24}{total / max(1, len(records)):6.3f}")
    if wrong:
        for f1, name, have, want in sorted(lines)[:60]:
            print(f"    {f1:.3f} {name}: {have} words, expected {want}")


def shingles(text):
    """Runs of four words, or all of a shorter text."""
    words = re.findall(r"\w+", text or "")
    return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)) if words)


def shingle_scores(truth, texts):
    """F1, precision and recall as that benchmark defines them: the means over the pages, then F1."""
    precisions, recalls = [], []
    for page, record in truth.items():
        want, have = shingles(record.get("articleBody")), shingles(texts.get(page))
        common = sum((want & have).values())
        if have:
            precisions.append(common / sum(have.values()))
        if want:
            recalls.append(common / sum(want.values()))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def measure_zyte(programs, folder):
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    articles = read_pages(programs, sorted((folder / "html").glob("*.html.gz")))
    ours = {}
    for source, article in articles.items():
        text = article.get("text") or ""
        ours[Path(source).name.removesuffix(".html.gz")] = "\n".join(text) if isinstance(text, list) else text
    rows = [(*shingle_scores(truth, ours), "byline")]
    for path in sorted((folder / "output").glob("*.json")):
        output = json.loads(path.read_text(encoding="utf-8"))
        output = output.get("output", output)
        texts = {page: record.get("articleBody") for page, record in output.items()}
        rows.append((*shingle_scores(truth, texts), path.stem))
    print(f"zyte: {len(truth)} pages, read: {len(articles)}")
    for f1, precision, recall, name in sorted(rows, reverse=True):
        print(f"{name:<24}{f1:6.3f}     precision {precision:.3f}, recall {recall:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--readability", type=Path)
    parser.add_argument("--fundus", type=Path)
    parser.add_argument("--zyte", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--index-program", default=str(ROOT / "build/byline-index"))
    parser.add_argument("--search-program", default=str(ROOT / "build/byline-search"))
    options = parser.parse_args()
    programs = (options.index_program, options.search_program)
    if options.pages:
        measure_pages(programs, options.pages.resolve(), options.wrong)
    if options.readability:
        measure_readability(programs, options.readability.resolve(), options.wrong)
    if options.zyte:
        measure_zyte(programs, options.zyte.resolve())
    if options.fundus:
        measure_fundus(programs, options.fundus.resolve(), options.wrong)


if __name__ == "__main__":
    main()
