#!/usr/bin/env python3
"""Pictures of the built site for people to look at: `python3 tests/screenshots.py [--docs]`.

Builds the site of this repository into a folder of its own and writes `.screenshots/KIND-LANGUAGE-WIDTH-SCHEME.png`:
ten kinds of pages, on a phone (360 px) and a desktop (1280 px), light and dark, English and Chinese. With `--docs` it
writes only the two pictures of the documentation, `docs/images/home.png` and `docs/images/speech.png`.
`python3 tests/run.py` must have set up its environment before.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PREPARED = ROOT / ".venv-dev" / "bin" / "python"
SHOTS = ROOT / ".screenshots"
IMAGES = ROOT / "docs" / "images"
KINDS = ("home", "article", "theme", "speech", "region", "timeline", "matrix", "compare", "term", "search")
WIDTHS = {"phone": 360, "desktop": 1280}
SCHEMES = ("light", "dark")
FIRST_SCREEN = 900
"""Height of the pictures in the documentation, in pixels."""


def main(arguments: list[str]) -> int:
    if "playwright" not in available() and PREPARED.exists() and Path(sys.executable) != PREPARED:
        os.execv(PREPARED, [str(PREPARED), __file__, *arguments])
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--docs", action="store_true", help="write only the two pictures of the documentation")
    with built() as folder:
        written = pictures_of_docs(folder) if parser.parse_args(arguments).docs else pictures_of_all(folder)
    print(f"{len(written)} pictures in {written[0].parent.relative_to(ROOT)}/")
    return 0


def available() -> set[str]:
    """The names of the top-level packages that this Python can import, as far as we ask for them."""
    from importlib.util import find_spec

    return {name for name in ("playwright",) if find_spec(name)}


@contextmanager
def built() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "output"
        subprocess.run([sys.executable, "build.py", "build", "--output", str(output)], cwd=ROOT, check=True)
        yield output


def pictures_of_all(folder: Path) -> list[Path]:
    import reader

    SHOTS.mkdir(exist_ok=True)
    written = []
    with reader.served(folder) as origin, reader.started_browser() as browser:
        site = reader.Reader(browser, folder, origin)
        for language in ("en", "zh"):
            for kind in KINDS:
                address = reader.longest(folder, f"zh {kind}" if language == "zh" else kind)
                for device, width in WIDTHS.items():
                    for scheme in SCHEMES:
                        with site.opens(address, width, color_scheme=scheme) as visit:
                            target = SHOTS / f"{kind}-{language}-{device}-{scheme}.png"
                            visit.page.screenshot(path=target, full_page=True)
                            written.append(target)
    return written


def pictures_of_docs(folder: Path) -> list[Path]:
    import reader

    IMAGES.mkdir(exist_ok=True)
    written = []
    with reader.served(folder) as origin, reader.started_browser() as browser:
        site = reader.Reader(browser, folder, origin)
        for name, address in {"home": "", "speech": "speeches/jiangsu-delegation-2024/"}.items():
            still = {"color_scheme": "light", "reduced_motion": "reduce"}
            with site.opens(address, WIDTHS["desktop"], FIRST_SCREEN, **still) as visit:
                visit.page.evaluate("document.querySelector('.facts')?.scrollIntoView()")
                visit.page.screenshot(path=IMAGES / f"{name}.png")
                written.append(IMAGES / f"{name}.png")
    return written


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
