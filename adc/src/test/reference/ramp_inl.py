"""Max |INL| of nonlinear ramps whose steps are made of several cells or several clocks, by Monte Carlo.

Independent of the Java code: draws errors uniform in +-5 uS for every cell (clamped at zero), sums them over the cells of a
step, integrates, anchors the ramp at the threshold next to zero (one point) or also scales its whole span (two points), and
compares g(x_hat) with g(x). Prints median and 95th percentile [LSB] for the constants of RampLinearityTest.

    python3 ramp_inl.py        # Python 3.11, NumPy 2.4.6, seed 1, 4000 columns
"""

import numpy as np

G_MAX = 150e-6
WINDOW = 5e-6
COLUMNS = 4000


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def logit(y):
    return np.log(y / (1 - y))


FUNCTIONS = {
    "sigmoid": (sigmoid, logit, 0.0, 1.0),
    "tanh": (np.tanh, np.arctanh, -1.0, 1.0),
    "identity": (lambda x: x, lambda y: y, -1.0, 1.0),
}


def largest_inl(name, bits, smallest, clocks, points, rng):
    g, inverse, low, high = FUNCTIONS[name]
    lsb = (high - low) / 2**bits
    x = inverse(low + lsb * np.arange(1, 2**bits))
    steps = np.diff(x)
    scale = G_MAX / steps.max() if smallest is None else smallest / steps.min()
    charge = scale * steps
    parts = np.maximum(1, np.ceil(charge / G_MAX - 1e-12)).astype(int)
    made = np.empty((COLUMNS, len(steps)))
    for k, (c, n) in enumerate(zip(charge, parts)):
        cells = 1 if clocks else n
        errors = rng.uniform(-WINDOW, WINDOW, (COLUMNS, cells))
        reached = np.maximum(0, c / n + errors).sum(axis=1)
        made[:, k] = reached * (n if clocks else 1)
    ramp = np.concatenate([np.zeros((COLUMNS, 1)), np.cumsum(made, axis=1)], axis=1) / scale
    if points == 2:
        ramp *= (x[-1] - x[0]) / ramp[:, -1:]
    zero = np.argmin(np.abs(x))
    ramp += x[zero] - ramp[:, zero : zero + 1] if points else x[0]
    return np.abs((g(ramp) - g(x)) / lsb).max(axis=1)


def main():
    rng = np.random.default_rng(1)
    for name, bits, smallest, clocks in (
        ("sigmoid", 5, 50e-6, False),
        ("sigmoid", 8, None, False),
        ("sigmoid", 8, 50e-6, False),
        ("sigmoid", 8, 50e-6, True),
        ("sigmoid", 8, 100e-6, False),
        ("tanh", 6, 25e-6, True),
        ("identity", 8, 75e-6, False),
    ):
        row = []
        for points in (0, 1, 2):
            worst = largest_inl(name, bits, smallest, clocks, points, rng)
            row.append("%.3f (%.3f)" % (np.median(worst), np.quantile(worst, 0.95)))
        print(name, bits, smallest, "clocks" if clocks else "cells", *row, sep=", ")


main()
