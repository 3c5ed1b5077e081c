"""What turns pages into a site: the only room that knows MkDocs.

- `mkdocs_hooks` what MkDocs calls
- `build`        one build of the site, step by step
- `preview`      `make serve`: shows the site while someone edits
- `export`       the same handbook as a project for an engine without hooks
"""
