from leaderdeck.brand.toml_lines import find_lines, line_of

TEXT = '''a = 1
"quoted key" = 2
[first]
many = [
  1, # ] a comment's bracket
  "[[not.a.table]]",
]
b.c = 3
text = """
[no.table]
key = 1
"""
[[list]]
x = 1
[[list]]
x = 2
[[list.inner]]
y = 1
[list.inner.z]
w = 1
'''


def test_each_key_and_table_is_found_at_its_line() -> None:
    lines = find_lines(TEXT)
    rows = TEXT.splitlines()
    assert lines["a",] == 1
    assert lines["quoted key",] == 2
    assert lines["first", "b", "c"] == rows.index("b.c = 3") + 1
    assert lines["list", 0, "x"] == rows.index("x = 1") + 1
    assert lines["list", 1, "x"] == rows.index("x = 2") + 1
    assert lines["list", 1, "inner", 0, "y"] == rows.index("y = 1") + 1
    assert lines["list", 1, "inner", 0, "z", "w"] == rows.index("w = 1") + 1
    assert ("no", "table") not in lines
    assert ("not", "a", "table") not in lines


def test_what_has_no_line_of_its_own_is_at_the_nearest_table() -> None:
    lines = find_lines(TEXT)
    assert line_of(lines, ("first", "absent", 3)) == 3
    assert line_of(lines, ("first", "b")) == lines["first", "b", "c"]
    assert line_of(lines, ("nothing",)) == 1
