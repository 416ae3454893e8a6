# SPDX-License-Identifier: GPL-3.0-or-later
"""Every hostile file is read or refused within 2 s and 512 MB, and costs no other file.

One after the other is added beside a sound file to an index of its own; what the programs print holds no
control codes, and no file outside is read or made. The files are those of hostile_files.py, and what
stands in folders: pipes, links, names.
"""
import os
import resource
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import hostile_files  # noqa: E402
import setting  # noqa: E402

SECONDS = 2.0
BYTES = 512 << 20
ENDED = {0, 1, 4}
SOUND = b'{"title":"Canary","text":"A canary sang in the harbour office."}\n'
PRINTED = set(range(32, 127)) | {10} | set(range(128, 256))


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def add(run, index, *paths):
    """Exit code, what was printed, seconds of CPU and bytes of memory: other tests run beside this."""
    command = run.index_command("add", index, "--report", run.path("report"), "--jobs", "1",
                                "--memory", "64M", "--verbose", *paths)
    with open(run.path("printed"), "wb") as out:
        process = subprocess.Popen(command, cwd=run.folder, env=run.environment, stdout=out, stderr=out,
                                   stdin=subprocess.DEVNULL, preexec_fn=limit)
        _, status, used = os.wait4(process.pid, 0)
    with open(run.path("printed"), "rb") as printed:
        text = printed.read()
    return (os.waitstatus_to_exitcode(status), text, used.ru_utime + used.ru_stime,
            used.ru_maxrss << 10)


def faults_of(run, name, path):
    """What went wrong with one file, and what it cost."""
    index = "index-" + name.replace("/", "-")
    code, printed, seconds, size = add(run, index, "sound.jsonl", path)
    faults = []
    if code not in ENDED:
        faults.append(f"exit {code}: {printed[-300:]!r}")
    if seconds > SECONDS:
        faults.append(f"{seconds:.1f} s")
    if size > BYTES:
        faults.append(f"{size >> 20} MB")
    if set(printed) - PRINTED:
        faults.append("control codes were printed")
    found = run.search([index], "--count=articles", "canary", expect=None)
    if found.stdout != "1\n":
        faults.append(f"the sound file is lost: {found.stdout}{found.stderr}")
    text = run.search([index], "--limit", "all", "--format", "jsonl", "--fields", "text", expect=None)
    if "root:" in text.stdout:
        faults.append("/etc/passwd was read")
    return [f"{name}: {fault}" for fault in faults], seconds, size


def write(run, name, content):
    path = os.path.join(run.folder, "files", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(content)
    return path


def make_folder(run):
    """A folder with everything in it that is no file, and files with names that are no names."""
    folder = os.fsencode(os.path.join(run.folder, "folder"))
    os.makedirs(os.path.join(folder, b"below"))
    os.mkfifo(os.path.join(folder, b"pipe.jsonl"))
    os.symlink(b"pipe.jsonl", os.path.join(folder, b"to-pipe.jsonl"))
    os.symlink(b"loop", os.path.join(folder, b"loop"))
    os.symlink(b"..", os.path.join(folder, b"below", b"up"))
    os.symlink(b"/etc/passwd", os.path.join(folder, b"out.jsonl"))
    os.symlink(b"nowhere", os.path.join(folder, b"nowhere.jsonl"))
    for name in (b"-n.jsonl", b"new\nline.jsonl", b"\x1b[31mred.jsonl", b"\xff\xfe.jsonl", b"#x.jsonl:7"):
        with open(os.path.join(folder, name), "wb") as out:
            out.write(hostile_files.RECORD.replace(b"A wall", b"A wall " + name.hex().encode()))
    return os.fsdecode(folder)


def test(run, random):
    del random
    with open(run.path("sound.jsonl"), "wb") as out:
        out.write(SOUND)
    faults = []
    slowest = largest = 0
    begin = time.monotonic()
    for name, make in hostile_files.FILES.items():
        path = write(run, name, make())
        found, seconds, size = faults_of(run, name, path)
        os.remove(path)
        faults += found
        slowest, largest = max(slowest, seconds), max(largest, size)
    for name, path in {"folder": make_folder(run), "zeros": "/dev/zero", "memory": "/proc/self/maps",
                       "itself": run.path("printed")}.items():
        faults += faults_of(run, name, path)[0]
    print(f"{len(hostile_files.FILES)} files in {time.monotonic() - begin:.0f} s: at most "
          f"{slowest:.2f} s of CPU and {largest >> 20} MB")
    setting.require(not faults, "\n".join(faults))


if __name__ == "__main__":
    setting.start(__doc__, test)
