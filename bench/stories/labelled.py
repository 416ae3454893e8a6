# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes articles whose stories are known: edited copies of real articles, and serials.

Every article carries its label in the key `label`: articles with the same label are copies. All is
drawn from a seeded generator, so that a run can be repeated.
"""

import random

OUTLETS = ["Herald", "Times", "Post", "Courier", "Gazette", "Tribune", "Observer", "Echo"]
PEOPLE = ["Ann Lee", "Tom Reed", "Eva Marsh", "Paul Stone", "Mary Hill", "John Ward", "Lucy Fox"]
PLACES = ["WASHINGTON", "LONDON", "PARIS", "BERLIN", "DALLAS", "OTTAWA", "ROME", "OSLO"]
PLEA = ["{0} is free to read because readers like you pay for it. Please give what you can today.",
        "Comments on this page are checked before they appear. Personal attacks are removed.",
        "Sign up for the {0} morning letter and never miss what matters in your town.",
        "Copyright {0}. For licensing of text and pictures write to our syndication desk."]


def paragraphs_of(text):
    return [p.strip() for p in text.split("\n") if p.strip()]


def change_words(rng, paragraphs, share, words):
    """Replaces a share of all words, any of them, by words of other articles."""
    changed = []
    for paragraph in paragraphs:
        changed.append(" ".join(rng.choice(words) if rng.random() < share else word
                                for word in paragraph.split()))
    return changed


def edit(rng, paragraphs, kinds, words, others, changed=(0.01, 0.10)):
    """One edited copy's paragraphs; `others`: paragraphs of other articles; `changed`: which share
    of the words, at least and at most."""
    result = list(paragraphs)
    if "cut" in kinds and len(result) > 3:
        for _ in range(max(1, int(len(result) * rng.uniform(0.05, 0.35)))):
            del result[rng.randrange(1, len(result))]
    if "add" in kinds:
        for _ in range(max(1, int(len(result) * rng.uniform(0.05, 0.2)))):
            result.insert(rng.randrange(1, len(result) + 1), rng.choice(others))
    if "words" in kinds:
        result = change_words(rng, result, rng.uniform(*changed), words)
    if "dateline" in kinds:
        result[0] = f"{rng.choice(PLACES)} (AP) - {result[0]}"
    if "furniture" in kinds:
        outlet = rng.choice(OUTLETS)
        result += [line.format(outlet) for line in PLEA]
    return result


KINDS = ["headline", "dateline", "words", "cut", "add", "furniture"]


def copies(rng, articles, count):
    """[(article, label, kinds)] for `count` of the articles and one to six copies of each."""
    chosen = rng.sample([a for a in articles if len(a["text"].split()) > 120], count)
    words = [w for a in chosen for w in a["text"].split()]
    others = [p for a in articles[:2000] for p in paragraphs_of(a["text"])
              if 20 < len(p.split()) < 80]
    made = []
    for number, article in enumerate(chosen):
        body = paragraphs_of(article["text"])
        made.append((record(f"c{number}-0", article["title"], body, article["outlet"],
                            article.get("date")), f"c{number}", ("original",)))
        for copy in range(1, rng.randint(1, 6) + 1):
            kinds = tuple(k for k in KINDS if rng.random() < 0.5) or (rng.choice(KINDS),)
            title = article["title"]
            if "headline" in kinds:
                title = " ".join(rng.sample(words, 7))
            outlet = rng.choice(OUTLETS)
            text = edit(rng, body, kinds, words, others)
            made.append((record(f"c{number}-{copy}", title, text, outlet, article.get("date"),
                                rng.choice(PEOPLE)), f"c{number}", kinds))
    return made


CHANGED = {"words 1-3 %": (0.01, 0.03), "words 3-6 %": (0.03, 0.06),
           "words 6-10 %": (0.06, 0.10)}


def rescrapes(rng, articles, count):
    """The same of copies on the site of their original: a page that was read again after it was
    edited. All copies of an article have words changed to one degree of CHANGED, or none."""
    chosen = rng.sample([a for a in articles if len(a["text"].split()) > 120], count)
    words = [w for a in chosen for w in a["text"].split()]
    others = [p for a in articles[:2000] for p in paragraphs_of(a["text"])
              if 20 < len(p.split()) < 80]
    degrees = ["no words", *CHANGED]
    made = []
    for number, article in enumerate(chosen):
        degree = degrees[number // 2 % len(degrees)]
        body = paragraphs_of(article["text"])
        made.append((record(f"r{number}-0", article["title"], body, article["outlet"],
                            article.get("date")), f"r{number}", (degree,)))
        for copy in range(1, rng.randint(1, 4) + 1):
            kinds = tuple(k for k in ("headline", "cut", "add") if rng.random() < 0.5)
            text = edit(rng, body, kinds + (("words",) if degree in CHANGED else ()), words, others,
                        CHANGED.get(degree))
            title = " ".join(rng.sample(words, 7)) if "headline" in kinds else article["title"]
            made.append((record(f"r{number}-{copy}", title, text, article["outlet"],
                                article.get("date")), f"r{number}", (degree, *kinds)))
    return made


def record(key, title, paragraphs, outlet, date, author=None):
    result = {"id": key, "title": title, "text": "\n\n".join(paragraphs), "outlet": outlet,
              "url": f"https://{outlet.lower().replace(' ', '')}.example/{key}"}
    if date:
        result["date"] = date
    if author:
        result["author"] = author
    return result


def weather(rng, day):
    low = rng.randint(-5, 20)
    return (f"{day} forecast: what the sky has in store",
            [f"The day starts dry in most places before cloud moves in from the west on {day}. "
             f"Temperatures begin at {low} degrees and reach {low + rng.randint(4, 11)} by noon.",
             f"Winds blow from the {rng.choice(['north', 'south', 'west', 'east'])} at "
             f"{rng.randint(8, 45)} kilometres an hour, with gusts of up to {rng.randint(46, 90)} "
             "on high ground. There is a chance of showers of about "
             f"{rng.randint(5, 95)} per cent in the afternoon.",
             f"The sun rises at {rng.randint(4, 8)}:{rng.randint(10, 59)} and sets at "
             f"{rng.randint(16, 21)}:{rng.randint(10, 59)}. Drivers should take care on untreated "
             "roads, and walkers should carry a map, a torch and warm clothes."])


def markets(rng, day):
    def move():
        return f"{rng.uniform(0.1, 3):.2f} per cent to {rng.uniform(900, 9000):,.1f}"
    return (f"Markets close {rng.choice(['higher', 'lower', 'mixed'])} on {day}",
            [f"The main index closed up {move()} on {day} in active trading, while the index of "
             f"smaller companies moved {move()}.",
             f"Oil was traded at {rng.uniform(30, 110):.2f} dollars a barrel, gold stood at "
             f"{rng.uniform(1100, 2500):,.2f} dollars an ounce, and the euro bought "
             f"{rng.uniform(0.95, 1.3):.4f} dollars.",
             "Dealers said that volumes were in line with the average of the season and that "
             f"{rng.randint(80, 400)} shares rose while {rng.randint(80, 400)} fell on the day."])


def results(rng, day):
    towns = ["Ashby", "Barton", "Corfe", "Dunmore", "Elston", "Farley", "Gorse", "Hexley", "Irby",
             "Kelso", "Linton", "Marlow", "Norham", "Oakham", "Penrith", "Selby"]
    rng.shuffle(towns)
    lines = [f"{towns[2 * i]} {rng.randint(0, 5)} {towns[2 * i + 1]} {rng.randint(0, 5)}, after "
             f"{rng.randint(0, 3)} goals in the first half" for i in range(5)]
    return (f"Weekend results: {day}",
            [f"These are the results of the county league played on {day}, as given by the clubs.",
             "; ".join(lines) + ".",
             f"{towns[0]} lead the table with {rng.randint(20, 60)} points after "
             f"{rng.randint(10, 30)} matches. Tickets for the next round are sold at the usual "
             "places from the middle of the week."])


def obituary(rng, _day):
    name = f"{rng.choice(['Ada', 'Bert', 'Cora', 'Dan', 'Elsie', 'Frank', 'Gwen', 'Hugh'])} " \
           f"{rng.choice(['Abbot', 'Brook', 'Carver', 'Dyson', 'Ember', 'Foster', 'Grange'])}"
    age = rng.randint(61, 99)
    town = rng.choice(["Ashby", "Barton", "Corfe", "Dunmore", "Elston", "Farley", "Gorse"])
    return (f"{name}, {age}",
            [f"{name}, {age}, of {town}, passed away peacefully at home on "
             f"{rng.choice(['March', 'April', 'May'])} {rng.randint(1, 30)} surrounded by family.",
             f"Born in {rng.randint(1920, 1955)} in {town}, {name.split()[0]} worked for "
             f"{rng.randint(10, 45)} years and is survived by {rng.randint(1, 6)} children and "
             f"{rng.randint(1, 15)} grandchildren.",
             f"A service will be held at {rng.randint(9, 12)}:{rng.choice(['00', '15', '30'])} in "
             "the chapel. The family asks for donations to a charity of your choice in place of "
             "flowers, and thanks the nurses for their care."])


def cases(rng, day):
    total = rng.randint(1500, 90000)
    new = rng.randint(5, 900)
    return (f"County reports {new} new cases",
            [f"The county health department reported {new} new cases of the virus on {day}, which "
             f"brings the total to {total:,} since the beginning of the outbreak.",
             f"Another {rng.randint(1, 30)} people have died, and {rng.randint(20, 400)} are being "
             f"treated in hospitals, {rng.randint(3, 60)} of them in intensive care.",
             "Officials ask everybody to keep their distance, to wash their hands and to stay at "
             f"home when they feel ill. So far {rng.randint(10000, 900000):,} tests have been made, "
             f"and {rng.uniform(0.5, 20):.1f} per cent of them were positive."])


def serials(rng, pairs):
    """[(article, label)]: each pair of one template, every article a story of its own."""
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    made = []
    for number in range(pairs):
        template = [weather, markets, results, obituary, cases][number % 5]
        for side in "ab":
            title, body = template(rng, rng.choice(days))
            key = f"s{number}{side}"
            made.append((record(key, title, body, "Serial " + template.__name__,
                                f"2020-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"), key,
                         (template.__name__,)))
    return made
