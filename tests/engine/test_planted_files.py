"""A stranger's folder brings a store, an output and links of its own: none of them leads a build anywhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import TinySite

from explainer.commands.audit import audit
from explainer.engine import logbook, manifest
from explainer.engine.inputs import Options
from explainer.engine.manifest import refusal
from explainer.engine.store import Store
from explainer.ground import disk, ordinary
from explainer.ground.disk import DiskError

Make = Callable[..., TinySite]
Plant = Callable[[Path, Path], object]
ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 120


def run(site: TinySite, *words: str) -> subprocess.CompletedProcess[str]:
    """The command as a person gives it, with little memory and little time: what is endless fails."""
    limits = "import resource; resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))"
    program = f"{limits}\nfrom explainer.cli import console\nconsole()"
    command = [sys.executable, "-c", program, *words, "--site", str(site.root), "--jobs", "1"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS)


def refused(done: subprocess.CompletedProcess[str], words: str) -> bool:
    """One line in plain words, no traceback."""
    return done.returncode == 2 and words in done.stderr and len(done.stderr.splitlines()) == 1


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden things too."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "home/precious.txt"
    path.parent.mkdir()
    path.write_text("precious")
    return path


# The store


def as_link(place: Path, victim: Path) -> None:
    place.symlink_to(victim)


def as_second_name(place: Path, victim: Path) -> None:
    place.hardlink_to(victim)


def as_endless(place: Path, _victim: Path) -> None:
    place.symlink_to("/dev/zero")


def as_pipe(place: Path, _victim: Path) -> None:
    os.mkfifo(place)


def as_folder(place: Path, _victim: Path) -> None:
    place.mkdir()


def as_hole(place: Path, _victim: Path) -> None:
    """A file that takes no room on the disk, and longer than a day to read."""
    with place.open("wb") as file:
        file.truncate(logbook.LARGEST_FILE * 100)


PLANTS = [as_link, as_second_name, as_endless, as_pipe, as_folder, as_hole]


@pytest.mark.parametrize("plant", PLANTS)
def test_whatever_stands_in_place_of_the_store_is_neither_followed_nor_waited_for(
    make_site: Make, victim: Path, plant: Plant
) -> None:
    site = make_site()
    (site.root / ".explainer").mkdir()
    plant(site.root / ".explainer/store", victim)
    site.build().expect_no_problems()
    assert victim.read_text() == "precious"
    if plant is not as_folder:
        site.build().expect_rendered()
        assert ordinary.is_one(site.root / ".explainer/store")


@pytest.mark.parametrize("plant", [as_link, as_endless, as_pipe, as_folder])
def test_a_lock_that_is_no_file_is_refused_in_words(make_site: Make, victim: Path, plant: Plant) -> None:
    site = make_site()
    (site.root / ".explainer").mkdir()
    plant(site.root / ".explainer/lock", victim.with_name("made"))
    with pytest.raises(DiskError, match="lock is a link or something else"):
        site.build()
    assert not victim.with_name("made").exists()


@pytest.mark.parametrize("command", ["build", "check", "audit", "explain"])
def test_the_folder_of_the_store_is_never_a_link(make_site: Make, victim: Path, command: str) -> None:
    site = make_site()
    (site.root / ".explainer").symlink_to(victim.parent)
    words = [command, "index.html"] if command == "explain" else [command]
    assert refused(run(site, *words), ".explainer is a link to another folder")
    assert names(victim.parent) == ["precious.txt"]


def test_files_of_databases_beside_the_store_are_not_opened(make_site: Make, victim: Path) -> None:
    """A database rolls back what it finds in such files, and removes the file that they name."""
    site = make_site()
    (site.root / ".explainer").mkdir()
    name = os.fsencode(victim)
    tail = name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7")
    for path in (".explainer/store", ".explainer/store.sqlite"):
        for suffix in ("-journal", "-wal", "-shm", ""):
            site.write(path + suffix, b"SQLite format 3\0" + bytes(4096) + tail)
    site.build().expect_no_problems()
    assert victim.read_text() == "precious"


def test_no_part_of_the_program_opens_a_database() -> None:
    found = [path for path in (ROOT / "explainer").rglob("*.py") if "sqlite3" in path.read_text(encoding="utf-8")]
    assert found == []


# The file of the store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three values, one of which has been written again."""
    opened = Store(tmp_path / "store")
    opened.save_traces("a", b"old words")
    opened.save_traces("b", b"other words")
    opened.remember({"k": (b"outline", b"body")}, ["k"])
    opened.save_traces("a", b"new words")
    opened.close()
    return tmp_path / "store"


