"""Name, licence and colour of the handbook: what pages, paper and downloads all state."""

NAME = "Handboek professionele dialoog"
SHORT_NAME = "Dialoog"
LICENCE_NAME = "Creative Commons Naamsvermelding 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
PAGE_COLOUR = "#fbf8f1"  # of a page in light colours, and behind icons
