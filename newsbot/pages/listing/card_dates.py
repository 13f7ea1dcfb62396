"""When an article of a listing appeared, as its card tells."""

from newsbot.pages.html.outline import Outline
from newsbot.pages.vocabulary.dates import MAX_SMALL_PRINT_CHARS, has_date

TIME_CLIMB = 3  # elements from a text up to its <time>


def find_card_date(outline: Outline, runs: range) -> str | None:
    """What a <time> of the card states, else the first short text with a date, as printed."""
    for run in runs:
        for element in outline.nearest(outline.owners[run], TIME_CLIMB):
            stated = outline.attributes[element].get("datetime")
            if outline.tags[element] == "time" and stated and has_date(stated):
                return stated
    texts = (outline.texts[run] for run in runs)
    short = (text for text in texts if len(text) < MAX_SMALL_PRINT_CHARS)
    return next(filter(has_date, short), None)
