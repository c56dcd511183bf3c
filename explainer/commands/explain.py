"""`explain`: why a file of the output would be rendered."""

from __future__ import annotations

from explainer import build
from explainer.site import Options, read


def explain(options: Options, path: str) -> tuple[str, bool]:
    """Why a file of the output would be rendered, in one line, and whether there is such a file at all."""
    wanted = path.replace("\\", "/").removeprefix("./").lstrip("/")
    wanted = wanted.removeprefix(f"{options.output.name}/")
    if wanted == "" or wanted.endswith("/"):
        wanted += "index.html"
    with build.opened_store(options) as store:
        work = build.prepare(options, read(options), store)
        page = work.planned.get(wanted)
        if page is None or work.answers is None:
            reason = "the site has errors; run check" if work.answers is None else "no page has this address"
            return f"{wanted}: {reason}.", False
        change = build.first_change(page, work.old.get(wanted), work.answers, options.output)
    return f"{wanted}: {_in_words(change)} (from {page.origin})", True


def _in_words(change: object) -> str:
    match change:
        case None:
            return "is fresh: nothing that it was made from has changed."
        case "new":
            return "has not been built yet."
        case "recipe":
            return "is made in another way than before (its layout, language or parameters)."
        case "output":
            return "the file in the output is missing or is not the one that was written."
        case (name, lang, *arguments):
            listed = ", ".join(str(argument) for argument in arguments)
            return f"the answer to {name}({listed}) in {lang} has changed."
        case _:
            return f"{change}."
