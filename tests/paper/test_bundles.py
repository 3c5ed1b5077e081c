"""Bundles: the sheets that go with an occasion, or all of a kind, in one PDF."""

from macros.model.addresses import bundle_name
from macros.model.handbook import Handbook
from macros.model.records import Theme
from tests.support.paper import Paper, links, pages


def test_a_bundle_has_each_sheet_on_two_sides(paper: Paper, real_handbook: Handbook) -> None:
    """Its first page tells what is in it and where, and leads there; a sheet is never split."""
    for bundle in real_handbook.bundles:
        pdf = paper[bundle_name(bundle.id)]
        cover, _, *sheets = pages(pdf)
        assert len(sheets) == 2 * len(bundle.entries), bundle.id
        assert bundle.summary in cover
        for number, entry in enumerate(bundle.entries):
            assert f"{entry.code}{entry.title}bladzijde{3 + 2 * number}" in cover, bundle.id
            for side in sheets[2 * number : 2 * number + 2]:
                assert entry.title in side and entry.code in side, (bundle.id, entry.code)
        assert "#page" in links(pdf)[0]


def test_a_bundle_of_a_kind_holds_all_of_it(small_handbook: Handbook) -> None:
    """Whoever adds a situation has it in the bundle; a theme stands for its interventions."""
    every = [bundle for bundle in small_handbook.bundles if bundle.every]
    assert every
    for bundle in every:
        assert bundle.entries == getattr(small_handbook, str(bundle.every))
    by_code = small_handbook.by_code
    for bundle in small_handbook.bundles:
        for theme in (by_code[code] for code in bundle.codes):
            if isinstance(theme, Theme):
                assert theme not in bundle.entries
                assert set(theme.interventions) <= set(bundle.entries)
