"""Records → files for programs, for spreadsheets, and for the search in the browser.

- `open_data`    the whole handbook as JSON, with its JSON Schema
- `tables`       the interventions as a table: its columns, and CSV
- `programme_table` the programmes as a table, a row for each part
- `workbook`     a table for Excel
- `feed`         what is new and changed, as Atom
- `plan_parts`   what a reader puts a meeting together from, for the browser
- `year_parts`   what a plan for a school year is put together from, for the browser
- `browser_script` data as a script for the browser
- `search_index` what the search knows of each page
- `page_text`    the text of a hand-written page, for the search
"""
