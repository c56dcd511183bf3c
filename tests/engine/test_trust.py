"""What lies on the disk is not trusted: stores, manifests, folders of other sites, layouts, drawings, options."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import TinySite

from explainer import cli
from explainer.checks.assets import is_document
from explainer.commands.audit import audit
from explainer.engine import manifest, remembered, traces
from explainer.engine.remembered import NOTHING
from explainer.engine.store import Store
from explainer.ground import disk
from explainer.ground.digest import digest_bytes
from explainer.ground.disk import DiskError, below, is_below
from explainer.ground.problems import Problem
from explainer.inspection import svg
from explainer.model.settings import base_url_fault
from explainer.queries.data import as_text

Make = Callable[..., TinySite]
ROOT = Path(__file__).resolve().parent.parent.parent
OUTSIDE = [
           "../victim", "../../../victim/precious.txt", "/etc/passwd", "a/../../b", "a//b", "", ".", "..",
           ".git/config",
           "a/.hidden", "C:\\x", "C:/x", "a\\..\\..\\b", "a\0b", "a\nb", "\u0085", "x" * 300]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_remembered_path_leaves_its_folder(path: str, tmp_path: Path) -> None:
    assert not is_below(path)
    with pytest.raises(DiskError):
        below(tmp_path, path)


@pytest.mark.parametrize(
    "path", ["index.html", "regions/jilin/index.html", "assets/harbour, old.jpg.480.avif", "zh/图.png"]
)
def test_paths_of_pages_are_below_their_folder(path: str) -> None:
    assert is_below(path)


@pytest.mark.parametrize("path", ["../victim", ".hidden", "a/../b", "C:/x"])
def test_nothing_is_written_or_removed_outside_a_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="is no place below"):
        disk.below(tmp_path, path)


def test_a_store_that_names_files_elsewhere_deletes_nothing(make_built: Make, tmp_path: Path) -> None:
    site = make_built()
    victim = tmp_path / "victim/precious.txt"
    victim.parent.mkdir()
    victim.write_text("precious")
    up = os.path.relpath(victim, site.folder)
    for key, name in (("output (head)", "traces"), ("output (whole)", "whole")):
        with_store(site, key, lambda content, name=name: planted(content, name, up))  # type: ignore[misc]
    (site.folder / manifest.NAME).write_text(f"{(site.folder / manifest.NAME).read_text()}{up}\n")
    site.edit("site.yaml", "title: ", "title: New ").build().expect_no_problems()
    assert victim.read_text() == "precious"


def planted(content: bytes, name: str, path: str) -> bytes:
    raw = json.loads(content)
    if name == "traces":
        raw["pages"][path] = next(iter(raw["pages"].values()))
    else:
        raw[4][path] = digest_bytes(b"precious")
    return json.dumps(raw).encode()


def with_store(site: TinySite, key: str, change: Callable[[bytes], bytes]) -> None:
    """Change what the store says, as somebody would who can write it: with a right seal."""
    store = Store(site.root / ".explainer/store")
    content = store.traces(key)
    assert content is not None
    assert store.save_traces(key, change(content))
    store.close()


NO_TRACES = [
    b"",
    b"[]",
    b"{}",
    b"null",
    b"1",
    b'"x"',
    b"[" * 100_000,
    b'{"format": 2}',
    b'{"format": 2, "frame": "", "stamps": {}, "parts": {}, "problems": {}, "pages": {"a": 1}, "chunks": {}}',
    b'{"format": 2, "frame": "", "stamps": {}, "parts": {}, "problems": {}, "pages": {}, "chunks": {"a": 1}}',
    b"[1, 2, 3, 4, 5, 6]",
    b"\xff",
]


@pytest.mark.parametrize("content", NO_TRACES, ids=lambda content: repr(content[:30]))
def test_whatever_a_store_holds_is_read_as_nothing_if_it_is_no_trace(content: bytes) -> None:
    assert remembered.decode(content) == NOTHING
    assert traces.decode_whole(content) is None


def test_a_store_of_any_bytes_gives_the_pages_of_a_clean_build(make_built: Make) -> None:
    site = make_built()
    before = site.tree()
    for change in (lambda _: b"[]", lambda content: content[: len(content) // 2], lambda _: b"\0" * 999):
        for key in ("output (head)", "output (whole)"):
            with_store(site, key, change)
        site.build().expect_no_problems()
        assert site.tree() == before


# Whose folder it is


def test_a_folder_belongs_to_the_site_that_was_built_into_it(make_site: Make) -> None:
    first, second = make_site(), make_site()
    first.build()
    before = first.tree()
    with pytest.raises(DiskError, match="holds another site"):
        second.build(output=first.folder)
    assert first.tree() == before
    second.edit("site.yaml", "title: ", "title: Another ")
    with pytest.raises(DiskError, match="holds another site"):
        second.build(output=first.folder)


@pytest.mark.parametrize(
    ("old", "new"), [("title: ", "title: Another "), ("https://", "https://other.")], ids=["title", "address"]
)
def test_a_folder_elsewhere_is_known_by_title_and_address(make_site: Make, tmp_path: Path, old: str, new: str) -> None:
    first, second, public = make_site(), make_site(), tmp_path / "public"
    first.build(output=public)
    second.edit("site.yaml", old, new)
    with pytest.raises(DiskError, match="holds another site"):
        second.build(output=public)


def test_a_site_may_move_or_get_another_title_and_address(make_site: Make, tmp_path: Path) -> None:
    site, public = make_site(), tmp_path / "public"
    site.build(output=public)
    moved = tmp_path / "deep/er/site"
    shutil.copytree(site.root, moved)
    TinySite(moved).build(output=public).expect_no_problems()
    site.edit("site.yaml", "title: ", "title: X").edit("site.yaml", "https://", "https://new.")
    site.build().expect_no_problems()
    site.edit("site.yaml", "title: X", "title: Y").edit("site.yaml", "https://new.", "https://newer.")
    site.build().expect_no_problems()


@pytest.mark.parametrize(
    "line", ["", "# Site: {", '# Site: {"at": "x", "base_url": "y", "title": null, "drafts": false}']
)
def test_a_folder_that_does_not_say_whose_it_is_belongs_to_the_site_around_it_only(
    make_site: Make, tmp_path: Path, line: str
) -> None:
    site, public = make_site(), tmp_path / "public"
    for folder in (site.folder, public):
        site.build(output=folder)
        known = folder / ".explainer-manifest"
        lines = [line if kept.startswith("# Site:") else kept for kept in known.read_text("utf-8").splitlines()]
        known.write_text("".join(f"{kept}\n" for kept in lines), "utf-8")
    before = {path: path.read_bytes() for path in public.rglob("*") if path.is_file()}
    with pytest.raises(DiskError, match="does not say for which site"):
        site.build(output=public)
    assert {path: path.read_bytes() for path in public.rglob("*") if path.is_file()} == before
    site.build().expect_no_problems()


def test_audit_names_what_was_planted_and_links_in_place_of_files(make_built: Make, tmp_path: Path) -> None:
    site = make_built()
    copy = tmp_path / "same.html"
    shutil.copy(site.folder / "index.html", copy)
    (site.folder / "index.html").unlink()
    (site.folder / "index.html").symlink_to(copy)
    (site.folder / "planted.html").write_text("x")
    (site.folder / ".hidden").write_text("x")
    (site.folder / ".gitignore").write_text("*")  # as the repository of a site keeps it
    (site.folder / "linked").symlink_to(tmp_path)
    with site.alone():
        found = audit(site.options()).problems
    named = sorted(problem.where.path for problem in found if problem.code == "E616")
    assert named == ["output/.hidden", "output/index.html", "output/linked", "output/planted.html"]


# Code of strangers


@pytest.mark.parametrize(
    "attack",
    [
        "{{ site.t.__func__.__globals__ }}",
        "{{ site.__class__.__mro__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ page.__init__.__globals__ }}",
        "{{ site.t|attr('__func__') }}",
        "{{ '{0.__class__}'.format(site) }}",
        "{{ self._TemplateReference__context.eval_ctx.environment }}",
        "{{ site._answers.facts }}",
        "{% set x = [] %}{% do x.append(1) %}",
        "{{ {}.update({1: 2}) }}",
        "{{ site.subject.parse_raw('x', proto='pickle', allow_pickle=True) }}",
        "{{ site.subject.parse_file('site.yaml') }}",
        "{{ site.subject.model_construct(title='x') }}",
        "{{ site.subject.copy(update={'title': 'x'}) }}",
        "{{ site.subject.model_fields }}",
        "{{ [site.subject]|map(attribute='parse_raw')|first }}",
        "{{ ([site.subject]|map(attribute='from_orm')|list)[0]('x') }}",
        "{{ site.subject['parse_raw']('x') }}",
        "{{ site.ask('record', 'speech:a') }}",
        "{{ site.asked }}",
        "{{ site.subject.notes }}",
        "{{ site.subject.model_fields['title'].annotation.format('{0.__class__}', site) }}",
        "{{ dict.clear({}) }}",
        "{{ ''.join.__self__ }}",
        "{{ site['asked'] }}",
        "{{ 'a' * 10**9 }}",
        "{{ 10**9 * 'a' }}",
        "{{ [1] * 10**9 }}",
        "{{ 9**99999 }}",
        "{{ '%0999999999d'|format(1) }}",
        "{{ '%0999999999d' % 1 }}",
        "{{ '%*d' % (999999999, 1) }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ '{:{w}}'.format(1, w=999999999) }}",
        "{{ 'a'.ljust(999999999) }}",
        "{{ 'a'.zfill(999999999) }}",
        "{{ 'a'|center(999999999) }}",
        "{{ 'a\\na'|indent(999999999) }}",
        "{{ [1]|batch(999999999, 0)|list }}",
        "{{ [1]|slice(999999999, 0)|list }}",
        "{{ {'a': 1}|tojson(indent=999999999) }}",
        "{{ 1.5|round(999999999, 'floor') }}",
        "{{ (1).to_bytes(999999999, 'big')|length }}",
        "{{ ('a' * 100000).replace('a', 'b' * 100000) }}",
        "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}",
        "{{ ('a' * 100000).join(('b' * 100000)|list) }}",
        "{{ ('b' * 100000)|list|join('a' * 100000) }}",
        "{{ ('a' * 100000).translate({97: 'b' * 100000}) }}",
        "{{ (['a' * 1000000] * 1000000)|join }}",
        "{{ range(100000)|map('replace', '1', 'a' * 1000000)|join }}",
        "{{ ''.join(range(100000)|map('string')|map('replace', '1', 'a' * 1000000)) }}",
        "{{ ''.join(['a' * 1000000] * 1000000) }}",
        "{{ (['a'] * 1000000)|join('b' * 1000000) }}",
        "{{ ('a' * 1000000).encode().replace('a'.encode(), ('a' * 1000000).encode()) }}",
        "{{ '%999999999d'.encode() % 1 }}",
        "{{ '{:９９９９９９９９９}'.format('a') }}",
        "{{ ('{0}' * 300000).format('a' * 1000000) }}",
        "{{ ('%s' * 300000) % (('a' * 1000000,) * 300000) }}",
        "{{ ('%(a)s' * 100000)|format(a='a' * 1000000) }}",
        "{{ ([[1] * 1000000] * 1000000)|sum(start=[])|length }}",
        "{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}"
        "{% set ns.x = y %}{% endfor %}",
        "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set ns = namespace(x='a') %}"
        "{% for i in range(60) %}{% set ns.x = m(ns.x) %}{% endfor %}",
        "{% for i in range(1000) %}{{ 'a' * 1000000 }}{% endfor %}",
    ],
)
def test_layouts_reach_nothing_behind_what_they_are_given(make_site: Make, attack: str) -> None:
    site = make_site()
    site.write("layouts/article.html", attack)
    found = site.build().report.problems
    assert [problem for problem in found if problem.code in ("E601", "E602", "E611") and problem.is_error]
    assert not site.folder.exists()


@pytest.mark.parametrize(
    "expression",
    [
        "{{ site.subject }}",
        "{{ [site.subject] }}",
        "{{ '%s'|format(site.subject) }}",
        "{{ '{0!r}'.format(site.subject) }}",
        "{{ dict(site.subject).notes }}",
        "{{ dict(site.subject)|tojson }}",
        "{{ namespace(**dict(site.subject)).rationale }}",
        "{% for field, value in site.subject %}{{ field }}: {{ value }}{% endfor %}",
        "{{ [site.subject]|groupby('notes') }}",
        "{{ [site.subject]|groupby('title')|list }}",
        "{{ [site.subject]|max(attribute='notes') }}",
        "{{ [site.subject]|map('string')|first }}",
        "{{ site.subject|list }}",
        "{{ site.subject|attr('notes') }}",
        "{% macro m() %}{{ caller(site.subject) }}{% endmacro %}{% call(x) m() %}{{ x }}{% endcall %}",
        "{% import 'macros.html' as m with context %}{{ m.all }}",
    ],
)
def test_what_is_for_colleagues_is_in_no_page_however_a_layout_asks_for_it(make_site: Make, expression: str) -> None:
    site = make_site()
    site.write("content/articles/a.md", "---\ntitle: A\nnotes: Zanzibar\nrationale: Tanganyika\n---\nText.\n")
    site.write("layouts/macros.html", "{% set all = [site.subject]|list|string %}")
    site.write("layouts/article.html", f"<html><title>t</title>{expression}")
    site.build()
    files = disk.read_tree(site.folder) if site.folder.exists() else {}
    assert [path for path, data in files.items() if b"Zanzibar" in data or b"Tanganyika" in data] == []


@pytest.mark.parametrize(
    ("expression", "made"),
    [
        ("{{ '%03d' % 7 }}", "007"),
        ("{{ '%s and %s'|format('a', 'b') }}", "a and b"),
        ("{{ '{0} {1}'.format('a', 'b') }}", "a b"),
        ("{{ 'ab' * 3 }}{{ 2 ** 10 }}", "ababab1024"),
        ("{{ dict(a=1).a }}{{ range(3)|list|length }}", "13"),
        ("{% macro m(obj, context) %}{{ obj }}{{ context }}{% endmacro %}{{ m(obj=1, context=2) }}", "12"),
        ("{{ [1, 2, 3]|batch(2, 0)|list }}", "[[1, 2], [3, 0]]"),
        ("{{ [1, 2]|join(', ') }}{{ ', '.join(['a', 'b']) }}{{ 'aa'|replace('a', 'b') }}", "1, 2a, bbb"),
        ("{{ {'a': 1}|tojson }}{{ 1.25|round(1) }}", '{"a":1}1.2'),
    ],
)
def test_layouts_may_do_what_does_no_harm(make_site: Make, expression: str, made: str) -> None:
    site = make_site()
    site.write("layouts/robots.txt", expression)
    assert site.build().expect_no_problems().output("robots.txt").strip() == made


@pytest.mark.parametrize(
    "where",
    [
        "raise SystemExit(0)",
        "import sys\nsys.exit(3)",
        "@check\ndef c(facts):\n    exit()",
        "@pages\ndef p(facts):\n    raise SystemExit",
        "@filter\ndef f(x):\n    raise SystemExit",
        "@query\ndef q(facts, lang):\n    raise SystemExit",
    ],
)
def test_code_of_a_site_that_ends_the_program_is_named(make_site: Make, where: str) -> None:
    site = make_site()
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.write("layouts/own.py", f"from explainer.extend import check, filter, pages, query\n{where}\n")
    if "@filter" in where or "@query" in where:
        site.edit(
            "layouts/article.html",
            "{% block fields %}",
            "{% block fields %}{{ site.q() }}" if "query" in where else "{% block fields %}{{ page.path|f }}",
        )
    found = site.build().report.problems
    assert [problem for problem in found if problem.code in ("E608", "E602") and problem.is_error], found


def test_the_sites_code_is_not_run_if_that_is_asked_for(make_site: Make, tmp_path: Path) -> None:
    site, marker = make_site(), tmp_path / "it-ran"
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.write("layouts/own.py", f"from pathlib import Path\nPath({str(marker)!r}).touch()\n")
    built = site.build(site_code=False).expect_problem("W612", "site.yaml:1")
    assert not built.report.failed
    assert not marker.exists()
    site.build()
    assert marker.exists()


# Assets


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
UNFIT = [
    "<script>alert(1)</script>", '<g onload="alert(1)"/>', "<foreignObject/>", '<image href="https://other.example/t.png"/>',
    '<image xlink:href="//other.example/t.png"/>', '<use href="other.svg#x"/>', '<a href="javascript:alert(1)"/>',
    "<style>@import url(https://other.example)</style>", '<rect style="fill:url(https://other.example/x#y)"/>',
    "<?xml-stylesheet href='x.css'?>", '<set attributeName="href" to="javascript:1"/>',
    '<image href="data:text/html,x"/>',
    "<style>u{fill:u\\72l(https://o.example/x)}</style>", "<style>@\\69mport '//o.example'</style>",
    "<style>@\\49 MPORT '//o.example'</style>", "<style>@imp<g/>ort '//o.example'</style>",
    "<style>@imp<!-- -->ort '//o.example'</style>", "<style><![CDATA[@imp]]>ort '//o.example'</style>",
    "<style>a{background:image-set('//o.example/x' 1x)}</style>", "<style>a{b:-webkit-image-set('//o' 1x)}</style>",
    "<g style=\"background:image-set('//o.example/x' 1x)\"/>", "<g style='fill:u\\72l(//o)'/>",
    "<g cursor='src(//o)'/>",
    "<style>a{background:url(/**/'//o.example/x')}</style>", "<style>@font-face{src:url( https://o.example)}</style>",
    "<style>a{background:url(#a),url(//o.example)}</style>", "<g fill='url(&#10;//o.example)'/>",
    "<a ping='https://o.example' href='https://x.example'/>", "<g xml:base='https://o.example/'/>",
    "<animate attributeName=' href ' to='javascript:1'/>", "<animateColor attributeName='xlink:href' to='x'/>",
    "<set attributeName='onload' to='x'/>", "<animate attributeName='fill' values='red;url(//o.example)'/>",
    "<unheard/>", "<Script/>", "<audio/>", "<video/>", "<canvas/>", "<handler/>", "<x xmlns=''/>",
    "<x xmlns='https://unheard.example'/>", "<math xmlns='http://www.w3.org/1998/Math/MathML'/>",
    *(f"<h:{element} xmlns:h='http://www.w3.org/1999/xhtml'/>" for element in
      ("form action='javascript:1'", "button formaction='javascript:1'", "applet code='x'", "img srcset='//o 1x'",
       "meta http-equiv='refresh' content='0;url=//o'", "link rel='preload' imagesrcset='//o 1x'",
       "table background='//o'",
       "p", "style", "template")),
    "<metadata><p xmlns='http://www.w3.org/1999/xhtml' onclick='x'/></metadata>",
    "<i:g xmlns:i='http://www.inkscape.org/namespaces/inkscape' xlink:href='javascript:1'/>",
    "<?xml-stylesheet?>", "<?XML-stylesheet href='x'?>", "<h:p/>",
    "<sc", '<rect fill="url(http://o.example)"/>', "<style>a{background:url('//o.example')}</style>",
]  # fmt: skip
FIT = [
    '<use href="#a"/>',
    '<a href="https://example.org/"><text>x</text></a>',
    '<rect fill="url(#g)"/>',
    "<style>a{fill:red}</style>",
    '<image href="data:image/png;base64,AAAA"/>',
    "<!-- a -->",
    "<title>on load</title>",
    "<text>Use url(x) in CSS, or @import</text>",
    "<desc>a \\ and image-set( and expression(</desc>",
    "<title>src(https://x.example)</title>",
    "<style>text{font-family:'\\5b8b\\4f53',serif}</style>",
    "<style>a{fill:url( #g );mask:url('#m')}</style>",
    "<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AAAA) format('woff2')}</style>",
    "<style>@font-face{src:url('data:application/font-woff;base64,AAAA')}</style>",
    "<style>@namespace svg url(http://www.w3.org/2000/svg); a{fill:red}</style>",
    "<style>.purl(x){}</style>",
    "<g id='a\\b' data-file='C:\\x' aria-label='see url(x)' class='a'/>",
    "<path d='M0 0'/><linearGradient id='g'><stop offset='0'/></linearGradient>",
    "<filter><feImage href='#a'/><feFuncA type='linear'/></filter>",
    "<animate attributeName='fill' values='red;blue'/><animateMotion><mpath xlink:href='#p'/></animateMotion>",
    "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><c:Work "
    "xmlns:c='http://creativecommons.org/ns#' r:about=''><c:license r:resource='https://creativecommons.org/x'/>"
    "</c:Work></r:RDF></metadata>",
    "<s:namedview xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' onload='x'/>",
    "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:label='L' i:export-filename='C:\\a\\url('/>",
    "<g xmlns:x='https://unheard.example' x:y='url(//o)'/>",
    "<flowRoot><flowRegion/><flowPara>x</flowPara></flowRoot>",
    "<metadata><?xpacket begin='x'?></metadata>",
    "<?plantuml 1.2?>",
    "<text xml:space='preserve' xml:lang='zh'>一</text>",
]


@pytest.mark.parametrize("inside", UNFIT)
def test_a_drawing_that_runs_or_asks_elsewhere_is_refused(inside: str) -> None:
    assert svg.fault(f"{HEAD}{inside}</svg>".encode()) is not None


@pytest.mark.parametrize("inside", FIT)
def test_a_plain_drawing_is_published(inside: str) -> None:
    assert svg.fault(f"{HEAD}{inside}</svg>".encode()) is None


@pytest.mark.parametrize(
    "drawing",
    [
        b'<html xmlns="http://www.w3.org/1999/xhtml"><body>x</body></html>',
        b"<svg/>",
        b'<g xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"",
    ],
)
def test_what_is_no_drawing_at_all_is_refused(drawing: bytes) -> None:
    assert svg.fault(drawing) is not None


def test_a_drawing_in_which_svg_has_a_prefix_is_a_drawing() -> None:
    head = '<s:svg xmlns:s="http://www.w3.org/2000/svg">'
    assert svg.fault(f"{head}<s:g/></s:svg>".encode()) is None
    assert svg.fault(f"{head}<s:script/></s:svg>".encode()) is not None
    assert svg.fault(f"{head}<s:style>@import 'x'</s:style></s:svg>".encode("utf-16")) is not None


def test_a_drawing_with_entities_is_refused_before_they_are_unfolded() -> None:
    bomb = '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
    assert svg.fault(bomb.encode()) == ("it declares an entity", 1)
    public = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert svg.fault(f"{public}{HEAD}</svg>".encode()) is None


def problems(site: TinySite, code: str) -> list[Problem]:
    return [problem for problem in site.build().report.problems if problem.code == code]


def test_active_assets_are_named_and_documents_can_be_allowed(make_site: Make) -> None:
    site = make_site()
    site.write("assets/a.svg", f"{HEAD}\n<script/></svg>").write("assets/b.html", "<p>x")
    assert [str(problem.where) for problem in problems(site, "E613")] == ["assets/a.svg:2"]
    assert [str(problem.where) for problem in problems(site, "E614")] == ["assets/b.html"]
    site.write("assets/a.svg", HEAD + "</svg>").write("assets/c.svgz", b"\x1f\x8b").write(
        "assets/card-fonts/d.html", ""
    )
    assert [str(problem.where) for problem in problems(site, "E613")] == ["assets/c.svgz:1"]
    assert [str(problem.where) for problem in problems(site, "E614")] == ["assets/b.html"]
    site.remove("assets/c.svgz").edit("site.yaml", "title:", "assets: {documents: true}\ntitle:")
    site.build().expect_no_problems()
    assert "assets/b.html" in site.tree()


@pytest.mark.parametrize(
    "name",
    ["x.html", "x.html.en", "x.html.de", "x.HTM", "x.zh.html", "x.html.gz", "x.html.bak", "x.html.", "x.php",
     "x.php.jpg",
     "x.phtml", "x.php5", "x.shtm", "x.hta", "x.htc", "x.asp", "x.aspx", "x.jsp", "x.rdf", "x.rss", "x.atom",
     "x.mathml",
     "x.mml", "x.xsd", "x.xul", "x.xml.zh", "x.mhtml", "d/x.xhtml.fr", "v1.2.html", "x.svg.html"],
)  # fmt: skip
def test_a_document_is_one_by_any_part_of_its_name(name: str) -> None:
    assert is_document(name, b"words")


@pytest.mark.parametrize(
    "name",
    ["x.pdf", "x.html.pdf", "www.example.html.png", "report.v1.2.pdf", "x.en.txt", "html", "html/x.pdf", "x.html/y.jpg",
     "README", "LICENSE", "data.csv.gz", "x.xml.zip", "htmlx.png", "x.kml", "rdf.csv", "x.js", "Ph.D.docx", "x.json",
     "html.en", "x.asphalt.jpg"],
)  # fmt: skip
def test_other_files_are_no_documents(name: str) -> None:
    assert not is_document(name, b"words")
    assert not is_document(name, b"1 < 2 <html>")


@pytest.mark.parametrize(
    "data", [b"<!DOCTYPE html><p>", b"\n <script>x</script>", b"<?xml version='1.0'?><x/>", b"<HTML>"]
)
def test_a_file_whose_name_does_not_say_what_it_is_is_known_by_its_beginning(data: bytes) -> None:
    assert is_document("page", data)
    assert is_document("page.unheard", data)
    assert not is_document("page.txt", data)


def test_a_drawing_in_a_language_is_a_drawing(make_site: Make) -> None:
    site = make_site()
    site.write("assets/a.svg.de", f"{HEAD}<script/></svg>").write("assets/b.svg.de", f"{HEAD}</svg>")
    assert [str(problem.where) for problem in problems(site, "E613")] == ["assets/a.svg.de:1"]


def test_a_picture_of_another_site_is_an_error_at_its_line(make_site: Make) -> None:
    site = make_site()
    site.write("content/articles/a.md", "---\ntitle: A\n---\n\nText ![y](https://other.example/t.png)\n")
    assert [str(problem.where) for problem in problems(site, "E615")] == ["content/articles/a.md:5:11"]


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("https://o.example")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "－x"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"
    row = next(csv.reader(io.StringIO(f'"{as_text(cell)}"'.replace('""', '"')))) if '"' not in cell else [as_text(cell)]
    assert row[0].startswith("'")


@pytest.mark.parametrize("cell", ["-2.1", "+5", "4266", "", "Jilin", "5 - 3", "a=b"])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert as_text(cell) == cell


# Addresses and options


@pytest.mark.parametrize(
    "address",
    ["https://example.org/?a", "https://example.org/#a", "https://", "https:///x", "https://a@b.example/", "ftp://a.example/",
     "example.org", "https://a.example/\nDisallow: /", "https://a.example/ x", "https://münchen.example/",
     "https://a_b.example/",     "https://-a.example/", "https://a.example:99999999/", "https://a.example/%zz",
     "https://a.example/<x>", 'https://a.example/"', "", "https://a.example/%0a", "https://a.example:99999/",
     "https://a.example/b/../", "https://a.example//b/", "HTTPS://A.example/"],
)  # fmt: skip
def test_an_address_that_cannot_be_a_sites_is_refused_for_the_setting_and_the_option_alike(
    make_site: Make, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert base_url_fault(address)
    site = make_site()
    site.edit("site.yaml", site.read("site.yaml").split("base_url: ")[1].splitlines()[0], json.dumps(address))
    assert problems(site, "E103") or problems(site, "E106"), address
    assert cli.main(["build", "--site", str(make_site().root), "--base-url", address]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/a/b", "http://localhost:8000/", "https://[::1]/",
                                     "https://xn--mnchen-3ya.example/%C3%A9/", "https://a.example./",
                                     "https://a.example:65535/B/...", "http://[::1]:80/a%20b"])  # fmt: skip
def test_an_address_of_a_site_is_accepted(address: str) -> None:
    assert base_url_fault(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [("https://a.example/b%2Fc/", "%2F"), ("https://a.example/%5c", "%5C"), ("https://a.example/%00", "control"),
     ("https://a.example/%7F/", "control"), ("https://a.example/%2e%2E/", ".."), ("https://a.example/./", ".."),
     ("https://a.example/b//", "//"), ("https://a.example:0/", "port"), ("https://A.example", "https://a.example"),
     ("https://[:::]/", "such as")],
)  # fmt: skip
def test_an_address_that_programs_read_differently_is_refused_with_the_reason(address: str, why: str) -> None:
    assert why in str(base_url_fault(address))


def test_a_pipe_in_place_of_a_file_is_named_once_and_never_waited_for(make_site: Make) -> None:
    site = make_site()
    site.remove("site.yaml")
    os.mkfifo(site.root / "site.yaml")
    os.mkfifo(site.root / "content/articles/x.md")
    found = site.build().report.problems
    assert [(problem.code, problem.where.path) for problem in found] == [
        ("E119", "content/articles/x.md"),
        ("E119", "site.yaml"),
    ]


def test_a_device_is_not_read_without_end(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="not an ordinary file"):
        disk.read_whole(Path("/dev/zero"))


@pytest.mark.parametrize("jobs", ["100000", "65", "0", "-1", "x", "²"])
def test_a_number_of_processes_that_is_none_is_refused(
    make_site: Make, jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "--site", str(make_site().root), "--jobs", jobs]) == 2
    assert "Write a number from 1 to 64" in capsys.readouterr().err


def test_a_build_that_waits_for_another_says_so(make_site: Make) -> None:
    site = make_site()
    said: list[str] = []
    folder = site.root / ".explainer"
    with disk.locked(folder / "lock", lambda: None):
        process = subprocess.Popen(
            [sys.executable, "-m", "explainer.cli", "check", "--site", str(site.root)],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stderr is not None
        said.append(process.stderr.readline())
    process.communicate(timeout=300)
    assert said == ["explainer: another build of this site is running; waiting until it has ended.\n"]


def test_the_store_is_opened_whatever_lies_in_its_place(tmp_path: Path) -> None:
    for content in (b"", b"no store", b"Expt", b"\xff" * 5000):
        (tmp_path / "store").write_bytes(content)
        store = Store(tmp_path / "store")
        assert store.traces("output") is None
        store.close()
