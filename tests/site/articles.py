"""Articles of the invented site: what they say, and what a listing's card shows of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random
from re import sub

from tests.site import texts

EXCERPT_WORDS = 500
NEWEST = datetime(2026, 2, 22, 6, 30, tzinfo=UTC)
PACE = timedelta(hours=7)
# Around the cut: whole, exactly as long as the cut, one word longer, much longer.
LENGTHS = (620, 170, 840, 302, 501, 500, 731, 432, 96)
CAPTION = (
    '[caption id="attachment_{number}" align="aligncenter" width="{width}"] '
    "Photo: Courier archive[/caption]"
)
# What a card may show that is no part of the article: text and the word before which it stands.
FURNITURE = {"caption": 12, "cut caption": EXCERPT_WORDS - 3, "continue": None}
ODDITIES = ("", *texts.ODD_SENTENCES, *FURNITURE, "spaces")


@dataclass(frozen=True, slots=True)
class Article:
    """`oddity` names what is unusual in its text (one of ODDITIES)."""

    number: int
    path: str
    headline: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    section: str
    keywords: tuple[str, ...]
    published: datetime
    modified: datetime
    image: str
    oddity: str = ""

    @property
    def truncated(self) -> bool:
        return len(self._card_words()) > EXCERPT_WORDS

    @property
    def excerpt(self) -> str:
        """The card's text as the site words it, shortcodes and all."""
        return " ".join(word for word, _ in self._shown_words()) + self._cut_mark

    @property
    def clean_excerpt(self) -> str:
        """The card's text without shortcodes and without "Continue reading". A cut inside a
        shortcode goes with it.
        """
        shown = self._shown_words()
        text = " ".join(word for word, own in shown if own)
        return text + self._cut_mark if shown[-1][1] else text

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def _cut_mark(self) -> str:
        return "..." if self.truncated else ""

    def _shown_words(self) -> list[tuple[str, bool]]:
        return self._card_words()[:EXCERPT_WORDS]

    def _card_words(self) -> list[tuple[str, bool]]:
        """Each word of the uncut card, and whether it belongs to the article."""
        words = [(word, True) for word in " ".join(self.paragraphs).split()]
        if self.oddity in FURNITURE:
            place = FURNITURE[self.oddity]
            place = len(words) if place is None else place
            words[place:place] = [(word, False) for word in self._furniture().split()]
        return words

    def _furniture(self) -> str:
        if self.oddity == "continue":
            return "Continue reading"
        return CAPTION.format(number=41_000 + self.number, width=640 + self.number % 7600)


def slug(headline: str) -> str:
    return sub("[^a-z0-9]+", "-", headline.lower()).strip("-")


def make_path(seed: int, number: int) -> str:
    return f"/{slug(texts.headline(seed + number))}/"


@lru_cache(maxsize=4096)
def make_article(
    seed: int, number: int, first: datetime, oddities: tuple[str, ...] = ODDITIES
) -> Article:
    """Article `number`, the same for the same arguments; number 0 was published at `first`."""
    rng = Random(f"{seed}/{number}")
    oddity = oddities[number % len(oddities)] if oddities else ""
    odd = (texts.ODD_SENTENCES[oddity],) if oddity in texts.ODD_SENTENCES else ()
    headline = texts.headline(seed + number)
    published = first + number * PACE
    return Article(
        number=number,
        path=make_path(seed, number),
        headline=headline,
        paragraphs=texts.prose(rng, LENGTHS[number % len(LENGTHS)], *odd),
        authors=tuple(rng.sample(texts.PEOPLE, rng.choice((1, 1, 1, 2)))),
        section=rng.choice(texts.SECTIONS),
        keywords=tuple(rng.sample(texts.TOPICS, 3)),
        published=published,
        modified=published + timedelta(minutes=rng.randint(0, 300)),
        image=f"/wp-content/uploads/{published:%Y/%m}/{slug(headline)}.jpg",
        oddity=oddity,
    )
