"""Times steplab's training steps and those of the peers in turn, on this machine."""

import collections
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

import compare
import timing
import training

SCRIPTS = ("train_torch.py", "train_jax.py")
SWEEP = pathlib.Path(__file__).with_name("sweep.yaml")
COLUMNS = (
    "program", "version", "work", "microseconds", "fastest", "slowest", "gemm_microseconds",
    "ratio_to_steplab", "ratio_to_best_peer",
)
SWEEP_COLUMNS = (
    "program", "version", "work", "seconds", "fastest", "slowest", "runs", "runs_timed",
    "ratio_to_steplab", "ratio_to_best_peer",
)


def parse_options():
    parser = training.add_options(timing.Parser(__doc__))
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


def time_steplab(options):
    """The rows that `steplab kernels --training` measures."""
    status, output = compare.run([options.steplab, "kernels", "--training", "--json"])
    if status != 0:
        timing.fail(
            f"{options.steplab} kernels failed with status {status}", compare.EXIT_FAILURE)
    try:
        return [
            {"program": "steplab", "version": options.version}
            | {name: row[name] for name in ("work", "fastest", "slowest")}
            | {"microseconds": row["us_per_step"], "gemm_microseconds": row["openblas_us"]}
            for row in json.loads(output)["training"] if row["work"] in options.works
        ]
    except (ValueError, KeyError, TypeError) as error:
        timing.fail(
            f"{options.steplab} kernels --training --json: not the document expected: {error!r}",
            compare.EXIT_FAILURE)


def time_works(options):
    """Rows of all programs, each in turn, and the scripts that had to be left out."""
    arguments = "--works", ",".join(options.works), "--rounds", str(options.rounds)
    return in_turn(options, time_steplab, {script: (script, *arguments) for script in SCRIPTS})


def in_turn(options, reference, commands):
    """Rows of steplab and the peers, each in turn, and the commands that had to be left out."""
    rows, left_out = [], []
    for number in range(1, options.rounds_of_comparison + 1):
        turn = f"round {number} of {options.rounds_of_comparison}"
        compare.progress(f"{turn}: steplab")
        rows += reference(options)
        for name, command in commands.items():
            if name in left_out:
                continue
            compare.progress(f"{turn}: {name}")
            begin = time.perf_counter()
            measured = compare.time_peer(*command)
            seconds = time.perf_counter() - begin
            if measured is None:
                left_out.append(name)
                continue
            for row in measured:
                if "seconds_left_out" in row:
                    row["seconds"] = seconds + row["seconds_left_out"]
            rows += measured
    return rows, left_out


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
    return in_turn(
        options, sweep_with_steplab, {" ".join(command): command for command in commands})


def summarize(rows, unit):
    """A row for each work and program: medians over the rounds of comparison, and ratios."""
    groups = collections.defaultdict(list)
    for row in rows:
        groups[row["work"], row["program"]].append(row)
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
    for (work, program), row in summary.items():
        peers = [
            other[unit] for (other_work, name), other in summary.items()
            if other_work == work and name != "steplab"
        ]
        reference = summary.get((work, "steplab"))
        row["ratio_to_steplab"] = row[unit] / reference[unit] if reference else None
        row["ratio_to_best_peer"] = row[unit] / min(peers) if peers else None
    # By work, in the order of the works; the programs of one in the order of their turns.
    works = (*training.WORKS, "sweep")
    return sorted(summary.values(), key=lambda row: works.index(row["work"]))


def table(rows, unit):
    """The comparison: above 1, a program is slower than steplab, or than the best of the peers."""
    def line(work, program, value, steplab, peer):
        return f"{work:<12} {program:<24} {value:>13} {steplab:>10} {peer:>10}"

    lines = [line("work", "program", unit, "/ steplab", "/ best peer")]
    for number, row in enumerate(rows):
        first = number == 0 or rows[number - 1]["work"] != row["work"]
        lines.append(line(
            row["work"] if first else "", row["program"], compare.digits(row[unit]),
            compare.digits(row["ratio_to_steplab"]), compare.digits(row["ratio_to_best_peer"])))
    return "\n".join(lines)


def main():
    options = parse_options()
    about = compare.provenance(options) | {"works": options.works}
    sweeps = []
    if options.sweep:
        sweeps, left_out = time_sweeps(options)
        about |= {"sweep_runs": options.sweep_runs, "sweeps_left_out": left_out}
        sweeps = summarize(sweeps, "seconds")
    timing.use_one_core()
    works, about["left_out"] = time_works(options)
    works = summarize(works, "microseconds")
    print(table(works, "microseconds"))
    if sweeps:
        print(table(sweeps, "seconds"))
    try:
        folder = options.output
        compare.write(folder / "training.tsv", compare.tab_separated(COLUMNS, works))
        if sweeps:
            compare.write(folder / "sweep.tsv", compare.tab_separated(SWEEP_COLUMNS, sweeps))
        compare.write(folder / "training.json", json.dumps(about, indent=2) + "\n")
    except OSError as error:
        timing.fail(f"cannot write to {options.output}: {error.strerror}", compare.EXIT_FAILURE)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(compare.EXIT_INTERRUPTED)
