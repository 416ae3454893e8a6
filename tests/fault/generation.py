# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches an index from outside: how many commits it has had."""
import glob
import os
import time

# The version file of a glass database: magic, two bytes of version, a UUID, then the revision as a
# packed number (seven bits a byte, the lowest first, the high bit says that more follow).
_MAGIC = b"\x0f\x0dXapian Glass"
_REVISION_AT = len(_MAGIC) + 2 + 16


def revision(index):
    """The number of the last commit of the generation in use; 0 when there is none yet."""
    return _revision_of(os.path.join(index, "current"))


def is_building(index):
    """Whether a generation is being made beside the one in use."""
    current = os.path.realpath(os.path.join(index, "current"))
    return any(os.path.realpath(generation) > current
               for generation in glob.glob(os.path.join(index, "gen-*")))


def _revision_of(generation):
    try:
        with open(os.path.join(generation, "iamglass"), "rb") as file:
            content = file.read(64)
    except FileNotFoundError:
        return 0
    if not content.startswith(_MAGIC):
        raise AssertionError("iamglass does not begin as it should")
    number = shift = 0
    for byte in content[_REVISION_AT:]:
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number
        shift += 7
    raise AssertionError("iamglass ends early")


def wait_for_revision(index, wanted, process, seconds=60):
    """Returns when the index has reached `wanted` or the process has ended."""
    _wait(lambda: revision(index) >= wanted, process, seconds)


def wait_for_build(index, process, seconds=60):
    """Returns when a new generation is begun or the process has ended."""
    _wait(lambda: is_building(index), process, seconds)


def _wait(is_reached, process, seconds):
    deadline = time.monotonic() + seconds
    while not is_reached() and process.poll() is None:
        if time.monotonic() > deadline:
            raise AssertionError(f"nothing came within {seconds} s")
        time.sleep(0.001)
