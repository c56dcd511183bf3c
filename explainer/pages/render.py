"""One page from its view: the Jinja environment, the rendering, and the faults of layouts in an editor's words."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import CodeType
from typing import Any
from urllib.parse import urlsplit

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.environment import Environment, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from explainer.content.theme import unreadable, why_not
from explainer.content.typeset import quoted
from explainer.drawing.fonts import UnfitFontError
from explainer.drawing.images import UnfitImageError
from explainer.facts.facts import Facts
from explainer.ground.digest import Digest
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error
from explainer.pages import owed
from explainer.pages.answers import Answers, Question
from explainer.pages.compose import with_unit
from explainer.pages.layout_code import LayoutCode
from explainer.pages.linebreaks import with_breaks
from explainer.pages.making import DrawnCard, Layout, NoTextError, ScaledPicture
from explainer.pages.outlines import EMPTY, Outline, outline_of
from explainer.pages.page_view import LayoutError, PageView
from explainer.pages.plan import SETTINGS, Page
from explainer.pages.reading_aids import readings
from explainer.pages.sandbox import COUNTED, LayoutSandbox, counted, formatted, joined, multiplied, summed

_NO_ATTRIBUTE = regex(r"'?(?:[\w.]*\.)?(?P<kind>\w+)(?: object)?'? has no (?:attribute|element) '?(?P<name>\w+)'?")
_NO_NAME = regex(r"'(?P<name>[^']+)' is undefined")


@dataclass(frozen=True, slots=True)
class Rendering:
    """The bytes of a page, the questions that were asked to make them, and the page's ids and links."""

    content: bytes
    asked: Mapping[Question, Digest]
    outline: Outline = EMPTY


class _Layouts(BaseLoader):
    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template], f"layouts/{template}", lambda: True


class _Template(Template):
    """A layout that is run again by each page that imports it.

    Jinja would keep what an imported file has set, so a counter in one would number pages by the order of rendering.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if ctx is None:
            return self.make_module()
        return self.make_module({key: ctx.parent[key] for key in ctx.globals_keys - self.globals.keys()})


class _Environment(LayoutSandbox):
    template_class = _Template

    def _compile(self, source: str, filename: str) -> CodeType:
        """Compile a layout. If Python refuses what Jinja made of it, that is the layout's fault, not the page's."""
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError, ValueError) as failure:
            line = _line_of_layout(source, getattr(failure, "lineno", None) or 0)
            raise TemplateSyntaxError(why_not(failure), line, None, filename) from None

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        try:
            return super()._generate(source, name, filename, defer_init)
        except (RecursionError, MemoryError, ValueError, OverflowError) as failure:
            raise TemplateSyntaxError(why_not(failure), 1, name, filename) from None


def _line_of_layout(compiled: str, at: int) -> int:
    """The line of the layout from which Jinja made a line of Python: `debug_info` lists them as `3=12&5=17`."""
    pairs = re.findall(r"([0-9]+)=([0-9]+)", compiled.rpartition("debug_info = ")[2])
    return max((int(line) for line, python in pairs if int(python) <= at), default=1)


def make_environment(
    layouts: Mapping[str, str], filters: Mapping[str, Callable[..., Any]], code: LayoutCode | None = None
) -> Environment:
    """The Jinja environment. It holds no facts: `site` and `page` come with each page."""
    environment = _Environment(
        loader=_Layouts(layouts),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=code,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    for name in ("lipsum", "joiner", "cycler"):
        environment.globals.pop(name, None)
    for name in ("random", "pprint", "xmlattr", "urlize", "center", "indent", "wordwrap"):
        environment.filters.pop(name, None)
    environment.filters.update({name: counted(environment.filters[name]) for name in COUNTED})
    replace_text = multiplied(environment.filters["replace"])
    environment.filters.update({"replace": replace_text, "join": joined, "format": formatted, "sum": summed})
    environment.filters.update({"with_unit": with_unit, "quoted": quoted, "readings": readings, **filters})
    return environment


def render(page: Page, answers: Answers, environment: Environment) -> tuple[Rendering | None, Problem | None]:
    """Make the bytes of a page. A fault in a layout comes back as a problem at the layout's line.

    Its message does not name the page, because a layout's fault is that of many pages: `while_making` adds them.
    """
    view = PageView(page, answers)
    view.ask("tool")
    try:
        if not isinstance(page.makes, Layout):
            return Rendering(page.makes.content(view, answers.facts), view.asked), None
        text = _drawn(page, page.makes, view, environment, answers.facts)
        outline = outline_of(text, page.output, base_path(answers.facts)) if page.output.endswith(".html") else EMPTY
        return Rendering(text.encode(), view.asked, outline), None
    except (Exception, SystemExit) as failure:  # a site's own query or filter may call exit()
        return None, layout_problem(failure, page)


def _drawn(page: Page, layout: Layout, view: PageView, environment: Environment, facts: Facts) -> str:
    view.ask("layout", layout.name)
    text = environment.get_template(layout.name).render(site=view, page=replace(page, origin=SETTINGS))
    if page.subject and page.output.endswith(".html") and not page.param("below"):
        _refuse_losses(page.subject, view, facts)
    tag = view.ask("tag")
    if tag.startswith("zh") and layout.name.endswith(".html"):
        return with_breaks(text, tag, partial(view.ask, "whole_words"))
    return text


def _refuse_losses(ref: str, view: PageView, facts: Facts) -> None:
    """Raises LayoutError if the layout leaves out a part of its record without saying so.

    It is an error, because a warning would only come with the builds that make the page again. A theme without the
    components that show these parts has an order of its own.
    """
    if "components/after.html" in facts.layouts and (lost := owed.missing(view, ref)):
        raise LayoutError("E623", *owed.in_words(lost))


def base_path(facts: Facts) -> str:
    """The path of the site's public address, with / at both ends."""
    path = urlsplit(facts.inputs.base_url).path
    return path if path.endswith("/") else f"{path}/"


