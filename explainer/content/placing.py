"""Which record a file in content/ holds, by its name and folder, or the problem of a file that holds none."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from explainer.content.filenames import DOCUMENTS, PICTURES, RENAMED, copied_from
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error, warning
from explainer.ground.suggestions import suggestion
from explainer.model.common import ID_PATTERN, MAX_ID_LENGTH
from explainer.model.kinds import FOLDERS

_ID = regex(ID_PATTERN)
_SUFFIXES = (".md", ".yaml")


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """One record in one language; or, if `id` is "", all records of a kind, as in content/regions.yaml."""

    kind: str
    id: str
    lang: str


def placed(path: str, languages: Sequence[str], paths: Collection[str]) -> RecordPlace | Problem:
    """What the file at `path` holds (`languages`: the default one first; `paths`: all files of content/)."""
    folder, _, name = path.removeprefix("content/").rpartition("/")
    suffix = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), None)
    if suffix is None:
        return _no_content(path, name, paths)
    stem, lang = _split(name.removesuffix(suffix), languages)
    if (copy := _copy(path, name.removesuffix(suffix), suffix, languages, paths)) is not None:
        return copy
    if lang not in languages:
        return _no_language(path, lang, languages)
    kind = FOLDERS.get(folder or stem)
    if kind is None or (not folder and suffix != ".yaml"):
        return _no_place(path, folder.partition("/")[0])
    return RecordPlace(kind, stem, lang) if folder else RecordPlace(kind, "", lang)


def bad_id(name: str, where: Location) -> Problem | None:
    """Why a name cannot be an id; None if it can."""
    if _is_id(name):
        return None
    shown = name.encode("unicode_escape").decode() if not name.isprintable() else name
    proposal = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:MAX_ID_LENGTH].strip("-")
    example = f"to {proposal}" if _is_id(proposal) else "for example to harbour-plan-2024"
    return error(
        "E110",
        where,
        f'"{shown}" cannot be an id. An id has small letters a to z, digits and single hyphens, '
        f"and at most {MAX_ID_LENGTH} characters.",
        f"Rename it, {example}. The title may hold any characters.",
    )


def _is_id(name: str) -> bool:
    return _ID.fullmatch(name) is not None and len(name) <= MAX_ID_LENGTH


def _split(stem: str, languages: Sequence[str]) -> tuple[str, str]:
    """`jilin.zh` → `jilin`, `zh`."""
    base, dot, lang = stem.rpartition(".")
    return (base, lang) if dot else (stem, languages[0])


def _copy(path: str, stem: str, suffix: str, languages: Sequence[str], paths: Collection[str]) -> Problem | None:
    """The problem that a file is a copy, if its name cannot be an id and has the form of one."""
    name, lang = _split(stem, languages)
    if _is_id(name) and lang in languages:
        return None
    original = copied_from(stem) or (copied_from(name) and f"{copied_from(name)}.{lang}") or ""
    if not original or not _is_id(_split(original, languages)[0]):
        return None
    return _copied(path, str(PurePosixPath(path).with_name(original + suffix)), paths)


def _copied(path: str, original: str, paths: Collection[str]) -> Problem:
    message = f'By its name, this file is a copy of "{original}", made by a sync program, a merge or a person.'
    if original in paths:
        hint = "Compare the two, take over what is right into the original, and remove this file."
    else:
        hint = f"Rename it to {original}, which is not there; or remove it."
    return error("E127", Location(path), message, hint)


def _no_content(path: str, name: str, paths: Collection[str]) -> Problem:
    """The problem of a file that cannot be content, with advice for its kind."""
    ending = PurePosixPath(name).suffix.lower()
    if ending == ".rej":
        message = "A change could not be applied in full; this file holds the rest of it."
        hint = f"Make the change in {path.removesuffix('.rej')} by hand, and remove it."
        return warning("W127", Location(path), message, hint)
    if (found := re.fullmatch(r"(.+\.(?:md|yaml))(?:~.*|\.[A-Za-z0-9_-]+)", path)) and found[1] in paths:
        return _copied(path, found[1], paths)
    if document := DOCUMENTS.get(ending):
        message = f"This is {document}. Content is text in files whose names end in .md or .yaml."
        hint = "Copy its words into a .md file. The document itself goes to assets/ if readers are to have it."
    elif ending in RENAMED:
        message, hint = (
            "Only .md and .yaml files are content.",
            f"Rename it to {name[: -len(ending)]}{RENAMED[ending]}.",
        )
    elif ending in PICTURES:
        message, hint = "This is a picture, but pictures do not belong in content/.", "Move it to assets/."
    else:
        message, hint = "Only .md and .yaml files are content.", "Move the file to assets/, or out of content/."
    return error("E114", Location(path), message, hint)


def _no_language(path: str, lang: str, languages: Sequence[str]) -> Problem:
    guess = suggestion(lang, languages) or ", ".join(languages)
    message = f'"{lang}" is not a language of this site.'
    return error("E116", Location(path), message, f"Use one of the languages in site.yaml ({guess}), or add it there.")


def _no_place(path: str, name: str) -> Problem:
    guess = suggestion(name, FOLDERS)
    hint = f"Did you mean content/{guess}/?" if guess else f"Use one of: {', '.join(sorted(FOLDERS))}."
    return error("E114", Location(path), "No kind of record has this folder, so the file would be ignored.", hint)
