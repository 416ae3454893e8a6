#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What zsh and fish offer for a line of ours, asked of the shells themselves.

usage: completions_test.py --byline-index PROGRAM --byline-search PROGRAM

A shell that is not installed is left out, which is said. bash is asked in manual_test.cpp.
"""
import argparse
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
# pylint: disable=wrong-import-position
from programs import add_program_options, sandbox, why_no_terminal  # noqa: E402

# A line as typed, and all that is offered for its last word.
ROWS = (
    ("byline-search --timeo", {"--timeout"}),
    ("byline-search --sort r", {"relevance", "random"}),
    ("byline-search --by se", {"section"}),
    ("byline-search --timeline=d", {"day"}),
    ("byline-search --format j", {"json", "jsonl"}),
    ("byline-search --index arch", {"archive/"}),
    ("byline-search --queries no", {"notes.txt"}),
    ("byline-search --since 20", set()),
    ("byline-search floo", set()),
    ("byline-index re", {"rebuild", "remove"}),
    ("byline-index add no", {"notes.txt"}),
    ("byline-index add --report no", {"notes.txt"}),
    ("byline-index add --format js", {"json", "jsonl"}),
)
PATIENCE = 120.0
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r|[^\n]?\x08")
ZSH_START = r"""
PS1=''; RPS1=''; unsetopt prompt_sp zle_bracketed_paste 2>/dev/null
fpath=($PWD/zsh $fpath); autoload -U compinit; compinit -u -D
zstyle ':completion:*' verbose no
offer() { zle list-choices; zle -R; print; print -r LISTED }
zle -N offer; bindkey '^T' offer; stty -echo; LISTMAX=0
zle-line-init() { print -r TYPE''NOW }; zle -N zle-line-init
"""


def generate(programs, shell, folder, name):
    os.makedirs(programs.path(folder), exist_ok=True)
    for program in (programs.index_program, programs.search_program):
        script = subprocess.run([program, "--generate", shell], check=True,
                                stdout=subprocess.PIPE).stdout
        with open(programs.path(os.path.join(folder, name(os.path.basename(program)))),
                  "wb") as file:
            file.write(script)


def offered_by_fish(programs, line):
    program = line.split()[0]
    script = f"source fish/{program}; complete -C '{line}'"
    out = subprocess.run(["fish", "--no-config", "-c", script], cwd=programs.folder,
                         env=programs.environment, check=True, text=True,
                         stdout=subprocess.PIPE).stdout
    words = {row.split("\t")[0] for row in out.splitlines()}
    # An option with "=" is offered whole, and with its sign where a value may follow.
    return {word.split("=")[-1] if "=" in line else word for word in words
            if not word.endswith("=")}


class Zsh:
    """An interactive zsh in a pseudo-terminal that lists what it would offer."""

    def __init__(self, programs):
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.chdir(programs.folder)
            environment = {**programs.environment, "TERM": "dumb", "COLUMNS": "200"}
            os.execvpe("zsh", ["zsh", "-f", "-i"], environment)
        self.ask(ZSH_START, "TYPENOW")   # keys that come before are the terminal driver's

    def ask(self, keys, until):
        """What comes until `until` does."""
        os.write(self.file, keys.encode())
        seen = ""
        end = time.monotonic() + PATIENCE
        while until not in seen:
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {until!r}; zsh says {seen!r}")
            if select.select([self.file], [], [], 0.2)[0]:
                seen += os.read(self.file, 65536).decode(errors="replace").replace("\r", "")
        return ESCAPES.sub("", seen)

    def offered(self, line):
        """All that is listed below the line before it is thrown away (^U)."""
        seen = self.ask(f"{line}\x14\x15", "LISTED\n")
        rows = seen[seen.index(line) + len(line):seen.index("LISTED")].split("\n")
        return set(" ".join(row for row in rows if line not in row).split())

    def close(self):
        os.close(self.file)
        os.waitpid(self.pid, 0)


def compare(shell, ask):
    wrong = 0
    for line, wanted in ROWS:
        offered = ask(line)
        if offered != wanted:
            wrong += 1
            print(f"{shell}: {line}: offers {sorted(offered)}, not {sorted(wanted)}")
    print(f"{shell}: {len(ROWS) - wrong} of {len(ROWS)} lines")
    return wrong


def test_fish(programs):
    generate(programs, "fish", "fish", lambda program: program)
    return compare("fish", lambda line: offered_by_fish(programs, line))


def test_zsh(programs):
    generate(programs, "zsh", "zsh", lambda program: f"_{program}")
    zsh = Zsh(programs)
    try:
        return compare("zsh", zsh.offered)
    finally:
        zsh.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_program_options(parser)
    arguments = parser.parse_args()
    wrong = 0
    with sandbox(arguments) as programs:
        os.mkdir(programs.path("archive"))
        with open(programs.path("notes.txt"), "w", encoding="utf-8") as file:
            file.write("x")
        for shell, test in (("fish", test_fish), ("zsh", test_zsh)):
            if not shutil.which(shell):
                print(f"left out: there is no {shell}")
            elif shell == "zsh" and why_no_terminal():
                print(f"left out: zsh: {why_no_terminal()}")
            else:
                wrong += test(programs)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
