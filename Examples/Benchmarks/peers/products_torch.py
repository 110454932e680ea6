"""Times matrix products in PyTorch: torch.mm into a result that is there already."""

import argparse
import functools
import json
import os
import re
import statistics

import timing

LARGEST = 1 << 14
WARM_UP_CALLS = 1  # beside those that count how many calls fill a round


def parse_products(text):
    """Shapes, transposes and precisions in a list such as `64x64x1024-TN-float32`, each once."""
    products = []
    for item in text.split(","):
        match = re.fullmatch(
            r"(\d{1,5})x(\d{1,5})x(\d{1,5})-([NT][NT])-(float32|float64)", item.strip(), re.ASCII)
        m, n, k = map(int, match.groups()[:3]) if match else (0, 0, 0)
        if not all(1 <= size <= LARGEST for size in (m, n, k)):
            raise argparse.ArgumentTypeError(
                f"expected products as 64x64x1024-TN-float32, sizes from 1 to {LARGEST}, "
                f"found '{item}'")
        products.append((m, n, k, match[4], match[5]))
    return tuple(dict.fromkeys(products))


def make_product(torch, m, n, k, transposed, precision):
    """C = op(A) op(B) with dense row-major A, B and C, all of whose memory has been touched."""
    def values(rows, columns, is_transposed):
        shape = (columns, rows) if is_transposed else (rows, columns)
        matrix = torch.rand(shape, dtype=getattr(torch, precision)) - 0.5
        return matrix.t() if is_transposed else matrix

    a, b = values(m, k, transposed[0] == "T"), values(k, n, transposed[1] == "T")
    c = torch.zeros(m, n, dtype=a.dtype)
    return functools.partial(torch.mm, a, b, out=c)


def report(product, multiply, rounds):
    """Measures a product and prints its GFLOP/s as a line of JSON."""
    m, n, k, transposed, precision = product
    times, cores = timing.measure(multiply, rounds, WARM_UP_CALLS)
    timing.warn_of_cores(cores, 1, "torch", *product)
    operations = 2 * m * n * k
    print(json.dumps({
        "program": "torch", "m": m, "n": n, "k": k, "transposed": transposed,
        "precision": precision, "gflop_per_s": operations / statistics.median(times),
        "slowest": operations / max(times), "fastest": operations / min(times),
    }), flush=True)


def main():
    parser = timing.Parser(__doc__)
    default = ",".join(f"{2**i}x{2**i}x{2**i}-NN-float32" for i in range(5, 13))
    parser.add_argument(
        "--products", type=parse_products, default=parse_products(default),
        help="m x n x k, whether A and B are transposed, and a precision, as "
        "64x64x1024-TN-float32, separated by commas [default: squares from 32 to 4096]")
    timing.add_rounds(parser)
    options = timing.start(parser, keeps_memory=False)
    # Tensors of 2 MiB and more lie on huge pages, where the system has them.
    os.environ["THP_MEM_ALLOC_ENABLE"] = "1"
    torch = timing.load("torch")
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    torch.manual_seed(0)
    print(json.dumps({
        "version": torch.__version__, "mkl": torch.backends.mkl.is_available(),
        "cpu_capability": torch.backends.cpu.get_cpu_capability(),
        "build": torch.__config__.show().split("\n"),
    }), flush=True)
    with torch.inference_mode():
        for product in options.products:
            report(product, make_product(torch, *product), options.rounds)


if __name__ == "__main__":
    main()
