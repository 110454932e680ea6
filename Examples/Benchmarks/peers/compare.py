"""Times steplab's optimizer steps and those of the peers in turn, on this machine."""

import collections
import datetime
import functools
import importlib.metadata
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

import timing

# Peers and the two lines that head their columns.
PEERS = {
    "torch-fused": ("torch", "fused"),
    "torch-foreach": ("torch", "foreach"),
    "torch-single": ("torch", "single"),
    "optax-jit": ("optax", "jit"),
    "numpy": ("numpy", ""),
}
SCRIPTS = ("peer_torch.py", "peer_optax.py", "peer_numpy.py")
LIBRARIES = ("torch", "jax", "jaxlib", "optax", "numpy")
COLUMNS = (
    "peer", "version", "optimizer", "precision", "parameters", "threads", "ns_per_parameter",
    "fastest", "slowest", "ratio_to_steplab",
)
SCHEMA_VERSION = 1
EXIT_FAILURE = 1
EXIT_INTERRUPTED = 130


def parse_options(parser, output, files, turns=3):
    """The options of a comparison, its program found and its folder made."""
    parser.add_argument(
        "--steplab", default=".build/release/steplab",
        help="the program to compare [default: .build/release/steplab]")
    parser.add_argument(
        "--rounds-of-comparison", type=timing.parse_count, default=turns,
        help=f"how often each program has its turn [default: {turns}]")
    parser.add_argument(
        "--output", type=pathlib.Path, default=pathlib.Path(output),
        help=f"folder for {files} [default: {output}]")
    options = parser.parse_args()
    program = shutil.which(options.steplab)
    if program is None:
        parser.error(f"argument --steplab: no program at '{options.steplab}'")
    options.steplab = program
    options.version = run([program, "--version"])[1].split()[0]
    try:
        options.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        parser.error(f"argument --output: '{options.output}': {error.strerror}")
    return options


def progress(text):
    print(text, file=sys.stderr, flush=True)


def run(command):
    """Exit status and standard output of a command; what it says on stderr passes through."""
    try:
        result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    except OSError as error:
        timing.fail(f"cannot run {command[0]}: {error.strerror}", EXIT_FAILURE)
    return result.returncode, result.stdout


def kernels(options, table, columns, *arguments, about=()):
    """A table that `steplab kernels` measures, each row with the columns named.

    With the names of other members of the document, a pair of the table and a dictionary of these.
    """
    status, output = run([options.steplab, "kernels", *arguments, "--json"])
    if status != 0:
        timing.fail(f"{options.steplab} kernels failed with status {status}", EXIT_FAILURE)
    try:
        document = json.loads(output)
        if document["schemaVersion"] != SCHEMA_VERSION:
            raise ValueError(f"schemaVersion is {document['schemaVersion']}")
        rows = [{column: row[column] for column in columns} for row in document[table]]
        return (rows, {name: document[name] for name in about}) if about else rows
    except (ValueError, KeyError, TypeError) as error:
        timing.fail(
            f"{options.steplab} kernels --json: not the document expected: {error!r}",
            EXIT_FAILURE)


def time_steplab(options):
    """The rows of optimizer steps that `steplab kernels` measures."""
    rows = kernels(
        options, "optimizers", COLUMNS[2:-1], "--optimizers", ",".join(options.optimizers),
        "--sizes", ",".join(map(str, options.sizes)), "--precision", "float32", "--threads", "1")
    return [{"peer": "steplab", "version": options.version} | row for row in rows]


def time_peer(script, *arguments):
    """The rows that a peer script measures; None if it cannot."""
    status, output = run([
        sys.executable, str(pathlib.Path(__file__).with_name(script)), *arguments])
    if status != 0:
        progress(f"{script} left out: exit status {status}")
        return None
    return [json.loads(line) for line in output.splitlines()]


def in_turn(options, programs):
    """The rows of all programs, each in turn, and the names of those that had to be left out.

    A program is a function that returns its rows, or None if it cannot run.
    """
    rows, left_out = [], []
    for number in range(1, options.rounds_of_comparison + 1):
        for name, measure in programs.items():
            if name in left_out:
                continue
            progress(f"round {number} of {options.rounds_of_comparison}: {name}")
            measured = measure()
            if measured is None:
                left_out.append(name)
            else:
                rows += measured
    return rows, left_out


def time_all(options):
    """All rows, and the scripts that had to be left out."""
    arguments = (
        "--optimizers", ",".join(options.optimizers),
        "--sizes", ",".join(map(str, options.sizes)), "--rounds", str(options.rounds))
    programs = {"steplab": functools.partial(time_steplab, options)}
    for script in SCRIPTS:
        programs[script] = functools.partial(time_peer, script, *arguments)
    return in_turn(options, programs)


