"""Each broken build still breaks the code, and names tests that there are."""

import shutil
from pathlib import Path

import pytest

from tests.crawling import ROOT
from tests.sabotage.builds import BUILDS, Build


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.name)
def test_a_build_breaks_one_place(build: Build, tmp_path: Path) -> None:
    copy = tmp_path / "newsbot" / build.file
    copy.parent.mkdir(parents=True)
    shutil.copy(ROOT / "newsbot" / build.file, copy)
    build.apply(tmp_path)
    with pytest.raises(ValueError, match="0 places"):
        build.apply(tmp_path)
    for test in build.tests:
        file, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")
