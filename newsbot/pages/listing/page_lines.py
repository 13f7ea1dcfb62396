"""A page as lines of text, as a reader would copy it."""

from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.cards import CardText


class PageLines:
    """Without the headlines and excerpts of its cards: a rate in a teaser is no rate. A line is
    a list of pieces, one for each text between two tags. `in_cards` has the numbers of lines that
    stand in a card all the same, and the cards stand between the lines of `cards`. `text` has a
    space between pieces, as figures in elements of their own may stand without one.
    """

    __slots__ = ("_first_runs", "_told", "cards", "in_cards", "lines", "text")

    def __init__(self, outline: Outline, cards: list[CardText]) -> None:
        told = {run for card in cards for runs in card.text_runs for run in runs}
        # A card that is alone may have been given more room than is its own.
        room = {run for card in cards for run in card.all_runs} if len(cards) > 1 else set()
        lines: list[list[str]] = []
        self.in_cards: set[int] = set()
        self._told = told
        self._first_runs: list[int] = []
        before = first = last = -1
        for run, (line, text) in enumerate(zip(outline.lines, outline.texts, strict=True)):
            if run in told:
                first = len(lines) if first < 0 else first
                last = len(lines)
                continue
            if line == before:
                lines[-1].append(text)
            else:
                lines.append([text])
                self._first_runs.append(run)
                before = line
            if run in room:
                self.in_cards.add(len(lines) - 1)
        self.lines = lines
        self.cards = range(first, last)
        self.text = "\n".join([" ".join(pieces) for pieces in self.lines])

    def runs(self, lines: range) -> list[list[int]]:
        """The runs of the outline that stand on each of these lines."""
        ends = [*self._first_runs[1:], self._first_runs[-1] + len(self.lines[-1])]
        return [
            [run for run in range(self._first_runs[n], ends[n]) if run not in self._told]
            for n in lines
        ]
