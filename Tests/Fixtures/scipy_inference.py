"""Reference values of tests, effect sizes and fits: writes scipy_inference.json.

Written with Python 3.11, numpy 2.4.6, scipy 1.17.1 and statsmodels 0.14.6. The values are those of
    scipy.stats.wilcoxon      zero_method="wilcox"; `source` says which method
    scipy.stats.mannwhitneyu  likewise
    scipy.stats.binomtest     the sign test
    scipy.stats.t, scipy.stats.linregress, scipy.stats.gmean, numpy.std(ddof=1)
    scipy.optimize.root       the stationary point of the saturating curve's sum of squares
    statsmodels.stats.multitest.multipletests(method="holm")
For `source` "exact" and "asymptotic" it is SciPy's method of that name, for "permutation" its
PermutationMethod with all permutations. SciPy has no exact numbers for larger samples with ties; there
`source` is "counted": the functions below, in whole numbers of any length.

Infinities are the strings "inf" and "-inf".
"""

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import optimize, special, stats
from statsmodels.stats.multitest import multipletests

random = np.random.default_rng(20250607)
ALL = stats.PermutationMethod(n_resamples=np.inf)


def draw(kind, size, shift=0.3):
    if kind == "normal":
        return random.normal(shift, 1, size)
    if kind == "tied":
        return np.round(random.normal(shift, 1.2, size))
    if kind == "heavy":
        return shift + random.standard_cauchy(size)
    values = random.normal(shift, 1, size)  # infinite
    values[random.random(size) < 0.2] = np.inf
    values[random.random(size) < 0.1] = -np.inf
    return values


def has_ties(values):
    return len(np.unique(values)) < len(values)


def counted_signed_rank(d):
    doubled = np.rint(2 * stats.rankdata(np.abs(d))).astype(int).tolist()
    ways = Counter({0: 1})
    for rank in doubled:
        with_rank = Counter({s + rank: n for s, n in ways.items()})
        ways = ways + with_rank
    plus = sum(r for r, x in zip(doubled, d) if x > 0)
    smaller = min(plus, sum(doubled) - plus)
    tail = sum(n for s, n in ways.items() if s <= smaller)
    return min(1.0, 2 * tail / 2 ** len(d))


def counted_mann_whitney(a, b):
    doubled = np.rint(2 * stats.rankdata(np.concatenate([a, b]))).astype(int).tolist()
    ways = [Counter() for _ in range(len(a) + 1)]
    ways[0][0] = 1
    for rank in doubled:
        for k in range(len(a), 0, -1):
            for s, n in ways[k - 1].items():
                ways[k][s + rank] += n
    sum_a = sum(doubled[: len(a)])
    below = sum(n for s, n in ways[-1].items() if s <= sum_a)
    above = sum(n for s, n in ways[-1].items() if s >= sum_a)
    return min(1.0, 2 * min(below, above) / math.comb(len(doubled), len(a)))


def signed_rank(d):
    left = d[d != 0]
    if len(left) == 0:
        return None
    approximate = stats.wilcoxon(d, method="asymptotic", correction=False)
    if len(left) > 50:
        p, source = approximate.pvalue, "asymptotic"
    elif not has_ties(np.abs(left)):
        p, source = stats.wilcoxon(left, method="exact").pvalue, "exact"
    elif len(left) <= 13:
        p, source = stats.wilcoxon(left, method=ALL).pvalue, "permutation"
    else:
        p, source = counted_signed_rank(left), "counted"
    return dict(statistic=approximate.statistic, pValue=p, source=source)


def mann_whitney(a, b):
    both = np.concatenate([a, b])
    approximate = stats.mannwhitneyu(a, b, method="asymptotic")
    if len(a) * len(b) > 400:
        p, source = approximate.pvalue, "asymptotic"
    elif not has_ties(both):
        p, source = stats.mannwhitneyu(a, b, method="exact").pvalue, "exact"
    elif min(len(a), len(b)) > 1 and math.comb(len(both), len(a)) <= 3003:
        p, source = stats.mannwhitneyu(a, b, method=ALL).pvalue, "permutation"
    else:
        p, source = counted_mann_whitney(a, b), "counted"
    return dict(statistic=approximate.statistic, pValue=p, source=source)


def matched_pairs(d):
    left = d[d != 0]
    if len(left) == 0:
        return None
    ranks = stats.rankdata(np.abs(left))
    return (ranks[left > 0].sum() - ranks[left < 0].sum()) / ranks.sum()


def standardised(d):
    if len(d) < 3 or not np.isfinite(d).all() or np.ptp(d) == 0:
        return None
    nu = len(d) - 1
    correction = np.exp(special.gammaln(nu / 2) - special.gammaln((nu - 1) / 2)) / np.sqrt(nu / 2)
    return correction * d.mean() / d.std(ddof=1)


