#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports the sizes of files and functions against the house's budgets.

usage: check_sizes.py [--strict] [ROOT]

A report: exits 0 whatever it finds, unless --strict is given.
"""

import re
import sys
from pathlib import Path

# What is measured: (budget, what it is about). Sizes are physical lines.
FILE_MEDIAN, FILE_P95, FILE_MOST = 170, 450, 450
FUNCTION_MEDIAN, FUNCTION_P95, FUNCTION_MOST = 8, 40, 80
LINE_MOST = 100
HEADER_COMMENTS = (35, 50)  # percent of comment and code lines
SOURCE_COMMENTS = (0, 18)

TOPS = ("common", "indexer", "searcher")

# What is no code: comments, raw strings, strings, characters, lines of the preprocessor; and
# the labels that would be taken for the first line of a function.
NO_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<end>[^(]*)\(.*?\)(?P=end)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*"
    r"|^ *(?:public|protected|private):", re.S | re.M)
SCOPE = re.compile(r"^(?:template\s*<.*>\s*)?(?:inline\s+)?"
                   r"(?:namespace|class|struct|union|enum|extern)\b[^()]*$", re.S)
FUNCTION = re.compile(r"\)\s*(?:const|noexcept|override|final|mutable|requires|&|->|:[^:]|\s|$)")


def code_of(text):
    """The text with everything that is no code blanked, line breaks kept."""
    def blank(found):
        literal = '""' if found[0][0] in "\"'R" else ""
        return "\n" * found[0].count("\n") + literal
    return NO_CODE.sub(blank, text)


def kind_of(head):
    """What an opening brace behind `head` opens, seen from a namespace or class."""
    if SCOPE.match(head):
        return "scope"
    # "= {" of a table; "operator=(" and default arguments stand inside or before brackets.
    outside = re.sub(r"operator\s*[^\s(]+|\([^()]*\)|<[^<>]*>", "()", head)
    is_table = "=" in outside
    return "function" if FUNCTION.search(head) and not is_table else "other"


def functions_of(text):
    """(first line, number of lines) of each function of a C++ source."""
    code = code_of(text)
    found, stack, head_at = [], [], 0
    for at, char in enumerate(code):
        in_scope = not stack or stack[-1][0] == "scope"
        if char == "{":
            head = code[head_at:at].strip()
            stack.append((kind_of(head) if in_scope else "other", head_at))
        elif char == "}" and stack:
            kind, begin = stack.pop()
            if kind == "function" and re.match(r"\s*[,{]", code[at + 1:at + 200]):
                head_at = begin  # it was an initialiser: "Name(...) : member_{...}, ... {"
                continue
            if kind == "function":
                begin += len(code[begin:at]) - len(code[begin:at].lstrip())
                first = code.count("\n", 0, begin) + 1
                found.append((first, code.count("\n", 0, at) + 2 - first))
        if char in "{};" and (not stack or stack[-1][0] == "scope"):
            head_at = at + 1
    return found


def comment_share(text):
    """Comment lines in percent of comment and code lines, the licence line left out."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and "SPDX-License-Identifier" not in line]
    comments = sum(line.startswith("//") for line in lines)
    return 100 * comments / len(lines) if lines else 0


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0


def judge(what, value, low, high):
    """A line of the report, and whether the value is outside its budget."""
    over = not low <= value <= high
    wanted = f"{low} to {high}" if low else f"at most {high}"
    return f"{'OVER' if over else 'ok':<5}{what:<36}{value:>6.0f}   budget {wanted}", over


def measure(root):
    """{path: text} of all our sources."""
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
            for top in TOPS for file in sorted((root / top).rglob("*"))
            if file.suffix in (".hpp", ".cpp")}


def summary(sources, functions):
    """The report's lines about the whole, each with its verdict."""
    files = [text.count("\n") for text in sources.values()]
    lengths = [length for _, _, length in functions]
    headers = "\n".join(text for path, text in sources.items() if path.endswith(".hpp"))
    bodies = "\n".join(text for path, text in sources.items() if path.endswith(".cpp"))
    yield judge("file, median", quantile(files, .5), 0, FILE_MEDIAN)
    yield judge("file, 95 %", quantile(files, .95), 0, FILE_P95)
    yield judge("function, median", quantile(lengths, .5), 0, FUNCTION_MEDIAN)
    yield judge("function, 95 %", quantile(lengths, .95), 0, FUNCTION_P95)
    yield judge("comments in headers, percent", comment_share(headers), *HEADER_COMMENTS)
    yield judge("comments in sources, percent", comment_share(bodies), *SOURCE_COMMENTS)


def outliers(sources, functions):
    """A line for each file, function and line that is too long by itself."""
    for path, text in sources.items():
        if text.count("\n") > FILE_MOST:
            yield f"{path}: {text.count(chr(10))} lines, at most {FILE_MOST}"
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > LINE_MOST:
                yield f"{path}:{number}: {len(line)} characters, at most {LINE_MOST}"
    for path, first, length in functions:
        if length > FUNCTION_MOST:
            yield f"{path}:{first}: function of {length} lines, at most {FUNCTION_MOST}"


def main(arguments):
    strict = "--strict" in arguments
    roots = [argument for argument in arguments if argument != "--strict"]
    root = Path(roots[0]) if roots else Path(__file__).resolve().parents[2]
    sources = measure(root)
    functions = [(path, first, length) for path, text in sources.items()
                 for first, length in functions_of(text)]
    print(f"{len(sources)} files, {len(functions)} functions")
    verdicts = list(summary(sources, functions))
    print("\n".join(line for line, _ in verdicts))
    single = list(outliers(sources, functions))
    print("\n".join("OVER " + line for line in single))
    return 1 if strict and (single or any(over for _, over in verdicts)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
