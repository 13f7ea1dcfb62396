"""Text as it is seen: without what is struck out or hidden, with a number's small digits in it."""

import re
from collections.abc import Callable, Iterable, Sequence

from newsbot.pages.html.outline import Outline

# ruff: noqa: RUF001 - the sign of multiplication

STRUCK = frozenset(("del", "s", "strike"))
STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0+(?:\.0+)?\s*(?:!|;|$)"
    r"|font-size\s*:\s*0(?!\.?\d))",
    re.IGNORECASE,
)
# Elements that set the last digits of a number smaller, or higher.
SMALL = frozenset(("b", "big", "em", "font", "i", "small", "strong"))
RAISED = frozenset(("sub", "sup"))
MARKUP = STRUCK | SMALL | RAISED
DIGITS = re.compile(r"\d+(?![\w.,%])")
FRACTION = re.compile(r"\d[.,]\d*$")
POWER_OF_TEN = re.compile(r"[x×*·⋅]\s?10$", re.IGNORECASE)


def has_markup(outline: Outline, lines: Sequence[Sequence[int]]) -> bool:
    """Whether the runs may be seen otherwise than they follow each other, at a glance."""
    met: set[int] = set()
    for line in lines:
        for run in line:
            element = outline.owners[run]
            while element >= 0 and element not in met:
                met.add(element)
                attributes = outline.attributes[element]
                if (
                    outline.tags[element] in MARKUP
                    or "style" in attributes
                    or "hidden" in attributes
                ):
                    return True
                element = outline.parents[element]
    return False


class SeenText:
    """Of some runs of a page's text. `names`: what an entry of the text is called by. An entry that
    is hidden as a whole is part of the text all the same, as a script may show one after another;
    but not if it is seen elsewhere.
    """

    def __init__(self, outline: Outline, names: Callable[[str], set[str]]) -> None:
        self._outline = outline
        self._names = names
        # Of each element that was looked at: the outermost one around it that hides it, or -1.
        self._hidden_by: dict[int, int] = {-1: -1}

    def of(self, lines: Sequence[Sequence[int]]) -> list[str]:
        """A text for each of the lists of runs."""
        hidden = {run: self._hider(self._outline.owners[run]) for line in lines for run in line}
        seen = [self._joined(run for run in line if hidden[run] < 0) for line in lines]
        hiders = {*hidden.values()} - {-1}
        named = self._names("\n".join(seen)) if hiders else set()
        shown_later = {hider for hider in hiders if self._is_shown_later(hider, named)}
        if not shown_later:
            return seen
        kept = shown_later | {-1}
        return [self._joined(run for run in line if hidden[run] in kept) for line in lines]

    def _hider(self, element: int) -> int:
        around = []
        while element not in self._hidden_by:
            around.append(element)
            element = self._outline.parents[element]
        hider = self._hidden_by[element]
        for inner in reversed(around):
            if hider < 0 and (self._is_struck(inner) or self._is_hidden(inner)):
                hider = inner
            self._hidden_by[inner] = hider
        return hider

    def _is_struck(self, element: int) -> bool:
        style = self._outline.attributes[element].get("style") or ""
        return self._outline.tags[element] in STRUCK or STRUCK_STYLE.search(style) is not None

    def _is_hidden(self, element: int) -> bool:
        attributes = self._outline.attributes[element]
        return (
            "hidden" in attributes or HIDDEN_STYLE.search(attributes.get("style") or "") is not None
        )

    def _is_shown_later(self, element: int, seen: set[str]) -> bool:
        names = self._names(self._outline.text(element))
        return bool(names - seen) and not self._is_struck(element)

    def _joined(self, runs: Iterable[int]) -> str:
        text, before = "", -1
        for run in runs:
            text += self._between(text, before, run) + self._outline.texts[run]
            before = run
        return text

    def _between(self, text: str, before: int, run: int) -> str:
        """What stands between a run and the text before it. Figures in elements of their own may
        stand without a space.
        """
        if before < 0:
            return ""
        outline = self._outline
        apart = outline.runs[before][-1:].isspace() or outline.runs[run][:1].isspace()
        tags = {outline.tags[outline.owners[run]], outline.tags[outline.owners[before]]}
        if apart or not (tags & SMALL or tags & RAISED):
            return " "
        if tags & RAISED and POWER_OF_TEN.search(text):
            return "^"
        is_fraction = FRACTION.search(text) and DIGITS.match(outline.texts[run])
        return "" if is_fraction and (tags & SMALL or text[-1] in ".,") else " "
