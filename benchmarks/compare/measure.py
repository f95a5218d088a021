"""Runs the packagers in rounds, and measures them."""

import os
import resource
import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from tools import ENVIRONMENT, Job, Tool

GNU_TIME = "/usr/bin/time"
# By then a JVM has compiled what it is going to compile, if a run takes about a second.
RESIDENT_WARM_UP_RUNS = 5
MEMORY = {
    "as-found": "Memory as found: nothing was done to it before a run.",
    "warmed": "Memory was warmed before each run: a scratch file larger than the input was written and deleted.",
}


class Cost(NamedTuple):
    """What one run needed: CPU time of all threads in user mode and kernel, the largest resident set."""

    wall_seconds: float
    cpu_seconds: float
    peak_megabytes: float


class Resident:
    """A process that packages once for each line that it reads, and prints wall and CPU nanoseconds."""

    def __init__(self, command: list[str]):
        self.process = subprocess.Popen(
            command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def run(self) -> Cost:
        self.process.stdin.write("run\n")
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            raise SystemExit(f"exit code {self.process.wait()} of {' '.join(self.process.args)}")
        # Linux keeps the peak since the process started, which is also what counts for a server.
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        kibibytes = int(status.split("VmHWM:")[1].split()[0])
        return Cost(int(answer[0]) / 1e9, int(answer[1]) / 1e9, kibibytes * 1024 / 1e6)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def run(commands: list[list[str]], work: Path) -> Cost:
    """Runs commands one after the other. Peak memory is GNU time's: Python's own would count as the child's."""
    wall = cpu = peak = 0.0
    log, usage = work / "log.txt", work / "usage.txt"
    for command in commands:
        with log.open("wb") as printed:
            cpu_before, start = _cpu_of_children(), time.perf_counter()
            code = subprocess.run(
                [GNU_TIME, "-q", "-f", "%M", "-o", str(usage), *command],
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
            ).returncode
            wall += time.perf_counter() - start
            cpu += _cpu_of_children() - cpu_before
        if code:
            raise SystemExit(f"exit code {code} of {' '.join(command)}\n{log.read_text(errors='replace')[-2000:]}")
        peak = max(peak, int(usage.read_text()) * 1024 / 1e6)
    return Cost(wall, cpu, peak)


def turns(count: int, number: int) -> list[int]:
    """Returns 0 to count - 1 in the order of a round.

    What a run leaves (caches, memory, a warm processor) meets the next one. So the order is a balanced Latin square
    (E. J. Williams, 1949): each comes at each place, and after each other, equally often in `count` rounds if that is
    even, and in twice as many if it is odd.
    """
    order = [((place // 2 if place % 2 == 0 else -(place + 1) // 2) + number) % count for place in range(count)]
    return order[::-1] if count % 2 and number % 2 else order


def rounds(jobs: list[Job], tools: list[Tool], runs: int, memory: str, work: Path) -> dict[Job, dict[Tool, list[Cost]]]:
    """Lets every tool do every job once in each round, so that slow minutes of the machine are shared by all."""
    costs = {job: {tool: [] for tool in tools if tool.does(job)} for job in jobs}
    residents = {}
    try:
        for job in jobs:
            for tool in costs[job]:
                if tool.resident:
                    residents[job, tool] = Resident(tool.commands(job)[0])
                for _ in range(RESIDENT_WARM_UP_RUNS if tool.resident else 1):
                    _measure(job, tool, residents.get((job, tool)), memory, work)
        for number in range(runs):
            print(f"round {number + 1} of {runs}", flush=True)
            for i in turns(len(jobs), number):
                entrants = costs[jobs[i]]
                for j in turns(len(entrants), number):
                    tool = list(entrants)[j]
                    entrants[tool].append(_measure(jobs[i], tool, residents.get((jobs[i], tool)), memory, work))
    finally:
        for resident in residents.values():
            resident.close()
    return costs


def _measure(job: Job, tool: Tool, resident: Resident | None, memory: str, work: Path) -> Cost:
    """Deleting output and preparing memory are in nobody's time."""
    shutil.rmtree(job.output, ignore_errors=True)
    job.output.mkdir(parents=True)
    if memory == "warmed":
        warm(work / "scratch", scratch_bytes(job.source.stat().st_size, _memory_bytes()))
    _read(job.source)
    cost = resident.run() if resident else run(tool.commands(job), work)
    check(job, tool)
    shutil.rmtree(job.output)
    return cost


def check(job: Job, tool: Tool) -> None:
    """A tool that did less than it was asked for cannot be compared."""
    if tool.manifest and not (job.output / tool.manifest).is_file():
        raise SystemExit(f"{tool.name}, {job.name}: expected {tool.manifest}, found none")
    written = sum(file.stat().st_size for file in job.output.rglob("*") if file.is_file())
    if written < job.source.stat().st_size * 9 // 10:
        raise SystemExit(f"{tool.name}, {job.name}: expected about as much as the input, found {written} bytes")


def warm(scratch: Path, size: int) -> None:
    """Gets memory before a run.

    A virtual machine with free page reporting returns unused memory to its host, also the page cache of deleted files;
    the next process that writes as much waits for it. A scratch file, written and deleted, takes that wait.
    """
    block = bytes(1 << 20)
    try:
        with scratch.open("wb", buffering=0) as file:
            for _ in range(0, size, len(block)):
                file.write(block)
    finally:
        scratch.unlink(missing_ok=True)


def scratch_bytes(input_bytes: int, memory_bytes: int) -> int:
    """As much as a run reads and writes and half of it more; at least what two small JVMs take."""
    wanted = input_bytes + min(input_bytes * 3 // 2, 1_500_000_000)
    return min(max(256_000_000, wanted), memory_bytes // 2)  # more would push the input out of the page cache


def _read(file: Path) -> None:
    """Brings a file into the page cache."""
    with file.open("rb", buffering=0) as source:
        while source.read(1 << 20):
            pass


def _memory_bytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