def values(path: Path) -> tuple[bytes | None, bytes | None, dict[str, tuple[bytes, bytes]]]:
    opened = Store(path)
    try:
        return opened.traces("a"), opened.traces("b"), opened.parsed(["k"])
    finally:
        opened.close()


def test_what_was_remembered_last_is_what_is_found(store: Path) -> None:
    assert values(store) == (b"new words", b"other words", {"k": (b"outline", b"body")})


def test_no_byte_that_is_changed_gives_another_value(store: Path) -> None:
    whole = store.read_bytes()
    for place in range(len(whole)):
        store.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        a, b, parsed = values(store)
        assert a in (b"new words", b"old words", None)
        assert b in (b"other words", None)
        assert parsed in ({"k": (b"outline", b"body")}, {})


def test_a_store_that_was_cut_off_anywhere_is_written_to_and_read_again(store: Path) -> None:
    whole = store.read_bytes()
    for end in range(len(whole)):
        store.write_bytes(whole[:end])
        opened = Store(store)
        assert opened.save_traces("a", b"newer words")
        opened.close()
        assert values(store)[0] == b"newer words"


def test_a_value_does_not_count_under_the_name_of_another(store: Path) -> None:
    """Seals hold the name too: a page's text cannot be exchanged for another page's."""
    book = logbook.Logbook(store)
    first, second = logbook.name_of(b"t", "a"), logbook.name_of(b"t", "b")
    book._places[first], book._places[second] = book._places[second], book._places[first]
    assert book.get(first) is None
    assert book.get(second) is None
    book.close()


def test_lengths_that_lie_are_not_believed(tmp_path: Path) -> None:
    for length in (logbook.LONGEST + 1, 1 << 63, (1 << 64) - 1, 10**9):
        head = logbook._head(logbook.name_of(b"t", "a"), length, bytes(16))
        (tmp_path / "store").write_bytes(head + b"x" * 100)
        opened = Store(tmp_path / "store")
        assert opened.traces("a") is None
        opened.close()
    with (tmp_path / "store").open("wb") as file:
        file.write(logbook._head(logbook.name_of(b"t", "a"), 10**9, bytes(16)))
        file.truncate(2 * 10**9)
    opened = Store(tmp_path / "store")
    assert opened.traces("a") is None
    opened.close()


def test_a_store_of_more_records_than_a_site_makes_is_begun_anew(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "MOST_RECORDS", 4)
    assert values(store) == (None, None, {})
    assert store.stat().st_size == 0


def test_a_store_does_not_grow_without_end(tmp_path: Path) -> None:
    opened = Store(tmp_path / "store")
    kept = os.urandom(1_000_000)
    opened.remember_derived({"kept": kept}, ["kept"])
    for number in range(40):
        assert opened.save_traces("a", bytes([number]) * 1_000_000)
        assert (tmp_path / "store").stat().st_size < 10_000_000
    assert opened.traces("a") == bytes([39]) * 1_000_000
    assert opened.derived(["kept"]) == {"kept": kept}
    opened.close()
    assert values(tmp_path / "store")[0] == bytes([39]) * 1_000_000
    assert names(tmp_path) == ["store"]


