"""Forms that pages are laid out in: ASP.NET's around the whole page, a shop's around each card.

A parser drops the first form inside another one, and the end of that form ends the outer one: so
the first card lacks the form that all others have.
"""

from bisect import bisect_left

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsbot.pages.html.outline import Outline

# What no form for a reader's words has in it, and what such a form asks for.
STRUCTURE = "article, main, nav, header, footer, h1"
TYPED = "textarea, input[type=email], input[type=text], input[type=search], input[type=password]"
HEADINGS = "h2, h3, h4, h5, h6"
TITLE = 20
LINKS = 3


def has_links_in_forms(outline: Outline) -> bool:
    """Without one no form on the page is laid out."""
    links = outline.places["a"]
    places = [(bisect_left(links, form), outline.ends[form]) for form in outline.places["form"]]
    return any(place < len(links) and links[place] < end for place, end in places)


def unwrap_layout_forms(tree: LexborHTMLParser) -> bool:
    """Puts in each one's place what it holds; False if there is none."""
    forms = tree.tags("form")
    found = [form for form in forms if _lays_out(form, len(forms))]
    # A card's form is like those of the others, however short its title.
    kinds = {form.attributes.get("class") for form in found}
    for form in forms:
        is_alike = form.attributes.get("class") in kinds and form.css_first("a[href]") is not None
        if form in found or (is_alike and form.css_first(TYPED) is None):
            form.unwrap()
    return bool(found)


def _lays_out(form: LexborNode, forms: int) -> bool:
    if form.css_first(STRUCTURE) is not None:
        return True
    titles = sum(len(link.text(strip=True)) >= TITLE for link in form.css("a[href]"))
    if titles >= LINKS:
        return True
    is_asked = form.css_first(TYPED) is not None
    return titles > 0 and not is_asked and (forms > 1 or form.css_first(HEADINGS) is not None)
