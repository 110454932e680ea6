"""Writes the constants and tables of Sources/CElementaryFunctions, from mpmath's arithmetic.

    python tables.py

mpmath 1.3 or later; writes Constants.h and Tables.c.
"""

import pathlib

from mpmath import mp, mpf, cos, exp, floor, log, nint, pi, sin, sqrt

mp.prec = 400
FOLDER = pathlib.Path(__file__).resolve().parents[3] / "Sources/CElementaryFunctions"
NOTE = "// Made by Tests/Fixtures/elementary-functions/tables.py.\n\n"


def rounded(x, bits=53):
    """x to the nearest number of so many significant bits."""
    if x == 0:
        return mpf(0)
    unit = mpf(2) ** (int(floor(log(abs(x), 2))) + 1 - bits)
    return nint(x / unit) * unit


def on_grid(x, unit):
    """x to the nearest multiple of a power of two."""
    return nint(x / unit) * unit


def text(x):
    return float(x).hex()


def parts(x, bits):
    """x as a sum of numbers of these significant bits each."""
    result = []
    for count in bits:
        result.append(rounded(x, count))
        x -= result[-1]
    return result


def constants():
    # 18 bits of n times 34 of ln 2 / 128, and 11 of the exponent times 42 of ln 2, are exact; so are
    # 25 bits of n times 28 of pi / 64.
    ln2_high = on_grid(log(2), mpf(2) ** -42)
    groups = [
        ("128 / ln 2, and ln 2 / 128 in parts of 34 and 53 bits.", "EXP_INVERSE_STEP", [128 / log(2)]),
        ("", "EXP_STEP", parts(log(2) / 128, [34, 53])),
        ("ln 2 as a multiple of 2^-42 and the rest.", "LN2", [ln2_high, log(2) - ln2_high]),
        ("1 / ln 2 and 1 / ln 10, high and low.", "PER_LN2", parts(1 / log(2), [53, 53])),
        ("", "PER_LN10", parts(1 / log(10), [53, 53])),
        ("64 / pi, and pi / 64 in parts of 28, 28, 28 and 53 bits.", "PER_SINE_STEP", [64 / pi]),
        ("", "SINE_STEP", parts(pi / 64, [28, 28, 28, 53])),
        ("pi / 64, high and low.", "SINE_STEP_PAIR", parts(pi / 64, [53, 53])),
        ("2 / sqrt(pi); h / pi and 2 pi / h for h = 7/16.", "TWO_PER_ROOT_PI", [2 / sqrt(pi)]),
        ("", "STEP_PER_PI", [mpf(7) / 16 / pi]),
        ("", "TWO_PI_PER_STEP", [2 * pi * 16 / 7]),
    ]
    lines = ["#ifndef STEPLAB_ELEMENTARY_CONSTANTS_H\n#define STEPLAB_ELEMENTARY_CONSTANTS_H\n"]
    for about, name, values in groups:
        if about:
            lines.append(f"\n// {about}\n")
        for i, value in enumerate(values):
            suffix = f"_{i + 1}" if len(values) > 1 else ""
            lines.append(f"#define {name}{suffix} {text(value)}\n")
    return "".join(lines) + "\n#endif\n"


def table(about, declaration, rows):
    return f"// {about}\n{declaration} = {{\n" + "".join(f"  {row},\n" for row in rows) + "};\n"


def exponentials():
    for j in range(128):
        power = exp(log(2) * j / 128)
        yield "{%s, %s}" % (text(rounded(power)), text(power / rounded(power) - 1))


def logarithms():
    # Numbers of eight significant bits from the root of 1/2 to that of 2. The one in the middle has
    # the inverse 1 and the logarithm 0, so that nothing cancels near x = 1.
    for i in range(181, 311):
        c = mpf(i) / 256 if i < 256 else mpf(i - 128) / 128
        inverse = on_grid(1 / c, mpf(2) ** -8)
        high = on_grid(-log(inverse), mpf(2) ** -42)
        row = (inverse, inverse * c - 1, high, -log(inverse) - high)
        yield "{%s, %s, %s, %s}" % tuple(text(x) for x in row)


def sines():
    # The first part has 24 bits, so that its product with 29 bits is exact.
    for j in range(128):
        value = mpf(0) if j % 64 == 0 else sin(pi * j / 64)
        first, second, third = parts(value, [24, 53, 53])
        whole, rest = parts(value, [53, 53])
        yield "{%s, %s, %s, %s}" % (text(whole), text(rest), text(first), text(second))


def gaussians():
    for k in range(1, 15):
        yield text(mpf(7) / 8 / pi * exp(-mpf(49 * k * k) / 256))


def limbs():
    # Words of 64 / pi behind the point, for arguments up to 2^1024 in windows of four words.
    mp.prec = 2000
    fraction = 64 / pi / 2**5
    for _ in range(20):
        fraction *= 2**64
        word = int(floor(fraction))
        fraction -= word
        yield f"0x{word:016x}"


def main():
    (FOLDER / "Constants.h").write_text(NOTE + constants())
    tables = [
        table(
            "2^(j/128) rounded, and the relative rest.",
            "const steplab_exponential steplab_exponentials[128]", exponentials()),
        table(
            "For c = 181/256 to 255/256 and 128/128 to 182/128: d = 1/c to eight bits behind the point,\n"
            "// c d - 1, and -log d as a multiple of 2^-42 and the rest of it.",
            "const steplab_logarithm steplab_logarithms[130]", logarithms()),
        table(
            "sin(pi j / 64): high and low; the first 24 bits and the rest.",
            "const steplab_sine steplab_sines[128]", sines()),
        table(
            "2 h / pi exp(-(k h)^2) for k = 1 to 14, h = 7/16.",
            "const double steplab_gaussians[14]", gaussians()),
        table(
            "(64/pi) / 2^5 in binary behind the point, 64 bits a word, the highest first.",
            "const uint64_t steplab_steps_per_radian[20]", limbs()),
    ]
    (FOLDER / "Tables.c").write_text(NOTE + '#include "Tables.h"\n\n' + "\n".join(tables))


main()
