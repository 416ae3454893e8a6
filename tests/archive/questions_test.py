# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a real archive questions of every form, and counts each by a scan of the raw records.

Reads $BYLINE_DATA/articles/longform.jsonl.zst; skipped, saying so, where BYLINE_DATA is not set.
Articles above whose text stands something that only cleaning knows for a byline are left out.
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import real_archive_test  # noqa: E402
import scan  # noqa: E402
import setting  # noqa: E402
from conditions import (adj, alike, all_sides, article, at_least, capitals, exact,  # noqa: E402
                        form, has, near, pattern, same, words)

KEPT = 0.97  # of the articles that must be left
FLOOD, MAYOR, VOTE = form("flood"), form("mayor"), form("vote")
CLIMATE = exact("climate change")
SEA = exact("sea level")


def dated(first, last="9999"):
    """Whole days between two beginnings of dates, both included."""
    return article(lambda a: len(a.date) >= 10 and first <= a.date[:len(first)] and
                   a.date[:len(last)] <= last)


def outlet(name):
    return article(lambda a: a.outlet == name.casefold())


QUESTIONS = [
    # Words, phrases, booleans.
    ("flood", has(FLOOD)),
    ('"flood"', has(exact("flood"))),
    ('"floods"', has(exact("floods"))),
    ("flood mayor", has(FLOOD) & has(MAYOR)),
    ("flood AND mayor AND vote", has(FLOOD) & has(MAYOR) & has(VOTE)),
    ("mayor OR governor", has(MAYOR) | has(form("governor"))),
    ("flood (mayor OR governor)", has(FLOOD) & has(words("mayor", "governor"))),
    ("flood -mayor", has(FLOOD) & ~has(MAYOR)),
    ("NOT the", ~has(form("the"))),
    ("mayor NOT (vote OR election)", has(MAYOR) & ~has(words("vote", "election"))),
    ("flood mayor OR tornado", (has(FLOOD) & has(MAYOR)) | has(form("tornado"))),
    ("NOT NOT tornado", has(form("tornado"))),
    ('"climate change"', has(CLIMATE)),
    ('"the united states of america"', has(exact("the united states of america"))),
    ('"sea level" OR "sea levels"', has(SEA) | has(exact("sea levels"))),
    ('"climate change" -"global warming"', has(CLIMATE) & ~has(exact("global warming"))),
    ("the of and", has(form("the")) & has(form("of")) & has(form("and"))),
    # Units.
    ("COVID-19", has(exact("covid-19"))),
    ('"covid 19"', has(exact("covid 19"))),
    ("9/11", has(exact("9/11"))),
    ("O'Connor", has(pattern(r"o'connor('s)?"))),
    ("U.S.", has(form("us"))),
    ('"AT&T"', has(exact("at&t"))),
    # Wildcards and slips.
    ("flood*", has(pattern("flood.*"))),
    ("*storm", has(pattern(".*storm"))),
    ("wom?n", has(pattern("wom.n"))),
    ("organi?ation", has(pattern("organi.ation"))),
    ("col*ration", has(pattern("col.*ration"))),
    ("*quake*", has(pattern(".*quake.*"))),
    ("tornado~", has(alike("tornado", 1))),
    ("hurricane~2", has(alike("hurricane", 2))),
    ("flood* -*storm", has(pattern("flood.*")) & ~has(pattern(".*storm"))),
    # NEAR, ADJ, SAME.
    ("flood NEAR/10 mayor", near(10, FLOOD, MAYOR)),
    ("mayor NEAR/10 flood", near(10, FLOOD, MAYOR)),
    ("flood NEAR/1 water", near(1, FLOOD, form("water"))),
    ("climate ADJ/1 change", adj(1, form("climate"), form("change"))),
    ("change ADJ/3 climate", adj(3, form("change"), form("climate"))),
    ("(mayor OR governor) NEAR/5 (vote OR elect*)",
     near(5, words("mayor", "governor"), VOTE | pattern("elect.*"))),
    ("(flood* OR storm) NEAR/3 (kill OR dead OR died)",
     near(3, pattern("flood.*") | form("storm"), words("kill", "dead", "died"))),
    ("tax* ADJ/2 (cut OR hike OR rise)", adj(2, pattern("tax.*"), words("cut", "hike", "rise"))),
    ("wom?n NEAR/4 vote", near(4, pattern("wom.n"), VOTE)),
    ("tornado~ NEAR/20 kansas", near(20, alike("tornado", 1), form("kansas"))),
    ('"climate change" NEAR/10 tax', near(10, CLIMATE, form("tax"))),
    ('"climate change" NEAR/15 ("fossil fuels" OR "fossil fuel" OR coal)',
     near(15, CLIMATE, exact("fossil fuels") | exact("fossil fuel") | form("coal"))),
    ('"sea level" ADJ/4 rise', adj(4, SEA, form("rise"))),
    ('(mayor OR "city council") ADJ/12 budget',
     adj(12, MAYOR | exact("city council"), form("budget"))),
    ('"white house" NEAR/3 "white house"', near(3, exact("white house"), exact("white house"))),
    ("mayor NEAR/6 mayor", near(6, MAYOR, MAYOR)),
    ("flood SAME mayor", same(FLOOD, MAYOR)),
    ('"climate change" SAME (congress OR senate)', same(CLIMATE, words("congress", "senate"))),
    ("(flood SAME water) -mayor", same(FLOOD, form("water")) & ~has(MAYOR)),
    ("the NEAR/499 vaccine", near(499, form("the"), form("vaccine"))),
    # Mentions.
    ("ATLEAST/3 flood", at_least(3, FLOOD)),
    ("ATLEAST/10 (vote OR elect*)", at_least(10, VOTE | pattern("elect.*"))),
    ('ATLEAST/4 "climate change"', at_least(4, CLIMATE)),
    ('ATLEAST/5 ("white house" OR president)', at_least(5, exact("white house") | form("president"))),
    ("ATLEAST/4 *quake*", at_least(4, pattern(".*quake.*"))),
    # Capitals.
    ("caps:ICE", has(capitals("ice"))),
    ("ice -caps:ICE", has(form("ice")) & ~has(capitals("ice"))),
    ("caps:(ICE NEAR/30 DHS)", near(30, capitals("ice"), capitals("dhs"))),
    # Fields.
    ("title:flood", has(FLOOD.in_title())),
    ('title:"climate change"', has(CLIMATE.in_title())),
    ("title:(trump OR obama) -title:clinton",
     has(words("trump", "obama").in_title()) & ~has(form("clinton").in_title())),
    ("title:(trump NEAR/3 tax)", near(3, form("trump").in_title(), form("tax").in_title())),
    ("title:trump*", has(pattern("trump.*").in_title())),
    ("lead:hurricane", has(form("hurricane").in_lead())),
    ('lead:"white house"', has(exact("white house").in_lead())),
    ('outlet:="CNN (Web News)"', outlet("CNN (Web News)")),
    ('flood outlet:="Fox Online News"', has(FLOOD) & outlet("Fox Online News")),
    ('mayor -outlet:="cnn (web news)"', has(MAYOR) & ~outlet("CNN (Web News)")),
    # Dates and lengths.
    ("date:2014", dated("2014", "2014")),
    ("date:2014-06", dated("2014-06", "2014-06")),
    ("date:2014-06-10..2014-07", dated("2014-06-10", "2014-07")),
    ("flood date:..2012", has(FLOOD) & dated("0000", "2012")),
    ("flood date:2019..", has(FLOOD) & dated("2019")),
    ("date:2016-Q4 vote", has(VOTE) & dated("2016-10", "2016-12")),
    ("date:2014-W07", dated("2014-02-10", "2014-02-16")),
    ("date:none", article(lambda a: not a.date)),
    ("-date:2014 tornado", has(form("tornado")) & ~dated("2014", "2014")),
    ("words:2000..", article(lambda a: a.words >= 2000)),
    ("tornado words:400..600", has(form("tornado")) & article(lambda a: 400 <= a.words <= 600)),
    ("words:..350", article(lambda a: a.words <= 350)),
    # All at once.
    ('("climate change" NEAR/20 (flood* OR "sea level")) -title:trump date:2012..2017 words:500..',
     near(20, CLIMATE, pattern("flood.*") | SEA) & ~has(form("trump").in_title()) &
     dated("2012", "2017") & article(lambda a: a.words >= 500)),
    ('(ATLEAST/3 mayor OR title:mayor) (vote SAME (elect* OR poll)) -outlet:="Vox"',
     (at_least(3, MAYOR) | has(MAYOR.in_title())) &
     same(VOTE, pattern("elect.*") | form("poll")) & ~outlet("Vox")),
]


