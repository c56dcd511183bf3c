"""Markdown in, marked HTML out. Pure: nothing is looked up, nothing is read, references stay marks.

`convert` is the only entry. The folder, in the order in which a text passes through it: `guards` refuses
what would hang the converter, `engine` is Python-Markdown with the processors of `commonmark/`, `syntax` and
`addresses` judge our constructs and links as they are met, `sanitise` is the allow-list, `quotations` finds the words
before a citation, `assemble` puts it together.
"""

from explainer.content.markup.assemble import convert
from explainer.content.markup.gaps import without_gaps
from explainer.content.markup.values import Block, Heading, Image, Mark, MarkKind, Markup

__all__ = ["Block", "Heading", "Image", "Mark", "MarkKind", "Markup", "convert", "without_gaps"]
