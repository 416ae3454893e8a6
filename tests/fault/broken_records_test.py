# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken records of many kinds among good ones: each is reported, and costs no other."""
import json

import answers
import setting

GOOD = 600
BROKEN = 120
KINDS = {
    "cut off": b'{"id":"x","title":"The wall","text":"It was',
    "plain text": b"The mayor said nothing at all.",
    "array": b'["a title","a text"]',
    "number": b"42",
    "string": b'"a title"',
    "null": b"null",
    "empty object": b"{}",
    "no words in it": b'{"title":"","text":""}',
    "only other keys": b'{"colour":"blue","size":12}',
    "missing comma": b'{"title":"a wall" "text":"a sea"}',
    "missing colon": b'{"title" "a wall"}',
    "bare word": b'{"title":flood,"text":wall}',
    "too deep": b'{"title":' + b"[" * 5000 + b"]" * 5000 + b"}",
    "unclosed array": b'{"title":"a","text":["b"}',
    "HTML": b"<html><body><p>A wall.</p></body></html>",
    "two on a line": b'{"title":"a","text":"b"}{"title":"c","text":"d"}',
    "single quotes": b"{'title':'a','text':'b'}",
    "NUL bytes": b"\0\0\0\0",
    "binary": bytes(range(128, 256)).replace(b"\n", b""),
    "closed twice": b'{"title":"a","text":"b"}}',
}


def mix(random, made):
    """Lines of the file, and the line number of each broken one with its kind."""
    lines = [json.dumps(record).encode() for record in made]
    kinds = [name for _ in range(BROKEN // len(KINDS)) for name in KINDS]
    for kind in kinds:
        lines.insert(random.randint(0, len(lines)), (kind, KINDS[kind]))
    broken = {}
    for number, line in enumerate(lines, 1):
        if isinstance(line, tuple):
            broken[number], lines[number - 1] = line
    return lines, broken


def read_report(run):
    with open(run.path("report.jsonl"), encoding="utf-8") as report:
        return [json.loads(line) for line in report]


def test(run, random):
    made = setting.write_archive(run, random, GOOD, "archive.jsonl")
    lines, broken = mix(random, made)
    run.index("add", "good", "--quiet", "archive.jsonl")
    with open(run.path("archive.jsonl"), "wb") as out:  # the same name: it is a collection's, too
        out.write(b"\n".join(lines) + b"\n")
    done = run.index("add", "mixed", "--report", "report.jsonl", "archive.jsonl")
    last = done.stdout.splitlines()[-1]
    setting.require(last == f"added {GOOD}, updated 0, unchanged 0, conflicts 0, "
                            f"rejected {len(broken)}", f"last line: {last}")
    rejected = [row for row in read_report(run) if row["action"] == "rejected"]
    found = {row["line"] for row in rejected}
    missed = {broken[line] for line in set(broken) - found}
    setting.require(found == set(broken), f"kinds without a report line: {missed}")
    setting.require(all(row["reason"] and row["source"] for row in rejected), "a line says nothing")
    answers.require_equal(answers.gather(run, "good"), answers.gather(run, "mixed"), "good ones")
    run.index("add", "strict", "--strict", "--quiet", "archive.jsonl", expect=1)
    run.index("add", "mixed", "--quiet", "missing.jsonl", "archive.jsonl", expect=4)


if __name__ == "__main__":
    setting.start(__doc__, test)
