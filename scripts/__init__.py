"""Commands for maintainers, run with `python -m scripts.<name>`: see the Makefile."""
