# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV, mail, mbox, JSON, zip and tar are read as Python's own readers read them.

Random articles are written by Python's csv, email, mailbox, json, zipfile and tarfile in every dialect
that they know, read back by the same modules, and indexed: as many articles, with the same titles,
authors, dates and texts.
"""
import csv
import email
import email.message
import email.policy
import email.utils
import io
import json
import mailbox
import os
import random as randomness
import sys
import tarfile
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import setting  # noqa: E402

ROUNDS = 40
FIELDS = ("id", "title", "author", "outlet", "date", "text")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPECIAL = ["café", "naïve", "Müller", "東京", "Жизнь", "ﬁne", "don't", "“quoted”", "a–b", "x…"]
FIRST_NAMES = ["Anna", "Bela", "Carlo", "Dora", "Émile", "José", "Łucja"]
MARKS = ['"', "'", ",", ";", "|", "\t", '""', ",,", ";;", "\\", "a\"b", "=", "--", "&amp", "<", "%"]


def word(random):
    return "".join(random.choice(LETTERS) for _ in range(random.randint(3, 9)))


def words(random, count, marks):
    made = []
    for _ in range(count):
        made.append(word(random))
        if random.random() < 0.15:
            made.append(random.choice(SPECIAL))
        if marks and random.random() < 0.2:
            made.append(random.choice(MARKS))
    return " ".join(made + [word(random)])


def article(random, number, marks=True):
    paragraphs = [words(random, random.randint(4, 30), marks) for _ in range(random.randint(1, 4))]
    return {"id": f"n{number}", "title": words(random, 4, marks),
            "author": f"{random.choice(FIRST_NAMES)} {word(random).title()}n",
            "outlet": f"{word(random).title()} Herald",
            "date": f"{random.randint(1990, 2024)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
            "text": "\n\n".join(paragraphs)}


def articles(random, marks=True):
    return [article(random, number, marks) for number in range(random.randint(1, 12))]


def write(run, name, data):
    with open(run.path(name), "wb") as file:
        file.write(data)
    return name


# ---- a way each: writes articles and returns the file, the options and what Python reads --------

def as_csv(run, random):
    made = articles(random)
    delimiter = random.choice(",;\t|")
    quoting = random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    columns = list(FIELDS)
    random.shuffle(columns)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, quoting=quoting,
                            lineterminator=random.choice(("\n", "\r\n")))
    writer.writeheader()
    writer.writerows(made)
    data = text.getvalue()
    encoding = random.choice(("utf-8", "utf-8-sig", "utf-16"))
    name = write(run, "articles.tsv" if delimiter == "\t" else "articles.csv", data.encode(encoding))
    read = list(csv.DictReader(io.StringIO(data, newline=""), delimiter=delimiter))
    return name, [], read


def message_of(made, random):
    message = email.message.EmailMessage(policy=email.policy.default)
    message["Message-ID"] = f"<{made['id']}@example.org>"
    message["Subject"] = made["title"].replace("\t", " ")
    message["From"] = email.utils.formataddr((made["author"], "desk@example.org"))
    message["Date"] = f"{email.utils.format_datetime(date_of(made))}"
    message.set_content(made["text"], cte=random.choice(("base64", "quoted-printable", "8bit")),
                        charset=random.choice(("utf-8", "utf-8", "utf-16")))
    if message["Content-Type"].params.get("charset") == "utf-16":
        message.set_content(made["text"], charset="utf-16", cte="base64")
    if random.random() < 0.3:
        message.add_alternative("<p>another part</p>", subtype="html")
    return message


def date_of(made):
    return email.utils.parsedate_to_datetime(
        email.utils.format_datetime(email.utils.datetime.datetime.fromisoformat(made["date"])))


def read_message(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    name, _ = email.utils.parseaddr(str(message["From"]))
    return {"title": str(message["Subject"]), "author": name,
            "date": message["Date"].datetime.date().isoformat(),
            "text": message.get_body(("plain",)).get_content()}


def as_mail(run, random):
    made = article(random, 0)
    data = message_of(made, random).as_bytes()
    return write(run, "letter.eml", data), [], [read_message(data)]


def as_mbox(run, random):
    path = run.path("letters.mbox")
    box = mailbox.mbox(path)
    for made in articles(random):
        if random.random() < 0.3:
            made["text"] += "\n\nFrom here on the text goes on"
        box.add(message_of(made, random))
    box.flush()
    read = [read_message(message.as_bytes()) for message in box]
    for got in read:   # mailbox escapes such a line and leaves it so
        got["text"] = got["text"].replace("\n>From ", "\nFrom ")
    box.close()
    return "letters.mbox", [], read


def as_json(run, random):
    made = articles(random)
    ascii_only = random.random() < 0.5
    kind = random.choice(("lines", "list", "answer"))
    if kind == "lines":
        data = "\n".join(json.dumps(one, ensure_ascii=ascii_only) for one in made)
    else:
        data = json.dumps(made if kind == "list" else {"status": "ok", "articles": made},
                          indent=random.choice((None, 2)), ensure_ascii=ascii_only)
    name = "a.json" if kind == "answer" else random.choice(("a.json", "a.jsonl"))
    return write(run, name, data.encode()), [], made


def as_archive(run, random):
    made = articles(random)
    files = {f"{random.choice(('', 'a/', 'a/ü b/'))}{one['id']}.json": json.dumps(one).encode()
             for one in made}
    if random.random() < 0.5:
        kind = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
        with zipfile.ZipFile(run.path("articles.zip"), "w", kind) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return "articles.zip", [], made
    mode = random.choice(("w", "w:gz", "w:bz2", "w:xz"))
    kind = random.choice((tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT))
    with tarfile.open(run.path("articles.tar"), mode, format=kind) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return "articles.tar", [], made


WAYS = (as_csv, as_mail, as_mbox, as_json, as_archive)


def squeezed(text):
    return " ".join(text.split())


def summary(title, author, date, text):
    return squeezed(title), squeezed(author), date, squeezed(text)


def test(run, random):
    for number in range(ROUNDS * len(WAYS)):
        way = WAYS[number % len(WAYS)]
        name, options, read = way(run, random)
        run.index("add", "read", "--quiet", "--replace", "--skip", "stories", *options, name)
        out = run.search(["read"], "--format", "jsonl", "--limit", "all", "--no-group", "--fields",
                         "title,authors,date,text").stdout
        found = {summary(got["title"], ", ".join(got["authors"]), got["date"], got["text"])
                 for got in map(json.loads, out.splitlines())}
        expected = {summary(one["title"], one["author"], one["date"], one["text"]) for one in read}
        setting.require(found == expected, f"{way.__name__}, {name}:\n{sorted(found - expected)}\n"
                                           f"Python reads\n{sorted(expected - found)}")
        os.unlink(run.path(name))


if __name__ == "__main__":
    setting.start(__doc__.splitlines()[0], test)