def paired():
    sizes = [*range(1, 16), 18, 20, 25, 30, 40, 49, 50, 51, 55, 60]
    for size in sizes:
        for kind in ["normal", "tied", "heavy", "infinite"]:
            d = draw(kind, size)
            positive, negative = int((d > 0).sum()), int((d < 0).sum())
            sign = None
            if positive + negative > 0:
                sign = dict(
                    statistic=positive, source="exact",
                    pValue=stats.binomtest(positive, positive + negative).pvalue)
            yield dict(
                differences=d, signedRank=signed_rank(d), sign=sign,
                matchedPairs=matched_pairs(d), standardised=standardised(d))


def unpaired():
    sizes = [(1, 1), (1, 5), (2, 3), (3, 3), (4, 7), (5, 5), (8, 6), (5, 10), (10, 10), (12, 9),
             (20, 20), (10, 40), (4, 60), (21, 20), (30, 25), (60, 60), (1, 500)]
    for n, m in sizes:
        for kind in ["normal", "tied", "heavy", "infinite"]:
            a, b = draw(kind, n, 0.5), draw(kind, m, 0)
            delta = np.sign(np.subtract.outer(a, b) if kind != "infinite" else
                            (a[:, None] > b).astype(int) - (a[:, None] < b)).mean()
            yield dict(a=a, b=b, mannWhitney=mann_whitney(a, b), cliffsDelta=delta)


def student():
    probabilities = [1e-12, 1e-6, 1e-3, 0.025, 0.05, 0.3, 0.49, 0.5, 0.6, 0.9, 0.975, 0.999, 1 - 1e-9]
    t = [-1e6, -40, -5, -1.3, -0.01, 0, 1e-6, 0.2, 1, 2.5, 6, 30]
    for nu in [0.7, 1, 2, 3, 4.5, 8, 13, 30, 59, 100, 1000, 1e5]:
        yield dict(
            degreesOfFreedom=nu, p=probabilities, quantile=stats.t.ppf(probabilities, nu), t=t,
            cdf=stats.t.cdf(t, nu))


def power_laws():
    for size, noise in [(3, 0.1), (4, 0.01), (6, 1), (12, 0.2), (60, 0.5)]:
        x = np.exp(random.uniform(-3, 6, size))
        y = 2.7 * x ** -0.6 * np.exp(noise * random.normal(size=size))
        fit = stats.linregress(np.log(x), np.log(y))
        half = fit.stderr * stats.t.ppf(0.975, size - 2)
        yield dict(
            x=x, y=y, exponent=fit.slope, coefficient=np.exp(fit.intercept),
            standardError=fit.stderr, lower=fit.slope - half, upper=fit.slope + half,
            rSquared=fit.rvalue ** 2)


def saturating_curves():
    for scale, noise in [(3, 0.02), (50, 0.1), (50, 0), (800, 0.05)]:
        batch = 2.0 ** np.arange(0, 12)
        log_rate = np.log(0.3 / (1 + scale / batch)) + noise * random.normal(size=12)

        def residuals(u):
            return log_rate - u[0] + np.log1p(np.exp(u[1]) / batch)

        def gradient(u):
            r, s = residuals(u), np.exp(u[1])
            return [-r.sum(), (r * s / (s + batch)).sum()]

        start = optimize.least_squares(residuals, [np.log(0.3), np.log(scale)]).x
        found = optimize.root(gradient, start, tol=1e-15).x
        yield dict(
            batchSizes=batch, rates=np.exp(log_rate), etaMax=np.exp(found[0]),
            noiseScale=np.exp(found[1]), residual=np.sqrt((residuals(found) ** 2).mean()))


def holm():
    cases = [[0.01, 0.04, 0.03, 0.005], [0.5], [0.2, 0.2, 0.2], [0.9, 0.8, 0.04],
             random.uniform(size=12) ** 3, random.uniform(size=40) ** 6]
    for p in cases:
        yield dict(pValues=p, adjusted=multipletests(p, method="holm")[1])


def moments():
    for size in [2, 3, 10, 60]:
        values = np.exp(random.normal(0, 3, size))
        yield dict(
            values=values, geometricMean=stats.gmean(values),
            standardDeviation=np.std(values, ddof=1))


def plain(value):
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(entry) for entry in value]
    if value is None or isinstance(value, str):
        return value
    value = float(value)
    return value if math.isfinite(value) else str(value)


if __name__ == "__main__":
    document = {
        "note": "Written by scipy_inference.py, which says what of", "paired": paired(),
        "unpaired": unpaired(), "student": student(), "powerLaws": power_laws(),
        "saturatingCurves": saturating_curves(), "holm": holm(), "moments": moments(),
    }
    document = {key: plain(v if isinstance(v, str) else list(v)) for key, v in document.items()}
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(document, separators=(",", ":"), allow_nan=False))
