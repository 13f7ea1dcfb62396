"""How often Python looks for garbage that reference counts did not free."""

import gc

# A page is read in some thousand objects that reference counts free. Python's default of 700 has
# the collector look through them time and again, for an eighth of the crawl's time.
GC_THRESHOLD = 10_000
# Half a million objects are made by importing, to stay: to look through them in vain takes a tenth
# of a second.
IMPORT_GC_THRESHOLD = 200_000


def relax_gc_for_imports() -> None:
    """Until `freeze_loaded_objects`. No page may be parsed meanwhile: objects that wait for the
    collector can keep trees of megabytes.
    """
    _set_threshold(IMPORT_GC_THRESHOLD)


def raise_gc_threshold() -> None:
    _set_threshold(GC_THRESHOLD)


def freeze_loaded_objects() -> None:
    """Modules and what they made stay to the end; to look through them takes a tenth of a second
    each time, in which nothing else happens.
    """
    gc.freeze()
    raise_gc_threshold()


def _set_threshold(objects: int) -> None:
    gc.set_threshold(objects, *gc.get_threshold()[1:])
