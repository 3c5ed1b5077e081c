"""Records → pages: the HTML of each, and what programs read in its head. Knows no engine.

- `generated` which pages exist because the records do
- `rendering` the one Jinja environment; escapes every text from the data
- `templates` the wording around the texts: a file a kind, and parts (`_…`)
- `changed_words` which words changed since the edition before
- `drawings`  the line drawings, to stand in a page
- `mentions`  links the first use of a term of the trade, or of a page's title
- `page_html` what happens to a page's HTML around what an engine does
- `head`      what programs read in the head of a page: Open Graph, JSON-LD
"""
