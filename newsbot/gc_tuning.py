"""How often Python looks for garbage that reference counts did not free."""

import gc

# A page is read in some thousand objects that reference counts free. Python's default of 700 has
# the collector look through them time and again, for an eighth of the crawl's time; and through
# modules while they are imported, for a tenth of a second.
GC_THRESHOLD = 10_000


def raise_gc_threshold() -> None:
    gc.set_threshold(GC_THRESHOLD, *gc.get_threshold()[1:])


def freeze_loaded_objects() -> None:
    """Modules and what they made stay to the end; to look through them takes a tenth of a second
    each time, in which nothing else happens.
    """
    gc.freeze()
