"""The product's theme, and what a site puts over it."""

from __future__ import annotations

from explainer.theme import PRODUCT, make_theme

TEXTS = "layouts/texts/en.yaml"


def test_a_sites_texts_go_over_the_products_key_by_key() -> None:
    files = {PRODUCT + TEXTS: b"a: one\nb: two\n", TEXTS: b"b: deux\n"}
    theme, problems = make_theme(files, ("en",))
    assert theme.texts == {"en": {"a": "one", "b": "deux"}}
    assert not problems


def test_a_language_that_neither_has_texts_for_is_named() -> None:
    _, problems = make_theme({PRODUCT + TEXTS: b"a: one\n"}, ("en", "fr"))
    assert [(problem.code, problem.where.path) for problem in problems] == [("E605", "layouts/texts/fr.yaml")]


def test_style_sheets_are_joined_in_the_order_of_their_names() -> None:
    files = {"assets/css/20-b.css": b"b {}\n", "assets/css/10-a.css": b"a {}\n", "assets/x.svg": b"<svg/>"}
    theme, _ = make_theme(files, ())
    assert theme.assets == {"site.css": b"a {}\nb {}\n", "x.svg": b"<svg/>"}


def test_the_joined_sheet_has_no_comments_and_no_indentation_but_every_string_and_space_that_counts() -> None:
    sheet = rb"""/* why
   so */
@layer a {
  .b { content: "/* kept */"; } /* gone */
  .c/**/.d,
  .e { background: url(//x/*.png); quotes: '\'' "*/" }

  .f { color: red; /* gone
  */ margin: 0 }
}
"""
    lean = rb"""@layer a {
.b { content: "/* kept */"; } .c/**/.d,
.e { background: url(//x/*.png); quotes: '\'' "*/" }
.f { color: red; margin: 0 }
}
"""
    theme, _ = make_theme({"assets/css/10-a.css": sheet}, ())
    assert theme.assets["site.css"] == lean
