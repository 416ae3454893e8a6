# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real programs from Python tests: a fresh folder, a clean environment, JSON answers.

Standard library only. Used by tests/property, tests/fault, tests/cli and bench.
"""
import contextlib
import fcntl
import json
import os
import shutil
import struct
import subprocess
import tempfile
import termios


def add_program_options(parser):
    parser.add_argument("--byline-index", required=True, metavar="PROGRAM")
    parser.add_argument("--byline-search", required=True, metavar="PROGRAM")


def why_no_terminal():
    """Why no pseudo-terminal can be made here, or None where one can."""
    try:
        for end in os.openpty():
            os.close(end)
    except OSError as error:
        return f"no pseudo-terminal can be made: {error}"
    return None


class Programs:
    """Both programs, run in `folder` with nothing of the caller's environment but PATH."""

    def __init__(self, index_program, search_program, folder):
        self.index_program = os.path.abspath(index_program)
        self.search_program = os.path.abspath(search_program)
        self.folder = folder
        self.started = []
        self.environment = {
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder,
            "XDG_CONFIG_HOME": os.path.join(folder, "config"),
            "XDG_DATA_HOME": os.path.join(folder, "data"), "TZ": "UTC"}

    def path(self, name):
        return os.path.join(self.folder, name)

    def index_command(self, command, index, *arguments):
        return [self.index_program, command, "--index", self.path(index), *arguments]

    def index(self, command, index, *arguments, expect=0, **kwargs):
        """Runs byline-index; `expect` is the exit code, a set of them, or None for any."""
        return self._run(self.index_command(command, index, *arguments), expect, **kwargs)

    def start_index(self, command, index, *arguments):
        process = subprocess.Popen(self.index_command(command, index, *arguments),
                                   cwd=self.folder, env=self.environment, text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        self.started.append(process)
        return process

    def end_started(self):
        """Kills what start_index started and nobody waited for."""
        for process in self.started:
            if process.poll() is None:
                process.kill()
                process.communicate()

    def search(self, indexes, *arguments, expect=(0, 1), **kwargs):
        options = [word for name in indexes for word in ("--index", self.path(name))]
        return self._run([self.search_program, *options, *arguments], expect, **kwargs)

    def answer(self, indexes, *arguments):
        """The JSON document that byline-search gives; exit codes 0 and 1 only."""
        return json.loads(self.search(indexes, "--format", "json", *arguments).stdout)

    def on_a_terminal(self, command, columns, stream="stdout"):
        """What a command writes to a terminal of that width, where its stdout or its stderr is one;
        the other goes nowhere."""
        outer, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 200, columns, 0, 0))
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: inner}
        with subprocess.Popen(command, cwd=self.folder, env={**self.environment, "TERM": "xterm"},
                              stdin=subprocess.DEVNULL, **streams) as process:
            os.close(inner)
            text = b""
            try:
                while piece := os.read(outer, 65536):
                    text += piece
            except OSError:  # Linux says so where nobody writes any more
                pass
            os.close(outer)
        assert process.returncode == 0, process.returncode
        return text.decode().replace("\r\n", "\n")

    def _run(self, command, expect, timeout=120):
        done = subprocess.run(command, cwd=self.folder, env=self.environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout,
                              check=False)
        expected = {expect} if isinstance(expect, int) else expect
        if expected is not None and done.returncode not in expected:
            raise AssertionError(f"exit {done.returncode}, expected {expect}: {command}\n"
                                 f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        return done


@contextlib.contextmanager
def sandbox(options):
    """Programs in a folder that is removed at the end, or kept when the test fails."""
    folder = tempfile.mkdtemp(prefix="byline-test-")
    run = Programs(options.byline_index, options.byline_search, folder)
    try:
        yield run
    except BaseException:
        run.end_started()
        print(f"kept for a look: {folder}")
        raise
    shutil.rmtree(folder)


def write_jsonl(path, articles):
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
