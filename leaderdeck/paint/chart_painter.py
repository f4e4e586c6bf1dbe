"""Charts drawn by the same plan that the chart in the file is written from."""

from __future__ import annotations

from leaderdeck.paint.chart_axes_painter import paint_plot
from leaderdeck.paint.chart_round_painter import paint_round
from leaderdeck.paint.surface import Surface
from leaderdeck.scene.chart_plan import plan_chart
from leaderdeck.scene.chart_round_plan import plan_round
from leaderdeck.scene.charts import ROUND
from leaderdeck.scene.shapes import ChartShape


def paint_chart(surface: Surface, shape: ChartShape) -> None:
    """Draws a chart inside its frame; a chart without categories draws nothing."""
    if not shape.categories or not shape.series:
        return
    file = surface.kit.body_font.regular
    if shape.kind in ROUND:
        paint_round(surface, plan_round(shape, file))
    else:
        paint_plot(surface, plan_chart(shape, file))
