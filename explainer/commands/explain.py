"""`explain`: why a file of the output would be rendered."""

from __future__ import annotations

from typing import assert_never

from explainer.engine import build
from explainer.engine.freshness import NeverBuilt, OtherAnswer, OtherBytes, OtherRecipe, Reason, reasons
from explainer.engine.load import Options, read


def explain(options: Options, path: str) -> tuple[str, bool]:
    """Why a file of the output would be rendered, in one line, and whether there is such a file at all."""
    wanted = path.replace("\\", "/").removeprefix("./").lstrip("/")
    wanted = wanted.removeprefix(f"{options.output.name}/")
    if wanted == "" or wanted.endswith("/"):
        wanted += "index.html"
    with build.opened_store(options) as store:
        survey = build.surveyed(options, read(options), store)
    page = survey.planned.get(wanted)
    if page is None or survey.answers is None:
        reason = "the site has errors; run check" if survey.answers is None else "no page has this address"
        return f"{wanted}: {reason}.", False
    found = list(reasons(page, survey.old.get(wanted), survey.answers, options.output))
    told = [_in_words(reason) for reason in found] or ["is fresh: nothing that it was made from has changed."]
    return f"{wanted}: {' '.join(told)} (from {page.origin})", True


def _in_words(reason: Reason) -> str:
    match reason:
        case NeverBuilt():
            return "has not been built yet."
        case OtherRecipe():
            return "is made in another way than before (its layout, language or parameters)."
        case OtherAnswer(question):
            name, lang, *arguments = question
            listed = ", ".join(str(argument) for argument in arguments)
            return f"the answer to {name}({listed}) in {lang} has changed."
        case OtherBytes():
            return "the file in the output is missing or is not the one that was written."
        case _:
            assert_never(reason)
