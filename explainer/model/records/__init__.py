"""The kinds of record, one module with one class each, named as the kind is.

The docstrings and field comments are the content reference's text. A class says which types the fields have, and
declares what cannot be seen from them (`declarations.Kind`). Nothing lists the kinds: code that needs all of them asks
`model/kinds`, which finds the modules of this folder.

What a record needs in order to be *published* (`needs`) is a check and not a type, so that an unfinished draft is a
good file.
"""
