"""YAML files → `Handbook`: the only room that knows YAML. Collects every problem, fails once.

- `yaml_file`   a file as plain data, with the line of every value
- `checks`      all files held against the records, then tied together
- `front_matter` what stands above hand-written pages, checked like the data
- `names`       codes, slugs and aliases held against each other and against what was published
- `holiday_order` the holidays of schools held against each other
- `programme_times` programmes held against the time that their parts need
- `messages`    what a misfit is called, and what was expected
- `earlier_editions` the open data of editions before this one
- `problems`    a problem, and the error that lists them all
- `house_rules` what `make check` asks of finished texts beyond what a build needs
- `field_list`  every field that an editor can type, for CONTRIBUTING.md

A problem reads
`data/interventions.yaml:123: intervention D3, field 'theme': 'X' is no theme; expected one of …`.
"""
