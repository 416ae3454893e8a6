# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that stop other readers, made anew for each run: none is kept, some would be large.

FILES is name -> function that gives the bytes. What is said of each in a comment is what is in it.
"""
import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

MB = 1 << 20
DEEP = 200_000
RECORD = b'{"title":"A wall","text":"Of the sea and of the wall."}\n'
PARAGRAPH = b"<p>The mayor said on Monday that the wall of the harbour would be mended by June.</p>\n"
PAGE = b"<html><head><title>A wall is mended</title></head><body><h1>A wall is mended</h1>" + PARAGRAPH * 5


def article(**keys):
    """A record as JSON, of values that are JSON already."""
    pairs = {"title": '"A wall"', "text": '"Of the sea and the wall."', **keys}
    return ("{" + ",".join(f'"{key}":{value}' for key, value in pairs.items()) + "}\n").encode()


def xml(body, subset="", root="nitf"):
    return f'<?xml version="1.0"?>\n<!DOCTYPE {root} [{subset}]>\n{body}'.encode()


def nitf(text, title="A wall"):
    return (f"<nitf><head><title>{title}</title></head><body><body.content><p>{text}</p>"
            "</body.content></body></nitf>")


def entities(count, each):
    """Entities of which each is `each` of the one before."""
    first = '<!ENTITY e0 "lol">'
    return first + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * each}">' for n in range(1, count))


def warc(fields, body=b"", version="WARC/1.0", end=b"\r\n\r\n"):
    head = f"{version}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return head.encode() + b"\r\n" + body + end


def response(body, length=None, head="", kind="response", **more):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body
    fields = {"WARC-Type": kind, "WARC-Target-URI": "http://herald.example/wall",
              "WARC-Date": "2014-06-03T10:00:00Z", "Content-Type": "application/http; msgtype=response",
              "Content-Length": len(http) if length is None else length, **more}
    return warc({name: value for name, value in fields.items() if value != ""}, http)


def tar(*members):
    """Members are (TarInfo, bytes)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def member(name, kind=tarfile.REGTYPE, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def encrypted_zip():
    bytes_ = bytearray(zipped({"a.jsonl": RECORD}))
    bytes_[6] |= 1  # the flag of the local header
    bytes_[bytes_.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(bytes_)


def zip_of_damaged(count, is_one_place=False):
    """As many entries that cannot be decoded, or records of the directory that name the same one."""
    one = zipped({"a.jsonl": RECORD})
    begin, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    data = 30 + len("a.jsonl")
    entry = one[:data] + b"\xff" + one[data + 1:begin]
    step = 0 if is_one_place else len(entry)
    directory = b"".join(one[begin:begin + 42] + struct.pack("<I", number * step) + one[begin + 46:end]
                         for number in range(count))
    entries = entry * (1 if is_one_place else count)
    return entries + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count & 0xffff,
                                             count & 0xffff, len(directory), len(entries), 0)


def nested(depth):
    inner = zipped({"a.jsonl": RECORD})
    for _ in range(depth):
        inner = zipped({"inner.zip": inner})
    return inner


def damaged_headers_tar():
    """A sound entry, then two damaged headers for each sound one."""
    sound = tar((member("a.txt"), b""))[:512]
    damaged = b"x" + sound[1:]
    return sound + (damaged + damaged + sound) * 6_000


def sparse_tar():
    """A file of 8 GB in GNU's old sparse format, of which one block is there."""
    head = bytearray(512)
    head[0:9] = b"big.jsonl"
    head[100:108] = b"0000644\0"
    head[108:116] = head[116:124] = b"0000000\0"
    head[124:136] = b"00000001000\0"
    head[136:148] = b"00000000000\0"
    head[148:156] = b" " * 8
    head[156] = ord("S")
    head[257:265] = b"ustar  \0"
    head[386:410] = b"00000000000\0" b"00000001000\0"
    head[483:495] = b"77777777777\0"
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + RECORD.ljust(512, b" ") + bytes(1024)


def header_of_gzip(length):
    """A gzip file that promises a name of that length and goes no further."""
    return b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * length


ENCODINGS = {
    "overlong.jsonl": lambda: RECORD.replace(b"sea", b"s\xc0\xafa"),
    "surrogates.jsonl": lambda: RECORD.replace(b"sea", b"s\xed\xa0\x80\xed\xb0\x80a"),
    "beyond.jsonl": lambda: RECORD.replace(b"sea", b"s\xf4\x90\x80\x80\xf8\x88\x80\x80\x80a"),
    "tail.jsonl": lambda: RECORD.rstrip() + b"\xe2\x80",
    "nul.jsonl": lambda: RECORD.replace(b"sea", b"s\0e\0a") + b"\0" * MB + b"\n" + RECORD,
    "lone-surrogates.jsonl": lambda: article(text=r'"a \ud800 b \udc00 c \ud800\ud800 wall"'),
    "escaped-nul.jsonl": lambda: article(text=r'"a \u0000 b of the wall"'),
    "non-characters.jsonl": lambda: article(title='"\ufffe\uffff\U0010ffff wall"'),
    "utf16le.jsonl": lambda: b"\xff\xfe" + RECORD.decode().encode("utf-16-le"),
    "utf16be-odd.jsonl": lambda: b"\xfe\xff" + RECORD.decode().encode("utf-16-be")[:-1],
    "utf16-bare.jsonl": lambda: RECORD.decode().encode("utf-16-le"),
    "utf16-halves.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 100_000,
    "utf32.txt": lambda: "A wall\n\nOf the sea.\n".encode("utf-32"),
    "boms.jsonl": lambda: (b"\xef\xbb\xbf" + RECORD) * 3,
    "latin1.html": lambda: PAGE.replace(b"<head>", b'<head><meta charset="iso-8859-1">')
    + b"<p>\x93Caf\xe9\x94 \x80 5</p>",
    "lying.html": lambda: b"\xef\xbb\xbf" + PAGE.replace(b"<head>", b'<head><meta charset="utf-16">'),
    "unknown.html": lambda: PAGE.replace(b"<head>", b'<head><meta charset="' + b"x" * 10_000 + b'">'),
    "iso2022.html": lambda: PAGE.replace(b"<head>", b'<head><meta charset="iso-2022-jp">')
    + b"\x1b$B" * 50_000,
    "utf7.html": lambda: PAGE.replace(b"<head>", b'<head><meta charset="utf-7">')
    + b"+ADw-script+AD4-alert(1)",
    "cr.txt": lambda: b"A wall\r\rOf the sea.\rAnd more of it.\r",
    "nel.txt": lambda: "A wall\u0085\u2028Of the sea.\u2029\x0b\x0c".encode(),
    "mojibake.txt": lambda: "A wall\n\n".encode() + "Ã\u0083Â".encode() * 100_000,
}

SHAPES = {
    "empty.jsonl": lambda: b"",
    "blank.jsonl": lambda: b"\n \r\n\t\n" * 100_000,
    "no-end.jsonl": lambda: RECORD.rstrip(),
    "long-line.jsonl": lambda: b'{"title":"' + b"a" * (80 * MB) + b'"}\n' + RECORD,
    "long-string.jsonl": lambda: article(text='"' + "wall " * MB + '"'),
    "long-word.jsonl": lambda: article(text='"' + "w" * (8 * MB) + '"'),
    "deep-arrays.jsonl": lambda: b'{"title":' + b"[" * DEEP + b"]" * DEEP + b"}\n" + RECORD,
    "deep-objects.jsonl": lambda: b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"\n" + RECORD,
    "unclosed.json": lambda: b"[" * DEEP,
    "a-million-keys.jsonl": lambda: b"{" + b",".join(b'"k%d":1' % n for n in range(200_000))
    + b',"title":"A wall","text":"Of it."}\n',
    "one-key-often.jsonl": lambda: b"{" + b'"title":"A wall",' * 100_000 + b'"text":"Of it."}\n',
    "numbers.jsonl": lambda: article(id="1e400", words="-0", page="9223372036854775808",
                                     size="1" * 10_000),
    "ids.jsonl": lambda: article(id='"' + "i" * 10_000 + '"'),
    "prefixes.jsonl": lambda: article(outlet='"XOV:Q:K"', tags='["XRa","Q1"]', id='"Q:\\u0000:XI"'),
    "long-values.jsonl": lambda: article(outlet='"' + "o\\u0000" * 5000 + '"',
                                         url='"http://a.example/' + "u" * 100_000 + '"'),
    "many-tags.jsonl": lambda: article(tags="[" + ",".join(f'"t{n}"' for n in range(100_000)) + "]"),
    "many-authors.jsonl": lambda: article(author='"By ' + " and ".join(["A B"] * 100_000) + '"'),
    "many-words.jsonl": lambda: article(text='"' + " ".join(f"w{n}" for n in range(250_000)) + '"'),
    "many-paragraphs.jsonl": lambda: article(text='"' + "w\\n\\n" * 200_000 + '"'),
    "list.jsonl": lambda: b"[" + b",".join([RECORD.strip()] * 2) + b"]",
    "on-one-line.jsonl": lambda: RECORD.strip() * 1000,
    "comments.json": lambda: b"/* a */ [// b\n" + RECORD + b"]",
    "not-a-number.jsonl": lambda: article(words="NaN", page="Infinity"),
    "unclosed-quote.csv": lambda: b'title,text\n"A wall,' + b"of the sea\n" * 20_000,
    "million-columns.csv": lambda: b"title,text" + b",c" * MB + b"\nA wall,Of it\n",
    "names.csv": lambda: b"title,text" + b",c" * 300_000 + b"\n" + b"A wall,Of it\n" * 50_000,
    "many-commas.csv": lambda: b"title,text\nA wall," + b"," * (8 * MB) + b"\nB wall,Of it\n",
    "ragged.csv": lambda: b"title,text\nA\nB,C,D,E\n,\n\"x\"y,z\nA wall,Of it\n",
    "nul.csv": lambda: b"title,text\nA \0wall,Of\0 it\n",
    "no-header.csv": lambda: b"1,2,3\n4,5,6\n",
    "same-header.csv": lambda: b"title,title,text,text\nA wall,B,Of it,C\n",
    "controls.jsonl": lambda: article(title=r'"\u001b]52;c;eA==\u0007\u001b[2J\u009b31m\u202e wall"'),
    "marks.jsonl": lambda: article(title='"e' + "\u0301" * 50_000 + '"'),
}

DATES = ["0000-00-00", "-0001-01-01", "9999-12-31", "10000-01-01", "2038-01-19T03:14:08Z", "1969-12-31",
         "2016-12-31T23:59:60Z", "2014-06-03T24:00:00", "2014-02-31", "2014-06-03T10:00:00+14:00",
         "2014-06-03T10:00:00-99:99", "Tue, 3 Jun 14 10:00:00 EST", "1401753600000000000", "1401753600000",
         "-1", "99999999999999999999", "3. juin 2014", "6/3/14", "tomorrow", "2014-06-03" * 1000, ""]
SHAPES["dates.jsonl"] = lambda: b"".join(
    article(title=f'"Wall {n}"', date=f'"{date}"') for n, date in enumerate(DATES))

MARKUP = {
    "laughs.nitf": lambda: xml(nitf("&e9; wall"), entities(10, 10)),
    "quadratic.nitf": lambda: xml(nitf("&e0;" * 50_000), f'<!ENTITY e0 "{"a" * 50_000}">'),
    "loop.nitf": lambda: xml(nitf("&a; wall"), '<!ENTITY a "&b;"><!ENTITY b "&a;">'),
    "external.nitf": lambda: xml(nitf("&e; wall"), '<!ENTITY e SYSTEM "file:///etc/passwd">'),
    "parameter.nitf": lambda: xml(nitf("wall"), '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;'),
    "dtd.nitf": lambda: b'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">' + nitf("wall").encode(),
    "include.nitf": lambda: nitf('<xi:include href="/etc/passwd" parse="text"/> wall').encode(),
    "deep.nitf": lambda: nitf("<b>" * DEEP + "wall" + "</b>" * DEEP).encode(),
    "attribute.nitf": lambda: nitf('<p class="' + "a" * (20 * MB) + '">wall</p>').encode(),
    "attributes.nitf": lambda: nitf("<p " + " ".join(f'a{n}="1"' for n in range(200_000))
                                    + ">wall</p>").encode(),
    "cdata.rss": lambda: b"<rss><channel><item><title>A wall</title><description><![CDATA[a ]]]]>"
    b"<![CDATA[> b</description></item></channel></rss>",
    "entities.rss": lambda: b"<rss><channel><item><title>A &nbsp;&hellip;&bogus; wall</title>"
    b"<description>" + b"&amp;lt;p&amp;gt;&" * 100_000 + b"</description></item></channel></rss>",
    "encoding.rss": lambda: b'<?xml version="1.0" encoding="utf-16"?><rss><channel><item><title>A wall'
    b"</title></item></channel></rss>",
    "items.rss": lambda: b"<rss><channel>" + b"<item>" * DEEP,
    "channel.rss": lambda: b"<rss><channel><title>" + b"a" * 200_000 + b"</title>"
    + b"<item><title>A wall</title></item>" * 20_000,
    "section.rss": lambda: b"<rss><channel><item><title>A wall</title><![CDATA["
    + (b"<item><title>A wall</title>" + b"x" * 500 + b"</item>") * 20_000,
    "opened.rss": lambda: b"<rss><channel><item><title>A wall</title><!-- " + b"-" * (8 * MB),
    "subset.nitf": lambda: b"<!DOCTYPE nitf [" + b"<!-- " * DEEP,
    "blocks.xml": lambda: b"<alto><Layout><Page>" + b'<TextBlock><String CONTENT="wall"/>' * DEEP,
    "messages.xml": lambda: b"<newsMessage><itemSet>" + b"<newsItem>" * 50_000,
    "deep.html": lambda: PAGE + b"<div>" * DEEP + b"wall",
    "deep-lists.html": lambda: PAGE + b"<ul><li>" * DEEP,
    "deep-tables.html": lambda: PAGE + b"<table><tr><td>" * DEEP,
    "formatting.html": lambda: PAGE + b"<b><i><font><a href=x>" * 50_000 + b"</i></b>" * 50_000,
    "attributes.html": lambda: PAGE + b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">",
    "attribute.html": lambda: PAGE + b'<p title="' + b"a" * (20 * MB),
    "comment.html": lambda: PAGE + b"<!-- " + b"<!-" * (2 * MB),
    "comments.html": lambda: PAGE + b"<!--" * MB,
    "script.html": lambda: PAGE + b"<script>" + b"</scrip" * MB,
    "nul.html": lambda: PAGE.replace(b"mayor", b"ma\0yor") + b"<\0p\0>" * 100_000,
    "entities.html": lambda: PAGE + b"&amp;&#x41;&#9999999999;&notanentity;&#" * 100_000,
    "plaintext.html": lambda: PAGE + b"<plaintext>" + b"</p><p>" * 100_000,
    "angles.html": lambda: PAGE + b"<" * (4 * MB),
    "ends.html": lambda: PAGE + b"</p>" * MB,
    "json-ld.html": lambda: PAGE + b'<script type="application/ld+json">' + b'{"a":' * DEEP + b"</script>",
    "json-lds.html": lambda: PAGE + b'<script type="application/ld+json">{"@type":"NewsArticle"}</script>'
    * 20_000,
    "metas.html": lambda: PAGE + b'<meta property="article:author" content="A B"><time>2014</time>' * 50_000,
    "bylines.html": lambda: PAGE + b'<div class="byline"><p>x</p>' * 200 + b"<p>By Ann Lee</p>" * 60_000,
    "inline.html": lambda: PAGE + b"<p>" + b"<b>xy</b>" * 120_000,
    "kickers.html": lambda: PAGE + b"<h1>" + b"<span></span>" * 60_000 + b"<span>A wall</span>" * 60_000,
    "sites.html": lambda: b"<head>" + b"".join(b'<meta name="og:title" content="A wall %d - Herald %d">' % (n, n)
                                               for n in range(600))
    + PAGE + b"".join(b'<p><a href="/">Herald%d</a></p>' % n for n in range(60_000)),
    "headings.html": lambda: PAGE + b"<h1>A wall is mended</h1>" * 100_000,
    "trail.html": lambda: PAGE + b'<div class="' + b"c " * (4 * MB) + b'">' + b"<h1>A wall</h1>" * 100_000,
    "link.html": lambda: b'<body class=archive><a rel="' + b"x" * (4 * MB) + b'" href="' + b"x" * (8 * MB) + b'">'
    + b"<h2>A wall</h2>" * 100_000,
    "title-of-all.html": lambda: PAGE + b"<h1>" * 250 + b"A wall " * MB,
    "properties.html": lambda: PAGE + b"<div itemprop=creator>" * 250 + b"A wall " * MB,
    "property.html": lambda: PAGE + b'<div itemprop="' + b"x" * (8 * MB) + b'" itemtype="' + b"x" * (4 * MB)
    + b'">' + b"<b itemprop=author>Ann Lee</b>" * 100_000,
    "authors.html": lambda: PAGE + b"".join(b'<b property=author content="A B%d">' % n for n in range(100_000)),
    "byline.html": lambda: PAGE + b"<div class=byline>" * 100 + b"ann lee and " * MB,
    "day.html": lambda: PAGE + b"<div class=date>" * 250 + b"A wall " * MB,
    "days.html": lambda: PAGE + b"<div>" + b"<time>3 May 2014</time>" * 300 + b"A wall " * MB,
    "paragraphs.html": lambda: PAGE + PARAGRAPH * 50_000,
    "links.html": lambda: PAGE + b'<a href="http://a.example/">A wall</a> ' * 100_000,
    "hidden.html": lambda: PAGE + b'<div style="display:none"><p hidden>wall</p>' * 50_000,
    "conditional.html": lambda: PAGE + b"<!--[if IE]><![endif]--><base href=x><meta http-equiv=refresh>" * 9999,
}

PACKED = {
    "bomb.gz": lambda: gzip.compress(bytes(400 * MB), 9),
    "bomb.bz2": lambda: bz2.compress(bytes(100 * MB)) * 4,
    "bomb.xz": lambda: lzma.compress(bytes(200 * MB), preset=0) * 2,
    "lines.gz": lambda: gzip.compress(b"\n" * (200 * MB), 9),
    "bomb.zip": lambda: zipped({f"{n}.jsonl": bytes(40 * MB) for n in range(4)}),
    "nested-3.zip": lambda: nested(2),
    "nested-9.zip": lambda: nested(9),
    "members.jsonl.gz": lambda: b"".join(gzip.compress(article(title=f'"Wall {n}"')) for n in range(2000)),
    "cut.jsonl.gz": lambda: gzip.compress(RECORD * 5000)[:-20],
    "head.gz": lambda: b"\x1f\x8b\x08",
    "name.gz": lambda: header_of_gzip(4 * MB),
    "rubbish.zst": lambda: b"\x28\xb5\x2f\xfd" + b"\xff" * 100_000,
    "window.zst": lambda: b"\x28\xb5\x2f\xfd\x00\xf8" + b"\x00" * 100,
    "rubbish.xz": lambda: b"\xfd7zXZ\x00" + b"\xff" * 100_000,
    "up.tar": lambda: tar((member("../../up.jsonl"), RECORD), (member("/tmp/abs.jsonl"), RECORD)),
    "links.tar": lambda: tar((member("a", tarfile.SYMTYPE, "/etc"), b""),
                             (member("a/passwd.jsonl"), RECORD),
                             (member("hard.jsonl", tarfile.LNKTYPE, "/etc/passwd"), b""),
                             (member("tty", tarfile.CHRTYPE), b""), (member("pipe", tarfile.FIFOTYPE), b"")),
    "same.tar": lambda: tar(*[(member("a.jsonl"), RECORD)] * 100),
    "names.tar": lambda: tar((member("a\x1b[31m\n\u202e.jsonl"), RECORD), (member("n" * 5000), RECORD)),
    "many.tar": lambda: tar(*[(member(f"{n}.txt"), b"") for n in range(20_000)]),
    "sparse.tar": sparse_tar,
    "headers.tar": damaged_headers_tar,
    "zeros.tar.gz": lambda: gzip.compress(tar((member("a.jsonl"), RECORD)) + bytes(200 << 20)),
    "cut.tar": lambda: tar((member("a.jsonl"), RECORD * 100))[:2000],
    "broken.tar": lambda: tar((member("a.jsonl"), RECORD)).replace(b"ustar", b"ustar\xff", 1),
    "huge.tar": lambda: tar((member("a.jsonl"), RECORD)).replace(b"00000000070", b"77777777777", 1),
    "encrypted.zip": encrypted_zip,
    "empty.zip": lambda: zipped({}),
    "cut.zip": lambda: zipped({"a.jsonl": RECORD * 5000})[:100],
    "stored.zip": lambda: zipped({"a.jsonl": RECORD}, zipfile.ZIP_STORED),
    "sizes.zip": lambda: zipped({"a.jsonl": RECORD}).replace(struct.pack("<I", len(RECORD)),
                                                             b"\xff\xff\xff\x7f"),
    "damaged.zip": lambda: zip_of_damaged(100_000),
    "one-place.zip": lambda: zip_of_damaged(100_000, True),
    "old.7z": lambda: b"7z\xbc\xaf\x27\x1c\0\4" + b"\xff" * 1000,
}

CRAWLS = {
    "long.warc": lambda: response(PAGE, 10**9),
    "short.warc": lambda: response(PAGE, 50) + response(PAGE),
    "negative.warc": lambda: response(PAGE, -5) + response(PAGE),
    "overflow.warc": lambda: response(PAGE, 2**64) + response(PAGE),
    "no-length.warc": lambda: response(PAGE, "") + response(PAGE),
    "words.warc": lambda: response(PAGE, "many") + response(PAGE),
    "no-blank.warc": lambda: response(PAGE).rstrip() + response(PAGE),
    "not-http.warc": lambda: warc({"WARC-Type": "response", "Content-Length": 7}, b"nothing"),
    "chunks.warc": lambda: response(b"ffffffffffffffff\r\n" + PAGE, head="Transfer-Encoding: chunked\r\n"),
    "no-chunks.warc": lambda: response(PAGE, head="Transfer-Encoding: chunked\r\n"),
    "not-gzip.warc": lambda: response(PAGE, head="Content-Encoding: gzip\r\n"),
    "bomb.warc": lambda: response(gzip.compress(b"<p>" + b" " * (300 * MB), 9),
                                  head="Content-Encoding: gzip\r\n"),
    "cut.warc": lambda: response(PAGE)[:-200],
    "others.warc": lambda: b"".join(response(PAGE, kind=kind) for kind in
                                    ("revisit", "metadata", "request", "warcinfo", "bogus", "")),
    "versions.warc": lambda: b"".join(response(PAGE).replace(b"WARC/1.0", version, 1) for version in
                                      (b"WARC/0.17", b"WARC/1.1", b"WARC/9", b"WARC/")),
    "heads.warc": lambda: b"WARC/1.0\n" * 200_000,
    "fields.warc": lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 500_000 + b"\r\n",
    "field.warc": lambda: b"WARC/1.0\r\nX: " + b"y" * (20 * MB),
    "folded.warc": lambda: b"WARC/1.0\r\nWARC-Type: response\r\n" + b" folded\r\n" * 100_000,
}

MAILS = {
    "parts.eml": lambda: b"From: a@a.example\nSubject: A wall\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\nContent-Type: multipart/mixed; "
    b"boundary=x\n\n" * 20_000,
    "boundary.eml": lambda: b"From: a@a.example\nSubject: A wall\nContent-Type: multipart/mixed; "
    b"boundary=\"" + b"-" * 10_000 + b"\"\n\n" + b"-" * (4 * MB),
    "digest.eml": lambda: b"From: a@a.example\nSubject: A wall\nContent-Type: multipart/digest; "
                          b"boundary=x\n\n" + b"--x\n\nSubject: y\n\nz\n" * 60_000,
    "dashes.eml": lambda: b"From: a@a.example\nSubject: A wall\nContent-Type: multipart/mixed; boundary="
                          + b"-" * 100_000 + b"\n\n" + b"-" * (8 * MB),
    "forwarded.eml": lambda: b"From: a@a.example\nContent-Type: message/rfc822\n\n" * 100_000,
    "words.eml": lambda: b"From: a@a.example\nSubject: " + b"=?utf-8?q?=" * 100_000 + b"\n\nA wall.\n",
    "base64.eml": lambda: b"From: a@a.example\nSubject: A wall\nContent-Transfer-Encoding: base64\n\n"
    + b"=" * MB + b"\n",
    "quoted.eml": lambda: b"From: a@a.example\nSubject: A wall\nContent-Transfer-Encoding: "
    b"quoted-printable\n\n" + b"=\n" * MB,
    "heads.eml": lambda: b"From: a@a.example\n" + b"X: y\n" * 500_000 + b"\nA wall.\n",
    "posts.mbox": lambda: b"From a Tue Jun 3 10:00:00 2014\n" * 100_000,
}

FILES = {f"{kind}/{name}": make for kind, files in
         {"encoding": ENCODINGS, "shape": SHAPES, "markup": MARKUP, "packed": PACKED, "warc": CRAWLS,
          "mail": MAILS}.items() for name, make in files.items()}
