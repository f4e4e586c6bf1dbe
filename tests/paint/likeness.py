"""Structural similarity of two gray pictures (Wang et al. 2004) over square windows of 7 pixels."""

import numpy as np

WINDOW = 7
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_ROWS = 32
"""Rows of windows at a time: what is worked on stays where the processor reaches it soonest."""


def ssim(first: np.ndarray, second: np.ndarray) -> float:
    """1.0 for equal pictures; the mean over all windows."""
    total, count = 0.0, 0
    for top in range(0, first.shape[0] - WINDOW + 1, _ROWS):
        rows = slice(top, top + _ROWS + WINDOW - 1)
        likeness = _of_windows(first[rows], second[rows])
        total += float(likeness.sum())
        count += likeness.size
    return total / count


def _of_windows(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    mean_1, mean_2 = _means(first), _means(second)
    samples = WINDOW * WINDOW
    unbiased = samples / (samples - 1)
    variance_1 = unbiased * (_means(first * first) - mean_1 * mean_1)
    variance_2 = unbiased * (_means(second * second) - mean_2 * mean_2)
    covariance = unbiased * (_means(first * second) - mean_1 * mean_2)
    above = (2 * mean_1 * mean_2 + _C1) * (2 * covariance + _C2)
    below = (mean_1**2 + mean_2**2 + _C1) * (variance_1 + variance_2 + _C2)
    return above / below


def _means(picture: np.ndarray) -> np.ndarray:
    """The mean of every window that lies inside the picture."""
    height, width = (length - WINDOW + 1 for length in picture.shape)
    rows = picture[:height].copy()
    for step in range(1, WINDOW):
        rows += picture[step : step + height]
    sums = rows[:, :width].copy()
    for step in range(1, WINDOW):
        sums += rows[:, step : step + width]
    return sums / WINDOW**2
