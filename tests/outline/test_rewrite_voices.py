"""What is made private or spoken leaves nothing behind that says nothing."""

from leaderdeck.outline.rewrite import make_private


def test_a_note_that_is_made_private_leaves_no_empty_label() -> None:
    text = "## En\n\n- a\n\nNotat: nevn ikke saken\n\n## To\n"
    assert make_private(text, 5) == "## En\n\n- a\n\n::: privat\nnevn ikke saken\n:::\n\n## To\n"
    more = "## En\n\n- a\n\nNotat: nevn ikke saken\n\nMen fortell om broen.\n\n## To\n"
    assert "Notat:\n" in make_private(more, 5)
