# SPDX-License-Identifier: GPL-3.0-or-later
"""The same articles for every engine, in the form that costs each the least to read.

Turning them into these forms is not measured, so engines that cannot read JSON gain by it.
"""

import html
import json
import os
import re
import sys
from datetime import datetime, timezone

FIELDS = ("id", "title", "author", "outlet", "date", "url", "text")
FIELD_END, RECORD_END = "\x1f", "\x1e"  # sqlite3's .import --ascii
# What some forms cannot hold: control characters and halves of surrogate pairs.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
MOST_YEARS = 2100


def day_of(value):
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    return found[0] if found and int(found[1]) < MOST_YEARS else ""


def _record(line, path, line_number):
    try:
        record = json.loads(line)
    except ValueError as why:
        sys.exit(f"bench.py: cannot read: {path}:{line_number}: {why}\nhint: JSON Lines are wanted")
    if not isinstance(record, dict):
        sys.exit(f"bench.py: cannot read: {path}:{line_number}: no JSON object")
    return record


def read(paths, limit=None):
    """The articles of JSON Lines files, with the fields above; ids anew, so that none is there twice."""
    number = 0
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line_number, line in enumerate(lines, 1):
                record = _record(line, path, line_number)
                clean = {field: CONTROL.sub(" ", str(record.get(field) or "")) for field in FIELDS}
                clean["id"], clean["date"] = f"a{number}", day_of(clean["date"])
                number += 1
                yield clean
                if limit and number >= limit:
                    return


def _omega(article):
    lines = []
    for field in FIELDS:
        value = article[field].replace("-", "") if field == "date" else article[field]
        lines.append(f"{field}=" + value.replace("\n", "\n="))
    return "\n".join(lines) + "\n\n"


def _page(article):
    title, author, text = (html.escape(article[key]) for key in ("title", "author", "text"))
    body = text.replace("\n\n", "</p><p>")
    return (f"<html><head><meta charset='utf-8'><title>{title}</title>"
            f"<meta name='author' content='{author}'></head><body><p>{body}</p></body></html>")


def _write_page(folder, number, article):
    """One file an article, its time the article's, in folders of a thousand."""
    place = folder / str(number // 1000)
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{number}.html"
    path.write_text(_page(article), encoding="utf-8")
    if article["date"] > "1970-01-02":
        when = datetime.fromisoformat(article["date"]).replace(tzinfo=timezone.utc).timestamp()
        os.utime(path, (when, when))


def write_all(articles, folder, pages):
    """Writes archive.jsonl, archive.ascii, archive.omega and, if asked, pages/ into the folder."""
    with open(folder / "archive.jsonl", "w", encoding="utf-8") as as_json, \
         open(folder / "archive.ascii", "w", encoding="utf-8", newline="") as as_ascii, \
         open(folder / "archive.omega", "w", encoding="utf-8") as as_omega:
        for number, article in enumerate(articles):
            as_json.write(json.dumps(article, ensure_ascii=False) + "\n")
            as_ascii.write(FIELD_END.join(article[field] for field in FIELDS) + RECORD_END)
            as_omega.write(_omega(article))
            if pages:
                _write_page(folder / "pages", number, article)
