"""How a source is cited: one form for each kind of source, in parts for pages, and as CSL-JSON for programs.

The order of the parts depends on the kind and is defined here. All words and punctuation between them are interface
texts (`citation.*`), so that a Chinese citation is really Chinese. A part without a value is left out with its
punctuation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from explainer.ground.dates import PartialDate
from explainer.ground.interface import fill, split
from explainer.model.quality import condition_of, origin_of
from explainer.model.records.source import Source
from explainer.views.reports import CitationPart, CitationView

Texts: TypeAlias = Callable[[str], str]
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"

HASH_DIGITS = 12
"""Digits of a snapshot's sha256 that a citation shows: enough to tell any two copies apart, short enough to compare."""

NOT_STATED = ("", "not-stated")

_TEXT_FIRST = ("author", "title", "original", "medium", "container", "date")
_ISSUER_FIRST = ("issuer", "title", "original", "medium", "date")
_OF_THE_COPY = ("stop", "translation-of", "copy", "language", "url", "archived", "accessed", "snapshot", "record")

ORDER: Mapping[str, tuple[str, ...]] = {
    "news": _TEXT_FIRST,
    "commentary": _TEXT_FIRST,
    "speech-text": _TEXT_FIRST,
    "transcript": _TEXT_FIRST,
    "broadcast": ("title", "original", "medium", "container", "date", "author"),
    "call": _ISSUER_FIRST,
    "plan": _ISSUER_FIRST,
    "statistics": _ISSUER_FIRST,
}
"""The parts of a citation by kind of source: a plan's begins with its issuer, a broadcast's with its title."""

CSL_TYPES: Mapping[str, str] = {
    "news": "article-newspaper",
    "commentary": "article-newspaper",
    "broadcast": "broadcast",
    "call": "document",
    "plan": "report",
    "speech-text": "speech",
    "transcript": "speech",
    "statistics": "dataset",
}
"""Kind of source → type of CSL 1.0.2."""

