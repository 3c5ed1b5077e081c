"""Pages, paper and downloads → a site that can be published.

- `files`           every file that the site has because the records do
- `hand_written`    what pages in `docs/` can draw: the macros
- `scripts`         what runs in the browser, bundled
- `kinds_styles`    the colours of each letter, for style sheets
- `licences`        the licences of what others made and the site hands on
- `folder`          the files of a built site
- `finishing`       hashes in names, the security policy in each page
- `hosting`         what a web server says beside the files
- `web_app`         works without a network: the service worker's list, the manifest
- `offline_edition` the site as a zip, to unpack and open without a server
- `swap`            a new site in the place of the last one
- `compression`     compressed copies, for a server that sends those
"""
