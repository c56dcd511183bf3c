"""What README and the editor's guide show is what the program prints and accepts.

`EXPLAINER_ACCEPT=1` writes what the program prints into README; read the difference before you commit it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from explainer.cli import main

README = ROOT / "README.md"
GUIDE = (ROOT / "docs" / "editors-guide.md").read_text(encoding="utf-8")
SPEECH = "content/speeches/jiangsu-delegation-2024.md"
SHIPS = "310 ships in 2021 (290 to 335), 342 ships a year later, and 398 ships of late"


@pytest.fixture
def copy(first_site: Path, tmp_path: Path) -> Path:
    """The repository's site, built and for editing."""
    shutil.copytree(first_site.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path


def printed(copy: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What an editor reads after `python3 build.py`."""
    capsys.readouterr()
    main(["build", "--site", str(copy)])
    out, err = capsys.readouterr()
    return "\n\n".join(filter(None, (err.strip(), out)))


def edit(copy: Path, pattern: str, new: str) -> None:
    path = copy / SPEECH
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, pattern
    path.write_text(text, encoding="utf-8")


def blocks(page: str) -> list[str]:
    return re.findall(r"^```\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def without_seconds(text: str) -> str:
    return re.sub(r"[0-9.]+ s\.", "… s.", text).strip()


def test_the_first_edit_of_the_readme_prints_what_it_shows(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(copy, capsys)
    edit(copy, r"^summary: .*$", "summary: Xinhua reports what was said to the delegation of Jiangsu.")
    good = printed(copy, capsys)
    edit(copy, r"^addressed_to: .*$", "addressed_to: [jiangus]")
    bad = printed(copy, capsys)
    page = README.read_text(encoding="utf-8")
    shown = [block for block in blocks(page) if block.startswith(("$ python3 build.py\n", "ERROR "))]
    told = [f"$ python3 build.py\n{good}", bad]
    if os.environ.get("EXPLAINER_ACCEPT"):
        for old, new in zip(shown, told, strict=True):
            page = page.replace(old, new)
        README.write_text(page, encoding="utf-8")
    assert [without_seconds(block) for block in shown] == [without_seconds(text) for text in told]


def test_the_records_and_blocks_of_the_guide_are_accepted(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    examples = re.findall(r"^(````?)(markdown|yaml)\n(.*?)^\1$", GUIDE, re.MULTILINE | re.DOTALL)
    record, made = (text for _, language, text in examples if language == "markdown")
    quotes, not_stated, series = (text for _, language, text in examples if language == "yaml")
    speech = (copy / SPEECH).read_text(encoding="utf-8")
    words = quotes.partition("exact: ")[2].strip()
    assert words in speech
    assert not_stated.startswith("not_stated: [")
    (copy / "content/regions/jilin.md").write_text(record, encoding="utf-8")
    (copy / "content/regions/north.md").write_text(
        "---\ntitle: North\nlevel: province\nparent: china\ncodes: {iso3166_2: CN-HL}\n---\n"
    )
    (copy / "content/snapshots/paper.txt").write_text(f"{SHIPS}\n", encoding="utf-8")
    digest = hashlib.sha256(f"{SHIPS}\n".encode()).hexdigest()
    (copy / "content/sources/paper.md").write_text(
        "---\ntitle: A paper of the harbour\nkind: news\npublisher: The harbour\nlanguage: en\n"
        "published: 2025\npublished_basis: external\nurl: https://example.org/paper\nhost: example.org\n"
        "licence: {id: unknown, display: excerpts}\nquality: {origin: publisher, condition: clean}\n"
        f"snapshot: {{path: snapshots/paper.txt, sha256: {digest}}}\n---\n",
        encoding="utf-8",
    )
    figures = copy / "content/figures.yaml"
    figures.write_text(f"{figures.read_text(encoding='utf-8')}\n{series}", encoding="utf-8")
    fields = "title: A trial\nsummary: All blocks.\npublished: 2024-06-01\nsources: [paper]\nthemes: [industry]\n"
    (copy / "content/articles/trial.md").write_text(f"---\n{fields}---\n\n{made}", encoding="utf-8")
    main(["check", "--site", str(copy)])
    _, err = capsys.readouterr()
    assert re.findall(r"^ERROR .*\n.*", err, re.MULTILINE) == []
