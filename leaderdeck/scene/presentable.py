"""Blocks as they can be shown: what says nothing gets no room, and what is far too wordy for its form becomes text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from leaderdeck.deck.blocks import (
    Agenda,
    Block,
    Callout,
    Chart,
    Columns,
    Facts,
    List,
    ListItem,
    Picture,
    Quote,
    Steps,
    Subheading,
    Table,
    Text,
)
from leaderdeck.deck.text import Paragraph, Run, plain

_MOST_IN_A_FIGURE = 40
_MOST_IN_A_LABEL = 90
_MOST_IN_A_STEP_NAME = 48
_MOST_IN_A_STEP = 150
_MOST_IN_ONE_OF_MANY_STEPS = 80
_MANY_STEPS = 6
_MOST_IN_A_CAPTION = 300


def presentable(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that say something, in a form that can hold all they say."""
    return tuple(shown for block in blocks if says_something(block) for shown in _in_a_form_that_holds(block))


def says_something(block: Block) -> bool:
    """Whether there is anything to show; a picture or code always is."""
    says = _SAYS.get(type(block))
    return says is None or says(block)


_SAYS: dict[type, Callable[..., bool]] = {
    List: lambda block: bool(block.items),
    Text: lambda block: bool(block.paragraph.text.strip()),
    Subheading: lambda block: bool(block.paragraph.text.strip()),
    Quote: lambda block: bool(block.paragraphs or block.source),
    Table: lambda block: bool(block.alignments),
    Facts: lambda block: bool(block.facts),
    Agenda: lambda block: bool(block.items),
    Steps: lambda block: bool(block.steps),
    Chart: lambda block: bool(block.categories and block.series),
    Columns: lambda block: any(column.heading or any(map(says_something, column.blocks)) for column in block.columns),
    Callout: lambda block: any(map(says_something, block.blocks)),
}


def _in_a_form_that_holds(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Facts):
        return (block,) if _are_short(block) else (_facts_as_list(block),)
    if isinstance(block, Steps):
        return (block,) if _are_brief(block) else (_steps_as_list(block),)
    if isinstance(block, Picture) and len(block.caption) > _MOST_IN_A_CAPTION:
        return replace(block, caption=""), Text(plain(block.caption, block.line), block.line)
    if isinstance(block, Table | Chart) and block.caption and len(block.caption.text) > _MOST_IN_A_CAPTION:
        return replace(block, caption=None), Text(block.caption, block.caption.line)
    return (block,)


def _are_short(block: Facts) -> bool:
    return all(
        len(fact.value.text) <= _MOST_IN_A_FIGURE and len(fact.label.text) <= _MOST_IN_A_LABEL for fact in block.facts
    )


def _are_brief(block: Steps) -> bool:
    most = _MOST_IN_A_STEP if len(block.steps) <= _MANY_STEPS else _MOST_IN_ONE_OF_MANY_STEPS
    return all(
        len(step.name.text) <= _MOST_IN_A_STEP_NAME and (step.text is None or len(step.text.text) <= most)
        for step in block.steps
    )


def _facts_as_list(block: Facts) -> List:
    return List(tuple(ListItem(_named(fact.value, fact.label), line=fact.line) for fact in block.facts), block.line)


def _steps_as_list(block: Steps) -> List:
    items = (
        ListItem(_named(step.name, step.text), 0, "number", number, step.line)
        for number, step in enumerate(block.steps, 1)
    )
    return List(tuple(items), block.line)


def _named(name: Paragraph, text: Paragraph | None) -> Paragraph:
    """Name in bold, a colon, and what is said of it."""
    bold = tuple(replace(run, bold=True) for run in name.runs)
    if text is None or not text.runs:
        return replace(name, runs=bold)
    return replace(name, runs=(*bold, *((Run(": "),) if bold else ()), *text.runs))
