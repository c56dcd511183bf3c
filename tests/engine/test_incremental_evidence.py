"""The same of sources, quotations, figures, dates and speakers: what is said of evidence is never that of yesterday.

The layouts show what is found out about evidence, so that an answer that is out of date is a wrong page; and a build
must report what a clean build reports, whether it fails or not.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

import pytest
from budget import EXAMPLES
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from machines import Builds, change, run_machine
from sites import BARE, THEME, UNKNOWN

SITE = """title: Evidence
base_url: https://evidence.example/
search: false
checks: {needs: "off", theme_support: "off"}
languages:
  en: {name: English, tag: en}
  zh: {name: 中文, tag: zh-Hans}
"""
VIEW = (
    "{{ view.text }} {{ view.kind }} {{ view.line }} {{ view.speaker and view.speaker.title }} "
    "{{ view.date }} {{ view.date_basis }}"
)
AROUND = "{% for part in view.before + view.inside + view.after %}{{ part.text }}{{ part.gap }}{% endfor %}"
QUOTATIONS = f"{{% for view in QUERY %}}<p>{VIEW}{AROUND}</p>{{% endfor %}}"
FIGURE = (
    "{{ view.text }} {{ view.value }} {{ view.unit }} {{ view.period }} {{ view.period_basis }} {{ view.formula }}"
    "{% for card in view.derived_from %}{{ card.title }}{% endfor %}{{ view.quotation and view.quotation.text }}"
    "{% for point in view.series %}{{ point.period }} {{ point.period_basis }} {{ point.value }}{% endfor %}"
)
LAYOUTS = {
    "source": '{{ site.date_origin(page.subject, "published").basis }}'
    + QUOTATIONS.replace("QUERY", 'site.quotes_from(page.subject.partition(":")[2])'),
    "speech": '{{ site.date_origin(page.subject, "date") }}'
    + QUOTATIONS.replace("QUERY", "site.quotations(page.subject)"),
    "person": "{{ site.subject.title }}{{ links.listed(site, site.cards('speech')) }}",
    "region": "{{ site.date_origin('speech:opening', 'date') }}",
    "article": "{% for piece in site.text_pieces() %}{% for note in piece.notes %}"
    '<i id="{{ note.id }}">{{ note.source.card.title }} {{ note.source.published_basis }}</i>{% endfor %}{% endfor %}'
    "{{ site.subject.summary }}{% set view = site.figure('ships') %}{{ view and view.text }}",
}
LISTS = {
    "figures": f'{{% for view in site.figures() %}}<p id="{{{{ view.card.id }}}}">{FIGURE}</p>{{% endfor %}}',
    "people": "{% for card in site.cards('person') %}{{ card.title }}{% endfor %}",
    "evidence": "{{ site.count('source') }} {{ site.count('figure') }}",
}
PAGE = "{% block fields %}FIELDS{% endblock %}"


@dataclass(frozen=True)
class Evidence:
    """What the site's folder holds, as choices."""

    ships: str = "310"
    day: str = "1 May 2024"
    printed: str = "Ada Moore"
    break_: str = "\n\n"
    recorded: bool = True
    display: str = "excerpts"
    excluded: str = ""
    value: str = "310"
    period: str = "2021"
    basis: str = ""
    other_value: str = "342"
    derived: str = "652"
    date: str = "2024-05-01"
    date_basis: str = ""
    speaker: str = "moore"
    role: str = ""
    exact: str = "The harbour stays open"
    kind: str = ""
    body: str = "It is “The harbour stays open” [@paper]."
    hidden: tuple[str, ...] = ()
    picture: bytes = b"\x89PNG"

    def files(self) -> dict[str, str | bytes]:
        return {
            **_theme(),
            **self._records(),
            "content/snapshots/paper.txt": self._copy(),
            "assets/data.bin": self.picture,
        }

    def _copy(self) -> str:
        return self.break_.join((
            f"The harbour had {self.ships} ships in 2021 and 342 ships in 2022.",
            f"Minister {self.printed} met the council on {self.day}.",
            f"“The harbour stays open,” {self.printed} said.",
            "Somebody put this sentence in.\n",
        ))  # fmt: skip

    def _records(self) -> dict[str, str | bytes]:
        digest = hashlib.sha256(self._copy().encode()).hexdigest() if self.recorded else "0" * 64
        exclude = [f"{{id: x, exact: {self.excluded}, reason: Added.}}"] if self.excluded else []
        paper = (
            "title: The paper\nkind: news\npublisher: not-stated\npublished: 2024-05-02\nlanguage: en\n"
            f"licence: {{id: CC-BY-4.0, display: {self.display}}}\n"
            f"snapshot: {{path: snapshots/paper.txt, sha256: {digest}}}\n"
            f"quality: {{grade: B, exclude: [{', '.join(exclude)}]}}\n"
        )
        return {
            "site.yaml": SITE,
            "content/regions/land.md": "---\ntitle: Land\nlevel: nation\ncodes: {iso3166_2: CN}\n---\n",
            "content/people.yaml": "moore: {title: Ada Moore}\nbrandt: {title: Tom Brandt}\n",
            "content/sources/paper.yaml": paper + self._status("source"),
            "content/figures.yaml": self._figures(),
            "content/speeches/opening.md": self._speech(),
            "content/articles/report.md": f"---\ntitle: Report\nsummary: S.\nsources: [paper]\n"
            f"{self._status('article')}---\n{self.body}\n\n[Data](../../assets/data.bin) ![[figure:ships]]\n",
        }

    def _status(self, kind: str) -> str:
        return "status: draft\n" if kind in self.hidden else ""

    def _figures(self) -> str:
        quote = f'quote: {{source: paper, exact: "had {self.ships} ships in 2021 and 342 ships in 2022"}}'
        basis = f"\n  period_basis: {self.basis}" if self.basis else ""
        common = "unit: ships\n  unit_kind: count\n  region: land"
        return (
            f"ships:\n  title: Ships\n  value: {self.value}\n  period: {self.period}{basis}\n  {common}\n  {quote}\n"
            f"later:\n  title: Later\n  value: {self.other_value}\n  period: 2022\n  {common}\n  {quote}\n"
            f"both:\n  title: Both\n  value: {self.derived}\n  {common}\n"
            f"  derived: {{formula: ships + later, from: [ships, later]}}\n"
            f"  {self._status('figure').strip()}\n"
        )

    def _speech(self) -> str:
        basis = f"date_basis: {self.date_basis}\ndate_note: We know.\n" if self.date_basis else ""
        role = f", role_text: {self.role}" if self.role else ""
        kind = f", kind: {self.kind}" if self.kind else ""
        return (
            f"---\ntitle: Opening\ntype: speech\ndate: {self.date}\n{basis}sources: [paper]\nnational: true\n"
            f"speakers: [{{person: {self.speaker}{role}}}]\n{self._status('speech')}"
            f'quotes:\n  - {{id: open, source: paper, exact: "{self.exact}", speaker: {self.speaker}{kind}}}\n---\n'
        )


