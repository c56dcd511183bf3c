"""CommonMark and GFM as processors of Python-Markdown: what the code hosts show is what we show.

Python-Markdown's own block parser and inline patterns follow the syntax of 2004 and are quadratic in places. Here its
block parser and its inline pass are replaced by the algorithm in the appendix of the CommonMark specification 0.31.2
(https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy), which is linear, with GFM's tables, task lists,
strike-through and bare addresses, and with the footnotes, definition lists, abbreviations, notes and attribute lists
that Python-Markdown's extensions gave to texts before.

In the order of their work: `blocks` cuts the text into nodes line by line (`starts` knows how each kind of block
begins, `definitions` and `tables` read theirs), `tree` makes elements of the nodes, `inline` reads the text in them
(`emphasis`, `links`, `autolinks`, `attributes`), and `writing` writes HTML.
"""
