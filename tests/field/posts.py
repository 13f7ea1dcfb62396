"""The invented posts that every system is filled with, and what an editor does to them later."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from tests.site import texts
from tests.site.articles import slug

PACE = timedelta(hours=7)
AUTHORS = texts.PEOPLE[:2]


@dataclass(frozen=True, slots=True)
class Post:
    """`number` stays the same whatever an editor changes."""

    number: int
    slug: str
    headline: str
    paragraphs: tuple[str, ...]
    author: str
    section: str
    keywords: tuple[str, ...]
    published: datetime


def make_posts(count: int, *, newest: datetime | None = None) -> tuple[Post, ...]:
    """The newest first, PACE apart; by default the newest is an hour old."""
    newest = newest or datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    return tuple(make_post(number, newest - number * PACE) for number in range(count))


def make_post(number: int, published: datetime) -> Post:
    rng = Random(f"field/{number}")
    headline = texts.headline(number)
    return Post(
        number=number,
        slug=slug(headline),
        headline=headline,
        paragraphs=texts.prose(rng, rng.randint(90, 400)),
        author=AUTHORS[number % len(AUTHORS)],
        section=texts.SECTIONS[number % 3],
        keywords=tuple(sorted(rng.sample(texts.TOPICS, 2))),
        published=published,
    )


def edit(posts: tuple[Post, ...], number: int) -> tuple[Post, ...]:
    """The post's second paragraph is another one."""
    other = texts.prose(Random(f"edit/{number}"), 60)
    return tuple(
        replace(post, paragraphs=(post.paragraphs[0], *other, *post.paragraphs[2:]))
        if post.number == number
        else post
        for post in posts
    )


def rename(posts: tuple[Post, ...], number: int) -> tuple[Post, ...]:
    """The post's address is another one; nothing else changes."""
    return tuple(
        replace(post, slug=f"{post.slug}-explained") if post.number == number else post
        for post in posts
    )


def delete(posts: tuple[Post, ...], number: int) -> tuple[Post, ...]:
    return tuple(post for post in posts if post.number != number)


def publish(posts: tuple[Post, ...], number: int) -> tuple[Post, ...]:
    """A new post on top of the others, a minute old."""
    published = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    return (make_post(number, published), *posts)