def mended(text):
    """The text before UTF-8 was read as Windows-1252, once or more often, as the indexer mends it."""
    try:
        before = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
    return text if before == text else mended(before)


def agreed(run, records):
    """The records whose length in words is the scan's, and a scan of them."""
    run.index("add", "all", "--quiet", "--skip", "stories,furniture", "longform.jsonl")
    lines = run.search(["all"], "--format", "jsonl", "--fields", "id,words", "--limit", "all", "--",
                       "words:0..").stdout.splitlines()
    rows = map(json.loads, lines)
    lengths = {row["id"].rpartition(":")[2]: row["words"] for row in rows}
    records = [{**record, **{key: mended(record[key]) for key in ("title", "text")}}
               for record in records]
    archive = scan.Archive(records)
    kept = [i for i, r in enumerate(records) if archive.articles[i].words == lengths.get(r["id"])]
    archive.articles = [archive.articles[i] for i in kept]
    print(f"{len(kept)} of {len(records)} articles are as long as the scan finds them")
    setting.require(len(kept) >= KEPT * len(records), "the scan reads too many articles otherwise")
    return [records[i] for i in kept], archive


def test(run, _random):
    records, archive = agreed(run, real_archive_test.unpack(
        os.environ["BYLINE_DATA"], "longform", run.path("longform.jsonl")))
    setting.programs.write_jsonl(run.path("kept.jsonl"), records)
    run.index("add", "real", "--quiet", "--skip", "stories,furniture", "kept.jsonl")
    sides = all_sides(condition for _, condition in QUESTIONS)
    archive.find(set().union(*(side.resolve(archive) for side in sides)))
    wrong = []
    for query, condition in QUESTIONS:
        expected = {r["id"] for i, r in enumerate(records) if condition.test(archive, i)}
        rows = run.search(["real"], "--format", "ids", "--limit", "all", "--", query).stdout
        found = {row.rpartition(":")[2] for row in rows.split()}
        print(f"{len(expected):6} {query}", flush=True)
        if found != expected:
            wrong.append(f"{query}: {len(found)}, the scan {len(expected)}: "
                         f"missing {sorted(expected - found)[:4]}, more {sorted(found - expected)[:4]}")
    setting.require(not wrong, "\n".join(wrong))


if __name__ == "__main__":
    if "BYLINE_DATA" in os.environ:
        setting.start(__doc__, test)
    else:
        print("skipped: BYLINE_DATA does not name the folder with the real archive")
