"""How long a group of pages waits to be shown how it is made."""

from newsbot.walk.rendering import MAX_FRUITLESS, Rendering


def test_a_group_is_open_until_a_page_shows_how_it_is_made() -> None:
    rendering = Rendering(lambda _: "auto")
    assert rendering.is_open("group")
    rendering.probe_ended("group")
    assert rendering.is_open("group")
    rendering.plain_sufficed("group")
    assert not rendering.is_open("group")
    assert rendering.is_open("another group")


def test_nobody_waits_for_ever_where_no_page_shows_it() -> None:
    rendering = Rendering(lambda _: "auto")
    for _ in range(MAX_FRUITLESS):
        assert rendering.is_open("group")
        rendering.probe_ended("group")
    assert not rendering.is_open("group")
    # It may still be found out by any page.
    assert rendering.may_help("group", refused=False)
