"""`new`: a draft of a record to fill in, or a source with its snapshot and what looks suspicious in it."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from explainer.commands.skeleton import choices_of, skeleton
from explainer.commands.sources import SourceRecords, read_sources, scalar, visible
from explainer.content import yamlpos
from explainer.evidence import KIN_WORDS, NORMALISER, Alarm, AlarmKind, alarms
from explainer.evidence.encodings import not_utf8
from explainer.facts.assemble import SNAPSHOTS
from explainer.ground import disk
from explainer.ground.patterns import regex
from explainer.model.common import ID_PATTERN, MAX_ID_LENGTH
from explainer.model.kinds import DECLARED
from explainer.model.records.source import Source
from explainer.pages.plan import DEVICE

_SUFFIX = regex(r"\.[a-z0-9]{1,5}")
_SHOWN = 160  # characters of a suspicious sentence

LOOK_AT: dict[AlarmKind, str] = {
    "unbalanced-marks": "Quotation marks do not match: compare with another copy; words may be missing or inserted.",
    "joined-after-comma": "A capital straight after a comma: two texts may have been joined here.",
    "capital-after-comma": "A capital after a comma: perhaps two texts were joined here. Often harmless.",
    "word": "Words that policy texts hardly use: if the sentence is not the text's own, put it under quality.exclude.",
    "boilerplate": "Words of the web page around the text: put them under quality.exclude.",
    "form-feed": "Ends of pages from a PDF: remove them, or leave them; quotations skip them.",
    "page-number": "A line with a number only: if it is a page number, exclude it with `skip: true`.",
    "running-head": "A line that is repeated: if it is on every page, exclude it with `skip: true`.",
    "ligature": "Joined letters or radicals from a PDF: quotations find them, typed as usual.",
    "markup": "Tags or entities of HTML: save the text of the page, not its source.",
    "lost-character": "Characters that were lost when the text was saved: save it again, as UTF-8.",
    "mojibake": "Traces of a text that was read in the wrong encoding: save the original again, as UTF-8.",
    "hyphen-at-line-end": "Words broken at line ends: quotations find them, typed as one word or with the hyphen.",
    "invisible": "Characters that nobody sees and that may change what is read: remove them.",
}
"""What an editor should do about each kind of alarm."""

_INJECTED: frozenset[AlarmKind] = frozenset({"word", "unbalanced-marks", "joined-after-comma"})


def new_record(site: Path, kind: str, name: str) -> tuple[str, bool]:
    """Write a draft of a record; return what to print, and whether it was written. Raises DiskError."""
    if refusal := _refusal(read_sources(site), kind, name):
        return refusal, False
    fields = skeleton(kind, name)
    suffix, text = (".yaml", fields) if DECLARED[kind].fields_only else (".md", f"---\n{fields}---\n")
    path = f"content/{DECLARED[kind].folder}/{name}{suffix}"
    _write(site, {path: text.encode()})
    after = "" if DECLARED[kind].fields_only else " Below the second line of three hyphens comes the text."
    return f"Wrote {path}, a draft.{after} Fill it in, then run: build.py check", True


def new_source(site: Path, file: Path, name: str | None, now: datetime.datetime) -> tuple[str, bool]:
    """Write a source's snapshot and a draft of its record; return what to print, and whether they were written."""
    sources = read_sources(site)
    data = disk.read_whole(file)
    name = name or _id_of(file)
    refusal = _unfit(file, data) or _refusal(sources, "source", name)
    if refusal:
        return refusal, False
    inside = _inside(site, file)
    snapshot = inside or f"{SNAPSHOTS}{name}{_suffix(file)}"
    if not inside and disk.exists(site / snapshot):
        return f"{snapshot} is already there, so it was not overwritten. Choose another id with --id.", False
    words = _alarm_words(sources)
    found = alarms(data.decode(), words)
    record = _record(name, file.name, snapshot, data, found, _today(sources, now))
    path = f"content/sources/{name}.yaml"
    _write(site, {path: record.encode()} if inside else {snapshot: data, path: record.encode()})
    same = _same_bytes(sources, data)
    return "\n".join(
        [f"Wrote {path}, a draft, for {snapshot} ({len(data)} bytes).", *same, *_report(found, words)]
    ), True


