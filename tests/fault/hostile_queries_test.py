# SPDX-License-Identifier: GPL-3.0-or-later
"""Every hostile query is answered or refused within 2 s and 512 MB, whatever it is made of.

The list is of what stops other engines: wildcards by the hundred, chains of NEAR and NOT, brackets in
brackets, words of a hundred thousand letters, bytes that are no text.
"""
import os
import resource
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import setting  # noqa: E402

ARTICLES = 2000
SECONDS = 2.0
BYTES = 512 << 20
LONGEST = 120_000  # the kernel takes no longer argument
ANSWERED = {0, 1, 2, 4}


def nested(depth):
    return "(a AND (b OR " * depth + "c" + "))" * depth


QUERIES = {
    "10 wildcards of one letter": " ".join(f"{c}*" for c in "abcdefghij"),
    "100 wildcards": " ".join(["w*"] * 100),
    "250 wildcards": " ".join(f"{c}*{d}*" for c in "abcde" for d in "abcdefghijklmnopqrstuvwxyz")[:900],
    "1,000 wildcards": " ".join(["w*"] * 1000),
    "250 infixes": " ".join(["*e*"] * 250),
    "250 slips": " ".join(["flood~2"] * 250),
    "infixes of all words": "*e* *a* *o* *i* *u* *s* *t* *n* *r*",
    "40,000 words": "a " * 40_000,
    "256 words": "the " * 256,
    "256 alternatives": " OR ".join(["w*"] * 256),
    "NEAR chain": " NEAR/5 ".join(["flood"] * 5000),
    "NEAR of all words": "*e* NEAR/499 *a*",
    "NEAR of alternatives": f"({' OR '.join(['*e*'] * 100)}) NEAR/499 ({' OR '.join(['*a*'] * 100)})",
    "100 NEARs": " ".join(["(a* OR the) NEAR/50 (t* OR of)"] * 60),
    "phrases beside NEAR": " ".join(['("of the" OR "in the") NEAR/400 ("to a" OR *s)'] * 25),
    "ATLEAST of all words": "ATLEAST/50 *e*",
    "50 ATLEASTs": " ".join(["ATLEAST/50 *e*"] * 50),
    "SAME of all words": "*e* SAME *a*",
    "a phrase of stopwords": '"' + "the " * 64 + '"',
    "200 phrases": " ".join(['"the of"'] * 120),
    "AND and OR in turn, 60 deep": nested(30),
    "AND and OR in turn, 4,000 deep": nested(2000),
    "AND and OR in turn, 100,000 bytes": nested(6000),
    "NOT chain": "NOT " * 25_000 + "a",
    "minus chain": "-" * 100_000 + "a",
    "open brackets": "(" * LONGEST,
    "closed brackets": ")" * LONGEST,
    "brackets that pair": "(" * 50_000 + "a" + ")" * 50_000,
    "brackets of brackets": "()" * 50_000,
    "a word of 100,000 letters": "w" * 100_000,
    "a word of 16,000 letters": "w" * 16_000,
    "a wildcard of 16,000 stars": "w" + "*" * 16_000,
    "a pattern that backtracks": "*a" * 4000 + "b",
    "slips in 16,000 letters": "w" * 16_000 + "~2",
    "quotes": '"' * 60_001,
    "pairs of quotes": '"a"' * 5000,
    "invalid UTF-8": b"\xff\xfe" * 50_000,
    "overlong UTF-8": b"\xc0\x80\xe0\x80\x80",
    "surrogates": b"\xed\xa0\x80\xed\xb0\x80",
    "combining marks": "e" + "\u0301" * 8000,
    "right to left": "\u202e" * 5000 + "flood",
    "Chinese without spaces": "\u5317" * 5000,
    "Thai without spaces": "\u0e01" * 5000,
    "emoji": "\U0001f600" * 4000,
    "control codes": "\x1b[2J\x07flood\x1b]0;x\x07",
    "fields in fields": "title:" * 20_000 + "a",
    "fields without values": "title: " * 10_000,
    "whole values": " ".join([f"outlet:={i}" for i in range(256)]),
    "dates": " OR ".join(["date:~2014"] * 250),
    "a date of 10,000 digits": "date:" + "9" * 10_000,
    "a length of 10,000 digits": "words:" + "9" * 10_000 + "..",
    "ids": " OR ".join(["id:" + "a" * 60] * 250),
    "addresses": "https://a.example/" + "(" * 10_000,
    "backslashes": '"' + "\\" * 16_000,
}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ask(run, query, *options):
    """Exit code, seconds of CPU and bytes of memory: other tests run beside this one."""
    command = [run.search_program, "--index", run.path("hostile"), "--timeout", "1", *options,
               "--", query]
    with open(os.devnull, "wb") as null:
        process = subprocess.Popen(command, cwd=run.folder, env=run.environment, stdout=null,
                                   stderr=null, preexec_fn=limit)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss << 10


def test(run, random):
    setting.write_archive(run, random, ARTICLES)
    run.index("add", "hostile", "--quiet", "archive.jsonl")
    wrong = []
    slowest = largest = 0
    begin = time.monotonic()
    for name, query in QUERIES.items():
        for options in ([], ["--explain"], ["--format", "json", "--match", "any"]):
            code, seconds, size = ask(run, query, *options)
            slowest, largest = max(slowest, seconds), max(largest, size)
            if code not in ANSWERED or seconds > SECONDS or size > BYTES:
                wrong.append(f"{name} {options}: exit {code}, {seconds:.1f} s, {size >> 20} MB")
    print(f"{3 * len(QUERIES)} asked in {time.monotonic() - begin:.0f} s: at most {slowest:.2f} s of "
          f"CPU and {largest >> 20} MB")
    setting.require(not wrong, "\n".join(wrong))


if __name__ == "__main__":
    setting.start(__doc__, test)