_CONTAINED = frozenset({"news", "commentary", "broadcast", "speech-text", "transcript"})


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source to be cited: its record, and what only the rest of the site knows about it, in the page's language.

    `title_lang` is the tag of `title` where it is not the page's language. `publisher` is "" where it is not stated,
    `original_of` the title of the source of which this is a translation, `record` the address of its page here,
    `date_basis` how its date of publication is known.
    """

    id: str
    source: Source
    title: str
    title_lang: str
    publisher: str
    original_of: str
    language: str
    original_language: str
    record: str
    date_basis: str


def citation(cited: CitedSource, texts: Texts) -> CitationView:
    """The citation in parts, and as one line of plain text. `texts` gives an interface text by its key."""
    parts = [
        part
        for name in (*ORDER[cited.source.kind], *_OF_THE_COPY)
        for part in _filled(name, _values(name, cited, texts), texts)
    ]
    return CitationView("".join(part.text for part in parts).strip(), tuple(parts))


def _filled(name: str, values: Mapping[str, CitationPart] | None, texts: Texts) -> Iterator[CitationPart]:
    """The text `citation.<name>` with its places filled; nothing for None."""
    if values is None:
        return
    for number, piece in enumerate(split(texts(f"citation.{_variant(name, values)}"))):
        if number % 2:
            yield values.get(piece) or CitationPart("", f"{{{piece}}}")
        elif piece:
            yield CitationPart("", piece)


def _variant(name: str, values: Mapping[str, CitationPart]) -> str:
    """The name of the text for a part: a copy may have a host, a date or both, and each case has its own text."""
    return "-".join([name, *values]) if name == "copy" else name


def _values(name: str, cited: CitedSource, texts: Texts) -> Mapping[str, CitationPart] | None:
    """The values for the text of a part; None if there is nothing to say."""
    source = cited.source
    match name:
        case "author":
            return _if(source.byline, "author")
        case "issuer":
            return {"author": CitationPart("author", source.byline or _publisher(cited, texts))}
        case "title":
            return {"title": CitationPart("title", cited.title, cited.title_lang)}
        case "original":
            return _if(source.title_original, "original", source.original_language or "und")
        case "medium":
            return {"medium": CitationPart("medium", texts(f"citation.medium.{source.kind}"))}
        case "container":
            return {"container": CitationPart("container", _publisher(cited, texts))}
        case "date":
            return {"date": CitationPart("date", _date(cited, texts))}
        case "stop":
            return {}
        case _:
            return _values_of_the_copy(name, cited, texts)


def _values_of_the_copy(name: str, cited: CitedSource, texts: Texts) -> Mapping[str, CitationPart] | None:
    source = cited.source
    match name:
        case "translation-of":
            return _if(cited.original_of, "translation-of")
        case "copy":
            return _copy(source, texts)
        case "language":
            how = _translation(cited, texts)
            return {"language": CitationPart("language", cited.language), "how": how} if cited.language else None
        case "url":
            return _if(source.url or "", "url", href=source.url or "")
        case "archived":
            return _if(source.archived_url or "", "archived", href=source.archived_url or "")
        case "accessed":
            return _if(source.accessed.words(texts) if source.accessed else "", "accessed")
        case "snapshot":
            return _if(source.snapshot.sha256[:HASH_DIGITS] if source.snapshot else "", "snapshot")
        case _:
            return _if(cited.record, "record", href=cited.record)


def _if(text: str, kind: str, lang: str = "", href: str = "") -> Mapping[str, CitationPart] | None:
    return {kind: CitationPart(kind, text, lang, href)} if text else None


def _publisher(cited: CitedSource, texts: Texts) -> str:
    return cited.publisher or texts("citation.no-publisher")


def _date(cited: CitedSource, texts: Texts) -> str:
    source = cited.source
    if source.published is None:
        return texts("citation.no-date")
    words = source.published.words(texts)
    basis = cited.date_basis
    said = basis in ("", "printed") or (basis == "inferred" and source.published.is_uncertain)
    return words if said else fill(texts(f"citation.date.{basis}"), {"date": words})


def _copy(source: Source, texts: Texts) -> Mapping[str, CitationPart] | None:
    found = {}
    if source.host not in NOT_STATED:
        found["host"] = CitationPart("host", source.host)
    if source.copy_published is not None:
        found["date"] = CitationPart("copy-date", source.copy_published.words(texts))
    return found or None


def _translation(cited: CitedSource, texts: Texts) -> CitationPart:
    """How the copy was translated; "" for an original."""
    made = cited.source.translation
    if made is None:
        return CitationPart("translation", "")
    how = fill(texts(f"citation.translation.{made.kind}"), {"original": cited.original_language})
    checked = "citation.reviewed" if made.reviewed_by else "citation.unreviewed"
    return CitationPart("translation", how + fill(texts(checked), {"name": made.reviewed_by or ""}))


def csl(cited: CitedSource, texts: Texts) -> dict[str, Json]:
    """The source as an item of CSL-JSON 1.0.2. Faults and hash of our copy are under `custom`, as the schema asks."""
    source = cited.source
    found: dict[str, Json | None] = {
        "id": cited.id,
        "type": CSL_TYPES[source.kind],
        "title": source.title,
        "original-title": source.title_original,
        "author": [{"literal": source.byline}] if source.byline else None,
        "container-title": cited.publisher if source.kind in _CONTAINED else "",
        "publisher": cited.publisher,
        "genre": texts(f"citation.medium.{source.kind}"),
        "issued": csl_date(source.published),
        "accessed": csl_date(source.accessed),
        "URL": source.url,
        "archive": urlsplit(source.archived_url).netloc if source.archived_url else "",
        "archive_location": source.archived_url,
        "source": "" if source.host in NOT_STATED else source.host,
        "language": source.language,
        "note": _note(cited, texts),
        "custom": _custom(cited),
    }
    return {name: value for name, value in found.items() if value}


def _note(cited: CitedSource, texts: Texts) -> str:
    names = ("translation-of", "copy", "language")
    parts = [part.text for name in names for part in _filled(name, _values(name, cited, texts), texts)]
    note = cited.source.date_note.strip()
    return " ".join(filter(None, ["".join(parts).strip(), note]))


def _custom(cited: CitedSource) -> dict[str, Json]:
    source = cited.source
    found: dict[str, Json | None] = {
        "copy-origin": origin_of(source.quality) or None,
        "copy-condition": condition_of(source.quality) or None,
        "grade": source.quality.grade if source.quality else None,
        "original-language": source.original_language,
        "published-basis": cited.date_basis,
        "record": cited.record,
        "sha256": source.snapshot.sha256 if source.snapshot else None,
    }
    return {name: value for name, value in found.items() if value}


def csl_date(date: PartialDate | None) -> Json | None:
    """`date-parts` for days, months, years, quarters and closed intervals; EDTF as `raw` for all others.

    `circa` is used for approximate and uncertain dates alike, since CSL has no other word.
    """
    if date is None:
        return None
    start, end = date.start, date.end
    if (
        start is None
        or end is None
        or start.year is None
        or end.year is None
        or "season" in (start.precision, end.precision)
    ):
        return {"raw": date.text}
    first, last = _parts(start.text.rstrip("~?%"), 0), _parts(end.text.rstrip("~?%"), 2)
    found: dict[str, Json] = {"date-parts": [first] if first == last else [first, last]}
    if date.is_approximate or date.is_uncertain:
        found["circa"] = True
    return found


def _parts(text: str, into_quarter: int) -> list[Json]:
    """`2024-05-01` → [2024, 5, 1]; a quarter becomes its first month, or with 2 its last."""
    year, *rest = text.split("-")
    if rest and rest[0].startswith("Q"):
        return [int(year), int(rest[0][1:]) * 3 - 2 + into_quarter]
    return [int(year), *(int(part) for part in rest)]
