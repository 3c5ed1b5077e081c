"""Records → paper: PDF documents, typeset by Typst.

- `documents`    which documents there are, and the data that goes into each
- `typesetting`  documents → PDF, several at once, keeping what did not change
- `cards`        what stands on each card of the deck
- `outlines`     what sheets and entries say, as parts that know no format
- `word`, `epub` the same for Word and for e-readers
- `*.typ`        a template for each kind of document; `house.typ` has what they share

Data goes into a template as JSON: a text from the data is never read as markup. The same data gives
the same bytes. A text that does not fit its place stops everything, and is named.
"""
