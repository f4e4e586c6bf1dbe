"""Charts drawn as PowerPoint and LibreOffice draw the chart that is written into the file."""

from __future__ import annotations

from leaderdeck.paint.chart_axes_painter import paint_plot
from leaderdeck.paint.chart_lettering import lettering_for
from leaderdeck.paint.chart_plot import plan_plot
from leaderdeck.paint.chart_round_painter import paint_round
from leaderdeck.paint.surface import Surface
from leaderdeck.scene.shapes import ChartShape


def paint_chart(surface: Surface, shape: ChartShape) -> None:
    """Draws a chart inside its frame; a chart without categories draws nothing."""
    if not shape.categories or not shape.series:
        return
    lettering = lettering_for(surface, shape)
    if shape.kind in ("pie", "doughnut"):
        paint_round(shape, lettering)
    else:
        paint_plot(plan_plot(shape, lettering))
