# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges --by, --timeline --share and --terms by scans of the raw records, and every row as a filter.

Always over corpora/; over $BYLINE_DATA/articles/{longform,teasers}.jsonl.zst too where BYLINE_DATA is
set. Shares no code with the programs: names are folded, sites compared and G squared computed here.
"""
import collections
import datetime
import functools
import json
import math
import os
import re
import subprocess
import sys
import unicodedata
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import setting  # noqa: E402

CORPORA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "corpora")
FILTERS = 60  # rows of each --by that are given back as filters


@functools.lru_cache(maxsize=None)
def folded(name):
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def without_domain(name):
    if re.search(r"\.(com|org|net|info|news)$", name):
        return name.rpartition(".")[0]
    if " " not in name and re.search(r"[^.]\.[a-z]{2}$", name):
        return re.sub(r"(?<=[^.])(\.(co|com|org|net|gov|ac))?\.[a-z]{2}$", "", name)
    return name


def keys_of(name):
    """Keys of a folded name, and the host that it is."""
    name = re.sub(r"^www\.", "", name)
    bare = without_domain(name)
    host = name if bare != name and " " not in name else None
    whole = "".join(c for c in bare.replace("&", "and") if c.isalnum() or c == "+")
    keys = {whole}
    if bare.startswith("the ") or (host and whole.startswith("the")):
        keys.add(whole[3:])
    return keys - {""}, host


def outlet_of(record):
    """Its folded name; the address of a page is none."""
    name = (record.get("outlet") or "").strip()
    address = urllib.parse.urlsplit(name)
    is_page = address.scheme and " " not in name and address.path not in ("", "/")
    return "" if is_page else folded(name)


def site_of(record):
    host = urllib.parse.urlsplit(record.get("url") or "").hostname or ""
    return re.sub(r"^www\.", "", host)


def touch(sites, others):
    return any(a == b or a.endswith("." + b) or b.endswith("." + a) for a in sites for b in others)


def families(records):
    """The outlets that are one: {folded name: the family's number}, by repeated comparison."""
    sites = collections.defaultdict(set)
    for record in records:
        name = outlet_of(record)
        sites[name] |= {site_of(record)} - {""}
    by_key = collections.defaultdict(set)
    for name in sites:
        keys, host = keys_of(name)
        if not sites[name] and host:
            sites[name].add(host)
        for key in keys:
            by_key[key].add(name)
    family = {name: {name} for name in sites}

    def join(a, b):
        both = family[a] | family[b]
        for name in both:
            family[name] = both

    for names in by_key.values():
        for a in names:
            for b in names:
                if a < b and (touch(sites[a], sites[b]) or not (sites[a] or sites[b])):
                    join(a, b)
    homes = collections.defaultdict(set)
    for names in by_key.values():
        for a in names:
            for b in names:
                if not sites[a] and sites[b]:
                    homes[min(family[a])].add(min(family[b]))
    for homeless, found in homes.items():
        if len(found) == 1:
            join(homeless, next(iter(found)))
    join_hosts(sites, family, join)
    return {name: min(members) for name, members in family.items()}


COUNTRIES = {"australia": "au", "canada": "ca", "india": "in", "ireland": "ie", "nigeria": "ng",
             "pakistan": "pk", "singapore": "sg", "uk": "uk"}


def spells(label, words):
    """Whether the label is made of all the words, of each the whole or the first letter."""
    if not words:
        return not label
    return any(label.startswith(part) and spells(label[len(part):], words[1:])
               for part in (words[0], words[0][0]))


def is_short_for(host, name):
    """Whether a host's name is made of the last words of another name: all ways are tried."""
    label = max(keys_of(host)[0], key=len)
    if len(label) < 2 or label in ("news", "online"):
        return False
    words = []
    place = 0  # behind the last word with a comma: what is left out may not be a whole place
    for part in name.replace("&", "and").split(" "):
        word = "".join(c for c in part if c.isalnum() or c == "+")
        words += [word] if word else []
        place = len(words) if part.endswith(",") else place
    if not 0 < len(words) <= 6:
        return False
    readings = [words]
    if words[-1] in ("news", "online") or COUNTRIES.get(words[-1]) == host.rpartition(".")[2]:
        readings.append(words[:-1])
    return any(spells(label, some[start:]) for some in readings for start in range(len(some))
               if start == 0 or place == 0 or start < place)


def join_hosts(sites, family, join):
    """Outlets that are but a host's name join the one outlet of that site that it is short for."""
    hosts = {name: keys_of(name)[1] for name in sites if keys_of(name)[1]}
    alone = [name for name in hosts if len(family[name]) == 1]
    joined = []
    for name in alone:
        domain = hosts[name]
        if not touch_below(sites[name], domain):
            continue
        homes = {min(family[other]): other for other in sites if other not in hosts
                 and touch_below(sites[other], domain) and is_short_for(domain, other)}
        if len(homes) == 1:
            joined.append((name, next(iter(homes.values()))))
    for name, other in joined:
        join(name, other)


def touch_below(sites, domain):
    return any(site == domain or site.endswith("." + domain) for site in sites)


class Scan:
    def __init__(self, records):
        self.records = records
        self.families = families(records)

    def outlet(self, record):
        return self.families[outlet_of(record)] or "none"

    def counts(self, key):
        return collections.Counter(key(record) for record in self.records)


def plausible(date):
    """Nothing for a day that is still to come: a mistake, which the indexer leaves out too."""
    return None if (date or "")[:10] > str(datetime.date.today()) else date


def year_of(record):
    return (record.get("date") or "none")[:4]


def holds(word):
    # A Japanese sound mark behind Latin letters (COVID\u30fc19) is no part of their word.
    pattern = re.compile(rf"(?<!\w){word}(?![^\W\u30fc])", re.IGNORECASE)
    # Nor are soft hyphens part of any word.
    return lambda record: bool(pattern.search(f"{record['title']}\n{record['text']}".replace("\u00ad", "")))


def require_equal(found, expected, what):
    different = {key: (found.get(key), expected.get(key)) for key in set(found) | set(expected)
                 if found.get(key) != expected.get(key)}
    setting.require(not different, f"{what}: {len(different)} differ (found, scan): "
                                   f"{list(different.items())[:8]}")


def test_by_outlet(run, index, scan):
    rows = run.answer([index], "--by", "outlet", "--limit", "all")["values"]
    found = collections.Counter()
    for row in rows:
        found[scan.families.get(folded(row["value"]), "none")] += row["articles"]
    require_equal(found, scan.counts(scan.outlet), "--by outlet")
    setting.require(len(rows) == len(found), "--by outlet: two rows of one outlet")
    for row in rows:
        setting.require(math.isclose(row["share"], row["articles"] / len(scan.records), rel_tol=1e-4),
                        f"--by outlet: share of {row}")
    dates = collections.defaultdict(list)
    for record in scan.records:
        if record.get("date"):
            dates[scan.outlet(record)].append(record["date"][:10])
    for row in rows:
        days = dates[scan.families.get(folded(row["value"]), "none")]
        ends = (min(days), max(days)) if days else (None, None)
        if all(len(day) == 10 for day in days):
            setting.require((row["first"], row["last"]) == ends, f"dates of {row}: {ends}")


def test_by_two(run, index, scan):
    rows = run.answer([index], "--by", "outlet,year", "--limit", "all")["rows"]
    found = collections.Counter()
    for row in rows:
        outlet, year = row["values"]
        found[scan.families.get(folded(outlet), "none"), year] += row["articles"]
    require_equal(found, scan.counts(lambda r: (scan.outlet(r), year_of(r))), "--by outlet,year")


def test_timeline(run, index, scan, word):
    found = run.answer([index], "--timeline=month", "--share", "--", f'"{word}"')
    match = holds(word)
    dated = [r for r in scan.records if len(r.get("date") or "") >= 7]
    every = collections.Counter(r["date"][:7] for r in dated)
    some = collections.Counter(r["date"][:7] for r in dated if match(r))
    buckets = found["series"][0]["buckets"]
    shown = sum(bucket["articles"] for bucket in buckets)
    setting.require(shown + found["outside"] == sum(some.values()), f"{word}: {shown} in the timeline, scan {sum(some.values())}")
    for before, after in zip(buckets, buckets[1:]):
        next_day = datetime.date.fromisoformat(before["to"]) + datetime.timedelta(days=1)
        setting.require(after["from"] == str(next_day), "the timeline has a gap")
    for bucket in buckets:
        month = bucket["from"][:7]
        setting.require(bucket["articles"] == some[month], f"{word} in {month}: {bucket}")
        share = some[month] / every[month] if every[month] else None
        equal = bucket["share"] == share or math.isclose(bucket["share"], share, rel_tol=1e-4,
                                                         abs_tol=1e-9)
        setting.require(equal, f"share of {word} in {month}: {bucket}, the scan {share}")


def g_squared(inside, sample, everywhere, size):
    table = [(inside, sample), (sample - inside, sample), (everywhere - inside, size - sample),
             (size - sample - everywhere + inside, size - sample)]
    columns = [everywhere, size - everywhere] * 2
    return 2 * sum(seen * math.log(seen * size / (row * column))
                   for (seen, row), column in zip(table, columns) if seen)


def test_terms(run, index, scan, word):
    sample = [record for record in scan.records if holds(word)(record)]
    setting.require(len(sample) <= 1000, f"{word} is too frequent for this test")
    rows = run.answer([index], "--terms", "--limit", "12", "--", f'"{word}"')["terms"]
    for row in rows:
        if not re.fullmatch("[a-z]{3,}", row["term"]):
            continue
        match = holds(row["term"])
        inside = sum(map(match, sample))
        everywhere = sum(map(match, scan.records))
        score = g_squared(inside, len(sample), everywhere, len(scan.records))
        setting.require(row["articles"] == inside and math.isclose(row["score"], score, rel_tol=2e-3),
                        f"--terms {word}: {row}, the scan {inside}, {score}")


def test_many_queries_are_each_alone(run, index, words):
    with open(run.path("queries"), "w", encoding="utf-8") as lines:
        lines.write("".join(f'{word}!\t"{word}"\n' for word in words) + "\nbroken\t(\nno tab\n")
    ask = ("--queries", "queries", "--format", "json")
    done = run.search([index], *ask, "--count", expect=2)
    for name in ("broken", "no tab"):
        setting.require(f"'{name}'" in done.stderr, f"{name} is not named: {done.stderr}")
    rows = json.loads(done.stdout)["values"]
    alone = [run.answer([index], "--count", "--", f'"{word}"')["total"]["articles"] for word in words]
    setting.require([row["articles"] for row in rows] == alone, f"--queries: {rows}, alone {alone}")
    any_of = " OR ".join(f'"{word}"' for word in words)
    total = run.answer([index], "--count", "--", any_of)["total"]
    setting.require(json.loads(done.stdout)["total"] == total, f"the total is not {total}")
    series = json.loads(run.search([index], *ask, "--timeline", "--share", expect=2).stdout)["series"]
    setting.require(len({tuple(b["from"] for b in one["buckets"]) for one in series}) == 1,
                    "the series have other buckets")
    for word, one in zip(words, series):
        single = run.answer([index], "--timeline", "--share", "--", f'"{word}"')["series"][0]
        shown = {b["from"]: b for b in one["buckets"]}
        setting.require(all(shown[b["from"]] == b for b in single["buckets"]), f"{word}: other buckets")
    table = json.loads(run.search([index], *ask, "--by", "outlet", expect=2).stdout)["rows"]
    for word in words:
        found = {r["values"][1]: r["articles"] for r in table if r["values"][0] == word + "!"}
        rows = run.answer([index], "--by", "outlet", "--", f'"{word}"')["values"]
        setting.require(found == {r["value"]: r["articles"] for r in rows}, f"--by of {word}")


def test_rows_are_filters(run, random, index):
    for option in ("outlet", "author", "agency", "section"):
        rows = run.answer([index], "--by", option, "--limit", "all")["values"]
        for row in random.sample(rows, min(FILTERS, len(rows))):
            found = run.answer([index], "--count", f"--{option}", row["value"])["total"]["articles"]
            setting.require(found == row["articles"], f"--{option} {row['value']}: {found}, {row}")


def judge(run, random, name, records, words):
    with open(run.path(name + ".jsonl"), "w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record) + "\n")
    # The scan counts every word of a record; tests/property/furniture.py judges what is left out.
    run.index("add", name, "--quiet", "--skip", "furniture", name + ".jsonl", timeout=900)
    scan = Scan([dict(record, date=plausible(record.get("date"))) for record in records])
    test_by_outlet(run, name, scan)
    test_by_two(run, name, scan)
    for word in words:
        test_timeline(run, name, scan, word)
        # Titles of teasers end in their outlet, in spellings of its own, which is left out of them:
        # the words there are no matter for a scan of the raw records.
        if name != "teasers":
            test_terms(run, name, scan, word)
    test_many_queries_are_each_alone(run, name, words)
    test_rows_are_filters(run, random, name)
    print(f"{name}: {len(records)} articles, {len(set(scan.families.values()))} outlets, as the scan")


def corpora_records():
    """The sample archive under outlets of which three are one."""
    printed = [("Harbour Herald", "harbour-herald.com"), ("The Harbour Herald", None),
               ("Harbour-herald.com", "news.harbour-herald.com"), ("Harbor Herald", None)]
    records = []
    with open(os.path.join(CORPORA, "harbour-herald.jsonl"), encoding="utf-8") as lines:
        for number, record in enumerate(map(json.loads, lines)):
            outlet, site = printed[number % len(printed)]
            records.append({"id": str(number), "title": record["headline"], "text": record["content"],
                            "outlet": outlet, "url": site and f"https://{site}/{number}",
                            "date": record.get("publishedAt", "")[:10] or None})
    return records


def real_records(data, name):
    path = os.path.join(data, "articles", name + ".jsonl.zst")
    unpacked = subprocess.run(["zstdcat", path], stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in unpacked.split(b"\n") if line]


def test(run, random):
    judge(run, random, "corpora", corpora_records(), ["council", "wall"])
    if "BYLINE_DATA" not in os.environ:
        print("the real archive is left out: BYLINE_DATA does not name its folder")
        return
    judge(run, random, "longform", real_records(os.environ["BYLINE_DATA"], "longform"),
          ["hurricane", "vaccine"])
    judge(run, random, "teasers", real_records(os.environ["BYLINE_DATA"], "teasers"),
          ["hurricane", "wildfire"])


if __name__ == "__main__":
    setting.start(__doc__, test)
