"""Reference suggestions of learning-rate range tests: writes range_rules.json.

A range test trains with a growing learning rate and records rates eta_i and losses. The rules
below read a peak rate off that curve. They are written from the formulas of the two usual tools
and compute in float64 (the tools themselves compute in float32, so they can differ by a rung
where two candidates nearly tie).

Smoothing. With weight w = 0.05 of the new loss l_i (both tools take 0.02) and m_0 = 0,
    m_i = (1 - w) m_(i-1) + w l_i,    s_i = m_i / (1 - (1 - w)^i),    i = 1, 2, ...

fastai reads points numIt // 10 (included) to n - 5 (excluded) of the n recorded ones, where
numIt is the planned number of steps, also when the test ended early. On that slice, of length k:
    valley   L_i = length of the longest strictly falling subsequence that ends at i; e = the
             first i with the largest L_i; if that L is 1, the answer is point 0. Else b = e - L_e,
             which is -1 if all points fall; d = (e - b) / 3; the answer is point
             b + floor(d) + floor(d / 2), where point -1 is the last one.
    slide    g = slope per index (central differences, one-sided at the ends). The pair (l, r)
             starts at (k - 16, k - 1). While l >= 0 and |g_r - g_l| > 0.005: the answer is
             point l, then both move one to the left. If the first pair already fails, the answer
             is point k - 16.
    minimum  a tenth of the rate of the first smallest loss.
    steep    the left end i of the interval with the smallest
             (l_(i+1) - l_i) / ln(eta_(i+1) / eta_i).

Lightning reads points 10 (included) to n - 1 (excluded) and suggests the point of the smallest
slope: today's versions take the derivative with respect to the rate, older ones the slope per
index. With steps p to the left and q to the right (both 1 per index), an inner point has slope
    (p^2 l_(i+1) + (q^2 - p^2) l_i - q^2 l_(i-1)) / (p q (p + q)),
an end the slope of the one interval there.

null: the tool fails or returns nothing (too few points). Ties go to the first point. `unstable`
lists the rules whose answer hangs on rounding: two candidates (for slide, a slope difference and
the threshold) are closer than 1e-12 of the largest loss, divided by the step where slopes are
compared, without being equal numbers that are computed exactly.

Needs NumPy only; range_rules.json was written with the version in ../reference/requirements.txt.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np

WEIGHT = 0.05
SLIDE_GAP, SLIDE_THRESHOLD = 15, 0.005
SKIP_BEGIN, SKIP_END = 10, 1
CLOSE = 1e-12


def smooth(losses, weight=WEIGHT):
    """Exponential average with bias correction."""
    mean, smoothed = 0.0, []
    for i, loss in enumerate(losses, start=1):
        mean = (1 - weight) * mean + weight * loss
        smoothed.append(mean / (1 - (1 - weight) ** i))
    return np.array(smoothed)


def slopes(losses, positions):
    """Three-point slopes on any grid, one-sided at both ends."""
    if len(losses) < 2:
        return None
    steps, rises = np.diff(positions), np.diff(losses)
    inner = []
    for p, q, left, right in zip(steps[:-1], steps[1:], rises[:-1], rises[1:]):
        inner.append((p / q * right + q / p * left) / (p + q))
    return np.array([rises[0] / steps[0], *inner, rises[-1] / steps[-1]])


def smallest(rates, values, errors, equal_is_tie):
    """Rate of the first smallest value, and whether rounding could have chosen another point."""
    best = int(np.argmin(values))
    rival = values - errors <= values[best] + errors[best]
    rival[best] = False
    if not equal_is_tie:
        rival &= values != values[best]
    return float(rates[best]), bool(np.any(rival))


def rounding(losses, widths):
    """A generous bound on the rounding errors of differences of losses over these widths."""
    return CLOSE * np.max(np.abs(losses)) / widths


def valley(rates, losses):
    if len(losses) == 0:
        return None, False
    gaps = np.diff(np.sort(losses))
    unstable = bool(np.any((gaps > 0) & (gaps <= CLOSE * np.max(np.abs(losses)))))
    lengths = []
    for i, loss in enumerate(losses):
        before = [lengths[j] for j in range(i) if losses[j] > loss]
        lengths.append(1 + max(before, default=0))
    longest = max(lengths)
    if longest == 1:
        return float(rates[0]), unstable
    end = lengths.index(longest)
    begin = end - longest
    third = longest / 3
    return float(rates[begin + math.floor(third) + math.floor(third / 2)]), unstable


def slide(rates, losses):
    slope = slopes(losses, np.arange(len(losses)))
    left, right = len(losses) - 1 - SLIDE_GAP, len(losses) - 1
    if slope is None or left < 0:
        return None, False
    answer, unstable = rates[left], False
    while left >= 0:
        gap = abs(slope[right] - slope[left])
        unstable |= abs(gap - SLIDE_THRESHOLD) < CLOSE
        if gap <= SLIDE_THRESHOLD:
            break
        answer = rates[left]
        left, right = left - 1, right - 1
    return float(answer), bool(unstable)


def minimum(rates, losses):
    if len(losses) == 0:
        return None, False
    rate, unstable = smallest(rates, losses, rounding(losses, np.ones(len(losses))), False)
    return rate / 10, unstable


def steep(rates, losses):
    if len(losses) < 2:
        return None, False
    widths = np.diff(np.log(rates))
    values = np.diff(losses) / widths
    return smallest(rates, values, rounding(losses, widths), np.min(values) != 0)


def steepest_by_rate(rates, losses):
    values = slopes(losses, rates)
    if values is None:
        return None, False
    widths = np.diff(rates)
    nearest = np.minimum(np.append(widths, np.inf), np.append(np.inf, widths))
    return smallest(rates, values, rounding(losses, nearest), True)


def steepest_by_index(rates, losses):
    values = slopes(losses, np.arange(len(losses)))
    if values is None:
        return None, False
    return smallest(rates, values, rounding(losses, np.ones(len(losses))), False)


FASTAI = {"valley": valley, "slide": slide, "minimum": minimum, "steep": steep}
LIGHTNING = {"lightning_by_rate": steepest_by_rate, "lightning_by_index": steepest_by_index}


def fastai_slice(points, num_it):
    return points[num_it // 10:-5]


def lightning_slice(points):
    return points[SKIP_BEGIN:-SKIP_END]


def suggestions(rates, losses, num_it):
    """Rate of every rule, and the rules whose answer hangs on rounding."""
    answers, unstable = {}, []
    for rules, pick in [(FASTAI, lambda points: fastai_slice(points, num_it)),
                        (LIGHTNING, lightning_slice)]:
        for name, rule in rules.items():
            answers[name], close = rule(pick(rates), pick(losses))
            if close:
                unstable.append(name)
    return {"rates": answers, "unstable": unstable}


def ladder(start, end, count):
    """Rates of fastai: the last is one rung below `end`."""
    return np.array([start * (end / start) ** (i / count) for i in range(count)])


def descent(rates, noise=0.0, dimension=20, largest=10.0, seed=0):
    """Losses before each step of gradient descent on a quadratic, with relative loss noise."""
    rng = np.random.default_rng(seed)
    curvature = np.geomspace(largest / 100, largest, dimension)
    w, losses = rng.normal(size=dimension), []
    for rate in rates:
        loss = 0.5 * float(curvature @ w**2)
        losses.append((0.3 + loss) * (1 + noise * float(rng.normal())))
        w = w - rate * curvature * w
    return np.array(losses)


def until_explosion(rates, losses, factor=4.0):
    """Both up to the first point whose smoothed loss exceeds `factor` times the best one."""
    best = math.inf
    for i, value in enumerate(smooth(losses)):
        best = min(best, value)
        if value > factor * best:
            return rates[:i + 1], losses[:i + 1]
    return rates, losses


def curves():
    """Name, planned number of steps, rates and losses of every curve."""
    hundred = ladder(1e-7, 10.0, 100)
    twohundred = ladder(1e-7, 10.0, 200)
    rng = np.random.default_rng(31)
    steps = np.arange(100)
    linear = np.linspace(0.001, 0.35, 80)
    falling = 2.5 / (1 + (hundred / 0.05) ** 0.7)
    bumps = 2.0 - 0.008 * steps + 0.25 * np.exp(-(((steps - 45) / 8) ** 2))
    bumps[90:] += 0.02 * np.arange(1, 11) ** 3
    stairs = np.array([5, 5, 5, 4, 4, 5, 4, 3, 3, 3, 4, 3, 2, 2, 3, 2, 2, 1, 1, 2] * 2
                      + [1, 1, 1, 2, 2, 3, 5, 8, 13, 21], dtype=float)
    yield "quadratic", 100, *until_explosion(hundred, descent(hundred))
    yield "quadratic_fine", 200, *until_explosion(twohundred, descent(twohundred, seed=1))
    yield "noisy", 100, *until_explosion(hundred, descent(hundred, 0.03, seed=2))
    yield "noisy_fine", 200, *until_explosion(twohundred, descent(twohundred, 0.1, seed=3))
    yield "very_noisy", 100, *until_explosion(hundred, descent(hundred, 0.4, seed=4))
    yield "flat", 100, hundred, np.full(100, 2.0)
    yield "flat_noisy", 100, hundred, 2.3 + 0.01 * rng.normal(size=100)
    yield "explodes_at_once", 100, hundred[:8], 2.0 * 4.0**np.arange(8)
    first = np.arange(19)
    yield "explodes_early", 100, hundred[:19], 1.0 + 0.5**first + 1e-3 * 2.5**first
    yield "falling", 100, hundred, falling
    yield "rising", 100, hundred, 1.0 + 0.01 * steps + 0.1 * (steps / 50) ** 4
    yield "ties", 50, ladder(1e-5, 1.0, 50), stairs
    yield "two_valleys", 100, hundred, bumps
    yield "short", 12, ladder(1e-4, 1.0, 12), np.array(
        [2.31, 2.29, 2.3, 2.24, 2.1, 1.83, 1.5, 1.32, 1.28, 1.61, 2.9, 7.4])
    yield "short_noisy", 30, ladder(1e-5, 1.0, 30), (
        2.0 - 0.03 * np.arange(30) + 0.05 * rng.normal(size=30))
    yield "linear_ladder", 80, *until_explosion(linear, descent(linear, 0.02, seed=6))


def main():
    cases = []
    for name, num_it, rates, losses in curves():
        losses = np.round(losses, 9)
        smoothed = smooth(losses)
        cases.append({
            "name": name, "numIt": num_it, "rates": rates.tolist(), "losses": losses.tolist(),
            "smoothed": smoothed.tolist(),
            "onSmoothed": suggestions(rates, smoothed, num_it),
            "onRaw": suggestions(rates, losses, num_it)})
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("range_rules.json")
    document = {"family": "range_rules", "weight": WEIGHT, "cases": cases}
    path.write_text(json.dumps(document, allow_nan=False, separators=(",", ":")) + "\n")
    print(f"{path}: {len(cases)} curves")


if __name__ == "__main__":
    main()
