# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives `byline-search --browse` in a tmux of its own: keys in, screens out.

Nothing sleeps for a fixed time: every wait polls for the screen that is expected.
"""
import os
import shlex
import subprocess
import time

PATIENCE = 30.0   # seconds until a screen that does not come is an error
PAUSE = 0.02


def children_of(process):
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as children:
            return [int(child) for child in children.read().split()]
    except FileNotFoundError:
        return []


def is_alive(process):
    """Neither gone nor a zombie that nobody has asked for."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


class Browser:
    """The browser in a terminal of `columns` x `rows`; its shell says "EXIT code" behind it."""

    started = 0

    def __init__(self, programs, columns, rows, arguments, environment=None, prefix=""):
        self.programs = programs
        Browser.started += 1
        self.socket = programs.path(f"tmux-{Browser.started}")  # a dying server takes no orders
        environment = {**programs.environment, **(environment or {})}
        environment["PATH"] = f"{programs.path('bin')}:{environment['PATH']}"
        command = " ".join(shlex.quote(word) for word in [programs.search_program, "--browse", *arguments])
        script = (f"stty -g >before; {prefix}{command}; code=$?; stty -g >after; echo EXIT $code; "
                  "while :; do read -r line || exit; done")
        # The session begins only once the server takes the clipboard, so that this is no race.
        subprocess.run(["tmux", "-S", self.socket, "-f", "/dev/null", "start-server", ";",
                        "set-option", "-g", "set-clipboard", "on", ";",
                        "new-session", "-d", "-x", str(columns), "-y", str(rows), script],
                       cwd=programs.folder, env=environment, check=True)

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-S", self.socket, *arguments], check=True,
                              stdout=subprocess.PIPE, text=True)
        return done.stdout

    def shell(self):
        """The process id of the shell, the parent of the browser."""
        return int(self.tmux("display-message", "-p", "#{pane_pid}"))

    def close(self):
        """Ends everything and waits for the end: the browser still writes its history."""
        shell = self.shell()
        family = [shell, *children_of(shell)]
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while any(is_alive(process) for process in family):
            if time.monotonic() > end:
                raise AssertionError("the browser outlives its terminal")
            time.sleep(PAUSE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def press(self, *keys):
        """Keys as tmux names them: "j", "Enter", "C-u"."""
        self.tmux("send-keys", *keys)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def press_mouse(self, text):
        """A press of the first button where `text` stands, as xterm reports it (mode 1000)."""
        for row, line in enumerate(self.screen().splitlines()):
            if text in line:
                column = line.index(text)
                for button in (0, 3):   # pressed, released
                    report = (button, column + 1, row + 1)
                    self.type("\x1b[M" + "".join(chr(32 + part) for part in report))
                return
        raise AssertionError(f"nowhere on the screen: {text}")

    def screen(self):
        lines = self.tmux("capture-pane", "-p").split("\n")
        return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"

    def wait(self, what, condition):
        """The screen for which condition(screen) holds."""
        end = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if condition(screen):
                return screen
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}; the screen is\n{screen}")
            time.sleep(PAUSE)

    def wait_for(self, *texts):
        return self.wait(f"{texts}", lambda screen: all(text in screen for text in texts))

    def wait_until_settled(self, *texts):
        """The same, once no count is on its way any more."""
        return self.wait(f"{texts}, settled", lambda screen: "..." not in screen
                         and all(text in screen for text in texts))

    def process(self):
        """The process id of the browser."""
        return children_of(self.shell())[0]

    def is_restored(self):
        """Whether the terminal is as it was: its modes, and not on the other screen."""
        def read(name):
            with open(self.programs.path(name), encoding="ascii") as file:
                return file.read()
        return (read("before") == read("after") and
                self.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag}") == "0 1\n")
