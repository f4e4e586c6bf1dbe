"""Structural similarity of two gray pictures (Wang et al. 2004) over square windows of 7 pixels."""

import numpy as np

WINDOW = 7
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def ssim(first: np.ndarray, second: np.ndarray) -> float:
    """1.0 for equal pictures; the mean over all windows."""
    mean_1, mean_2 = _means(first), _means(second)
    samples = WINDOW * WINDOW
    unbiased = samples / (samples - 1)
    variance_1 = unbiased * (_means(first * first) - mean_1 * mean_1)
    variance_2 = unbiased * (_means(second * second) - mean_2 * mean_2)
    covariance = unbiased * (_means(first * second) - mean_1 * mean_2)
    above = (2 * mean_1 * mean_2 + _C1) * (2 * covariance + _C2)
    below = (mean_1**2 + mean_2**2 + _C1) * (variance_1 + variance_2 + _C2)
    return float((above / below).mean())


def _means(picture: np.ndarray) -> np.ndarray:
    """The mean of every window that lies inside the picture."""
    sums = np.pad(picture, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    size = WINDOW
    return (sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]) / size**2
