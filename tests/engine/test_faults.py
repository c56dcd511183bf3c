"""What the disk and the system may do to a build: a clear exit, whole files, and nothing outside the output folder."""

from __future__ import annotations

import errno
import functools
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from sites import ARCHIVES, TinySite, tree

from explainer import cli
from explainer.commands.audit import audit
from explainer.engine import inputs
from explainer.engine.manifest import NAME, refusal
from explainer.ground import disk
from explainer.ground.disk import DiskError

SOUND = (ARCHIVES / "sound.txt").read_text(encoding="utf-8")
ROOT = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534
BUILD = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests"]
from explainer import cli
from explainer.engine import inputs as site
site.theme_folder = lambda: Path(sys.argv[2])
sys.exit(cli.main(["build", "--jobs", "1", "--site", sys.argv[2], *sys.argv[3:]]))
"""
"""The command line, with the site's own small theme in place of the product's."""


@pytest.fixture
def sound(tmp_path: Path) -> TinySite:
    site = TinySite.make(tmp_path / "site", SOUND)
    site.build().expect_no_problems()
    return site


def command(site: TinySite, *arguments: str) -> list[str]:
    return [sys.executable, "-c", BUILD, str(ROOT), str(site.root), *arguments]


def run(words: list[str], *, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """`limit` is the largest file, in bytes, that the process may write."""

    def narrow() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=600, preexec_fn=narrow)


def build_here(site: TinySite, *arguments: str) -> int:
    """The same command in this process, where nothing is done to it: to start one costs more than such a build."""
    with mock.patch.object(inputs, "theme_folder", lambda: site.root):
        return cli.main(["build", "--jobs", "1", "--site", str(site.root), *arguments])


def assert_clear_exit(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 2, done.stdout + done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert len(done.stderr.splitlines()) == 1


def whole(before: dict[str, str], after: dict[str, str], new: dict[str, str]) -> bool:
    """Each file is wholly the old or wholly the new one; a folder may still be empty."""
    return all(digest in (before.get(path), new.get(path)) for path, digest in after.items() if not path.endswith("/"))


def wordy(site: TinySite) -> TinySite:
    """A change that makes a page of 200 KB, and all others different."""
    site.edit("site.yaml", "title: Sound site", "title: Another title")
    return site.write("content/pages/about.md", "---\ntitle: About\n---\n" + ("word " * 20 + "\n\n") * 1900)


def expected_of(site: TinySite) -> dict[str, str]:
    site.build(output=site.root.parent / "other").expect_no_problems()
    return tree(site.root.parent / "other")


def test_a_file_that_may_not_grow_is_one_clear_message_and_every_file_stays_whole(sound: TinySite) -> None:
    before, new = tree(sound.folder), expected_of(wordy(sound))
    shutil.rmtree(sound.root / ".explainer")  # its store may not grow either
    done = run(command(sound), limit=30_000)
    assert_clear_exit(done, "about/index.html cannot be written")
    assert whole(before, tree(sound.folder), new)
    assert tree(sound.folder) != new
    assert build_here(sound) == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB, on which the sound site just fits. Only root can mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root; the test with RLIMIT_FSIZE covers the same path")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_one_clear_message_and_every_file_stays_whole(sound: TinySite, small_disk: Path) -> None:
    output = small_disk / "output"
    assert build_here(sound, "--output", str(output)) == 0, "the small site does not fit"
    before, new = tree(output), expected_of(wordy(sound))
    assert_clear_exit(run(command(sound, "--output", str(output))), "no space left on the disk")
    assert whole(before, tree(output), new)
    assert not list(output.rglob(disk.TEMPORARY_PREFIX + "*"))


def as_nobody(words: list[str]) -> list[str]:
    """Root may do anything, so the command runs as somebody who may not."""
    if os.geteuid() != 0:
        return words
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *words]


@pytest.fixture
def open_to_all(sound: TinySite) -> Iterator[TinySite]:
    """The site in folders that everybody may enter, its output and store owned by the user who builds."""
    folder = sound.root
    while folder != folder.parent and os.access(folder, os.W_OK) and folder != Path("/tmp"):
        folder.chmod(folder.stat().st_mode | 0o055)
        folder = folder.parent
    if os.geteuid() == 0:
        for path in [sound.root, *sound.root.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
    yield sound
    for path in [sound.root, *sound.root.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)


def can_run_as_nobody() -> bool:
    return (
        subprocess.run(as_nobody([sys.executable, "-c", "import jinja2"]), capture_output=True, check=False).returncode
        == 0
    )


def test_an_output_that_may_not_be_written_is_one_clear_message(open_to_all: TinySite) -> None:
    assert can_run_as_nobody(), "the Python of the tests must be readable by every user"
    before = tree(open_to_all.folder)
    open_to_all.edit("site.yaml", "title: Sound site", "title: Another title")
    open_to_all.folder.chmod(0o555)
    done = run(as_nobody(command(open_to_all)))
    assert_clear_exit(done, "cannot be written: Permission denied")
    assert tree(open_to_all.folder) == before


def test_a_file_that_may_not_be_removed_is_not_forgotten(open_to_all: TinySite) -> None:
    open_to_all.remove("content/speeches/opening.md").edit(
        "content/themes/trade.md", "title: Trade", "title: Trade\nstatus: draft"
    )
    (open_to_all.folder / "speeches/opening").chmod(0o555)
    assert_clear_exit(run(as_nobody(command(open_to_all))), "opening/index.html cannot be removed: Permission denied")
    (open_to_all.folder / "speeches/opening").chmod(0o755)
    assert run(as_nobody(command(open_to_all))).returncode == 0
    assert not (open_to_all.folder / "speeches/opening").exists()


def test_content_that_may_not_be_read_is_a_problem_and_no_page_is_lost(open_to_all: TinySite) -> None:
    before = tree(open_to_all.folder)
    (open_to_all.root / "content/regions").chmod(0)
    (open_to_all.root / "content/themes/trade.md").chmod(0)
    done = run(as_nobody(command(open_to_all)))
    (open_to_all.root / "content/regions").chmod(0o755)
    assert done.returncode == 1
    assert "ERROR E119 content/regions\n" in done.stderr
    assert "ERROR E119 content/themes/trade.md\n" in done.stderr
    assert tree(open_to_all.folder) == before


def test_a_file_that_is_too_large_is_named_and_not_read(sound: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    sound.write("assets/film.bin", bytes(101))
    monkeypatch.setattr(disk, "MAX_FILE_SIZE", 100)
    found = disk.scan(sound.root, "assets")
    assert [(problem.code, problem.where.path) for problem in found.problems] == [("E119", "assets/film.bin")]
    assert "film.bin" not in " ".join(found.files)
    with pytest.raises(DiskError, match="larger than"):
        disk.read_whole(sound.root / "assets/film.bin")


def test_a_folder_that_cannot_be_listed_is_named(sound: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise all its pages would be removed."""
    listed = os.scandir

    def refusing(path: str) -> Any:
        if os.fspath(path).endswith("regions"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = disk.scan(sound.root, "content")
    assert [(problem.code, problem.where.path) for problem in found.problems] == [("E119", "content/regions")]


def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_mends_all(sound: TinySite) -> None:
    for number in range(80):
        sound.write(f"content/pages/p{number}.md", f"---\ntitle: P{number}\n---\nText.\n")
    assert build_here(sound) == 0
    before = tree(sound.folder)
    sound.edit("site.yaml", "title: Sound site", "title: Another title")
    new = expected_of(sound)
    started = time.perf_counter()
    assert run(command(sound, "--output", str(sound.root.parent / "timed"))).returncode == 0
    length = time.perf_counter() - started
    for part in (0.5, 0.8, 0.9, 0.95):
        process = subprocess.Popen(command(sound, "--clean"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(length * part)
        process.kill()
        process.wait()
        assert whole(before, tree(sound.folder), new)
    assert build_here(sound) == 0
    assert tree(sound.folder) == new
    assert not list(sound.folder.rglob(disk.TEMPORARY_PREFIX + "*"))


def test_readers_never_meet_a_missing_or_half_page_while_the_site_is_published(sound: TinySite) -> None:
    """A page that two builds have in common is asked for all the time that they write."""
    assert build_here(sound) == 0
    paths = [path for path in tree(sound.folder) if path.endswith(".html")]
    old = {path: (sound.folder / path).read_bytes() for path in paths}
    sound.edit("site.yaml", "title: Sound site", "title: Another title")
    process = subprocess.Popen(command(sound), stdout=subprocess.DEVNULL)
    met: dict[str, set[bytes]] = {path: set() for path in paths}
    while process.poll() is None:
        for path in paths:
            met[path].add((sound.folder / path).read_bytes())
        time.sleep(0.001)  # the build is to get a processor, too
    assert process.returncode == 0
    for path in paths:
        assert met[path] <= {old[path], (sound.folder / path).read_bytes()}, path
    assert any((sound.folder / path).read_bytes() != old[path] for path in paths)


def test_two_builds_at_once_make_one_site(sound: TinySite) -> None:
    sound.edit("site.yaml", "title: Sound site", "title: Another title")
    new = expected_of(sound)
    processes = [subprocess.Popen(command(sound), stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [process.wait(timeout=120) for process in processes] == [0, 0, 0]
    assert tree(sound.folder) == new


@pytest.mark.parametrize(
    "old", ["../x", "%2e%2e/x", "..%2Fx", "/../x", "a/../../x", "%252e%252e/x", "..\\x", "x%00", "con", "x."]
)
def test_an_old_path_never_makes_anything_outside_the_output(old: str, sound: TinySite) -> None:
    sentinel = sound.root.parent / "sentinel"
    sentinel.write_text("untouched")
    before = sorted(sound.root.parent.rglob("*"))
    sound.edit("content/pages/home.md", "title: Home", f"title: Home\nold_paths: ['{old}']")
    sound.build().expect_problem("E203", "content/pages/home.md:3")
    assert sorted(sound.root.parent.rglob("*")) == before
    assert sentinel.read_text() == "untouched"


def test_a_linked_folder_in_the_output_is_not_followed(sound: TinySite) -> None:
    elsewhere = sound.root.parent / "elsewhere"
    shutil.move(sound.folder / "regions", elsewhere)
    (sound.folder / "regions").symlink_to(elsewhere)
    before = tree(elsewhere)
    sound.edit("site.yaml", "title: Sound site", "title: Another title")
    with pytest.raises(DiskError, match=r"regions is a link to another folder"):
        sound.build()
    assert tree(elsewhere) == before


def test_a_linked_file_in_the_output_is_replaced_and_not_written_through(sound: TinySite) -> None:
    secret = sound.root.parent / "secret"
    secret.write_text("mine")
    (sound.folder / "index.html").unlink()
    (sound.folder / "index.html").symlink_to(secret)
    sound.build().expect_no_problems()
    assert secret.read_text() == "mine"
    assert not (sound.folder / "index.html").is_symlink()


def test_a_forged_manifest_removes_nothing_outside_the_output(sound: TinySite) -> None:
    secret = sound.root.parent / "secret.txt"
    secret.write_text("mine")
    lines = ["../../secret.txt", str(secret), "a/../../../secret.txt", "nul\0", "."]
    with (sound.folder / NAME).open("a") as manifest:
        manifest.write("".join(f"{line}\n" for line in lines))
    sound.edit("site.yaml", "title: Sound site", "title: Another title")
    sound.build().expect_no_problems()
    assert secret.read_text() == "mine"


@pytest.mark.parametrize(
    "name", ["/", "~", ".", "..", "content", "content/deep", "layouts", "assets", ".git", "site.yaml", "full", "loop"]
)
def test_a_folder_that_is_not_for_output_is_refused_in_words(
    name: str, sound: TinySite, capsys: pytest.CaptureFixture[str]
) -> None:
    sound.write("full/somebody.txt", "mine")
    (sound.root / "loop").symlink_to("loop")
    output = Path.home() if name == "~" else sound.root / name
    reason = refusal(output, sound.root)
    assert reason is not None
    assert reason.endswith(".")
    assert build_here(sound, "--output", str(output)) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert len(said.splitlines()) == 1
    assert (sound.root / "full/somebody.txt").read_text() == "mine"


def test_a_user_without_a_home_may_build(sound: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert refusal(sound.folder, sound.root) is None


def test_an_audit_names_a_file_that_somebody_changed(sound: TinySite) -> None:
    with sound.alone():
        assert "E609" not in {problem.code for problem in audit(sound.options()).problems}
        (sound.folder / "index.html").write_text("<p>changed")
        (problem,) = (found for found in audit(sound.options()).problems if found.code == "E609")
    assert str(problem.where) == "output/index.html"


def test_a_build_and_an_audit_name_a_link_of_a_layout_that_leads_nowhere(sound: TinySite) -> None:
    sound.write("layouts/region.html", '<html lang="en"><title>x</title><a href="nowhere.html">x</a></html>')
    sound.build().expect_problem("E610", "layouts/region.html")
    with sound.alone():
        problems = audit(sound.options()).problems
    assert any(problem.code == "E610" and "nowhere.html" in problem.message for problem in problems)


BOMBS = {
    "brackets": "'[' * 100_000",
    "braces": "'{a: ' * 100_000",
    "laughs": "'a: &k0 [x, x]\\n' + ''.join(f'b{n}: &k{n} [*k{n - 1}, *k{n - 1}, *k{n - 1}]\\n' for n in range(1, 40))",
    "itself": "'a: &a [*a]'",
    "dashes": "'- ' * 100_000",
    "questions": "'? ' * 100_000",
}


PLACES = ["content/articles/a.md", "content/terms.yaml", "site.yaml", "layouts/texts/en.yaml"]


ARMED = f"""
import os, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
sys.path.insert(0, {str(ROOT)!r})
from explainer.content import parse, theme
for name, written in {BOMBS!r}.items():
    sys.stdout.flush()
    if (child := os.fork()) != 0:
        print(name, "ended with", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        continue
    bomb = eval(written)
    for place in {PLACES!r}:
        if place.startswith("layouts"):
            problems = theme.make_theme({{place: bomb.encode()}}, ("en",))[1]
        else:
            source = f"---\\n{{bomb}}\\n---\\n" if place.endswith(".md") else bomb
            problems = parse.parse(place, source.encode()).problems
        print(name, sorted({{problem.code for problem in problems}}))
    sys.stdout.flush()
    os._exit(0)
"""
"""Each bomb in a process of its own, which has the program from the one that starts them all."""


@functools.cache
def said_of_bombs() -> str:
    words = [sys.executable, "-c", ARMED]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=6000)
    return done.stdout + done.stderr[-500:]


@pytest.mark.parametrize("name", BOMBS)
def test_a_yaml_bomb_is_refused_wherever_it_lies_and_the_process_lives(name: str) -> None:
    said = [line.removeprefix(f"{name} ") for line in said_of_bombs().splitlines() if line.startswith(f"{name} ")]
    assert said[-1:] == ["ended with 0"], said_of_bombs()
    assert len(said) == len(PLACES) + 1
    assert set(said[:-1]) <= {"['E113']", "['E105']"}
