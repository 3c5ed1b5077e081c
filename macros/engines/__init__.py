"""What turns pages into a site: the only room that knows MkDocs.

- `mkdocs_hooks` what MkDocs calls: a thin door to
- `mkdocs_build` one build of the site, step by step
- `mkdocs_serve` `make serve`: shows the site while someone edits
- `mkdocs_publish` `make site`: a new site in the place of the last one
- `preview`      what `make serve` remembers from one build to the next
- `mistakes`     what is wrong, in a line that says where
- `export`       the same handbook as a project for an engine without hooks
"""