def _unfit(file: Path, data: bytes) -> str:
    """Why the bytes cannot be a snapshot; "" if they can."""
    if not data.strip():
        return f"{file} is empty."
    text, problems = yamlpos.decode(data, path=str(file))
    if (fault := not_utf8(data)) is not None:
        return (
            f"{file} is not text in UTF-8: line {fault.line} has the byte 0x{fault.byte:02X}. "
            f"{fault.guess} {fault.advice}"
        )
    return "" if text else " ".join(f"{file}: {item.message} {item.remedy}" for item in problems)


def _refusal(sources: SourceRecords, kind: str, name: str) -> str:
    """Why there cannot be a new record of this id; "" if there can."""
    if not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID_LENGTH:
        return (
            f'"{visible(name)}" cannot be an id. An id has small letters a to z, digits and single hyphens, such as '
            f"jilin-plan-2024, and at most {MAX_ID_LENGTH} characters. Choose one{' with --id' * (kind == 'source')}."
        )
    if DEVICE.fullmatch(name):
        return f'"{name}" is the name of a device on Windows, where no file can be called so. Choose another id.'
    folder = DECLARED[kind].folder
    for path, data in sources.files.items():
        stem, _, rest = path.removeprefix(f"content/{folder}").partition(".")
        if path.startswith(f"content/{folder}") and rest and stem in ("", f"/{name}"):
            known = yamlpos.load(yamlpos.decode(data, path=path)[0], path=path).data if not stem else {name: None}
            if isinstance(known, dict) and name in known:
                return f'{kind} "{name}" is already written in {path}. Nothing was changed.'
    return ""


def _write(site: Path, files: dict[str, bytes]) -> None:
    """Write the files in order: the snapshot first, so that no record is ever without one."""
    disk.refuse_links_below(site, files)
    for path in files:
        if disk.exists(site / path):
            raise disk.DiskError(f"{site / path} is already there, so it was not overwritten.")
    for path, data in files.items():
        disk.write_whole(site / path, data)


def _id_of(file: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")[:MAX_ID_LENGTH].rstrip("-")


def _suffix(file: Path) -> str:
    suffix = file.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) and not disk.is_ignored(f"x{suffix}") else ".txt"


def _inside(site: Path, file: Path) -> str:
    """The path of a file that is already among the snapshots; "" for any other."""
    folder, path = (site / SNAPSHOTS).resolve(), file.resolve()
    if not path.is_relative_to(folder) or any(disk.is_ignored(part) for part in path.relative_to(folder).parts):
        return ""
    return SNAPSHOTS + path.relative_to(folder).as_posix()


def _alarm_words(sources: SourceRecords) -> Sequence[str]:
    """The words of `KIN_WORDS` and of `words: {alarms: […]}` in site.yaml, without `words: {ignore: […]}`."""
    words = sources.facts.settings.words
    ignored = {word.casefold() for word in words.get("ignore", ())}
    return [word for word in (*KIN_WORDS, *words.get("alarms", ())) if word.casefold() not in ignored]


