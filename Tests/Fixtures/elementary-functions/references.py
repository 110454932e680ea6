"""Writes references.txt: arguments and correctly rounded results of the elementary functions.

    python references.py

mpmath 1.3 or later. A line is a function, the bits of its one or two arguments and those of the
result, in hexadecimal. Arguments are drawn at random, the seed being fixed, and where a function is
hard to compute: near zeros of the result, at the ends of the range, at the ends of tables.
"""

import pathlib
import random
import struct

import mpmath
from mpmath import mp, mpf

mp.prec = 1400
random.seed(1)
LARGEST, SMALLEST, NORMAL = 1.7976931348623157e308, 5e-324, 2.0**-1022


def bits(x):
    return struct.pack(">d", x).hex()


def rounded(x):
    """The nearest double, below the normal numbers too; None where it overflows."""
    if x == 0:
        return 0.0
    exponent = max(mpmath.mag(x) - 53, -1074)
    result = mpmath.ldexp(mpmath.nint(mpmath.ldexp(x, -exponent)), exponent)
    return float(result) if abs(result) <= LARGEST else None


def span(low, high, count):
    """Numbers of all magnitudes between two above 0."""
    ends = mpmath.log(low), mpmath.log(high)
    exponents = [ends[0] + (ends[1] - ends[0]) * random.random() for _ in range(count)]
    return [float(mpmath.exp(x)) for x in exponents]


def signed(values):
    return [x if random.random() < 0.5 else -x for x in values]


def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def beside(values):
    """Each with its neighbours."""
    return [y for x in values for y in (neighbour(x, -1), x, neighbour(x, 1))]


def neighbour(x, steps):
    number = struct.unpack(">q", struct.pack(">d", x))[0]
    return struct.unpack(">d", struct.pack(">q", number + steps))[0]


def near_one(count):
    return [1 + x for x in signed(span(2.0**-52, 0.3, count))]


def arguments():
    tiny = signed(span(1e-300, 1e-3, 30)) + signed(span(SMALLEST, NORMAL, 10))
    steps = [float(mpmath.log(2) * (j + 0.5) / 128) for j in range(-40, 40, 9)]
    yield "exp", uniform(-745, 709.7, 80) + uniform(-1, 1, 80) + beside(steps) + tiny + beside(
        [709.782712893384, -708.3964185322641, -745.1332191019411, -744.4400719213812, 700, -700])
    positive = span(SMALLEST, NORMAL, 15) + span(NORMAL, LARGEST, 60) + uniform(0.5, 2, 60)
    table = beside(
        [float(mpmath.sqrt(2)), float(mpmath.sqrt(0.5))]
        + [(i + 0.5) / 256 for i in range(182, 256, 9)]
        + [(i + 0.5) / 128 for i in range(128, 182, 6)])
    powers = [2.0**k for k in range(-1074, 1024, 61)]
    yield "log", positive + near_one(80) + table
    yield "log2", positive + near_one(60) + powers
    yield "log10", positive + near_one(60) + [float(f"1e{k}") for k in range(-12, 23)]
    yield "log1p", uniform(-1, 3, 60) + tiny + [-1 + x for x in span(2.0**-53, 0.5, 30)] + span(
        1, LARGEST, 30) + beside([-(2.0**-53), -(2.0**-54), 2.0**-8, -(2.0**-9), 2.0**60])
    counts = [1, 2, 3, 4, 7, 11, 100, 333, 573204, 10**6, 10**9, 2**40]
    multiples = [float(k * mpmath.pi / 2) for k in counts]
    # The double nearest to a multiple of pi / 2 (Kahan; Muller, Elementary Functions, 2016, 11.2).
    nearest = float(mpmath.ldexp(6381956970095103, 797))
    angles = (
        uniform(-7, 7, 70) + uniform(-1e6, 1e6, 40) + signed(span(1e6, LARGEST, 60))
        + beside(multiples) + [nearest, 2.0**1023, LARGEST, 1e22] + beside([2.0**20, 2.0**-27])
        + beside([float((j + 0.5) * mpmath.pi / 64) for j in range(0, 128, 11)]) + tiny)
    yield "sin", angles
    yield "cos", angles
    yield "tanh", uniform(-3, 3, 80) + uniform(-22, 22, 40) + tiny + beside(
        [0.0625, 19.0, 22.0, 2.0**-27])
    yield "erfc", uniform(-6, 6, 80) + uniform(6, 27.2, 60) + tiny + beside(
        [0.5, -0.5, 6.0, 26.54, 27.22])


def pairs():
    bases = [0.9, 0.99, 0.999, 0.9999, 0.96, 0.5, 0.1]
    powers = [(b, float(n)) for b in bases for n in (1, 2, 3, 10, 100, 999, 12345)]
    grids = [(10.0, i / n) for n in (2, 3, 4, 7, 10) for i in range(1, 4 * n, 3)]
    whole = [(10.0, float(k)) for k in range(-25, 23)]
    whole += [(2.0, float(k)) for k in range(-1074, 1024, 97)]
    free = list(zip(span(1e-300, 1e300, 100), uniform(-1.1, 1.1, 100)))
    near = list(zip(near_one(60), signed(span(1, 1e12, 60))))
    small = list(zip(span(SMALLEST, NORMAL, 20), uniform(-1, 1, 20)))
    denormal = list(zip(uniform(0.001, 0.01, 30), uniform(103, 160, 30)))
    negative = [(-x, float(n)) for x, n in zip(span(0.01, 100, 20), range(-10, 10))]
    roots = [(float(n * n), 0.5) for n in (3, 7, 99, 12345, 94906265)]
    yield "pow", powers + grids + whole + free + near + small + denormal + negative + roots
    any_size = list(zip(signed(span(1e-310, 1e308, 60)), signed(span(1e-310, 1e308, 60))))
    alike = [(x, x * random.uniform(0.1, 10)) for x in span(1e-306, 1e306, 80)]
    yield "hypot", any_size + alike + [
        (3.0, 4.0), (5e-324, 5e-324), (3e-320, 4e-320), (1e308, 1e308)]


FUNCTIONS = {
    "exp": mpmath.exp, "log": mpmath.log, "log2": lambda x: mpmath.log(x) / mpmath.log(2),
    "log10": lambda x: mpmath.log(x) / mpmath.log(10), "log1p": lambda x: mpmath.log(1 + x),
    "sin": mpmath.sin, "cos": mpmath.cos, "tanh": mpmath.tanh, "erfc": mpmath.erfc,
    "hypot": lambda x, y: mpmath.sqrt(x * x + y * y),
    "pow": lambda x, y: x**int(y) if x < 0 else mpmath.exp(y * mpmath.log(x)),
}


def lines():
    for name, singles in arguments():
        for x in singles:
            result = rounded(FUNCTIONS[name](mpf(x)))
            if result is not None:
                yield f"{name} {bits(x)} {bits(result)}\n"
    for name, doubles in pairs():
        for x, y in doubles:
            result = rounded(FUNCTIONS[name](mpf(x), mpf(y)))
            if result is not None:
                yield f"{name} {bits(x)} {bits(y)} {bits(result)}\n"
    for n in list(range(0, 60)) + [100, 170, 171, 1000, 12345, 10**6, 10**9]:
        yield f"logFactorial {n:016x} {bits(rounded(mpmath.loggamma(mpf(n) + 1)))}\n"


(pathlib.Path(__file__).resolve().parent / "references.txt").write_text("".join(lines()))
