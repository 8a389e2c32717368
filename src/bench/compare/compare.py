"""Runs every program of the comparison side by side and prints one Markdown table; run.sh calls it.

In each round every program takes each of its figures once, in a process of its own, so that a slow minute of the machine meets all
alike. The table has the medians over the rounds, the least and the most, and how many times faster Descent is.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", ".."))
BUILT = os.path.join(ROOT, "target", "bench", "compare")
PYTHON = "/usr/bin/python3"

# A process that takes longer has hung.
PATIENCE = 900

OURS = "Descent"

# measure: job, what, unit
MEASURES = {
    "whole": ("J1", "whole process", "s"),
    "warm": ("J1", "training, warm", "s"),
    "sweep": ("J2", "training, warm", "trials/s"),
    "wide": ("J3", "training", "samples/s"),
    "long": ("J4", "training", "samples/s"),
    "shared": ("J2", "training, warm", "trials/s"),
    "adam": ("J2", "training, warm", "trials/s"),
}


def python(script):
    return [PYTHON, os.path.join(HERE, script)]


def java(home, name, main, *options):
    folder = os.path.join(BUILT, name)
    path = os.path.join(folder, "classes") + ":" + os.path.join(folder, "lib", "*")
    return [os.path.join(home, "bin", "java"), *options, "-cp", path, main]


def programs(arguments):
    """Name, command, measures with their threads, and in how many processes each thread count is run."""
    all_threads = arguments.threads
    usual = [("whole", 1), ("warm", 1), ("sweep", all_threads), ("wide", 1), ("wide", all_threads), ("long", 1)]
    found = [
        ("scikit-learn", python("sklearn_jobs.py"), usual, False),
        ("PyTorch, loop", python("torch_jobs.py"), usual, False),
        ("PyTorch, batched", python("batched_jobs.py"), [("sweep", all_threads)], False),
        ("PyTorch, batched, one order", python("batched_jobs.py"), [("shared", all_threads)], False),
        ("PyTorch, batched, Adam alone", python("batched_jobs.py"), [("adam", all_threads)], False),
        ("TensorFlow for Java", java(arguments.java_home, "tensorflow", "TensorFlowJobs"), usual, False),
        ("DJL", java(arguments.java_home, "djl", "DjlJobs"), usual, True),
    ]
    if arguments.java25_home:
        command = java(arguments.java25_home, "smile", "SmileJobs", "--enable-native-access=ALL-UNNAMED")
        found.append(("Smile", command, usual, False))
    chosen = [p for p in found if not arguments.only or any(p[0].startswith(name) for name in arguments.only.split(","))]
    return [(n, c, [m for m in ms if MEASURES[m[0]][0] in arguments.jobs.split(",")], p) for n, c, ms, p in chosen]


def run(command, threads):
    limits = {name: str(threads) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
    if command[0].endswith("java"):
        command = [command[0], f"-Djava.util.concurrent.ForkJoinPool.common.parallelism={threads}", *command[1:]]
    return subprocess.run(
        command,
        env={**os.environ, **limits, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
    )


def taken(name, command, measure, threads, folder, as_processes):
    """A figure; where threads must be processes, the sum of theirs."""
    processes = threads if as_processes and measure == "sweep" else 1
    each = threads // processes
    start = time.perf_counter()
    with ThreadPoolExecutor(processes) as pool:
        ended = list(pool.map(lambda _: run([*command, measure, str(each), folder], each), range(processes)))
    elapsed = time.perf_counter() - start
    for process in ended:
        if process.returncode != 0:
            sys.exit(f"{name} failed at {measure}:\n{process.stderr[-2000:]}")
    return elapsed if measure == "whole" else sum(float(process.stdout.split()[-1]) for process in ended)


def of_descent(arguments, figures):
    """One round of our own benchmark, through Maven."""
    lines = os.path.join(BUILT, "descent.tsv")
    options = f"jobs --forks 1 --threads {arguments.threads} --jobs {arguments.jobs} --lines {lines}"
    options += f" --j3-rows {arguments.j3_rows} --j4-rows {arguments.j4_rows}"
    maven = ["mvn", "-q", "-B", "-o", "-Pbench", "exec:java", "-Dexec.args=" + options]
    done = subprocess.run(maven, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=PATIENCE)
    if done.returncode != 0:
        sys.exit("Descent's own benchmark failed:\n" + done.stdout[-2000:])
    print(done.stdout.strip().splitlines()[-1], file=sys.stderr)
    with open(lines, encoding="utf-8") as file:
        for line in file:
            program, job, what, threads, unit, value = line.rstrip("\n").split("\t")
            figures.setdefault((program, job, what, int(threads), unit), []).append(float(value))


def text(value):
    """Three digits, and all before the point."""
    if value >= 100:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:#.3g}"


def ratio(key, figures):
    """How many times faster Descent is at the same; of its whole processes the one with vectors counts."""
    program, job, what, threads, unit = key
    ours = figures.get((OURS, job, "whole process, vectors" if what == "whole process" else what, threads, unit))
    if program == OURS or not ours:
        return ""
    factor = statistics.median(ours) / statistics.median(figures[key])
    return text(factor if unit.endswith("/s") else 1 / factor) + "×"


def table(figures):
    rows = [["job", "what", "threads", "program", "median", "unit", "least – most", "Descent is faster by"]]
    rows.append(["---"] * len(rows[0]))
    for key in sorted(figures, key=lambda k: (k[1], k[2].split(",")[0], k[3])):
        program, job, what, threads, unit = key
        values = figures[key]
        spread = f"{text(min(values))} – {text(max(values))}"
        median = text(statistics.median(values))
        rows.append([job, what, str(threads), program, median, unit, spread, ratio(key, figures)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", default="J1,J2,J3,J4")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="", help="programs, by how their names begin; Descent is always there")
    parser.add_argument("--j3-rows", type=int, default=20_000)
    parser.add_argument("--j4-rows", type=int, default=1_000_000)
    parser.add_argument("--data", required=True, help="the folder that `bench data` wrote")
    parser.add_argument("--java-home", required=True)
    parser.add_argument("--java25-home", default="", help="for Smile, which needs Java 25; without it Smile is left out")
    arguments = parser.parse_args()
    os.makedirs(BUILT, exist_ok=True)
    start = time.perf_counter()
    figures = {}
    for number in range(arguments.rounds):
        print(f"round {number + 1} of {arguments.rounds}", file=sys.stderr)
        of_descent(arguments, figures)
        for name, command, measures, as_processes in programs(arguments):
            for measure, threads in measures:
                job, what, unit = MEASURES[measure]
                value = taken(name, command, measure, threads, arguments.data, as_processes)
                figures.setdefault((name, job, what, threads, unit), []).append(value)
                print(f"  {name}: {job} {what}, threads {threads}: {text(value)} {unit}", file=sys.stderr)
    print(table(figures))
    print(f"\n{arguments.rounds} rounds; it took {time.perf_counter() - start:.0f} s.")


if __name__ == "__main__":
    main()
