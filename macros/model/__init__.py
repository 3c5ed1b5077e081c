"""What the handbook is made of. Knows nothing of YAML, HTML, paper or engines.

- `kinds`     the kinds of entries with a code: one row a kind
- `flags`     the flag and the colours of each letter
- `fields`    what a field of a record can hold, and the base of all records
- `parts`     what entries consist of: sources, facts, pitfalls, checklists, links
- `vocabularies` closed lists of words, `school_year` what a plan takes, `research` findings
- `earlier_edition` what the edition before held
- `records`   the entries themselves
- `programmes` programmes and their parts
- `team`      the team check, and looking back
- `looking_back` what one needs to look back on an entry
- `year_plans` the holidays of schools, and plans for a school year
- `files`     what each file in `data/` holds; `search_file` what a long one holds
- `handbook`  everything together, with each reference resolved
- `slides`    what slides show of an entry: for the room, and for who leads
- `site`      the handbook at its public address
- `addresses` where everything stands on the site
- `published` the addresses that were ever published
- `imprint`   name, licence and colour of the handbook
"""
