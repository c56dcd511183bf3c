"""The command line: arguments in, a report out as text, JSON or annotations. Heavy imports wait until needed."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import gc
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from explainer.engine.build import Report
    from explainer.engine.inputs import Options, Progress

COMMANDS = ("build", "check", "explain", "audit", "serve", "quote", "new")
DRAFTS = ".explainer/with-drafts"
"""Where `build --drafts` puts its pages by default: never where the published ones are."""
MOST_JOBS = 64
"""The most processes that may be used: more would have nothing to do, and each is a copy of the site in memory."""
OK, WRONG_SITE, WRONG_USE = 0, 1, 2


def console() -> NoReturn:
    """The `explainer` command: the site is the folder in which it is started."""
    leave(main(default_site=Path.cwd()))


def leave(status: int) -> NoReturn:
    """End the program at once: freeing a thousand texts one by one would only take time."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None, *, default_site: Path | None = None) -> int:
    """Run one command. 0: built; 1: problems in content or layouts; 2: wrong use or environment."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, "build")
    try:
        return _main(words, default_site or Path.cwd())
    except KeyboardInterrupt:  # wherever it comes, while programs are being loaded too
        print("explainer: stopped. Every published file is whole; build again to finish.", file=sys.stderr)
        return WRONG_USE


def _main(words: Sequence[str], default_site: Path) -> int:
    try:
        arguments = _parser(default_site).parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    gc.disable()  # a build makes hardly any reference cycles, but looking for them takes a fifth of its time
    from explainer.ground.disk import DiskError

    try:
        status = _run(arguments)
        sys.stdout.flush()  # here, where a closed pipe is handled
        return status
    except DiskError as failure:
        print(f"explainer: {failure}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG_USE
    except OSError as failure:
        place = f" ({failure.filename})" if failure.filename else ""
        print(f"explainer: the system refused something: {failure.strerror or failure}{place}.", file=sys.stderr)
        return WRONG_USE


def _parser(default_site: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Explainer makes a cross-linked, evidence-checked policy site out of content/."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, text in (
        ("build", "build the site (the default)"),
        ("check", "every check, nothing written"),
        ("audit", "render everything again and compare with what is published"),
        ("explain", "why a file of the output would be rendered"),
        ("serve", "build, serve, watch, and reload the browser"),
    ):
        _shared(commands.add_parser(name, help=text, description=text.capitalize() + "."), default_site)
    commands.choices["explain"].add_argument(
        "path", metavar="PATH", help="a file below the output folder, such as regions/jilin/index.html"
    )
    commands.choices["serve"].add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    commands.choices["serve"].add_argument(
        "--port", type=int, default=5500, help="port; the next free one is taken if it is in use"
    )
    commands.choices["serve"].add_argument("--open", action="store_true", help="open the site in a browser")
    _quote(commands.add_parser("quote", help=_QUOTE, description=_QUOTE.capitalize() + "."), default_site)
    _new(commands.add_parser("new", help=_NEW, description=_NEW.capitalize() + "."), default_site)
    return parser


_QUOTE = "find words in a source, and print the YAML that quotes them"
_NEW = "write the draft of a source or of another record"


def _quote(parser: argparse.ArgumentParser, default_site: Path) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the id of a source")
    parser.add_argument("words", metavar="WORDS", help="the words, in quotation marks for the shell")
    _site(parser, default_site)


def _new(parser: argparse.ArgumentParser, default_site: Path) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    source = kinds.add_parser("source", help="a source, from a file with its text")
    source.add_argument("file", type=Path, metavar="FILE", help="the text of the source, saved as UTF-8")
    source.add_argument("--id", metavar="ID", help="its id, such as xinhua-jiangsu (default: from the file's name)")
    _site(source, default_site)
    for kind in record_kinds():
        record = kinds.add_parser(kind, help=f"a draft of this kind: {kind}")
        record.add_argument("id", metavar="ID", help="its id, such as jilin-plan-2024")
        _site(record, default_site)


def record_kinds() -> list[str]:
    """The kinds that `new` knows beside `source`, by the names of their modules: `--help` need not load the model."""
    names = (path.name for path in (Path(__file__).parent / "model" / "records").iterdir())
    kinds = {name.removesuffix(".py").replace("_", "-") for name in names if re.fullmatch(r"[a-z]\w*\.py", name)}
    return sorted(kinds - {"source"})


def _site(parser: argparse.ArgumentParser, default_site: Path) -> None:
    parser.add_argument(
        "--site", type=Path, default=default_site, metavar="DIR", help="the folder with content/ and site.yaml"
    )


def _shared(parser: argparse.ArgumentParser, default_site: Path) -> None:
    _site(parser, default_site)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="where the site is written (default: output/ in the site's folder; with drafts .explainer/with-drafts)",
    )
    parser.add_argument("--base-url", metavar="URL", help="the public address, in place of site.yaml's base_url")
    parser.add_argument("--drafts", action="store_true", help="with drafts and records that are not yet due")
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="build the site of that day, such as 2026-12-01")
    parser.add_argument(
        "--jobs",
        type=_count,
        default=min(os.cpu_count() or 1, MOST_JOBS),
        metavar="N",
        help="how many processes (default: one a core)",
    )
    parser.add_argument("--no-site-code", action="store_true", help="do not run Python that the site brings with it")
    parser.add_argument("--clean", action="store_true", help="ignore what is remembered from earlier builds")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="how problems are shown")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day. Write it as 2026-12-01") from None


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes. Write a number from 1 to {MOST_JOBS}")
    return int(text)


def _now() -> datetime.datetime:
    """The moment of the build: SOURCE_DATE_EPOCH if it is set (reproducible-builds.org), else the clock."""
    from explainer.ground.disk import DiskError

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return (
            datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
        )
    except (ValueError, OverflowError, OSError):
        raise DiskError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is not a number of seconds.") from None


def _options(arguments: argparse.Namespace) -> Options:
    from explainer.engine import manifest
    from explainer.engine.inputs import Options
    from explainer.ground.disk import DiskError

    site: Path = arguments.site
    if not site.is_dir():
        raise DiskError(f"{site} is not a folder.")
    named = arguments.output is not None
    output = arguments.output if named else site / (DRAFTS if arguments.drafts else "output")
    refused = manifest.refusal(output, site, named=named) if named or not arguments.drafts else None
    if refused:
        raise DiskError(refused)
    base_url = arguments.base_url
    if base_url is not None:
        from explainer.model.settings import base_url_fault

        if fault := base_url_fault(base_url):
            raise DiskError(f"--base-url is {base_url!r}: {fault}.")
    return Options(
        site=site,
        output=output,
        now=_now(),
        base_url=base_url if base_url is None or base_url.endswith("/") else base_url + "/",
        drafts=arguments.drafts,
        as_of=arguments.as_of,
        jobs=arguments.jobs,
        clean=arguments.clean,
        site_code=not arguments.no_site_code,
        on_wait=_say_that_it_waits,
    )


def _say_that_it_waits() -> None:
    print("explainer: another build of this site is running; waiting until it has ended.", file=sys.stderr, flush=True)


def _help_editor(arguments: argparse.Namespace) -> int:
    """The commands that work on content alone."""
    from explainer.ground.disk import DiskError

    site: Path = arguments.site
    if not site.is_dir():
        raise DiskError(f"{site} is not a folder.")
    if arguments.command == "quote":
        from explainer.commands.quote import quote

        text, done = quote(site, arguments.source, arguments.words)
    else:
        from explainer.commands import new

        if arguments.kind == "source":
            text, done = new.new_source(site, arguments.file, arguments.id, _now())
        else:
            text, done = new.new_record(site, arguments.kind, arguments.id)
    print(text)
    return OK if done else WRONG_SITE


def _run(arguments: argparse.Namespace) -> int:
    if arguments.command in ("quote", "new"):
        return _help_editor(arguments)
    if arguments.command == "serve" and arguments.output:
        from explainer.ground.disk import DiskError

        raise DiskError("serve keeps its pages in .explainer/preview, so that drafts never reach the published site.")
    options = _options(arguments)
    if arguments.command == "serve":
        from explainer.serve import serve

        gc.enable()  # a preview runs for hours
        return serve(options, host=arguments.host, port=arguments.port, open_browser=arguments.open)
    from explainer.engine import build

    progress = _progress() if arguments.format == "text" else None
    match arguments.command:
        case "build":
            report = build.build(options, progress)
        case "check":
            report = build.check(options, progress)
        case "audit":
            from explainer.commands.audit import audit

            report = audit(options, progress)
        case _:
            from explainer.commands.explain import explain

            text, known = explain(options, arguments.path)
            print(text)
            return OK if known else WRONG_SITE
    _show(report, arguments)
    return WRONG_SITE if report.failed else OK


def _show(report: Report, arguments: argparse.Namespace) -> None:
    from explainer.ground.report import as_github, as_json, as_text

    if arguments.format == "json":
        pages = {
            "planned": report.planned,
            "rendered": len(report.rendered),
            "written": len(report.written),
            "kept": report.kept,
            "removed": len(report.removed),
        }
        print(json.dumps({"problems": as_json(report.problems), "pages": pages, "seconds": round(report.seconds, 3)}))
        return
    if arguments.format == "github":
        print(as_github(report.problems), end="")
        return
    if report.problems:
        print(as_text(report.problems, report.line_of, colour=_colour(sys.stderr.isatty())), file=sys.stderr)
    print(_summary(report, arguments.command))


def _summary(report: Report, command: str) -> str:
    if report.failed:
        return "Nothing was written; the published site is as it was." if command == "build" else "There are problems."
    if command == "check":
        return f"All is well: {report.counts.in_words} could be built ({report.seconds:.1f} s)."
    if command == "audit":
        return f"{report.counts.in_words}: each is byte for byte what a clean build makes ({report.seconds:.1f} s)."
    return report.in_one_line


def _colour(terminal: bool) -> bool:
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _progress() -> Progress | None:
    """Progress on a terminal, for work that takes longer than a second; none when piped."""
    if not sys.stderr.isatty():
        return None
    started = datetime.datetime.now(datetime.UTC)

    def show(stage: str, done: int, of: int) -> None:
        if (datetime.datetime.now(datetime.UTC) - started).total_seconds() > 1 and (done % 50 == 0 or done == of):
            end = "\n" if done == of else ""
            print(f"\r{stage} {done} of {of}", end=end, file=sys.stderr, flush=True)

    return show


if __name__ == "__main__":
    console()
