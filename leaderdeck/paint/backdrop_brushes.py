"""Gradients and patterns of DrawingML as brushes, laid into the box that a shape stands in."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QRadialGradient,
    QTransform,
)

from leaderdeck.brand.backdrop_values import Gradient, GradientStop, Pattern, Pose
from leaderdeck.paint.backdrop_patterns import PATTERNS
from leaderdeck.paint.surface import Surface
from leaderdeck.units import Frame

PATTERN_PIXEL_PT = 0.75
"""A pattern's dots are those of a screen with 96 dots an inch."""
_SIDE = 8
_STEPS = 160
"""Nested boxes that a rectangular gradient is drawn with: a step of one and a half in each color's 256."""
_SMALLEST = 1e-6


def translucent(surface: Surface, color: str, alpha: float) -> QColor:
    """A brand color with this alpha."""
    known = surface.color(color)
    if alpha >= 1.0:
        return known
    clear = QColor(known)
    clear.setAlphaF(max(0.0, alpha))
    return clear


def paint_shaded(surface: Surface, path: QPainterPath, shading: Gradient | Pattern, pose: Pose) -> None:
    """Fills a path with a gradient or pattern."""
    painter = surface.painter
    painter.setPen(Qt.PenStyle.NoPen)
    if isinstance(shading, Pattern):
        painter.setBrush(_pattern_brush(surface, shading, pose.frame))
        painter.drawPath(path)
    elif shading.kind in ("rect", "shape"):
        _paint_boxes(surface, path, shading, pose)
    else:
        painter.setBrush(gradient_brush(surface, shading, pose))
        painter.drawPath(path)


def gradient_brush(surface: Surface, gradient: Gradient, pose: Pose) -> QBrush:
    """A gradient along a line or outwards in circles (rectangles count as circles here)."""
    frame = pose.frame
    made = _linear(gradient, frame) if gradient.kind == "linear" else _circular(gradient, frame)
    for stop in _spread(gradient.stops):
        made.setColorAt(stop.at, translucent(surface, stop.color, stop.alpha))
    brush = QBrush(made)
    brush.setTransform(_own_transform(gradient, frame) * _turned(gradient, pose))
    return brush


def _linear(gradient: Gradient, frame: Frame) -> QLinearGradient:
    """From the corner that the angle comes from to the one that it goes to (20.1.8.41)."""
    angle = math.radians(gradient.angle_deg)
    across, down = math.cos(angle), math.sin(angle)
    width, height = (1.0, 1.0) if gradient.stretched else (frame.width, frame.height)
    reach = (abs(width * across) + abs(height * down)) / 2
    middle = QPointF(width / 2, height / 2)
    step = QPointF(across * reach, down * reach)
    return QLinearGradient(middle - step, middle + step)


def _circular(gradient: Gradient, frame: Frame) -> QRadialGradient:
    """From the middle of the focus to the farthest corner."""
    left, top, right, bottom = gradient.focus
    x, y = (left + 1 - right) / 2 * frame.width, (top + 1 - bottom) / 2 * frame.height
    radius = max(math.hypot(x - far_x, y - far_y) for far_x in (0.0, frame.width) for far_y in (0.0, frame.height))
    return QRadialGradient(QPointF(x, y), max(radius, _SMALLEST))


def _own_transform(gradient: Gradient, frame: Frame) -> QTransform:
    placed = QTransform.fromTranslate(frame.x, frame.y)
    if gradient.kind == "linear" and gradient.stretched:
        placed.scale(max(frame.width, _SMALLEST), max(frame.height, _SMALLEST))
    return placed


def _turned(gradient: Gradient, pose: Pose) -> QTransform:
    """How the gradient follows its shape."""
    return pose_transform(pose) if gradient.turns and not pose.is_plain else QTransform()


def pose_transform(pose: Pose) -> QTransform:
    """From the pose's upright frame to the slide."""
    frame = pose.frame
    x, y = frame.x + frame.width / 2, frame.y + frame.height / 2
    transform = QTransform.fromTranslate(x, y)
    transform.rotate(pose.turn_deg)
    transform.scale(-1.0 if pose.mirrored else 1.0, -1.0 if pose.upside_down else 1.0)
    transform.translate(-x, -y)
    return transform


def _spread(stops: tuple[GradientStop, ...]) -> list[GradientStop]:
    """The stops with those at the same place set a hair apart, as hard edges need."""
    spread: list[GradientStop] = []
    for stop in stops:
        at = stop.at
        if spread and at <= spread[-1].at:
            at = min(1.0, spread[-1].at + 1e-5)
        spread.append(GradientStop(at, stop.color, stop.alpha))
    return spread


def _paint_boxes(surface: Surface, path: QPainterPath, gradient: Gradient, pose: Pose) -> None:
    """A gradient whose colors are nested boxes around the focus, drawn from the outermost."""
    left, top, right, bottom = gradient.focus
    frame, painter = pose.frame, surface.painter
    scale = QLinearGradient(0.0, 0.0, 1.0, 0.0)
    for stop in _spread(gradient.stops):
        scale.setColorAt(stop.at, translucent(surface, stop.color, stop.alpha))
    colors = _sampled(scale)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if gradient.turns:
        painter.setTransform(pose_transform(pose), combine=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for number in range(_STEPS, -1, -1):
        share = number / _STEPS
        x, y = left * (1 - share) * frame.width, top * (1 - share) * frame.height
        far_x, far_y = (1 - right * (1 - share)) * frame.width, (1 - bottom * (1 - share)) * frame.height
        painter.fillRect(QRectF(frame.x + x, frame.y + y, far_x - x, far_y - y), colors[number])
    painter.restore()


def _sampled(gradient: QGradient) -> list[QColor]:
    """The gradient's colors in even steps."""
    strip = QImage(_STEPS + 1, 1, QImage.Format.Format_ARGB32)
    strip.fill(Qt.GlobalColor.transparent)
    with QPainter(strip) as painter:
        painter.scale(_STEPS + 1, 1)
        painter.fillRect(QRectF(0, 0, 1, 1), QBrush(gradient))
    return [strip.pixelColor(x, 0) for x in range(_STEPS + 1)]


def _pattern_brush(surface: Surface, pattern: Pattern, frame: Frame) -> QBrush:
    ink = translucent(surface, pattern.ink, pattern.ink_alpha)
    ground = translucent(surface, pattern.ground, pattern.ground_alpha)
    brush = QBrush(_pattern_picture(pattern.name, ink.rgba(), ground.rgba()))
    transform = QTransform.fromTranslate(frame.x, frame.y)
    transform.scale(PATTERN_PIXEL_PT, PATTERN_PIXEL_PT)
    brush.setTransform(transform)
    return brush


@lru_cache(maxsize=128)
def _pattern_picture(name: str, ink: int, ground: int) -> QImage:
    picture = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32)
    rows = PATTERNS.get(name, PATTERNS["pct50"])
    for y, row in enumerate(rows):
        for x in range(_SIDE):
            picture.setPixel(x, y, ink if row >> (_SIDE - 1 - x) & 1 else ground)
    return picture
