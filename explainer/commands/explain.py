"""`explain`: why a file of the output would be rendered, and which file of the site made it so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from explainer.engine import build
from explainer.engine.freshness import NeverBuilt, OtherAnswer, OtherBytes, OtherRecipe, Reason, reasons
from explainer.engine.inputs import Options, read
from explainer.engine.work import Survey, believing, surveyed
from explainer.facts.facts import Facts
from explainer.facts.reading import SHOWN, Key
from explainer.pages.answers import Question, key_of


def explain(options: Options, path: str) -> tuple[str, bool]:
    """Why a file of the output would be rendered, in one line, and whether there is such a file at all."""
    wanted = path.replace("\\", "/").removeprefix("./").lstrip("/")
    wanted = wanted.removeprefix(f"{options.output.name}/")
    if wanted == "" or wanted.endswith("/"):
        wanted += "index.html"
    with build.opened_store(options) as store:
        sources = read(options)
        return believing(options, lambda chosen: _explained(surveyed(chosen, sources, store), wanted, chosen))


def _explained(survey: Survey, wanted: str, options: Options) -> tuple[str, bool]:
    page = survey.planned.get(wanted)
    if page is None or survey.answers is None or survey.memory is None:
        reason = "the site has errors; run check" if survey.answers is None else "no page has this address"
        return f"{wanted}: {reason}.", False
    found = list(reasons(page, survey.memory, survey.answers, options.output))
    told = [_in_words(reason, survey) for reason in found] or ["is fresh: nothing that it was made from has changed."]
    return f"{wanted}: {' '.join(told)} (from {page.origin})", True


def _in_words(reason: Reason, survey: Survey) -> str:
    match reason:
        case NeverBuilt():
            return "has not been built yet."
        case OtherRecipe():
            return "is made in another way than before (its layout, language or parameters)."
        case OtherAnswer(question):
            name, lang, *arguments = question
            listed = ", ".join(str(argument) for argument in arguments)
            return f"the answer to {name}({listed}) in {lang} has changed{_way(question, survey)}."
        case OtherBytes():
            return "the file in the output is missing or is not the one that was written."
        case _:
            assert_never(reason)


def _way(question: Question, survey: Survey) -> str:
    """How a change came to an answer: each thing that it was worked out from, down to the file that differs."""
    facts = survey.site.facts
    if survey.memory and not survey.memory.is_of_today:
        return ", and everything is asked again: the program, an option, a language or `markdown:` is another one"
    way = survey.memory.way_to_change(key_of(question))[1:] if survey.memory else ()
    if not way or facts is None:
        return ""
    return ", because of " + ", because of ".join(_part(key, facts) for key in way)


_FILES: Mapping[str, str] = {
    "asset": "assets/{}",
    "snapshot": "{}",
    "layout": "layouts/{}",
    "setting": "`{}:` in site.yaml",
    "settings": "site.yaml",
    "day": "the day of the build",
    "unread": "records that cannot be read",
}
_PARTS: Mapping[str, str] = {"record": "the fields of", "text": "the text of", "lines": "the lines of the fields of"}


def _part(key: Key, facts: Facts) -> str:
    """A part of the site in words, with its file; or the name of what is worked out."""
    sort, _, name = key.removeprefix(SHOWN).partition(" ")
    if sort in _PARTS:
        ref, _, lang = name.rpartition(" ")
        entry = facts.contents.entries.get(ref)
        document = entry.versions.get(lang) if entry else None
        return f"{_PARTS[sort]} {document.origin.path}" if document else f"{ref}, which is gone"
    if sort == "phrase":
        lang, _, text = name.partition(" ")
        return f"`{text}` in layouts/texts/{lang}.yaml"
    if sort in ("entry", "versions", "ids"):
        return {"entry": "whether there is {}", "versions": "the languages of {}", "ids": "which records there are"}[
            sort
        ].format(name)
    return _FILES[sort].format(name) if sort in _FILES else f'"{name or sort}"'
