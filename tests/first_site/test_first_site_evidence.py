"""The promise of the product, on its own first site: not one character of the evidence can change unnoticed.

Every quotation, figure, printed date, office, name and snapshot is changed by one character in the bytes of its file.
The file is read again, and the problem must name its line, with the right code and, for words, the closest text.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import pytest
from conftest import ROOT

from explainer.checks import attested, dating, evidence, figures, prose
from explainer.content.parse import Parsed, parse
from explainer.content.schema import Origin
from explainer.content.theme import SiteTheme
from explainer.extend import gather
from explainer.facts.assemble import SNAPSHOTS, assemble, settings_of
from explainer.facts.citing import quoted_words
from explainer.facts.contents import Inputs
from explainer.facts.facts import Entry, Facts, QuoteAt
from explainer.facts.lookups import source_texts
from explainer.ground import disk
from explainer.ground.digest import digest_bytes
from explainer.ground.problems import Problem
from explainer.model.records.figure import Figure
from explainer.model.records.organisation import Organisation
from explainer.model.records.person import Person
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech
from explainer.model.records.term import Term
from explainer.model.settings import Settings

FOUND = gather([evidence, attested, dating, figures, prose])[0]
NO_THEME = SiteTheme({}, {}, {}, {})
CLOSEST = re.compile(r"Closest text|The closest words|with the words|follow \"|It says: \"|it prints: ")
FieldPath = tuple[str | int, ...]

INJECTED = (
    "Pei’s mother’s heartbeat suddenly skipped a beat, and the answer she had never gotten from her son before was "
    "clearly revealed at this moment. “Real”",
    "Although you are not stupid, you have been pampered by your parents since you were a child. My mother is afraid "
    "that you will be lazy.",
    "Xi Caixiu looked at her speechlessly, not knowing what to say.",
    "changes will be made. Grades dropped.",
    "and the doctor came and went. My father came and went, but my mother was always by my side. After feeding her "
    "porridge and medicine, she forcibly ordered her to close her eyes and sleep. The group",
    "I will be teaching in Tianjin. “She said seriously.",
    "How many innocent people were harmed by her reckless behavior in her youth? It’s really not wrong for her to be "
    "in this situation now, she really deserves it.",
)
"""The foreign sentences of the CCTV copy, found by reading it; what the source's record says of them is not asked."""


def all_quotes(facts: Facts) -> Iterator[QuoteAt]:
    return (at for ref in facts.entries for at in facts.quotes_of(ref))


def _text_of(known: Facts, source: str, _: Facts) -> object:
    return known.source_texts[source]


def _dates_of(known: Facts, source: str, _: Facts) -> object:
    return known.dates_in_copies[source]


@dataclass(frozen=True)
class Change:
    """One changed character: the file's new bytes, and the problem that must follow."""

    name: str
    path: str
    data: bytes
    codes: frozenset[str]
    line: int
    words: bool


