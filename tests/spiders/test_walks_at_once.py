"""Which listings have their further pages asked for, while others wait for a place."""

from newsbot.spiders.listing_crawl import ListingCrawl
from newsbot.spiders.walks_at_once import WalksAtOnce
from newsbot.walk.decider import Walk
from newsbot.walk.intents import Fetch


def listing(site: str, number: int) -> ListingCrawl:
    url = f"https://{site}.example/tag/{number}/"
    return ListingCrawl(url, number, Walk(url), full=True)


def pages(crawl: ListingCrawl, *numbers: int, pass_no: int = 1) -> list[Fetch]:
    return [Fetch(pass_no, number, f"{crawl.url}page/{number}/") for number in numbers]


def is_admitted(walks: WalksAtOnce, crawl: ListingCrawl, asked: list[Fetch]) -> bool:
    return walks.admit(crawl, asked) == asked


def test_first_pages_are_asked_for_and_others_wait_for_a_place() -> None:
    walks = WalksAtOnce(2)
    one, two, three = (listing("a", number) for number in range(3))
    assert all(is_admitted(walks, crawl, pages(crawl, 1)) for crawl in (one, two, three))
    assert all(is_admitted(walks, crawl, pages(crawl, 2, 3)) for crawl in (one, two))
    further = pages(three, 2, 3)
    assert walks.admit(three, further) == []
    assert is_admitted(walks, one, pages(one, 4))
    assert is_admitted(walks, one, pages(one, 1, pass_no=2))
    assert walks.end(one) == (three, further)
    assert is_admitted(walks, three, pages(three, 4))
    assert walks.end(two) is None


def test_a_second_pass_waits_for_a_place_too() -> None:
    walks = WalksAtOnce(1)
    one, two = listing("a", 1), listing("a", 2)
    assert is_admitted(walks, one, pages(one, 2))
    assert walks.admit(two, pages(two, 1, pass_no=2)) == []
    assert walks.end(one) == (two, pages(two, 1, pass_no=2))


def test_each_site_walks_one_listing_whatever_others_do() -> None:
    walks = WalksAtOnce(1)
    slow, one, two, three = listing("s", 1), *(listing("a", number) for number in range(3))
    slow_too = listing("s", 2)
    assert is_admitted(walks, slow, pages(slow, 2))
    assert walks.admit(slow_too, pages(slow_too, 2)) == []
    assert is_admitted(walks, one, pages(one, 2))
    assert walks.admit(two, pages(two, 2)) == walks.admit(three, pages(three, 2)) == []
    assert walks.end(listing("a", 9)) is None  # one that was quiet leaves no place
    assert walks.end(one) == (two, pages(two, 2))
    assert walks.end(two) == (three, pages(three, 2))
    assert walks.end(three) is None
    assert walks.end(slow) == (slow_too, pages(slow_too, 2))


def test_a_place_that_a_site_does_not_need_is_anothers() -> None:
    walks = WalksAtOnce(2)
    alone, one, two = listing("s", 1), listing("a", 1), listing("a", 2)
    for crawl in (alone, one):
        assert is_admitted(walks, crawl, pages(crawl, 2))
    assert walks.admit(two, pages(two, 2)) == []
    assert walks.end(alone) == (two, pages(two, 2))


def test_what_waits_for_a_walk_that_will_not_end() -> None:
    walks = WalksAtOnce(1)
    one, two, three = (listing("a", number) for number in range(3))
    walks.admit(one, pages(one, 2))
    walks.admit(two, pages(two, 2))
    walks.admit(three, pages(three, 2))
    assert walks.give_up() == (two, pages(two, 2))
    assert walks.end(two) == (three, pages(three, 2))
    assert walks.give_up() is None