def test_a_disk_that_refuses_costs_what_was_to_be_remembered_and_no_more(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: object, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    opened = Store(store)
    with monkeypatch.context() as patch:
        patch.setattr(logbook, "_write", full)
        assert not opened.save_traces("a", b"newest words")
    assert opened.traces("a") == b"new words"
    assert opened.save_traces("a", b"newest words")
    opened.close()
    assert values(store)[0] == b"newest words"


def test_parsed_files_that_somebody_wrote_otherwise_are_parsed_again(make_built: Make) -> None:
    site = make_built()
    before = site.tree()
    for outline in (b"[]", b"{}", b"null", b"[" * 100_000, b'{"problems": [], "fields": 1, "body": 7}', b"\xff"):
        book = logbook.Logbook(site.root / ".explainer/store")
        packed = len(outline).to_bytes(8, "big") + outline
        book.add(dict.fromkeys(book.names(b"p"), packed))
        book.close()
        site.build(clean=False, as_of=None, base_url="https://other.example/", output=site.root / "other")
        site.build().expect_no_problems()
        assert site.tree() == before


# A forged store


def forge(site: TinySite, old: bytes, new: bytes) -> None:
    """As a stranger would who knows the program: with right names and right seals."""
    book = logbook.Logbook(site.root / ".explainer/store")
    forged = {}
    for name in book.names(b"p"):
        content = book.get(name)
        assert content is not None
        length = int.from_bytes(content[:8], "big")
        outline, body = content[8 : 8 + length].replace(old, new), content[8 + length :].replace(old, new)
        forged[name] = len(outline).to_bytes(8, "big") + outline + body
    book.add(forged)
    book.close()


def test_audit_reads_everything_anew_and_names_the_words_of_a_forged_store(make_built: Make) -> None:
    site = make_built()
    forge(site, b"Only words.", b"Forged words.")
    site.write("layouts/article.html", site.read("layouts/article.html") + "{# drawn again #}")
    site.build()
    assert "Forged words." in site.read("output/articles/essay/index.html")
    with site.alone():
        found = audit(site.options()).problems
    assert [str(problem.where) for problem in found if problem.code == "E609"] == ["output/articles/essay/index.html"]
    site.build(clean=True)
    assert "Forged" not in site.read("output/articles/essay/index.html")
    with site.alone():
        assert {problem.code for problem in audit(site.options()).problems} <= {"W622"}  # the theme links few pages


def test_a_clean_build_puts_a_forged_store_right(make_built: Make) -> None:
    site = make_built()
    forge(site, b"Only words.", b"Forged words.")
    site.build(clean=True)
    (site.folder / "articles/essay/index.html").unlink()
    site.build().expect_no_problems()
    assert "Only words." in site.read("output/articles/essay/index.html")


def test_the_page_about_strangers_says_that_who_writes_the_store_writes_the_site() -> None:
    text = " ".join((ROOT / "docs/strangers-sites.md").read_text(encoding="utf-8").split())
    assert "Anyone who can write the store can write the site" in text
    assert "--clean" in text


# The output


@pytest.mark.parametrize("plant", [as_endless, as_pipe, as_hole, as_link])
def test_a_manifest_that_is_no_file_of_ours_makes_a_folder_somebody_elses(
    make_built: Make, victim: Path, plant: Plant
) -> None:
    site = make_built()
    victim.write_text((site.folder / manifest.NAME).read_text())
    (site.folder / manifest.NAME).unlink()
    plant(site.folder / manifest.NAME, victim)
    before = victim.read_text()
    if plant is not as_hole:
        assert refused(run(site, "build"), "holds files that Explainer did not write")
    assert manifest.Manifest.read(site.folder).paths == frozenset()
    assert victim.read_text() == before


@pytest.mark.parametrize("plant", [as_link, as_second_name, as_endless, as_pipe, as_hole])
def test_what_stands_in_place_of_a_page_is_named_by_audit_and_replaced_by_build(
    make_built: Make, victim: Path, plant: Plant
) -> None:
    site = make_built()
    before = site.tree()
    (site.folder / "index.html").unlink()
    plant(site.folder / "index.html", victim)
    with site.alone():
        found = audit(site.options()).problems
    assert "output/index.html" in {str(problem.where) for problem in found if problem.code in ("E609", "E616")}
    site.build().expect_written("index.html")
    assert site.tree() == before
    assert ordinary.is_one(site.folder / "index.html")
    assert victim.read_text() == "precious"


def test_a_link_to_the_very_bytes_of_a_page_is_replaced(make_built: Make, tmp_path: Path) -> None:
    """They can be changed elsewhere, after they have been compared."""
    site = make_built()
    (site.folder / "index.html").rename(tmp_path / "same.html")
    (site.folder / "index.html").symlink_to(tmp_path / "same.html")
    site.build().expect_written("index.html")
    assert not (site.folder / "index.html").is_symlink()


@pytest.mark.parametrize("plant", [as_link, as_second_name, as_pipe, as_endless])
def test_what_stands_where_a_page_is_first_written_is_not_written_into(
    make_site: Make, victim: Path, plant: Plant
) -> None:
    """The name of the unfinished file holds the number of the process, which is easily guessed in a container."""
    site = make_site()
    for folder in (site.folder, site.folder / "articles/essay"):
        folder.mkdir(parents=True, exist_ok=True)
        plant(folder / f"{disk.TEMPORARY_PREFIX}{os.getpid()}", victim)
        site.build(clean=True).expect_no_problems()
        assert victim.read_text() == "precious"
        assert list(site.folder.rglob(f"{disk.TEMPORARY_PREFIX}*")) == []
        (site.folder / "articles/essay/index.html").unlink()


# Folders that are links


def test_an_output_that_is_a_link_out_of_the_site_is_followed_only_if_it_is_named(
    make_site: Make, tmp_path: Path
) -> None:
    site, elsewhere = make_site(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    site.folder.symlink_to(elsewhere)
    assert refused(run(site, "build"), "is a link to a place outside the site")
    assert names(elsewhere) == []
    assert refusal(site.folder, site.root, named=True) is None
    site.build().expect_no_problems()
    assert (elsewhere / "index.html").exists()


@pytest.mark.parametrize("where", ["output", "public"])
def test_an_output_in_the_site_needs_no_name(make_site: Make, where: str, tmp_path: Path) -> None:
    site = make_site()
    (site.root / where).mkdir()
    if where != "output":
        site.folder.symlink_to(where)
    assert refusal(site.folder, site.root, named=False) is None
    (tmp_path / "link").symlink_to(site.root)
    assert refusal(tmp_path / "link/output", tmp_path / "link", named=False) is None


@pytest.mark.parametrize("target", ["content", ".git", ".explainer"])
def test_an_output_that_is_a_link_to_the_sources_is_refused(make_site: Make, target: str) -> None:
    site = make_site()
    (site.root / target).mkdir(exist_ok=True)
    site.folder.symlink_to(target)
    assert refusal(site.folder, site.root, named=False) is not None


def test_drafts_are_not_written_through_a_link(make_site: Make, tmp_path: Path) -> None:
    site, elsewhere = make_site(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.root / ".explainer").mkdir()
    (site.root / ".explainer/with-drafts").symlink_to(elsewhere)
    assert refused(run(site, "build", "--drafts"), "with-drafts is a link to another folder")
    assert names(elsewhere) == []
    (site.root / ".explainer/with-drafts").unlink()
    assert site.build(drafts=True, output=site.root / ".explainer/with-drafts").report.written


@pytest.mark.parametrize("words", [[], ["--drafts"]])
def test_a_preview_is_not_written_through_a_link_and_leaves_the_rights_of_other_folders(
    make_site: Make, tmp_path: Path, words: list[str]
) -> None:
    site, elsewhere = make_site(), tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    (site.root / ".explainer").mkdir()
    (site.root / f".explainer/preview{'-with-drafts' if words else ''}").symlink_to(elsewhere)
    assert refused(run(site, "serve", "--port", "0", *words), "is a link to another folder")
    assert elsewhere.stat().st_mode & 0o777 == 0o755
    assert names(elsewhere) == []


def test_a_private_folder_is_made_private_unless_it_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to("open")
    with pytest.raises(DiskError, match="is a link"):
        disk.make_private_folder(tmp_path / "link")
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o755
    disk.make_private_folder(tmp_path / "open")
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("top", ["assets", "content", "layouts"])
@pytest.mark.parametrize("target", ["was", "texts", "docs/own", ".hidden", "../elsewhere", "/etc", "."])
def test_a_top_folder_that_is_a_link_is_refused_wherever_it_leads(make_site: Make, top: str, target: str) -> None:
    site = make_site()
    (site.root / top).mkdir(exist_ok=True)
    (site.root / top).rename(site.root / "was")
    (site.root / target).mkdir(parents=True, exist_ok=True)
    (site.root / top).symlink_to(target)
    site.build().expect_problem("E115", top)
    assert not site.folder.exists()


def test_assets_that_lead_to_content_publish_no_draft(make_site: Make) -> None:
    site = make_site()
    site.write("content/articles/hidden.md", "---\ntitle: H\nstatus: draft\nnotes: nobody reads this\n---\nText.\n")
    (site.root / "assets").rename(site.root / "was")
    (site.root / "assets").symlink_to("content")
    site.build().expect_problem("E115", "assets")
    assert not site.folder.exists()


def test_a_site_without_any_link_is_built_with_the_default_places(make_site: Make) -> None:
    site = make_site()
    options: Options = site.options()
    assert refusal(options.output, options.site, named=False) is None
    site.build().expect_no_problems()
    assert names(site.root / ".explainer") == ["lock", "store"]
