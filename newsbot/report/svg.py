"""Draws a Vega-Lite chart as SVG that stands within the page: without scripts, styles of its own,
requests or names that two charts could share. Its colours are attributes, which the page's style
sheet may replace.
"""

# vl-convert makes the SVG, and this reads it: nothing of a site's but text that was escaped.
import xml.etree.ElementTree as ET
from typing import Any
from unicodedata import east_asian_width

import vl_convert
from markupsafe import Markup

from newsbot.normalize.text import INVISIBLE

NAMESPACE = "http://www.w3.org/2000/svg"
SVG = f"{{{NAMESPACE}}}"
WIDTH, HEIGHT = 340, 180  # CSS pixels: one column of a phone
MAX_LABEL_COLUMNS = 21

# As the light theme has them; `templates/report.css` replaces each in the dark one.
LINE, BAND, FLAG, MUTED = "#1f5fbf", "#cadcf5", "#b3261e", "#7a828c"
SECTIONS = (LINE, "#b8560a", "#0b7a70", "#7a49b5", "#a8326e")
TEXT, GRID = "#555d66", "#e1e5ea"

CONFIG = {
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "gridColor": GRID,
        "labelColor": TEXT,
        "labelFontSize": 11,
        "labelLimit": 0,  # it cuts in the middle of what UTF-16 has as two, which nothing can draw
        "tickColor": GRID,
        "title": None,
    },
}


def draw(layers: list[dict[str, Any]], name: str, title: str, description: str, **size: int) -> str:
    """`name` is unique in the page. A mark's `description` becomes its tooltip."""
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": HEIGHT,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 8, "right": 8, "top": 4, "bottom": 2},
        "config": CONFIG,
        "layer": layers,
        **size,
    }
    drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return Markup(_make_accessible(ET.fromstring(drawn), name, title, description))  # noqa: S704,S314


def plain(text: str) -> str:
    """Text that XML can hold."""
    return " ".join(INVISIBLE.sub("", text).split())


def axis_label(text: str) -> str:
    """As much as there is room for beside a chart."""
    text, columns = plain(text), 0
    for number, sign in enumerate(text):
        columns += 2 if east_asian_width(sign) in {"W", "F"} else 1
        if columns > MAX_LABEL_COLUMNS:
            return text[:number] + "\u2026"
    return text


def _make_accessible(root: ET.Element, name: str, title: str, description: str) -> str:
    """One picture with a name and a description, in place of symbols within symbols."""
    box = root.attrib["viewBox"]
    _simplify(root)
    root.attrib.clear()
    root.attrib |= {
        "viewBox": box,
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-desc",
    }
    for tag, text in (("desc", description), ("title", title)):
        element = ET.Element(f"{SVG}{tag}", id=f"{name}-{tag}")
        element.text = plain(text)
        root.insert(0, element)
    ET.register_namespace("", NAMESPACE)
    return ET.tostring(root, encoding="unicode")


def _simplify(element: ET.Element) -> None:
    for child in [*element]:
        empty = _is_frame(child)
        _simplify(child)
        if empty or (child.tag == f"{SVG}g" and len(child) == 0):
            element.remove(child)
    label = element.attrib.pop("aria-label", None)
    role = element.attrib.pop("aria-roledescription", "")
    for attribute in ("role", "aria-hidden", "pointer-events", "class"):
        element.attrib.pop(attribute, None)
    if label and role not in {"axis", "legend"}:
        tooltip = ET.SubElement(element, f"{SVG}title")
        tooltip.text = label


def _is_frame(element: ET.Element) -> bool:
    """Around marks, and never seen."""
    return element.tag == f"{SVG}path" and element.get("class") in {"background", "foreground"}
