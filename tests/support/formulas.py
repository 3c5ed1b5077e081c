"""What a spreadsheet calculates where a cell of CSV starts with it."""

FORMULA_SIGNS = tuple("=+-−@\t\r\n" + "＝＋－＠" + "﹦﹢﹣﹫" + "⁼⁺⁻₌₊₋" + "⩵⩶﬩")
"""in every width, height and size that Unicode has"""
