"""Invented news prose: every person, place and sentence is made up."""

from collections.abc import Iterator
from random import Random

PLACES = (
    "Ardania", "Qorvan", "Telbek", "Zharym", "Upper Sarat", "Mirkhan", "Nurova", "the Altan Valley",
    "Port Kelun", "Bekshar", "Sengir", "the Oruk Basin", "West Tamga", "Dalakhan", "Irtuz",
    "the Seven Wells", "Kumtal", "Novy Yrgam", "Shardara Gate", "Ozen",
)  # fmt: skip
PEOPLE = (
    "Bolat Serimov", "Aigerim Toksanova", "Rustam Yldyzov", "Dinara Kasenbek", "Ilya Morgunov",
    "Saule Omarkhan", "Temir Adylov", "Gulnoza Hakimzade", "Erlan Batyrgazy", "Nadia Voronkina",
    "Jasur Mirvali", "Madina Shyngys",
)  # fmt: skip
BODIES = (
    "the Ministry of Water and Wind", "the Steppe Rail Authority", "the Council of Elders",
    "the Bank of Qorvan", "the Saffron Growers' Union", "the State Seed Reserve",
    "the National Office of Maps", "the Kelun Harbour Board", "the Institute of Slow Rivers",
    "the Chamber of Felt and Wool", "the Altan Grid Company", "the Bureau of Distant Schools",
)  # fmt: skip
HEADLINE_VERBS = (
    "Reopens", "Delays", "Approves", "Questions", "Buys", "Maps", "Doubles", "Halves", "Defends",
    "Abandons", "Tests", "Celebrates", "Audits", "Inherits", "Rebuilds",
)  # fmt: skip
HEADLINE_OBJECTS = (
    "Canal Plan", "Night Train", "Apricot Tariff", "Weather Tower", "Salt Road", "Pipeline Survey",
    "Village Clinics", "Camel Census", "Solar Field", "Border Market", "Language Exam",
    "Bridge Loan", "Snow Fund", "Map of Wells", "Copper Permit", "Teachers' Bonus",
    "Glacier Station",
)  # fmt: skip
HEADLINE_TAILS = (
    "After Long Debate", "as Neighbors Watch", "in “Quiet Revolution”", "Despite Drought",
    "for Third Year", "to Win Back Trust", "Before Spring Floods", "With Foreign Help",
    "on Eve of Talks", "Amid Rising Prices", "and Promises More", "at a Record Cost",
    "Without a Vote",
)  # fmt: skip
OPENINGS = (
    "On Tuesday", "According to the announcement", "Earlier this month", "By late autumn",
    "In a rare step", "Speaking in {place}", "After two days of talks", "For the first time",
    "Despite these doubts", "At a meeting in {place}", "Until now", "As previously reported",
)  # fmt: skip
CLAIMS = (
    "said that the work near {place} would take {number} months",
    "signed {number} agreements with partners from {place}",
    "asked {body} to publish its figures",
    "described the plan as “a bridge between {place} and {other}”",
    "promised that no village in {place} would be left without water",
    "put the cost of the project at {number} million tenga",
    "warned that the reservoirs of {place} hold only {percent}% of their usual volume",
    "confirmed that {number} families had moved to {other} since the spring",
    "refused to comment on the reports from {place}",
    "noted that exports to {place} grew by {percent}% over the year",
    "called the decision “premature, but not unreasonable”",
    "opened a line of credit for the farmers of {place}",
    "expects the first trains between {place} and {other} in {year}",
    "compared the reform with the one that {body} began in {year}",
)
REMARKS = (
    "“We have waited for this road for {number} years,” {person} added.",
    "Critics from {place} point out that the same promise was made in {year}.",
    "{person}, who once headed {body}, disagrees.",
    "The text of the agreement \u2013 all {number} pages of it \u2013 has not been published.",
    "Neither {place} nor {other} has answered the letter.",
    "“This is not a question of money,” said {person}, “but of patience.”",
    "Residents of {place} learned of the plan from a notice at the post office.",
    "It remains unclear who will pay for the remaining {number} kilometers.",
    "A second round of talks is expected in {place} before the end of {year}.",
)
ODD_SENTENCES = {
    "brackets": "The letter reads: “We [the council] will answer [in writing] within a month.”",
    "quotes": "“It is, after all, our river\", she said, and 'our' was underlined.",
    "figures": "At noon dealers quoted TJS/USD = 0.10561 -0.24%, while lenders asked for 14.5%.",
    "signs": "The co\u2011operative owns 40 km² of pasture; it won 3:1, see pasture.example.",
}
SECTIONS = ("Business", "Politics", "Culture", "Environment", "Science", "Opinion")
TOPICS = ("water", "railways", "harvest", "energy", "schools", "trade", "maps", "elections")


def headline(number: int) -> str:
    """The headline of article `number`: all differ up to 66,000 articles."""
    choices = (PLACES, HEADLINE_VERBS, HEADLINE_OBJECTS, HEADLINE_TAILS)
    combinations = len(PLACES) * len(HEADLINE_VERBS) * len(HEADLINE_OBJECTS) * len(HEADLINE_TAILS)
    # A stride prime to the number of combinations visits each once, in no visible order.
    rest = number * 28_657 % combinations
    words = []
    for choice in choices:
        rest, place = divmod(rest, len(choice))
        words.append(choice[place])
    text = " ".join(words)
    return text[0].upper() + text[1:]


def sentence(rng: Random) -> str:
    place, other = rng.sample(PLACES, 2)
    words = {
        "place": place,
        "other": other,
        "body": rng.choice(BODIES),
        "person": rng.choice(PEOPLE),
        "number": rng.randint(3, 480),
        "percent": rng.randint(2, 970) / 10,
        "year": rng.randint(1994, 2031),
    }
    if rng.random() < 0.3:
        return rng.choice(REMARKS).format_map(words)
    subject = rng.choice((words["body"], f"{words['person']}, speaking for {words['body']},"))
    return f"{rng.choice(OPENINGS)}, {subject} {rng.choice(CLAIMS)}.".format_map(words)


def sentences(rng: Random) -> Iterator[str]:
    while True:
        yield sentence(rng)


def prose(rng: Random, length: int, *odd: str) -> tuple[str, ...]:
    """Paragraphs of `length` words together, the `odd` sentences among the first."""
    paragraphs: list[str] = []
    left = length
    source = sentences(rng)
    while left > 0:
        taken = [*odd, *(next(source) for _ in range(rng.randint(2, 5)))]
        odd = ()
        words = " ".join(taken).split()[:left]
        left -= len(words)
        paragraphs.append(" ".join(words))
    paragraphs[-1] = paragraphs[-1].rstrip(".,;:\u2013") + "."
    return tuple(paragraphs)
