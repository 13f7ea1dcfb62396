"""Progress bars on a terminal, and the lines that go above them."""

import sys
from collections.abc import Sequence
from typing import Any, Protocol, TextIO

from tqdm import tqdm

FORMAT = "{title}{share}{bar}{words}"
MIN_BAR_COLUMNS = 6
FREE_COLUMNS = 3  # for the `^C` that a terminal writes behind a bar: it must not begin a new row
MIN_TITLE_COLUMNS = 13


class Shown(Protocol):
    """What a bar tells: pages `done` and `left`, the `share` of 1 that is done, if it is known."""

    @property
    def done(self) -> int: ...
    @property
    def left(self) -> int | None: ...
    @property
    def share(self) -> float | None: ...
    def sums(self) -> tuple[int, int, int]: ...


class Bar(tqdm):  # type: ignore[type-arg]  # it takes none when it runs
    """One line: whose it is, how much is done, pages, articles, lost pages, rate and time left; in
    a narrow terminal the last of them are left out first.
    """

    def __init__(self, titles: Sequence[str], shown: Shown) -> None:
        """`titles`: the longest first; the last one is cut where even that has no room."""
        self._titles = titles
        self._shown = shown
        super().__init__(total=1, leave=False, dynamic_ncols=True, bar_format=FORMAT)

    def show(self) -> None:
        """At most ten times a second."""
        self.update(self._shown.done - self.n)

    @property
    def format_dict(self) -> dict[str, Any]:
        """Of `n` and `total` tqdm draws the bar; the words beside it are ours."""
        told = dict(super().format_dict)
        columns = (told["ncols"] or 80) - FREE_COLUMNS
        share = self._shown.share
        shown = "" if share is None else f" {int(share * 100):3d}% "
        bar = 0 if share is None else MIN_BAR_COLUMNS + 2
        title = _first_fitting(self._titles, max(MIN_TITLE_COLUMNS, columns // 4, columns - 58))
        words = _fitting(self._words(told), columns - len(title) - len(shown) - bar)
        told |= {
            "ncols": columns,
            "title": title,
            "share": shown,
            "words": words,
            "n": 0 if share is None else round(share * 1000),
            "total": 1000,
            "bar_format": FORMAT if bar else FORMAT.replace("{bar}", ""),
        }
        return told

    def _words(self, told: dict[str, Any]) -> list[str]:
        pages, articles, lost = self._shown.sums()
        elapsed_s = told["elapsed"]
        rate = self._shown.done / elapsed_s if elapsed_s else 0.0
        left = self._shown.left
        return [
            f"{pages} {'page' if pages == 1 else 'pages'}",
            f"{articles} {'article' if articles == 1 else 'articles'}",
            *([f"{lost} lost"] if lost else []),
            *([f"{self.format_interval(left / rate)} left"] if left is not None and rate else []),
            f"{rate:.1f}/s",
        ]


def _fitting(words: list[str], columns: int) -> str:
    text = ""
    for word in words:
        longer = f"{text}, {word}" if text else f" {word}"
        if len(longer) > columns:
            break
        text = longer
    return text


def _first_fitting(titles: Sequence[str], columns: int) -> str:
    fitting = (title for title in titles if len(title) <= columns)
    return next(fitting, None) or _cut(titles[-1], columns)


def _cut(text: str, columns: int) -> str:
    return text if len(text) <= columns else f"…{text[1 - columns :]}"


class AboveBars:
    """A stream whose lines do not run into the bars."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        tqdm.write(text, file=self._stream, end="")
        return len(text)

    def flush(self) -> None:
        self._stream.flush()


def write_above(line: str) -> None:
    tqdm.write(line, file=sys.stderr)
