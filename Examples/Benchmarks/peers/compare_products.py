"""Times matrix products of steplab, of OpenBLAS and of PyTorch in turn, on this machine."""

import collections
import json
import os
import statistics

import compare
import timing

SCRIPT = "products_torch.py"
PRODUCT = ("m", "n", "k", "transposed", "precision")
# What steplab measures of a product, in GFLOP/s but for the fractions, and its names here.
MEASURED = {
    "gflop_per_s": "steplab", "slowest": "steplab_slowest", "fastest": "steplab_fastest",
    "openblas_gflop_per_s": "openblas", "peak_gflop_per_s": "peak",
    "fraction_of_peak": "fraction_of_peak", "roofline_gflop_per_s": "roofline",
    "fraction_of_roofline": "fraction_of_roofline",
}
COLUMNS = (
    *PRODUCT, "steplab", "steplab_slowest", "steplab_fastest", "openblas", "openblas_slowest",
    "openblas_fastest", "torch", "torch_slowest", "torch_fastest", "peak", "fraction_of_peak",
    "roofline", "fraction_of_roofline", "ratio_to_torch",
)


def time_steplab(options):
    """The products that `steplab kernels --matrices` measures, OpenBLAS's beside its own.

    Also the OpenBLAS that it found and the core that this one takes the processor for.
    """
    rows, libraries = compare.kernels(
        options, "products", (*PRODUCT, *MEASURED), "--matrices",
        "--rounds", str(options.rounds), about=("openblas", "openblas_core"))
    return libraries, [
        {MEASURED.get(column, column): value for column, value in row.items()} for row in rows
    ]


def time_torch(options, products):
    """What PyTorch says of its build, and its time for the same products; None if it cannot."""
    names = ("{}x{}x{}-{}-{}".format(*product) for product in products)
    rows = compare.time_peer(
        SCRIPT, "--products", ",".join(names), "--rounds", str(options.rounds))
    if rows is None:
        return None
    return rows[0], [
        {column: row[column] for column in PRODUCT} | {
            "torch": row["gflop_per_s"], "torch_slowest": row["slowest"],
            "torch_fastest": row["fastest"],
        }
        for row in rows[1:]
    ]


def time_all(options):
    """All rows, each program in turn, and what is known of the libraries."""
    rows, about, left_out = [], {"torch": None}, False
    for number in range(1, options.rounds_of_comparison + 1):
        turn = f"round {number} of {options.rounds_of_comparison}"
        compare.progress(f"{turn}: steplab")
        libraries, measured = time_steplab(options)
        about |= libraries
        rows += measured
        if left_out:
            continue
        compare.progress(f"{turn}: {SCRIPT}")
        products = [tuple(row[column] for column in PRODUCT) for row in measured]
        peer = time_torch(options, products)
        if peer is None:
            left_out = True
        else:
            about["torch"] = peer[0]
            rows += peer[1]
    return rows, about


def summarize(rows):
    """A row for each product: medians over the turns, and of each program the extremes."""
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in rows:
        group = groups[tuple(row[column] for column in PRODUCT)]
        for column in row.keys() - set(PRODUCT):
            group[column].append(row[column])
    return [summarize_product(product, group) for product, group in groups.items()]


def summarize_product(product, values):
    """The row of a product from the values of each column, one for each turn."""
    row = dict.fromkeys(COLUMNS) | dict(zip(PRODUCT, product))
    row |= {column: statistics.median(found) for column, found in values.items()}
    for program in ("steplab", "openblas", "torch"):
        # steplab does not tell the rounds of OpenBLAS: its extremes are those of the turns.
        slowest = values.get(f"{program}_slowest", values.get(program))
        fastest = values.get(f"{program}_fastest", values.get(program))
        if slowest:
            row[f"{program}_slowest"] = min(slowest)
            row[f"{program}_fastest"] = max(fastest)
    if row["torch"]:
        row["ratio_to_torch"] = row["steplab"] / row["torch"]
    return row


def table(rows):
    """The comparison in GFLOP/s: a ratio above 1 means that steplab is faster than PyTorch."""
    heads = {
        "steplab": "steplab", "openblas": "openblas", "torch": "torch",
        "fraction_of_peak": "/ peak", "fraction_of_roofline": "/ roof", "ratio_to_torch": "/ torch",
    }

    def line(product, precision, cells):
        return f"{product:<17} {precision:<8}" + "".join(f"{cell:>9}" for cell in cells)

    lines = [line("m x n x k", "", heads.values())]
    for row in rows:
        product = "{m}x{n}x{k} {transposed}".format_map(row)
        lines.append(line(
            product, row["precision"], (compare.digits(row[column]) for column in heads)))
    return "\n".join(lines)


def main():
    parser = timing.Parser(__doc__)
    timing.add_rounds(parser, default=3)
    parser.add_argument(
        "--openblas-core", metavar="CORE",
        help="what OpenBLAS takes the processor for, such as SkylakeX, where it does not know it "
             "[default: its own choice]")
    options = compare.parse_options(
        parser, "results/products", "products.tsv and products.json", turns=5)
    # A choice of kernels in the environment could be another than OpenBLAS makes for this machine.
    os.environ.pop("OPENBLAS_CORETYPE", None)
    if options.openblas_core:
        os.environ["OPENBLAS_CORETYPE"] = options.openblas_core
    about = compare.provenance(options)
    timing.use_cores(1)
    rows, libraries = time_all(options)
    summary = summarize(rows)
    print(table(summary))
    compare.write_results(options.output, {
        "products.tsv": compare.tab_separated(COLUMNS, summary),
        "products.json": json.dumps(about | libraries, indent=2) + "\n",
    })


if __name__ == "__main__":
    compare.start(main)
