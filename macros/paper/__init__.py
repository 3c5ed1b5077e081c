"""Records → paper: PDF documents, typeset by Typst, and what people adapt or read on a device.

- `document`     a document before it is made
- `documents`    which documents there are, and the data that goes into each
- `template_data` records as the templates take them: plain values
- `book_texts`   what the book says beside the entries
- `typesetting`  which documents have to be made; keeps what did not change
- `typesetter`   a document → PDF by Typst, in the largest letters that fit
- `cards`        what stands on each card of the deck
- `*.typ`        a template for each kind of document; `house.typ` has what they share
- `outlines`     what a sheet and an entry hold, as parts that know no format (`outline_parts`)
- `programme_outlines`, `team_outlines` the same for programmes, and for what a team fills in
- `word`, `epub` those parts as sheets for Word and as the book for e-readers
- `word_styles`  the empty document that `word` fills
- `epub_parts`   parts as XHTML, for `epub`
- `pictures`     what others show of the handbook: beside a link in a chat, as icon
- `bookbinding`  the book in booklets to fold, and its cover

Data goes into a template as JSON: a text from the data is never read as markup. The same data gives
the same bytes. A text that does not fit its place stops everything, and is named.
"""
