"""The report in Chromium, from the disk: as people see it, print it, and go through it by keyboard
and by screen reader.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import needs_browser

pytestmark = needs_browser

MIN_CONTRAST = 4.5  # WCAG 2.2 AA, text
CHARTS = """() => [...document.querySelectorAll('svg[role=img]')].map(svg => ({
    title: document.getElementById(svg.getAttribute('aria-labelledby')).textContent,
    words: document.getElementById(svg.getAttribute('aria-describedby')).textContent,
    marks: [...svg.querySelectorAll('path[fill], path[stroke]')].filter(mark => {
        const box = mark.getBBox();
        return box.width + box.height > 0 && getComputedStyle(mark).fillOpacity !== '0';
    }).length,
    outside: [...svg.querySelectorAll('text')].filter(text => {
        const inner = text.getBoundingClientRect(), outer = svg.getBoundingClientRect();
        return inner.left < outer.left - 1 || inner.right > outer.right + 1;
    }).length,
}))"""
# The contrast of each text with what is behind it, where that is below the least.
PALE = """least => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const linear = part => (part /= 255) <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
    const light = colour => parts(colour).slice(0, 3).map(linear)
        .reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
    const behind = element => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (parts(colour)[3] !== 0) return colour;
        }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), pale = [];
    while (texts.nextNode()) {
        const text = texts.currentNode, element = text.parentElement;
        if (!text.data.trim() || ['title', 'desc'].includes(element.localName)) continue;
        const style = getComputedStyle(element);
        const own = element.ownerSVGElement ? style.fill : style.color;
        const [a, b] = [light(own), light(behind(element))].sort((a, b) => b - a);
        if ((a + .05) / (b + .05) < least) pale.push([text.data, own]);
    }
    return pale;
}"""
HEADINGS = "() => [...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.localName[1]))"
NAMELESS = """() => [...document.querySelectorAll(
    'th:not([scope]), table:not(:has(caption)), a:empty, summary:empty, html:not([lang]), [id]')]
    .filter(e => !e.id || document.querySelectorAll('#' + CSS.escape(e.id)).length > 1)
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    from newsbot.browser.chromium import find_browser

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=False)


@pytest.mark.parametrize(("theme", "width"), [("light", 1200), ("dark", 360)])
def test_it_is_seen_whole_without_a_request_or_an_error(
    chromium: Any, page_path: Path, theme: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
    told, asked = [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert (told, asked) == ([], [page_path.as_uri()])
    assert page.title() == "newsbot report"
    assert page.evaluate("document.documentElement.scrollWidth") == width
    charts = page.evaluate(CHARTS)
    assert len(charts) == 5 + 2 + 3
    assert [chart for chart in charts if not (chart["marks"] and chart["words"])] == []
    assert [chart["title"] for chart in charts if chart["outside"]] == []
    assert page.evaluate(PALE, MIN_CONTRAST) == []
    page.close()


def test_its_outline_is_in_order_and_everything_has_a_name(chromium: Any, page_path: Path) -> None:
    page = chromium.new_page()
    page.goto(page_path.as_uri())
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= level + 1 for level, later in itertools.pairwise(levels))
    assert page.evaluate(NAMELESS) == []
    page.close()


def test_it_can_be_gone_through_by_keyboard(chromium: Any, page_path: Path) -> None:
    page = chromium.new_page()
    page.goto(page_path.as_uri())
    page.keyboard.press("Tab")
    focused = (
        "[(e => [e.textContent, getComputedStyle(e).outlineWidth])(document.activeElement)][0]"
    )
    assert page.evaluate(focused) == ["Skip to the report", "3px"]
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") > 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == ["SQL of these figures", "3px"]
    page.keyboard.press("Enter")
    assert page.locator("details[open] pre").first.is_visible()
    page.close()


def test_it_prints_in_the_light_theme(chromium: Any, page_path: Path) -> None:
    page = chromium.new_page(color_scheme="dark")
    page.goto(page_path.as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    ink = "getComputedStyle(document.querySelector('h2')).color"
    assert page.evaluate(ink) == "rgb(27, 32, 39)"
    line = "getComputedStyle(document.querySelector('.card svg path[stroke]')).stroke"
    assert page.evaluate(line) in {"rgb(31, 95, 191)", "rgb(202, 220, 245)"}
    assert not page.locator("nav").is_visible()
    page.close()