def _theme() -> dict[str, str | bytes]:
    files = {**UNKNOWN, **THEME}
    for name, fields in LAYOUTS.items():
        files[f"layouts/{name}.html"] = '{% extends "record.html" %}\n' + PAGE.replace("FIELDS", fields) + "\n"
    for name, text in LISTS.items():
        files[f"layouts/{name}.html"] = f"{BARE}{text}\n"
    return dict(files)


CHOICES: dict[str, tuple[Any, ...]] = {
    "ships": ("310", "311"),
    "day": ("1 May 2024", "2 May 2024", "May 2024"),
    "printed": ("Ada Moore", "Tom Brandt"),
    "break_": ("\n\n", "\n", "\r\n"),
    "recorded": (True, True, True, False),
    "display": ("excerpts", "full", "metadata-only"),
    "excluded": ("", "Somebody put this sentence in.", "ships in 2021", "Nobody wrote this."),
    "value": ("310", "311", "-310"),
    "period": ("2021", "2022", "2021-05"),
    "basis": ("", "printed", "inferred", "external"),
    "other_value": ("342", "341"),
    "derived": ("652", "653"),
    "date": ("2024-05-01", "2024-05-02", "2024-05"),
    "date_basis": ("", "printed", "inferred"),
    "speaker": ("moore", "brandt"),
    "role": ("", "Minister"),
    "exact": ("The harbour stays open", "The harbour … open", "The harbour is closed"),
    "kind": ("", "direct", "reported"),
    "body": (
        "It is “The harbour stays open” [@paper].",
        "It is “the harbour stays shut for ever” [@paper].",
        "There were 311 ships [@paper].",
        "Nothing is quoted.",
    ),
    "picture": (b"\x89PNG", b"\x00\xff\x00", b"\r\n"),
}
HIDEABLE = ("speech", "figure", "article", "source")


class Sourced(Builds[Evidence]):
    """Edits of what is said of a source, of what it says, and of what may be shown of it."""

    @initialize()
    def start(self) -> None:
        self.begin(Evidence())
        assert not self.built().report.failed

    def choose(self, name: str, number: int) -> None:
        values = CHOICES[name]
        self.model = replace(self.model, **{name: values[number % len(values)]})

    @change(name=st.sampled_from(sorted(CHOICES)), number=st.integers(0, 3))
    def edit(self, name: str, number: int) -> None:
        self.choose(name, number)

    @change(kind=st.sampled_from(HIDEABLE))
    def hide_or_show(self, kind: str) -> None:
        hidden = {*self.model.hidden} ^ {kind}
        self.model = replace(self.model, hidden=tuple(sorted(hidden)))

    @rule(ships=st.sampled_from(CHOICES["ships"]), also=st.booleans())
    def count_again(self, ships: str, also: bool) -> None:
        """In the snapshot and in the records, at once or one after the other."""
        self.model = replace(self.model, ships=ships)
        if also:
            self.built()
        self.model = replace(self.model, value=ships, derived=str(int(ships) + int(self.model.other_value)))
        self.built()

    @rule(printed=st.sampled_from(CHOICES["printed"]))
    def name_another(self, printed: str) -> None:
        self.model = replace(self.model, printed=printed)
        self.built()
        self.model = replace(self.model, speaker="moore" if printed == "Ada Moore" else "brandt")
        self.built()

    @rule()
    def mend(self) -> None:
        """Everything as it was at first, so that builds succeed again."""
        self.model = Evidence(picture=self.model.picture)
        self.built()


@pytest.mark.slow
def test_any_order_of_edits_of_evidence_gives_what_a_clean_build_gives_and_says() -> None:
    run_machine(Sourced, EXAMPLES)
