"""Records → paper: PDF documents, typeset by Typst, and what people adapt or read on a device.

- `document`     a document before it is made
- `documents`    which documents there are, and the data that goes into each
- `typesetting`  which documents have to be made; keeps what did not change
- `typesetter`   a document → PDF by Typst, in the largest letters that fit
- `cards`        what stands on each card of the deck
- `*.typ`        a template for each kind of document; `house.typ` has what they share
- `outlines`     what a sheet and an entry hold, as parts that know no format
- `word`, `epub` the sheets for Word; the book for e-readers
- `bookbinding`  the book in booklets to fold, and its cover

Data goes into a template as JSON: a text from the data is never read as markup. The same data gives
the same bytes. A text that does not fit its place stops everything, and is named.
"""
