# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command and says what it cost."""

import math
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Cost:
    cpu: float      # seconds, user and system, with all children
    wall: float     # seconds
    peak: int       # bytes resident, of the largest process
    output: str     # standard output


def run(command, environment=None, stdin=None, may_fail=False):
    """The cost of one command. Ends the benchmark with what it said when it fails."""
    with subprocess.Popen([str(part) for part in command], stdin=stdin or subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE if not may_fail
                          else subprocess.DEVNULL, env={**os.environ, **(environment or {})}) as child:
        start = time.perf_counter()
        output, errors = child.stdout.read(), b""
        if child.stderr:
            errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0 and not may_fail:
        sys.exit(f"{Path(command[0]).name} failed ({child.returncode}): {errors.decode()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024,
                output.decode("utf-8", "replace"))


def size_of(path):
    """Bytes of a file or of all files of a folder."""
    path = Path(path)
    if path.is_file():
        return path.stat().st_size
    return sum(found.lstat().st_size for found in path.rglob("*") if found.is_file())


def geometric_mean(values):
    values = [max(value, 1e-6) for value in values]
    return math.exp(sum(map(math.log, values)) / len(values)) if values else 0.0


def version_of(package):
    """The Debian package's version, or nothing when it is not installed."""
    try:
        found = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", package],
                               capture_output=True, text=True, check=False).stdout.split()
    except FileNotFoundError:
        return None
    return found[1] if found[:1] == ["installed"] else None
