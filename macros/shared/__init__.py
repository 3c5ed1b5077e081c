"""What every room may use, and what knows none of them.

- `errors`    the one kind of error that an editor or a builder can mend
- `project`   where the parts of the project stand on disk
- `dutch`     dates, durations and sentences in Dutch
- `cache`     keeps what takes long; `template_cache` what Jinja compiled
- `drawings`  the line drawings, as they stand in their files
- `typeface`  the typeface, for the web, and the signs that it has
- `qr`        QR codes
- `archive`   files in a zip that is the same each time
"""