def summarize(rows):
    """One row for each peer, optimizer and size: medians over the rounds of comparison."""
    groups = collections.defaultdict(list)
    for row in rows:
        groups[row["optimizer"], row["parameters"], row["peer"]].append(row)
    summary = {}
    for (optimizer, size, peer), group in groups.items():
        summary[optimizer, size, peer] = group[0] | {
            "ns_per_parameter": statistics.median(row["ns_per_parameter"] for row in group),
            "fastest": min(row["fastest"] for row in group),
            "slowest": max(row["slowest"] for row in group),
        }
    for (optimizer, size, _), row in summary.items():
        reference = summary.get((optimizer, size, "steplab"))
        row["ratio_to_steplab"] = (
            row["ns_per_parameter"] / reference["ns_per_parameter"] if reference else None)
    return summary


def digits(value):
    """A number in three digits that count."""
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 999.5 else f"{value:#.3g}".rstrip(".")


def short_size(size):
    """1024 as 1K, 1048576 as 1M, 1000 as it is."""
    for suffix in ("M", "K"):
        if size % timing.SUFFIXES[suffix] == 0:
            return f"{size // timing.SUFFIXES[suffix]}{suffix}"
    return str(size)


def table(summary, options):
    """The comparison, at most 80 columns wide: ratios above 1 mean that steplab is faster."""
    def line(optimizer, size, steplab, ratios):
        cells = "".join(f"{ratio:>9}" for ratio in ratios)
        return f"{optimizer:<19} {size:>6} {steplab:>7}{cells}".rstrip()

    lines = [
        line("", "", "steplab", [head[0] for head in PEERS.values()]),
        line("optimizer", "size", "ns", [head[1] for head in PEERS.values()]),
    ]
    for optimizer in options.optimizers:
        for size in options.sizes:
            found = {
                peer: summary[optimizer, size, peer]
                for peer in ("steplab", *PEERS) if (optimizer, size, peer) in summary
            }
            time = found["steplab"]["ns_per_parameter"] if "steplab" in found else None
            ratios = [found[peer]["ratio_to_steplab"] if peer in found else None for peer in PEERS]
            lines.append(line(optimizer, short_size(size), digits(time), map(digits, ratios)))
    return "\n".join(lines)


def tab_separated(columns, rows):
    """A line of names and one for each row."""
    def field(value):
        if value is None:
            return ""
        return f"{value:.6g}" if isinstance(value, float) else str(value)

    lines = [columns]
    lines += [[field(row[column]) for column in columns] for row in rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def cpu_model():
    """What the processor calls itself."""
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def library_version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def git(folder, *arguments):
    """What git says of the checkout around a folder; None outside of one."""
    try:
        result = subprocess.run(
            ["git", "--no-optional-locks", "-C", folder, *arguments],
            capture_output=True, text=True, check=False)
    except OSError:
        return None
    return result.stdout.strip() if result.returncode == 0 else None


def built_from(program):
    """The revision that the program says it was built from, and whether its sources were modified.

    A program that says none is looked for in the checkout around it.
    """
    said = re.search(r"revision ([0-9a-f]+), (modified )?sources", run([program, "--version"])[1])
    if said:
        return said[1], said[2] is not None
    folder = os.path.dirname(os.path.realpath(program))
    changes = git(folder, "status", "--porcelain")
    return git(folder, "rev-parse", "HEAD"), None if changes is None else changes != ""


def provenance(options):
    """What ran, where and when."""
    revision, modified = built_from(options.steplab)
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "cpu": cpu_model(),
        "cores": os.cpu_count(),
        "load_average": [round(value, 2) for value in os.getloadavg()],
        "versions": {"python": platform.python_version(), "steplab": options.version}
        | {name: library_version(name) for name in LIBRARIES},
        "revision": revision,
        "modified": modified,
        "rounds": options.rounds,
        "rounds_of_comparison": options.rounds_of_comparison,
    }


def write(path, text):
    """Puts a whole file in place at once."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def write_results(folder, texts):
    """Writes files of a folder, by their names; ends the program where that cannot be done."""
    try:
        for name, text in texts.items():
            write(folder / name, text)
    except OSError as error:
        timing.fail(f"cannot write to {folder}: {error.strerror}", EXIT_FAILURE)


def start(main):
    """Runs a script's main function; an interruption is the status, not a trace."""
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)


def main():
    options = parse_options(
        timing.StepParser(__doc__), "results/kernels", "peers.tsv and peers.json")
    about = provenance(options) | {"sizes": options.sizes, "optimizers": options.optimizers}
    timing.use_cores(1)
    rows, about["left_out"] = time_all(options)
    summary = summarize(rows)
    print(table(summary, options))
    write_results(options.output, {
        "peers.tsv": tab_separated(COLUMNS, summary.values()),
        "peers.json": json.dumps(about, indent=2) + "\n",
    })


if __name__ == "__main__":
    start(main)