@dataclass(frozen=True)
class FirstSite:
    """The repository's content in memory. A changed file is checked with its language versions and all sources."""

    files: dict[str, bytes]

    @cached_property
    def parsed(self) -> dict[str, Parsed]:
        paths = (path for path in self.files if not path.startswith(SNAPSHOTS))
        return {path: parse(path, self.files[path]) for path in paths if path.startswith("content/")}

    @cached_property
    def snapshots(self) -> dict[str, bytes]:
        return {path: data for path, data in self.files.items() if path.startswith(SNAPSHOTS)}

    @cached_property
    def facts(self) -> Facts:
        return self._facts(self.parsed.values(), self.snapshots)[0]

    @cached_property
    def settings(self) -> tuple[Settings, Origin]:
        written = parse("site.yaml", self.files["site.yaml"])
        settings, _ = settings_of(written)
        assert settings is not None
        return settings, Origin("site.yaml", written.fields)

    def _facts(self, content: Iterable[Parsed], snapshots: dict[str, bytes]) -> tuple[Facts, tuple[Problem, ...]]:
        settings, origin = self.settings
        inputs = Inputs(settings.base_url, False, digest_bytes(b""))
        return assemble(settings, origin, list(content), NO_THEME, snapshots, inputs, datetime.date(2026, 12, 1))

    def problems(self, path: str, data: bytes) -> tuple[Problem, ...]:
        """What is wrong once the file at `path` holds `data`, as far as evidence goes."""
        if path in self.snapshots:
            facts, wrong = self._facts(self._sources(), {**self.snapshots, path: data})
        else:
            beside = (item for item in self.parsed.values() if item.path != path and _stem(item.path) == _stem(path))
            others = (item for item in self._sources() if item.path != path)
            content = {item.path: item for item in (parse(path, data), *beside, *others)}
            facts, wrong = self._facts(content.values(), self.snapshots)
            if not path.startswith("content/sources/"):
                for name in source_texts(self.facts):  # which have not changed
                    facts.index(f"source-text of source:{name}", partial(_text_of, self.facts, name))
                    facts.index(f"dates-in-copy of source:{name}", partial(_dates_of, self.facts, name))
        found = [problem for check in FOUND.checks.values() for problem in check(facts)]
        every = list(facts.entries.values())
        if path in self.parsed and not path.startswith("content/sources/"):  # all others are as they were
            every = [entry for entry in every if _stem(entry.base.origin.path) == _stem(path)]
            assert every, path
        found += [
            problem for check in FOUND.record_checks.values() for entry in every for problem in check(facts, entry)
        ]
        return tuple(problem for problem in (*wrong, *found) if problem.is_error or problem.code == "W322")

    def _sources(self) -> Iterator[Parsed]:
        return (item for path, item in self.parsed.items() if path.startswith("content/sources"))

    def survivors(self, changes: Iterable[Change]) -> list[str]:
        """What should have been noticed, or noticed better."""
        return [said for change in changes if (said := self._survivor(change))]

    def _survivor(self, change: Change) -> str:
        found = self.problems(change.path, change.data)
        here = [item for item in found if (item.where.path, item.where.line) == (change.path, change.line)]
        right = [item for item in here if item.code in change.codes]
        if not right:
            return f"{change.name} ({change.path}:{change.line}): {[(item.code, str(item.where)) for item in found]}"
        if change.words and not any(CLOSEST.search(item.message + item.remedy) for item in right):
            return f"{change.name} ({change.path}:{change.line}): no closest text in {right}"
        return ""


def _stem(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.split('.')[0]}"


@pytest.fixture(scope="module")
def site() -> FirstSite:
    files = {**disk.scan(ROOT, "content").files, **disk.scan(ROOT, "site.yaml").files}
    return FirstSite(files)


# One character


def other(sign: str) -> str:
    if sign.isdigit():
        return str((int(sign) + 1) % 10)
    return "z" if sign != "z" else "q"


