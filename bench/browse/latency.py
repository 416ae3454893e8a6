#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how soon the browser answers a key while its worker counts over a large index.

usage: latency.py --index DIR... [--byline-search PROGRAM] [--keys N]

Every key is a letter typed into the query line behind "-": it asks for every article without a word
that none holds, so that the hits, outlets and timeline of the whole archive are always being counted.
A key is answered when its letter, which stands nowhere else, comes out of the terminal. Then it
measures how long the counts show "..." after single questions, and says how many articles each of
them matched: a question that matches nothing measures nothing.
Prints the median, 95 % and worst in milliseconds.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import sys
import termios
import time

ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>78M]")
LETTERS = "жщюбчъыфэ"
QUESTIONS = ("-ж", "-щю", "words:10..", "words:100..", "date:2005..", "-б -ч")
COUNTED = re.compile(rb"([0-9,]+) articles?, [0-9,]+ stor")
QUIET = 0.3     # seconds without output after which nothing is under way
PATIENCE = 30


class Terminal:
    """The browser in a pseudo-terminal of 80 by 24."""

    def __init__(self, command):
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.environ["XDG_STATE_HOME"] = "/nonexistent"
            os.execvp(command[0], command)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def read(self, seconds):
        ready, _, _ = select.select([self.file], [], [], seconds)
        return os.read(self.file, 65536) if ready else b""

    def settle(self):
        while self.read(QUIET):
            pass

    def press(self, key, wanted):
        """Seconds until the pattern `wanted` comes out after `key`, and what it found."""
        began = time.perf_counter()
        os.write(self.file, key)
        seen = b""
        while True:
            got = self.read(PATIENCE)
            if not got:
                sys.exit(f"no answer to {key!r} within {PATIENCE} s")
            seen += got
            found = wanted.search(ESCAPES.sub(b"", seen))
            if found:
                return time.perf_counter() - began, found


def report(name, seconds):
    values = sorted(1000 * second for second in seconds)
    print(f"{name}: {len(values)} measured, median {statistics.median(values):.1f} ms, "
          f"95 % {values[len(values) * 95 // 100]:.1f} ms, worst {values[-1]:.1f} ms")


def measure_keys(terminal, count):
    os.write(terminal.file, b"/")
    terminal.settle()
    times = []
    for number in range(count):
        if number % len(LETTERS) == 0:
            os.write(terminal.file, b"\x15-")   # Ctrl-U takes away what stands there
            terminal.settle()
        letter = LETTERS[number % len(LETTERS)].encode()
        times.append(terminal.press(letter, re.compile(letter))[0])
    report("keys while counting", times)


def measure_counts(terminal):
    times = []
    for question in QUESTIONS:
        os.write(terminal.file, b"\x15")
        terminal.settle()
        os.write(terminal.file, question[:-1].encode())
        terminal.settle()
        seconds, found = terminal.press(question[-1].encode(), COUNTED)
        print(f"  {question}: {found[1].decode()} articles in {1000 * seconds:.0f} ms")
        times.append(seconds)
    report("until counts are exact", times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", required=True, action="append", metavar="DIR")
    parser.add_argument("--byline-search", default="build/byline-search", metavar="PROGRAM")
    parser.add_argument("--keys", type=int, default=1000, metavar="N")
    arguments = parser.parse_args()
    indexes = [word for index in arguments.index for word in ("--index", index)]
    terminal = Terminal([arguments.byline_search, *indexes, "--browse"])
    terminal.settle()
    measure_keys(terminal, arguments.keys)
    measure_counts(terminal)
    os.write(terminal.file, b"\x1bq")
    os.waitpid(terminal.pid, 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