def _today(sources: SourceRecords, now: datetime.datetime) -> datetime.date:
    try:
        return now.astimezone(ZoneInfo(sources.facts.settings.time_zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return now.date()


def _same_bytes(sources: SourceRecords, data: bytes) -> list[str]:
    same = [path for path, other in sources.files.items() if path.startswith(SNAPSHOTS) and other == data]
    return [f"The same text is already saved as {', '.join(same)}."] if same else []


def _report(found: Sequence[Alarm], words: Sequence[str]) -> list[str]:
    """The alarms by line, with what to look at."""
    if not found:
        return ["Nothing in the text looks foreign or damaged. Read it all the same."]
    lines = ["", "Look at these places of the text:"]
    lines += [f"  line {alarm.line}: {_shown(visible(alarm.text), words)}" for alarm in found]
    meant = dict.fromkeys(alarm.kind for alarm in found)
    return [*lines, "", *(LOOK_AT[kind] for kind in meant)]


def _shown(said: str, words: Sequence[str]) -> str:
    """A long sentence cut around the first of the words that made it suspicious."""
    if len(said) <= _SHOWN:
        return said
    hits = [hit.start() for word in words for hit in re.finditer(rf"\b{re.escape(word)}\b", said, re.IGNORECASE)]
    low = max(0, min(hits, default=0) - _SHOWN // 2)
    return f"{'…' * (low > 0)}{said[low : low + _SHOWN]}{'…' * (low + _SHOWN < len(said))}"


def _condition(found: Sequence[Alarm]) -> tuple[str, str, list[str]]:
    """A proposal for `quality`: the condition, the reason, and the problems that can be measured."""
    kinds = {alarm.kind for alarm in found}
    problems = ["unbalanced-quotes"] if "unbalanced-marks" in kinds else []
    if kinds & _INJECTED:
        lines = sorted({alarm.line for alarm in found if alarm.kind in _INJECTED})
        return "damaged", f"traces of foreign or damaged passages on lines {', '.join(map(str, lines))}", problems
    if "boilerplate" in kinds:
        return "flawed", "words of the web page are in the text", problems
    return "", "not judged yet", problems


def _choices(field: str) -> str:
    return ", ".join(choices_of(Source.model_fields[field].annotation))


def _record(name: str, file: str, snapshot: str, data: bytes, found: Sequence[Alarm], day: datetime.date) -> str:
    condition, reason, problems = _condition(found)
    return f"""\
# A source: fill in what is known. What nobody has looked up stays empty; "not-stated" says that the copy is silent.
status: draft                     # remove this line when the record is ready
title: {scalar(name.replace("-", " ").capitalize())}  # the title, as the source prints it
summary:                          # one sentence: what it is, and how good the copy is
kind: news                        # one of: {_choices("kind")}
publisher:                        # the id of an organisation, or not-stated; the issuer, not the site of the copy
byline:                           # the author, as printed
published:                        # the day of the original, such as 2024-03-06; 2024-03 or 2024 if no more is known
published_basis:                  # one of: {_choices("published_basis")}; or leave it out: the copy is searched
copy_published:                   # the day of the copy, if it has another
date_note:                        # what exactly is printed, if the day had to be inferred
url:                              # where the copy was found, https://…
accessed: {day.isoformat()}
language:                         # of the text that we hold, such as en or zh-Hans
original_language:                # if it is a translation
# translation: {{kind: machine, engine: unknown}}   # human, machine, official or unknown
licence:
  id: unknown                     # such as CC-BY-4.0, if the source names one
  basis:                          # where the licence is stated
  display: metadata-only          # until you decide: excerpts (quotations), or full (needs a known licence)
snapshot:                         # leave this alone: it proves that the text has not changed
  path: {scalar(snapshot.removeprefix("content/"))}
  sha256: {hashlib.sha256(data).hexdigest()}
  bytes: {len(data)}
  normaliser: {NORMALISER}
quality:
  origin:                         # one of: issuer, publisher, republished, unknown
  condition: {condition:<20} # clean, flawed or damaged; a proposal: {reason}
  problems: [{", ".join(problems)}]
  exclude: []                     # passages never to be quoted: - {{id: {name}-x1, exact: "its words", reason: "why"}}
  omissions: []                   # what the text is known to lack
notes: {scalar(f"Snapshot made from the file {visible(file)}.")}  # for editors, never published
"""