def middle(words: str) -> int:
    """The letter or digit nearest to the middle."""
    places = [at for at, sign in enumerate(words) if sign.isalnum()]
    return min(places, key=lambda at: abs(at - len(words) // 2))


def changed(text: str, start: int, words: str) -> str:
    """`text` with the middle character of `words`, which are written at or after `start`, replaced by another.

    The words may be folded or escaped in the file, so the middle word is looked for, by its number among its likes.
    """
    at = middle(words)
    word = next(match for match in re.finditer(r"\w+", words) if match.start() <= at < match.end())
    nth = sum(1 for match in re.finditer(re.escape(word[0]), words) if match.start() < word.start())
    place = start - 1
    for _ in range(nth + 1):
        place = text.index(word[0], place + 1)
    place += at - word.start()
    return text[:place] + other(text[place]) + text[place + 1 :]


def offset(text: str, line: int, column: int) -> int:
    return sum(len(row) for row in text.splitlines(keepends=True)[: line - 1]) + column - 1


def in_field(site: FirstSite, entry: Entry, path: FieldPath, words: str, *codes: str, closest: bool = True) -> Change:
    """The middle character of a field's value, changed where it is written."""
    where = entry.base.origin.locate(path)
    assert where.line and where.column
    text = site.files[where.path].decode()
    data = changed(text, offset(text, where.line, where.column), words).encode()
    name = f"{entry.ref} {'.'.join(map(str, path))} {words!r}"
    return Change(name, where.path, data, frozenset(codes), where.line, closest)


# What is changed


def of_quotations(site: FirstSite) -> Iterator[Change]:
    for at in all_quotes(site.facts):
        yield in_field(site, at.entry, (*at.path, "exact"), at.quote.exact, "E301")


def of_words_beside_quotations(site: FirstSite) -> Iterator[Change]:
    for at in all_quotes(site.facts):
        for field, words in (("prefix", at.quote.prefix), ("suffix", at.quote.suffix)):
            if words:
                change = in_field(site, at.entry, (*at.path, field), words, "E301")
                line = at.entry.base.origin.locate((*at.path, "exact")).line
                assert line
                yield Change(change.name, change.path, change.data, change.codes, line, words=True)


def of_offices(site: FirstSite) -> Iterator[Change]:
    for at in all_quotes(site.facts):
        if at.quote.role_text:
            yield in_field(site, at.entry, (*at.path, "role_text"), at.quote.role_text, "E311")
    for entry in site.facts.entries.values():
        record = entry.base.record
        for number, speaker in enumerate(record.speakers if isinstance(record, Speech) else ()):
            if speaker.role_text:
                yield in_field(site, entry, ("speakers", number, "role_text"), speaker.role_text, "E311")
        for number, role in enumerate(record.roles if isinstance(record, Person) else ()):
            yield in_field(site, entry, ("roles", number, "role"), role.role, "E311")


def of_dates(site: FirstSite) -> Iterator[Change]:
    for entry in site.facts.entries.values():
        record = entry.base.record
        if isinstance(record, Speech) and record.date_text:
            yield in_field(site, entry, ("date_text",), record.date_text, "E310")


def of_figures(site: FirstSite) -> Iterator[Change]:
    for entry in site.facts.entries.values():
        record = entry.base.record
        if isinstance(record, Figure):
            code = "E312" if record.derived else "E306"
            field = "value_text" if record.value_text else "value"
            words = record.value_text or str(record.value)
            yield in_field(site, entry, (field,), words, code, closest=False)


def of_names_and_forms(site: FirstSite) -> Iterator[Change]:
    for entry in site.facts.entries.values():
        match entry.base.record:
            case Plan() as plan:
                for number, slogan in enumerate(plan.slogans):
                    if slogan.quote:
                        yield in_field(site, entry, ("slogans", number, "text"), slogan.text, "E314")
            case Term() as term:
                for number, variant in enumerate(term.variants):
                    if variant.quote:
                        yield in_field(site, entry, ("variants", number, "text"), variant.text, "E314")
            case Person() | Organisation() as named:
                for number, name in enumerate(named.names_in_sources):
                    yield in_field(site, entry, ("names_in_sources", number, "text"), name.text, "E313")
            case _:
                pass


def of_citations(site: FirstSite) -> Iterator[Change]:
    """The words between quotation marks of a text that cites; not our own translations of them."""
    for words in quoted_words(site.facts):
        document = words.prose.document
        if words.status == "found" and words.passage.kind != "field":
            path = document.origin.path
            text = site.files[path].decode()
            line, column = words.passage.place(words.start)
            assert column
            start = text.index(words.words, offset(text, line, column))
            data = changed(text, start, words.words).encode()
            name = f"{document.ref} {words.words!r}"
            yield Change(name, path, data, frozenset({"E327" if words.is_long else "W322"}), line, words=True)


def of_records_of_sources(site: FirstSite) -> Iterator[Change]:
    for entry in site.facts.entries.values():
        source = entry.base.record
        if isinstance(source, Source) and source.snapshot:
            yield in_field(site, entry, ("snapshot", "sha256"), source.snapshot.sha256, "E304", "E103", closest=False)
            for number, item in enumerate(source.quality.exclude if source.quality else ()):
                path = ("quality", "exclude", number, "exact")
                yield in_field(site, entry, path, item.exact, "E308", closest=False)


def of_snapshots(site: FirstSite) -> Iterator[Change]:
    for entry in site.facts.entries.values():
        source = entry.base.record
        if isinstance(source, Source) and source.snapshot:
            path = f"content/{source.snapshot.path}"
            text = site.files[path].decode()
            at = middle(text)
            data = (text[:at] + other(text[at]) + text[at + 1 :]).encode()
            where = entry.base.origin.locate(("snapshot", "sha256"))
            assert where.line
            found = site.problems(path, data)
            assert [(item.code, item.where.path, item.where.line) for item in found if item.code == "E304"] == [
                ("E304", where.path, where.line)
            ]
            yield Change(path, path, data, frozenset({"E304"}), where.line, words=False)


# The promise


def test_the_first_site_is_clean_before_anything_is_changed(site: FirstSite) -> None:
    assert {path: found for path in site.parsed if (found := site.problems(path, site.files[path]))} == {}


def test_one_changed_character_of_any_quotation_is_noticed(site: FirstSite) -> None:
    changes = [*of_quotations(site), *of_words_beside_quotations(site)]
    assert len(changes) > 60
    assert site.survivors(changes) == []


def test_one_changed_character_of_any_office_is_noticed(site: FirstSite) -> None:
    changes = list(of_offices(site))
    assert len(changes) > 30
    assert site.survivors(changes) == []


def test_one_changed_character_of_any_date_in_words_is_noticed(site: FirstSite) -> None:
    changes = list(of_dates(site))
    assert len(changes) > 14
    assert site.survivors(changes) == []


def test_one_changed_digit_of_any_figure_is_noticed(site: FirstSite) -> None:
    changes = list(of_figures(site))
    assert len(changes) > 5
    assert site.survivors(changes) == []


def test_one_changed_character_of_any_slogan_variant_or_name_is_noticed(site: FirstSite) -> None:
    changes = list(of_names_and_forms(site))
    assert len(changes) > 20
    assert site.survivors(changes) == []


def test_one_changed_character_of_quoted_words_in_a_text_is_noticed_at_their_citation(site: FirstSite) -> None:
    changes = list(of_citations(site))
    assert len(changes) > 60
    assert site.survivors(changes) == []


def test_one_changed_character_of_a_hash_or_an_excluded_passage_is_noticed(site: FirstSite) -> None:
    changes = list(of_records_of_sources(site))
    assert len(changes) > 40
    assert site.survivors(changes) == []


def test_one_changed_character_of_any_snapshot_is_noticed(site: FirstSite) -> None:
    assert len(list(of_snapshots(site))) == len(site.snapshots) == 5


# What must never be quoted, and numbers that are not there


PROBE = "content/pages/probe.yaml"
FIGURE = "content/figures/probe.yaml"


def quoting(site: FirstSite, exact: str, source: str = "cctv-august") -> list[str]:
    """The codes that a quotation of these words gets, at its own line."""
    lines = ["title: Probe", "quotes:", f"  - source: {source}", f"    exact: {json.dumps(exact, ensure_ascii=False)}"]
    found = site.problems(PROBE, "\n".join(lines).encode())
    assert {item.where.line for item in found} <= {4}
    return [item.code for item in found]


def test_words_of_the_report_itself_can_be_quoted(site: FirstSite) -> None:
    assert quoting(site, "New productivity is itself green productivity.") == []


@pytest.mark.parametrize("sentence", INJECTED)
def test_no_part_of_an_injected_sentence_can_be_quoted(site: FirstSite, sentence: str) -> None:
    text = site.snapshots["content/snapshots/003_1a9df43997b7214a.txt"].decode()
    start = text.index(sentence)
    end = start + len(sentence)
    before, after = text.rfind(" ", 0, start - 20) + 1, text.find(" ", end + 20)
    half = sentence.index(" ", len(sentence) // 3)
    # before and after it the text may be damaged, and excluded for that; the reason is an exclusion in any case
    assert quoting(site, sentence) == ["E302"]
    assert quoting(site, sentence[half + 1 :]) == ["E302"]
    assert quoting(site, text[before : start + half].strip()) == ["E302"]
    assert quoting(site, text[start + half + 1 : after if after > 0 else len(text)].strip()) == ["E302"]


@pytest.mark.parametrize("name", ["Xi Caixiu", "Caixiu", "Xi Caixiu looked at her speechlessly"])
def test_the_character_of_the_novel_is_never_anybody(site: FirstSite, name: str) -> None:
    assert quoting(site, name) == ["E302"]
    person = f"title: Xi Jinping\nnames_in_sources:\n  - {{text: {name}, source: cctv-august}}\n"
    assert [item.code for item in site.problems("content/people/probe.yaml", person.encode())] == ["E313"]
    speech = f"title: Probe\ntype: speech\nsources: [cctv-august]\nspeakers:\n- person: x\n  role_text: {name}\n"
    assert [item.code for item in site.problems("content/speeches/probe.yaml", speech.encode())] == ["E311"]


def figure(site: FirstSite, value: str, unit: str, unit_kind: str, exact: str) -> list[tuple[str, int | None]]:
    """The codes and lines that a figure gets; value, unit, kind of unit and quotation stand on lines 2 to 5."""
    fields = f'title: Probe\nvalue: {value}\nunit: "{unit}"\nunit_kind: {unit_kind}\n'
    quote = f'quote: {{source: cctv-august, kind: figure, exact: "{exact}"}}\n'
    return [(item.code, item.where.line) for item in site.problems(FIGURE, (fields + quote).encode())]


HIGH_TECH = "Investment in high-tech industries increased by 10.6% year-on-year"
FASTER = "6.7 percentage points faster than all investment"


def test_a_number_is_whole(site: FirstSite) -> None:
    assert figure(site, "10.6", "%", "percent", HIGH_TECH) == []
    assert figure(site, "0.6", "%", "percent", HIGH_TECH) == [("E306", 2)]
    assert figure(site, "0.6", "%", "percent", "0.6% year-on-year") == [("E301", 5)]
    assert quoting(site, "0.6%") == ["E301"]


def test_percentage_points_are_not_percent(site: FirstSite) -> None:
    assert figure(site, "6.7", "percentage points", "percentage-points", FASTER) == []
    assert figure(site, "6.7", "%", "percent", FASTER) == [("E306", 4)]
    assert figure(site, "6.7", "%", "percentage-points", FASTER) == [("E306", 3)]
    assert figure(site, "10.6", "percentage points", "percent", HIGH_TECH) == [("E306", 3)]


def test_a_published_figure_needs_a_quotation_or_a_formula(site: FirstSite) -> None:
    lines = b"title: Probe\nvalue: 10.6\nunit: '%'\nunit_kind: percent\n"
    assert [(item.code, item.where.line) for item in site.problems(FIGURE, lines)] == [("E306", 1)]
    assert site.problems(FIGURE, lines + b"status: draft\n") == ()


def test_each_value_of_a_series_is_printed_by_a_quotation(site: FirstSite) -> None:
    fields = (
        "title: Probe\nunit: '%'\nunit_kind: percent\nvalue: 10.6\n"
        f"quote: {{source: cctv-august, exact: {HIGH_TECH}}}\n"
        "series:\n- {period: 2024, value: 10.6}\n- {period: 2023, value: 9.9}\n"
    )
    assert [(item.code, item.where.line) for item in site.problems(FIGURE, fields.encode())] == [("E306", 8)]


def plan(site: FirstSite, *lines: str) -> list[tuple[str, int | None]]:
    data = "\n".join(["title: Probe", *lines]).encode()
    return [(item.code, item.where.line) for item in site.problems("content/plans/probe.yaml", data)]


def test_the_value_of_a_target_is_printed_by_its_quotation(site: FirstSite) -> None:
    quote = f'  quote: {{source: cctv-august, exact: "{HIGH_TECH}"}}'
    assert plan(site, "targets:", "- text: More", "  value: 10.6", '  unit: "%"', quote) == []
    assert plan(site, "targets:", "- text: More", "  value: 10.7", '  unit: "%"', quote) == [("E306", 4)]
    assert plan(site, "targets:", "- text: More", "  value: 10.6", "  unit: percentage points", quote) == [("E306", 4)]
    assert plan(site, "targets:", "- text: More", "  value: 10.6") == [("E306", 4)]


def test_the_quotation_of_a_step_in_a_plans_history_is_checked(site: FirstSite) -> None:
    step = "- {step: announced, date: 2024, source: cctv-august, quote: {source: cctv-august, exact: said by nobody}}"
    assert plan(site, "history:", step) == [("E301", 3)]


def test_a_day_is_the_one_that_is_printed(site: FirstSite) -> None:
    path = "content/speeches/jiangsu-delegation-2024.md"
    line = site.files[path].decode().splitlines().index("date: 2024-03-05") + 1
    for wrong in (b"date: 2024-03-06", b"date: 2024-04-05"):
        found = site.problems(path, site.files[path].replace(b"date: 2024-03-05", wrong))
        assert [(item.code, item.where.line) for item in found] == [("E310", line)]


def test_a_first_use_is_not_later_than_a_use(site: FirstSite) -> None:
    path = "content/terms/nqpf.md"
    data = site.files[path].replace(b"first_use: {date: 2023-07/2023-12,", b"first_use: {date: 2024-09-01,")
    line = data.decode()[: data.decode().index("first_use")].count("\n") + 1
    found = site.problems(path, data)
    assert [(item.code, item.where.line) for item in found] == [("E315", line)]
    assert "source:" in found[0].message


def test_a_language_version_has_no_number_of_its_own(site: FirstSite) -> None:
    path = "content/figures.zh.yaml"
    data = site.files[path].replace(b"gdp-h1:\n", b"gdp-h1:\n  value: 6.0\n")
    assert [(item.code, item.where.line) for item in site.problems(path, data)] == [("E316", 2)]
    path = "content/plans/jilin-strategy.zh.md"
    data = site.files[path].replace(b"---\n", b"---\nquotes:\n  - {source: jilin-call, exact: said by nobody}\n", 1)
    assert [(item.code, item.where.line) for item in site.problems(path, data)] == [("E316", 3)]


def test_the_size_of_a_snapshot_is_the_one_recorded(site: FirstSite) -> None:
    path = "content/sources/cctv-august.yaml"
    size = len(site.snapshots["content/snapshots/003_1a9df43997b7214a.txt"])
    for bytes_, codes in ((size, []), (size + 1, ["E304"])):
        data = site.files[path].replace(b"  sha256:", b"  bytes: %d\n  sha256:" % bytes_)
        assert [item.code for item in site.problems(path, data)] == codes


def test_words_are_checked_whatever_the_region_of_the_language(site: FirstSite) -> None:
    """A site in `en-GB` quotes a source in `en`; a source without a language is not excused."""
    path = "content/sources/jilin-call.yaml"
    page = b"---\ntitle: Probe\n---\n\nIt says \xe2\x80\x9csaid by nobody\xe2\x80\x9d [@jilin-call].\n"
    for written in (b"language: en-GB\n", b""):
        source = site.files[path].replace(b"\nlanguage: en\n", b"\n" + written)
        changed_site = FirstSite({**site.files, path: source})
        assert [item.code for item in changed_site.problems("content/pages/probe.md", page)] == ["W322"]
