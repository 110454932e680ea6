"""Times steplab's training steps and those of the peers in turn, on this machine."""

import argparse
import collections
import functools
import json
import os
import pathlib
import statistics
import tempfile
import time

import compare
import timing
import training

SCRIPTS = ("train_torch.py", "train_jax.py")
SWEEP = pathlib.Path(__file__).with_name("sweep.yaml")
COLUMNS = (
    "program", "version", "work", "threads", "microseconds", "fastest", "slowest",
    "gemm_microseconds", "ratio_to_steplab", "ratio_to_best_peer",
)
SWEEP_COLUMNS = (
    "program", "version", "work", "seconds", "fastest", "slowest", "runs", "runs_timed",
    "ratio_to_steplab", "ratio_to_best_peer",
)


def parse_threads(text):
    """The numbers in a list such as `1,2`, each once."""
    return tuple(dict.fromkeys(timing.parse_threads(item.strip()) for item in text.split(",")))


def parse_options():
    parser = training.add_options(timing.Parser(__doc__))
    parser.add_argument(
        "--threads", type=parse_threads, default=(1,),
        help="numbers of threads, as 1,2: each program has its turn with each of them [default: 1]")
    parser.add_argument(
        "--sweep", action="store_true",
        help="time whole processes too, in which each program takes a sweep on all cores")
    parser.add_argument(
        "--sweep-runs", type=timing.parse_count, default=8,
        help="runs of the sweep that PyTorch takes; the time of the others is estimated from "
        "theirs [default: 8]")
    options = compare.parse_options(
        parser, "results/training", "training.tsv, training.json and sweep.tsv")
    if options.sweep and not SWEEP.exists():
        parser.error(f"argument --sweep: no file '{SWEEP}'")
    return options


def time_steplab(options, threads):
    """The rows that `steplab kernels --training` measures."""
    timing.use_cores(threads)
    rows = compare.kernels(
        options, "training",
        ("work", "threads", "us_per_step", "fastest", "slowest", "openblas_us"),
        "--training", "--works", ",".join(options.works), "--threads", str(threads))
    return [
        {"program": "steplab", "version": options.version, "microseconds": row.pop("us_per_step"),
         "gemm_microseconds": row.pop("openblas_us")} | row
        for row in rows
    ]


def time_peer(options, threads, script):
    """The rows that a script measures with a number of threads; None if it cannot."""
    timing.use_cores(threads)
    return compare.time_peer(
        script, "--works", ",".join(options.works), "--rounds", str(options.rounds),
        "--threads", str(threads))


def time_works(options):
    """Rows of all programs with each number of threads, and what had to be left out."""
    programs = {}
    for threads in options.threads:
        programs[f"steplab --threads {threads}"] = functools.partial(
            time_steplab, options, threads)
        for script in SCRIPTS:
            programs[f"{script} --threads {threads}"] = functools.partial(
                time_peer, options, threads, script)
    return compare.in_turn(options, programs)


def sweep_with_peer(*command):
    """How long the process of a script takes that runs the sweep; None if it cannot."""
    begin = time.perf_counter()
    rows = compare.time_peer(*command)
    seconds = time.perf_counter() - begin
    return rows and [row | {"seconds": seconds + row["seconds_left_out"]} for row in rows]


def sweep_with_steplab(options):
    """How long the process takes that runs the sweep into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        status, _ = compare.run([options.steplab, "run", str(SWEEP), "--results", folder])
        seconds = time.perf_counter() - begin
    if status != 0:
        timing.fail(f"{options.steplab} run failed with status {status}", compare.EXIT_FAILURE)
    runs = training.RATES * training.SEEDS
    return [{
        "program": "steplab", "version": options.version, "work": "sweep", "seconds": seconds,
        "runs": runs, "runs_timed": runs,
    }]


def time_sweeps(options):
    """Rows of all programs, each in turn on all cores, and what had to be left out."""
    cores = str(os.cpu_count())
    torch = ("sweep_torch.py", "--runs", str(options.sweep_runs))
    commands = [
        torch, (*torch, "--threads", "1"), (*torch, "--threads", "1", "--processes", cores),
        ("sweep_jax.py",), ("sweep_jax.py", "--devices", cores),
    ]
    programs = {"steplab": functools.partial(sweep_with_steplab, options)}
    for command in commands:
        programs[" ".join(command)] = functools.partial(sweep_with_peer, *command)
    return compare.in_turn(options, programs)


def summarize(rows, unit):
    """A row for each work, number of threads and program: medians over the rounds of comparison.

    Ratios are to programs with as many threads.
    """
    groups = collections.defaultdict(list)
    for row in rows:
        groups[row["work"], row.get("threads"), row["program"]].append(row)
    summary = {}
    for key, group in groups.items():
        def values(name):
            return [row[name] if name in row else row[unit] for row in group]

        gemm = [row["gemm_microseconds"] for row in group if row.get("gemm_microseconds")]
        summary[key] = group[0] | {
            unit: statistics.median(values(unit)),
            "fastest": min(values("fastest")), "slowest": max(values("slowest")),
            "gemm_microseconds": statistics.median(gemm) if gemm else None,
        }
    for (work, threads, _), row in summary.items():
        peers = [
            other[unit] for key, other in summary.items()
            if key[:2] == (work, threads) and key[2] != "steplab"
        ]
        reference = summary.get((work, threads, "steplab"))
        row["ratio_to_steplab"] = row[unit] / reference[unit] if reference else None
        row["ratio_to_best_peer"] = row[unit] / min(peers) if peers else None
    # By work, in the order of the works; the programs of one in the order of their turns.
    works = (*training.WORKS, "sweep")
    return sorted(summary.values(), key=lambda row: works.index(row["work"]))


def table(rows, unit):
    """The comparison: above 1, a program is slower than steplab, or than the best of the peers."""
    def line(work, program, value, steplab, peer):
        return f"{work:<17} {program:<24} {value:>13} {steplab:>10} {peer:>11}"

    def name(row):
        threads = row.get("threads", 1)
        return row["program"] if threads == 1 else f"{row['program']}, {threads} threads"

    lines = [line("work", "program", unit, "/ steplab", "/ best peer")]
    for number, row in enumerate(rows):
        first = number == 0 or rows[number - 1]["work"] != row["work"]
        lines.append(line(
            row["work"] if first else "", name(row), compare.digits(row[unit]),
            compare.digits(row["ratio_to_steplab"]), compare.digits(row["ratio_to_best_peer"])))
    return "\n".join(lines)


def main():
    options = parse_options()
    about = compare.provenance(options) | {"works": options.works, "threads": options.threads}
    sweeps = []
    if options.sweep:
        sweeps, left_out = time_sweeps(options)
        about |= {"sweep_runs": options.sweep_runs, "sweeps_left_out": left_out}
        sweeps = summarize(sweeps, "seconds")
    works, about["left_out"] = time_works(options)
    works = summarize(works, "microseconds")
    print(table(works, "microseconds"))
    if sweeps:
        print(table(sweeps, "seconds"))
    texts = {"training.tsv": compare.tab_separated(COLUMNS, works)}
    if sweeps:
        texts["sweep.tsv"] = compare.tab_separated(SWEEP_COLUMNS, sweeps)
    compare.write_results(
        options.output, texts | {"training.json": json.dumps(about, indent=2) + "\n"})


if __name__ == "__main__":
    compare.start(main)
