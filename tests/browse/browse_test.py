#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The interactive browser as a person meets it: the real program in tmux.

usage: browse_test.py --byline-index PROGRAM --byline-search PROGRAM [-k TEXT]

Screens are held to tests/browse/golden/*.txt. After a change that is meant,
BYLINE_UPDATE_GOLDEN=1 writes them anew: read the difference before it is committed.
"""
import argparse
import difflib
import json
import os
import re
import shutil
import signal
import stat
import sys
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
# pylint: disable=wrong-import-position
from driver import Browser  # noqa: E402
from programs import add_program_options, sandbox, why_no_terminal  # noqa: E402

SIZES = ((60, 20), (80, 24), (200, 60))
SCRIPTS = {"latin": "lang:en flood", "cyrillic": "lang:ru", "arabic": "lang:ar",
           "chinese": "lang:zh"}
UPDATE = bool(os.environ.get("BYLINE_UPDATE_GOLDEN"))


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def build(programs, name="idx"):
    corpora = os.path.join(ROOT, "corpora")
    files = sorted(os.path.join(corpora, file) for file in os.listdir(corpora) if ".jsonl" in file)
    programs.index("add", name, "--quiet", *files)


def browse(programs, *arguments, size=(80, 24), **environment):
    return Browser(programs, *size, ["--index", "idx", *arguments], environment)


def hold_to_golden(browser, name, settled):
    """Waits until the screen is the golden one."""
    path = os.path.join(HERE, "golden", name + ".txt")
    if UPDATE:
        screen = browser.wait_until_settled(*settled)
        before = ""
        while before != screen:   # a screen that is half drawn is none
            time.sleep(0.3)
            before, screen = screen, browser.screen()
        with open(path, "w", encoding="utf-8") as file:
            file.write(screen)
        return
    with open(path, encoding="utf-8") as file:
        golden = file.read()
    try:
        browser.wait(f"golden screen {name}", lambda screen: screen == golden)
    except AssertionError:
        difference = difflib.unified_diff(golden.splitlines(), browser.screen().splitlines(),
                                          name, "the screen", lineterm="")
        raise AssertionError("\n".join(difference)) from None


def screens_of_every_script_and_size(programs):
    build(programs)
    for columns, rows in SIZES:
        size = f"{columns}x{rows}"
        with browse(programs, size=(columns, rows)) as browser:
            hold_to_golden(browser, f"start-{size}", ["67 articles"])
            browser.press("?")
            hold_to_golden(browser, f"keys-{size}", ["Keys"])
        for script, query in SCRIPTS.items():
            with browse(programs, query, size=(columns, rows)) as browser:
                hold_to_golden(browser, f"{script}-{size}", ["articles,", query])
                browser.press("Enter")
                hold_to_golden(browser, f"{script}-article-{size}", ["Article ·"])


def a_tour_from_a_question_to_a_file(programs):
    build(programs)
    with browse(programs) as browser:
        browser.wait_until_settled("67 articles")
        browser.press("/")
        browser.type("wall")
        browser.press("Enter")
        browser.wait_until_settled("query: wall", "relevance")
        browser.press("h", "Enter")
        browser.wait_until_settled("only: [outlet: ")
        browser.press("Right", "u")
        browser.wait("a fold or word of it", lambda s: "no copies" in s or "= " in s)
        browser.press("Enter")
        browser.wait_for("Article ·", "match")
        browser.press("n")
        browser.wait_for("match 1 of")
        browser.press("q", "m", "m", "x", "C-u")
        browser.wait_for("format:")
        browser.type("jsonl")
        browser.press("Enter", "C-u")
        browser.wait_for("write to:")
        browser.type("taken.jsonl")
        browser.press("Enter")
        browser.wait_for("wrote 2 articles to taken.jsonl")
        browser.press("x", "Enter", "C-u")
        browser.type("taken.jsonl")
        browser.press("Enter")
        browser.wait_for("it is there already")
        browser.press("c")
        browser.wait_for("byline-search --index idx --outlet", "wall")
        browser.press("q", "D", "q")
        browser.wait_for("EXIT 0")
        check(browser.is_restored(), "the terminal is not as it was")
    with open(programs.path("taken.jsonl"), encoding="utf-8") as file:
        check(len([json.loads(line) for line in file]) == 2, "not two articles in the file")
    with open(programs.path(".local/state/byline/history"), encoding="utf-8") as file:
        check(file.read() == "wall\n", "the query is not in the history")
    mode = os.stat(programs.path(".local/state/byline/history")).st_mode
    check(stat.S_IMODE(mode) == 0o600, "others can read the history")


def the_mouse_chooses_and_opens_once_it_is_used(programs):
    build(programs)
    with browse(programs) as browser:
        browser.wait_until_settled("67 articles")
        browser.press_mouse("Outlets")
        browser.press("C-t")
        browser.wait_for("the mouse is used")
        third = browser.screen().splitlines()[5][22:60].rstrip()
        browser.press_mouse(third)
        browser.wait_for("/ query  Enter read")   # the message of before goes with the press
        browser.press_mouse(third)
        browser.wait_for("Article ·")
        browser.press("q", "C-t")
        browser.wait_for("the mouse is left to the terminal")
        browser.press("q")
        browser.wait_for("EXIT 0")
        check(browser.is_restored(), "the terminal is not as it was")


def articles_like_one_are_counted_by_outlet_and_time(programs):
    build(programs)
    with browse(programs, size=(200, 60)) as browser:
        browser.wait_until_settled("67 articles")
        browser.press("l")
        screen = browser.wait_until_settled("[like: ", "relevance")
        found = int(re.search(r"(\d+) articles", screen).group(1))
        check(0 < found < 67, "like everything, or nothing")
        table = screen[screen.index("Outlets"):screen.index("by ")]
        rows = [line[:34] for line in table.splitlines()[1:]]
        counts = [int(count) for row in rows for count in re.findall(r" (\d+)(?:/\d+)?$", row.rstrip())]
        check(sum(counts) == found, f"the outlets have {counts} of {found}")


def signals_and_crashes_give_the_terminal_back(programs):
    build(programs)
    for number, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGSEGV, 139),
                         (signal.SIGABRT, 134)):
        with browse(programs) as browser:
            browser.wait_until_settled("67 articles")
            os.kill(browser.process(), number)
            browser.wait_for(f"EXIT {code}")
            browser.wait("restored", lambda _: browser.is_restored())
    with browse(programs) as browser:
        browser.wait_until_settled("67 articles")
        browser.press("C-c")
        browser.wait_for("EXIT 130")


def a_storm_of_sizes_ends_on_the_right_screen(programs):
    build(programs)
    with browse(programs) as browser:
        before = browser.wait_until_settled("67 articles")
        process = browser.process()
        for columns, rows in ((1, 1), (300, 5), (5, 100), (1, 1), (59, 19), (2, 2), (80, 24)) * 4:
            browser.tmux("resize-window", "-x", str(columns), "-y", str(rows))
            for _ in range(50):
                os.kill(process, signal.SIGWINCH)
            browser.press("j", "Tab", "k")
        browser.tmux("resize-window", "-x", "1", "-y", "1")
        browser.press("?", "q", "/", "a", "Escape", "x", "Escape")
        browser.tmux("resize-window", "-x", "80", "-y", "24")
        browser.press("Escape", "q", "Home")
        browser.wait("the first screen", lambda screen: screen == before or "EXIT" in screen)
        browser.press("q")
        browser.wait_for("EXIT 0")


def an_index_that_is_switched_or_goes_away(programs):
    build(programs)
    with browse(programs) as browser:
        browser.wait_until_settled("67 articles")
        record = {"title": "New", "outlet": "Post", "date": "2020-01-02", "text": "A new wall."}
        with open(programs.path("new.jsonl"), "w", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")
        programs.index("add", "idx", "--quiet", "--replace", programs.path("new.jsonl"))
        browser.press("r")
        browser.wait_until_settled("1 article, 1 story")
        os.rename(programs.path("idx"), programs.path("away"))
        browser.press("r")
        browser.wait_for("no answer", "idx")
        browser.press("Enter", "j", "f", "t", "q")
        os.rename(programs.path("away"), programs.path("idx"))
        browser.press("Escape", "r")
        browser.wait_until_settled("1 article, 1 story")
        browser.press("q", "q")
        browser.wait_for("EXIT 0")


def escape_codes_in_every_field_stay_text(programs):
    nasty = "\x1b]0;pwned\x07\x1b[2J\x1b[31m\u202eword\x9b5n"
    record = {key: nasty for key in ("id", "title", "outlet", "author", "section", "text",
                                     "agency", "tags", "extra")}
    record.update(url="https://example.org/" + nasty, date="2020-01-02")
    with open(programs.path("nasty.jsonl"), "w", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    programs.index("add", "idx", "--quiet", programs.path("nasty.jsonl"))
    with browse(programs, size=(200, 60)) as browser:
        # Indexing took the control characters away; what turns text round is still there.
        browser.wait_until_settled("1 article", "\\u202eword")
        for key in ("Enter", "f", "f", "f", "f", "q", "h", "Enter", "c", "q", "y", "m", "?", "q"):
            browser.press(key)
        browser.press("D")
        browser.wait_until_settled("1 article", "1 marked")
        title = browser.tmux("display-message", "-p", "#{pane_title}")
        check("pwned" not in title, "an article named the terminal")
        check("\x1b[31m" not in browser.tmux("capture-pane", "-e", "-p"), "an article has colours")


def furniture_is_dimmed(programs):
    with open(programs.path("pages.jsonl"), "w", encoding="utf-8") as file:
        for number in range(9):
            file.write(json.dumps({
                "title": f"Report {number}", "outlet": "Post", "date": f"2020-01-0{number + 1}",
                "text": f"Report number {number} says what happened there.\n\nSupport our work."}) + "\n")
    programs.index("add", "idx", "--quiet", programs.path("pages.jsonl"))
    with browse(programs, size=(200, 60)) as browser:
        browser.wait_until_settled("9 articles", "Support our work.")
        seen = browser.tmux("capture-pane", "-e", "-p")
        check(re.search(r"\x1b\[[0-9;]*\b2m[^\x1b]*Support our work", seen), "the plea is not dimmed")
        check(re.search(r"(?<!\x1b\[2m)Report number 8", seen), "the text is dimmed")


def addresses_are_opened_and_citations_copied(programs):
    build(programs)
    os.mkdir(programs.path("bin"))
    opener = programs.path("bin/xdg-open")
    with open(opener, "w", encoding="ascii") as file:
        file.write("#!/bin/sh\necho \"$# $1\" >opened.tmp; mv opened.tmp opened\n")
    os.chmod(opener, 0o755)
    with browse(programs, "title:flood") as browser:
        browser.wait_until_settled("article")
        browser.press("o")
        browser.wait("the address", lambda _: os.path.exists(programs.path("opened")))
        with open(programs.path("opened"), encoding="ascii") as file:
            check(file.read().startswith("1 http"), "not one address was opened")
        browser.press("y")
        screen = browser.wait_for("copied: ")
        browser.wait("the clipboard", lambda _: "flood" in browser.tmux("show-buffer"))
        check("copied" in screen, "nothing was said")


def without_colour_there_is_none(programs):
    build(programs)
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        with browse(programs, "wall", **environment) as browser:
            browser.wait_until_settled("articles")
            text = browser.tmux("capture-pane", "-e", "-p")
            check(("\x1b[33m" in text or "\x1b[34m" in text) == coloured,
                  f"colours with {environment}")


def without_a_terminal_it_says_so(programs):
    build(programs)
    done = programs.search(["idx"], "--browse", expect=2)
    check("hint: search without --browse" in done.stderr, done.stderr)
    for terminal in ("dumb", "no-such-terminal"):
        with Browser(programs, 80, 24, ["--index", "idx"], prefix=f"TERM={terminal} ") as browser:
            browser.wait_for("cannot browse", terminal, "hint:", "EXIT 2")
    with Browser(programs, 80, 24, ["--index", "nowhere"]) as browser:
        browser.wait_for("nowhere", "EXIT 3")
    for wrong in (["--format", "csv"], ["--fields", "id"], ["--sort", "random"], ["--by", "outlet"],
                  ["(unclosed"]):
        done = programs.search(["idx"], "--browse", *wrong, expect=2)
        check("no terminal" not in done.stderr, done.stderr)


TESTS = (screens_of_every_script_and_size, a_tour_from_a_question_to_a_file,
         the_mouse_chooses_and_opens_once_it_is_used,
         articles_like_one_are_counted_by_outlet_and_time,
         signals_and_crashes_give_the_terminal_back, a_storm_of_sizes_ends_on_the_right_screen,
         an_index_that_is_switched_or_goes_away, escape_codes_in_every_field_stay_text,
         furniture_is_dimmed,
         addresses_are_opened_and_citations_copied, without_colour_there_is_none,
         without_a_terminal_it_says_so)


def run(test, arguments):
    print(f"{test.__name__.replace('_', ' ')} ...", flush=True)
    try:
        with sandbox(arguments) as programs:
            test(programs)
        return True
    except Exception:  # pylint: disable=broad-except
        traceback.print_exc()
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_program_options(parser)
    parser.add_argument("-k", default="", metavar="TEXT", help="only tests whose name holds it")
    arguments = parser.parse_args()
    if why_no_terminal():
        print(f"skipped: {why_no_terminal()}")
        return 0
    if shutil.which("tmux") is None:
        print("skipped: there is no tmux")
        return 0
    chosen = [test for test in TESTS if arguments.k in test.__name__]
    failed = [test.__name__ for test in chosen if not run(test, arguments)]
    print(f"{len(chosen) - len(failed)} of {len(chosen)} passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
