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
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

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


def part_of(random, depth):
    """A part as mails have them: text, HTML, an attachment, parts, or a message in the mail."""
    kind = random.choice(("plain", "plain", "html", "attachment", "parts", "parts", "message"))
    if depth < 4 and kind == "parts":
        kinds = ("mixed", "mixed", "alternative", "related", "digest")
        return parts_of(random, random.choice(kinds), depth)
    if depth < 4 and kind == "message":
        return MIMEMessage(letter_of(random, depth + 1))
    text = words(random, 5, False)
    part = MIMEText(f"<p>{text}</p>" if kind == "html" else text,
                    "html" if kind == "html" else "plain", "utf-8")
    if kind == "attachment":
        part.add_header("Content-Disposition", "attachment", filename="a.txt")
    return part


def parts_of(random, kind, depth):
    whole = MIMEMultipart(kind)
    for _ in range(random.randint(1, 3)):
        part = MIMEMessage(letter_of(random, depth + 1)) if kind == "digest" else None
        whole.attach(part or part_of(random, depth + 1))
    boundary = f"{word(random)}{random.choice(('', ' ', '=;'))}{word(random)}"
    whole.set_boundary(boundary)
    if random.random() < 0.5:
        encoded = email.utils.encode_rfc2231(boundary, "us-ascii")
        whole.replace_header("Content-Type", f"multipart/{kind}; boundary*={encoded}")
    return whole


def letter_of(random, depth):
    """A message of parts, none of which is a message itself."""
    part = part_of(random, depth)
    while part.get_content_type() == "message/rfc822":
        part = part_of(random, depth)
    made = article(random, 0, False)
    part["Subject"] = made["title"]
    part["From"] = email.utils.formataddr((made["author"], "desk@example.org"))
    part["Date"] = email.utils.format_datetime(date_of(made))
    return part


def texts_of(part):
    """The texts of a part that are to be read, each with whether it is HTML."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload(0)
        return [(str(inner["Subject"]), False)] + texts_of(inner)
    if part.get_content_disposition() == "attachment":
        return []
    if not part.is_multipart():
        return [(part.get_content().replace("<p>", "").replace("</p>", ""), kind == "text/html")]
    texts = [found for found in map(texts_of, part.get_payload()) if found]
    if kind == "multipart/alternative":
        return next((one for one in texts if not one[0][1]), texts[0] if texts else [])
    if kind == "multipart/related":
        return texts[0] if texts else []
    return [text for one in texts for text in one]


def take_digests(part):
    """Takes the messages out of the digests of a mail."""
    taken, kept = [], []
    if part.get_content_maintype() != "multipart":
        return taken
    for inner in part.get_payload():
        if part.get_content_type() == "multipart/digest" and inner.get_content_maintype() == "message":
            taken.append(inner.get_payload(0))
        else:
            taken += take_digests(inner)
            kept.append(inner)
    part.set_payload(kept)
    return taken


def as_parts(run, random):
    data = letter_of(random, 0).as_bytes()
    mail = email.message_from_bytes(data, policy=email.policy.default)
    messages = take_digests(mail)
    if texts_of(mail) or not messages:
        messages.append(mail)
    return write(run, "parts.eml", data), [], [
        {"title": str(one["Subject"]), "author": email.utils.parseaddr(str(one["From"]))[0],
         "date": one["Date"].datetime.date().isoformat(),
         "text": " ".join(text for text, _ in texts_of(one))} for one in messages]


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


WAYS = (as_csv, as_mail, as_mbox, as_parts, as_json, as_archive)


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
        found = {summary(got["title"], ", ".join(got["authors"]), got["date"], got["text"] or "")
                 for got in map(json.loads, out.splitlines())}
        expected = {summary(one["title"], one["author"], one["date"], one["text"]) for one in read}
        setting.require(found == expected, f"{way.__name__}, {name}:\n{sorted(found - expected)}\n"
                                           f"Python reads\n{sorted(expected - found)}")
        os.unlink(run.path(name))


if __name__ == "__main__":
    setting.start(__doc__.splitlines()[0], test)
