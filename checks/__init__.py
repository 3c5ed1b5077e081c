"""What tests and commands both ask of a built site: where its addresses arrive, what it holds.

- `arrivals`        what the addresses of a site arrive at
- `site_check`      links, anchors and ids of a site
- `site_comparison` what a site holds, compared with another
- `search_quality`  how often the search finds the page that was meant
- `pages`           which pages to look at, and in which windows
- `servers`         serve a site as a static host does
"""
