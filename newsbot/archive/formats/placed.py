"""HTML files, and whose pages they are."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsbot.archive.formats.mirror import MirrorPlace


@dataclass(frozen=True, slots=True)
class HtmlFile:
    """`top`: the folder that was named, whose structure may be a mirror's; `url` and `at`: what the
    user says of the page.
    """

    path: Path
    top: Path | None = None
    url: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """`said`: the page itself has its address; else only its file's name. `is_mirrored`: its links
    may lead to files. `whole`: the address that it says, where its file's name may be the end of
    that one (--cut-dirs).
    """

    file: HtmlFile
    url: str
    at: datetime
    place: MirrorPlace | None = None
    said: bool = True
    is_mirrored: bool = True
    whole: str | None = None
