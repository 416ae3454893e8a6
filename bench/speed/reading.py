# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast each reader makes articles of bytes: MB of input in a second of CPU, on one core.

The articles of the archive are written in each format, pages with the menus, scripts and teasers that
real ones have; reader-bench reads them in memory, over and over.
"""

import csv
import datetime
import email.message
import email.policy
import html
import io
import json
import subprocess
import textwrap
from xml.sax.saxutils import escape

ARTICLES = 1000
ARTICLES_A_PAGE, ARTICLES_AN_ISSUE = 6, 48  # a newspaper of eight pages
SECONDS = 2
# What a newspaper's page has around its article, and how often: some 30 KB in all.
MENU = '<li class="menu-item"><a href="/section/{0}" title="Section {0}"><span>Section {0}</span></a></li>\n'
TEASER = ('<div class="teaser"><a href="/story/{0}"><img src="/img/{0}.jpg" alt="A picture of {0}" width="300"'
          ' loading="lazy"><h3 class="teaser-title">Another story of the day, number {0}</h3></a>'
          '<time datetime="2014-06-03">3 June</time></div>\n')
SCRIPT = '<script>window.dataLayer=window.dataLayer||[];function track{0}(a){{if(a<{0}&&a>0){{return a}}}}</script>\n'
AROUND = ("".join(map(MENU.format, range(60))), "".join(map(TEASER.format, range(60))),
          "".join(map(SCRIPT.format, range(60))))


def paragraphs(article):
    return [escape(part) for part in article["text"].split("\n\n")]


def page(article):
    title, author = html.escape(article["title"]), html.escape(article["author"])
    facts = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": article["title"],
                        "datePublished": article["date"], "author": {"name": article["author"]}})
    body = "".join(f"<p>{part}</p>\n" for part in paragraphs(article))
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:title" content="{title}"><meta name="author" content="{author}">'
            f'<script type="application/ld+json">{facts}</script>{AROUND[2]}</head><body>'
            f'<nav><ul>{AROUND[0]}</ul></nav><article><h1>{title}</h1><p class="byline">By {author}</p>'
            f'{body}</article><aside>{AROUND[1]}</aside></body></html>').encode()


def feed_of(articles):
    items = "".join(
        f"<item><title>{escape(one['title'])}</title><link>{escape(one['url'])}</link>"
        f"<dc:creator>{escape(one['author'])}</dc:creator><pubDate>{one['date']}</pubDate><content:encoded>"
        f"<![CDATA[{''.join(f'<p>{part}</p>' for part in paragraphs(one))}]]></content:encoded></item>\n"
        for one in articles)
    return ('<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content='
            f'"http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title>{items}</channel></rss>'
            ).encode()


def nitf_of(articles):
    return ("<docs>" + "".join(
        f'<nitf><head><title>{escape(one["title"])}</title><docdata><date.issue norm="{one["date"]}"/>'
        f'<doc-id id-string="{one["id"]}"/></docdata></head><body><body.head><hedline><hl1>'
        f'{escape(one["title"])}</hl1></hedline><byline>By {escape(one["author"])}</byline></body.head>'
        f'<body.content>{"".join(f"<p>{part}</p>" for part in paragraphs(one))}</body.content></body></nitf>\n'
        for one in articles) + "</docs>").encode()


def crawl_of(articles):
    records = []
    for one in articles:
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(one)
        records.append((f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {one['url']}\r\nWARC-Date: "
                        f"2014-06-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                        f"Content-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n")
    return b"".join(records)


def posts_of(articles):
    posts = []
    for one in articles:
        message = email.message.EmailMessage(policy=email.policy.SMTP.clone(linesep="\n"))
        message["From"], message["Subject"] = f"{one['author']} <a@example.org>", one["title"]
        message.set_content(one["text"])
        posts.append(b"From a@example.org Tue Jun  3 10:00:00 2014\n" + message.as_bytes() + b"\n")
    return b"".join(posts)


def table_of(articles):
    out = io.StringIO()
    rows = csv.DictWriter(out, list(articles[0]), extrasaction="ignore")
    rows.writeheader()
    rows.writerows(articles)
    return out.getvalue().encode()


def block_of(ident, text):
    """A paragraph as a page of ALTO has it, with the place of each word."""
    words = "".join(f'<String ID="{ident}_W{number}" CONTENT="{html.escape(word)}" HPOS="{37 * number % 2000}" '
                    f'VPOS="{500 + number}" WIDTH="82" HEIGHT="31" WC="0.93"/><SP WIDTH="9"/>\n'
                    for number, word in enumerate(text.split()))
    return f'<TextBlock ID="{ident}"><TextLine>{words}</TextLine></TextBlock>\n'


def issue_of(articles, first):
    """A newspaper's issue, a file that says which blocks an article has, and its pages; `first` is the number
    of the first of these files."""
    pages, divs = [], []
    for number in range(0, len(articles), ARTICLES_A_PAGE):
        page, blocks = f"P{len(pages) + 1}", ""
        for at, one in enumerate(articles[number:number + ARTICLES_A_PAGE]):
            ids = [f"{page}_A{at}_B{part}" for part in range(one["text"].count("\n\n") + 2)]
            blocks += "".join(map(block_of, ids, [one["title"], *one["text"].split("\n\n")]))
            areas = [f'<mets:fptr><mets:area FILEID="{page}" BETYPE="IDREF" BEGIN="{ident}"/></mets:fptr>'
                     for ident in ids]
            divs.append(f'<mets:div ID="{page}_A{at}" TYPE="ARTICLE"><mets:div TYPE="TITLE">{areas[0]}</mets:div>'
                        f'<mets:div TYPE="BODY">{"".join(areas[1:])}</mets:div></mets:div>\n')
        pages.append(f'<alto><Layout><Page ID="{page}" PHYSICAL_IMG_NR="{len(pages) + 1}">{blocks}</Page></Layout>'
                     '</alto>'.encode())
    files = "".join(f'<mets:file ID="P{at + 1}"><mets:FLocat xlink:href="{file_name("mets", first + 1 + at)}"/>'
                    '</mets:file>' for at in range(len(pages)))
    issue = (f'<mets:mets xmlns:mets="http://www.loc.gov/METS/" OBJID="I{first}"><mets:fileSec><mets:fileGrp>{files}'
             '</mets:fileGrp></mets:fileSec><mets:structMap TYPE="LOGICAL"><mets:div TYPE="ISSUE">'
             f'{"".join(divs)}</mets:div></mets:structMap></mets:mets>')
    return [issue.encode(), *pages]


def issues_of(articles):
    files = []
    for number in range(0, len(articles), ARTICLES_AN_ISSUE):
        files += issue_of(articles[number:number + ARTICLES_AN_ISSUE], len(files))
    return files


def download_of(articles):
    """As Nexis gives text: wrapped at 80 columns, the date in words."""
    documents = []
    for number, one in enumerate(articles, 1):
        day = datetime.date.fromisoformat(one["date"][:10]) if one["date"] else None
        dateline = f"{'':29}{day:%B} {day.day}, {day.year}\n\n" if day else ""
        text = "\n\n".join(textwrap.fill(part, 80) for part in one["text"].split("\n\n"))
        documents.append(f"{'':31}{number} of {len(articles)} DOCUMENTS\n\n{'':30}The Post\n\n"
                         f"{dateline}LENGTH: {len(text.split())} words\n\n"
                         f"HEADLINE: {textwrap.fill(one['title'], 80)}\n\nBYLINE: {one['author']}\n\nBODY:\n\n"
                         f"{text}\n\nLANGUAGE: ENGLISH\n\n")
    return "".join(documents).encode()


def messages_of(articles):
    """ANPA 1312, as AP sends it; the date is that of the trailer."""
    messages = []
    for number, one in enumerate(articles):
        year, month, day = one["date"][2:4] or "14", one["date"][5:7] or "06", one["date"][8:10] or "03"
        text = "".join(f"\t   {line}\r\n" for part in one["text"].split("\n\n") for line in textwrap.wrap(part, 70))
        messages.append(f"\x16\x16\x01W{number:04}\x1f_wire\r\nf l\x13\x11 BC-Story     {month}-{day} 0400\r\n"
                        f"\x02^BC-Story,400<\r\n^{one['title']} <\r\n^By {one['author']}=\r\n{text}"
                        f"\x03AP-WF-{month}-{day}-{year} 1509GMT<\r\n\r\n\x0c\r\n\x04")
    return "".join(messages).encode()


def choice_of(articles):
    """A page of Factiva with a table of codes for each article."""
    tables = []
    for number, one in enumerate(articles):
        codes = [("HD", escape(one["title"])), ("BY", escape(one["author"])), ("PD", one["date"]), ("SN", "The Post"),
                 ("LA", "English"), ("TD", "".join(f"<p>{part}</p>\n" for part in paragraphs(one))),
                 ("AN", f"Document POST{number}")]
        rows = "".join(f"<tr><td><b>{code}</b>&nbsp;</td><td>{value}</td></tr>\n" for code, value in codes if value)
        tables.append(f'<div class="article enArticle"><table>{rows}</table></div>\n')
    return ("<!DOCTYPE html><html><head><title>Factiva</title></head><body><h1>Factiva</h1>" + "".join(tables) +
            '<div id="pageFooter">Factiva</div></body></html>').encode()


# Format -> the files that hold the articles.
FORMS = {
    "json": lambda articles: [json.dumps(articles).encode()],
    "jsonl": lambda articles: ["".join(json.dumps(one) + "\n" for one in articles).encode()],
    "csv": lambda articles: [table_of(articles)],
    "feed": lambda articles: [feed_of(articles)],
    "news-xml": lambda articles: [nitf_of(articles)],
    "mets": issues_of,
    "html": lambda articles: [page(one) for one in articles[:200]],
    "warc": lambda articles: [crawl_of(articles[:200])],
    "mail": lambda articles: [posts_of(articles)],
    "nexis": lambda articles: [download_of(articles)],
    "wire": lambda articles: [messages_of(articles)],
    "database": lambda articles: [choice_of(articles)],
    "text": lambda articles: [f"{one['title']}\n\n{one['text']}\n".encode() for one in articles],
}


def file_name(form, number):
    return f"{number}.xml" if form == "mets" else str(number)  # a page is known by its name


def write(articles, folder):
    """Format -> paths."""
    found = {}
    for name, make in FORMS.items():
        place = folder / name
        place.mkdir(parents=True)
        found[name] = []
        for number, content in enumerate(make(articles)):
            found[name].append(place / file_name(name, number))
            found[name][-1].write_bytes(content)
    return found


def measure(forms, options, report):
    with open(forms / "archive.jsonl", encoding="utf-8") as lines:
        articles = [json.loads(line) for line, _ in zip(lines, range(ARTICLES))]
    rows = []
    for name, files in write(articles, forms / "readers").items():
        ran = subprocess.run([options.build / "reader-bench", name, str(SECONDS), *files],
                             capture_output=True, text=True, check=True)
        size, records, made, spent = map(int, ran.stdout.split())
        rows.append([name, f"{size / spent * 1e3:.1f}", f"{size / records / 1e3:.1f}",
                     f"{spent / records / 1e3:.0f}", f"{100 * made / records:.0f}"])
    report.say("reading, one core")
    report.table(["format", "MB / CPU s", "KB a record", "us a record", "articles, %"], rows)
    report.keep("readers.csv", ["format", "mb_per_cpu_s", "kb_a_record", "us_a_record", "articles_percent"],
                rows)
