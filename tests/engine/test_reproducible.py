"""Two people who build the same sources get the same bytes, wherever and however they build."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image
from sites import ONE, RICH, TinySite, build_as, tree

OTHER = {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"}
EPOCH = "1719835200"  # 2024-07-01


TEXT = """---
title: All that a text may have
---
![A door](../../assets/door.jpg)

- [x] Open
- [ ] Shut

| One | Other |
|:---|---:|
| 1 | 2 |

1. First
5. Second
"""


def photograph() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (1000, 500), "#203040").save(content, "JPEG")
    return content.getvalue()


@pytest.mark.slow
def test_the_bytes_of_a_rich_site_do_not_depend_on_who_builds_where_and_how(built_site: Path, tmp_path: Path) -> None:
    """The one who built the rich site is `ONE`."""
    second = tmp_path / "a second place with spaces" / "站点"
    shutil.copytree(RICH, second)
    epoch = (built_site.parent / "epoch").read_text(encoding="utf-8")
    build_as({**OTHER, "SOURCE_DATE_EPOCH": epoch}, second, tmp_path / "public", "--jobs", "1", umask=0o077)
    built = tree(built_site)
    assert len(built) > 100
    assert built == tree(tmp_path / "public")


@pytest.mark.slow
def test_the_bytes_of_all_that_a_text_may_have_do_not_either(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for site in (first, second):
        made = TinySite.make(site, theme=False)
        made.write("assets/door.jpg", photograph())
        made.write("content/pages/all-that-a-text-may-have.md", TEXT)
    for somebody, site, jobs in ((ONE, first, "1"), (OTHER, second, "3")):
        build_as({**somebody, "SOURCE_DATE_EPOCH": EPOCH}, site, site / "output", "--jobs", jobs)
    built = tree(first / "output")
    assert "all-that-a-text-may-have/index.html" in built
    assert [path for path in built if "door.jpg" in path and path.endswith("avif")]
    assert built == tree(second / "output")
