# SPDX-License-Identifier: GPL-3.0-or-later
"""Searches go on while an index is written, compacted and replaced, and never fail.

What they count never gets less while articles are only added.
"""
import answers
import generation
import setting

ARTICLES = 2500
MEMORY = ("--memory", "16M")  # some fifteen commits, each of a few hundred articles
QUESTIONS = (("--count",), ("flood wall",), ("--by", "author"), ("--timeline=year", "tide"),
             ("--terms", "council"), ("--limit", "50", "title:flood"))


def ask_until_it_ends(run, process, floor=0):
    asked = 0
    while process.poll() is None:
        answer = run.answer(["busy"], *QUESTIONS[asked % len(QUESTIONS)])
        if asked % len(QUESTIONS) == 0:
            count = answer["total"]["articles"]
            setting.require(count >= floor, f"counted {count} after {floor}")
            floor = count
        asked += 1
    out, err = process.communicate()
    setting.require(process.returncode == 0, f"exit {process.returncode}\n{out}{err}")
    return asked


def test(run, random):
    setting.write_archive(run, random, ARTICLES)
    setting.begin_live(run, random, "busy")
    process = run.start_index("add", "busy", *MEMORY, "archive.jsonl")
    asked = ask_until_it_ends(run, process)
    setting.require(answers.article_count(run, "busy") == ARTICLES + 1, "articles are missing")
    setting.require(asked >= 10, f"only {asked} questions while it was written")
    commits = generation.revision(run.path("busy"))
    replace = ("add", "--replace", "first.jsonl", "archive.jsonl")
    for command in (("compact",), ("rebuild",), replace):
        process = run.start_index(command[0], "busy", *command[1:])
        asked += ask_until_it_ends(run, process, ARTICLES)
    setting.require(answers.article_count(run, "busy") == ARTICLES + 1, "articles are missing")
    print(f"{asked} questions during {commits} commits and three switches")


if __name__ == "__main__":
    setting.start(__doc__, test)