def while_making(problem: Problem, pages: Sequence[Page]) -> Problem:
    """One problem for all the pages that have it."""
    others = {0: "", 1: " and one other page"}.get(len(pages) - 1, f" and {len(pages) - 1} other pages")
    message = f"{problem.message.removesuffix('.')} (while making /{pages[0].url}{others})."
    return replace(problem, message=message)


def recalled(page: Page, answers: Answers, known: Callable[[Digest], bytes | None]) -> Rendering | None:
    """A picture whose bytes are `known` by their key; they are right for the same answers as if it were made now."""
    if not isinstance(page.makes, ScaledPicture | DrawnCard):
        return None
    view = PageView(page, answers)
    view.ask("tool")
    content = known(page.makes.key(view))
    return None if content is None else Rendering(content, view.asked)


def layout_problem(failure: BaseException, page: Page) -> Problem:
    """What a layout did wrong, at the line of the layout where it happened; or what is wrong with a picture."""
    if isinstance(failure, UnfitImageError):
        hint = "Save it again, or use another one."
        return error("E217", page.origin, f'The image "{page.origin.path}" cannot be used. {failure}', hint)
    if isinstance(failure, UnfitFontError):
        hint = "Put other fonts in assets/card-fonts/, or write `cards: false` in site.yaml."
        return error("E218", page.origin, f"The card of this page cannot be drawn. {failure}", hint)
    if isinstance(failure, NoTextError):
        return error("E602", page.origin, str(failure), "Make it return the file's text.")
    if isinstance(failure, TemplateSyntaxError):  # raised for an unknown filter or test too
        name = failure.name or (failure.filename or page.layout).removeprefix("layouts/")
        return unreadable(Location(f"layouts/{name}", failure.lineno), failure)
    frames = [frame for frame in traceback.extract_tb(failure.__traceback__) if frame.filename.startswith("layouts/")]
    where = Location(frames[-1].filename, frames[-1].lineno) if frames else Location(f"layouts/{page.layout}")
    if isinstance(failure, LayoutError):
        return error(failure.code, where, f"{str(failure).removesuffix('.')}.", failure.remedy)
    if isinstance(failure, TemplateNotFound):
        message = f'There is no layout "{failure.name}".'
        return error("E604", where, message, "Write the file in layouts/, or correct the name.")
    if isinstance(failure, SecurityError):
        message = f"The layout uses something that layouts may not use: {str(failure).removesuffix('.')}."
        return error("E611", where, message, "Ask `site` for what the page shows; a query of your own may do more.")
    if isinstance(failure, UndefinedError | AttributeError):
        message = f"The layout uses something that does not exist: {_undefined(str(failure))}."
        return error("E602", where, message, _advice(str(failure)))
    return error("E602", where, f"The layout failed: {_in_words(failure)}.", "Correct the line.")


def _advice(words: str) -> str:
    """What to do about something that is undefined, by Jinja's words for it."""
    name = _NO_NAME.search(words)
    if name is None:
        return "Correct the name; docs/queries.md lists what a layout can ask."
    if name["name"] == "site":
        return "Import its macros `with context`: {% from 'components/link.html' import link with context %}."
    return "Correct the name; a macro is known once it is imported from its file in layouts/components/."


def _undefined(words: str) -> str:
    """`'explainer.views.cards.Card object' has no attribute 'x'` → `"x" of a Card`."""
    if found := _NO_ATTRIBUTE.search(words):
        return f'"{found["name"]}" of {"nothing" if found["kind"] in ("None", "NoneType") else found["kind"]}'
    found = _NO_NAME.search(words)
    return f'"{found["name"]}"' if found else words.removesuffix(".")


def _in_words(failure: BaseException) -> str:
    match failure:
        case SystemExit():
            return "a function of the site ends the program"
        case ZeroDivisionError():
            return "it divides by zero"
        case RecursionError():
            return "it takes in itself, or calls itself, without end"
        case KeyError():
            return f"there is nothing named {failure}"
        case _:
            words = " ".join(str(failure).split()) or type(failure).__name__
            return words.replace("'NoneType'", "nothing").replace("NoneType", "nothing").removesuffix(".")
