"""Measures Fragmill beside other packagers, and writes the figures into docs/performance.md: see ../README.md."""

import argparse
import importlib.util
import os
import platform
import subprocess
import tempfile
from pathlib import Path
from statistics import median

import report
from measure import GNU_TIME, MEMORY, rounds
from tools import REPOSITORY, Job, Tool, toolbox

SECTIONS = {"as-found": "compare", "warmed": "compare-warmed"}
FFMPEG = ["ffmpeg", "-v", "error", "-nostdin", "-y"]


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="compare", description=__doc__)
    parser.add_argument("--runs", type=_positive, default=7, help="rounds that are counted, after one that is not")
    parser.add_argument("--long", action="store_true", help="also a movie of 5 GB")
    parser.add_argument("--memory", choices=MEMORY, help="one state of memory only; else one after the other")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir(), "fragmill-compare"),
        help="directory where the input is made and kept, and the output is written",
    )
    parser.add_argument("--out", type=Path, default=REPOSITORY / "docs", help="directory of performance.md and images")
    return parser.parse_args(arguments)


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise ValueError
    return number


def main() -> None:
    chosen = options()
    # Whatever is missing should be known now, and not in ten minutes.
    if not os.access(GNU_TIME, os.X_OK):
        raise SystemExit(f"{GNU_TIME} is missing: install GNU time (Debian: apt install time)")
    if not importlib.util.find_spec("matplotlib"):
        raise SystemExit("matplotlib is missing: install it (Debian: apt install python3-matplotlib)")
    page = chosen.out / "performance.md"
    states = [chosen.memory] if chosen.memory else list(MEMORY)
    for state in states:
        report.replace_section(page.read_text(), SECTIONS[state], "")
    (chosen.out / "images").mkdir(exist_ok=True)
    chosen.work.mkdir(parents=True, exist_ok=True)
    work = chosen.work.resolve()
    tools, missing = toolbox(work)
    jobs = list_jobs(work, chosen.long)
    for number, state in enumerate(states):
        print(MEMORY[state], flush=True)
        circumstances = describe(tools, missing, chosen.runs, state)
        costs = rounds(jobs, tools, chosen.runs, state, work)
        section = report.text(circumstances, costs)
        print(section)
        page.write_text(report.replace_section(page.read_text(), SECTIONS[state], section))
        if number == 0:
            figures = medians(costs)
            report.chart(figures, chosen.out / "images/compare.svg")
            report.chart({jobs[0].name: figures[jobs[0].name]}, chosen.out / "images/speed.svg")


def medians(costs: report.Costs) -> dict[str, list[tuple[str, str, float, float]]]:
    return {
        job.name: [
            (tool.name, tool.role, median(run.wall_seconds for run in runs), median(run.cpu_seconds for run in runs))
            for tool, runs in entrants.items()
        ]
        for job, entrants in costs.items()
    }


def list_jobs(work: Path, long: bool) -> list[Job]:
    """Makes the input where it does not exist: H.264 and AAC, one scene of 40 seconds over and over."""
    movie, clip, output = work / "movie.mp4", work / "clip.mp4", work / "output"
    if not movie.exists():
        scene = work / "scene.mp4"
        encode(scene, seconds=40, rate="20M")
        repeat(scene, 10, movie)
        scene.unlink()
    if not clip.exists():
        encode(clip, seconds=4, rate="4M")
    jobs = [
        Job("1 GB", movie, output),
        Job("1 GB", movie, output, scheme="cenc"),
        Job("1 GB", movie, output, scheme="clear"),
        Job("1 GB", movie, output, segment_files=True),
        Job("2 MB", clip, output),
    ]
    if long:
        long_movie = work / "long-movie.mp4"
        if not long_movie.exists():
            repeat(movie, 5, long_movie)
        jobs.append(Job("5 GB", long_movie, output))
    return jobs


def encode(file: Path, seconds: int, rate: str) -> None:
    command = [*FFMPEG, "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25,noise=alls=40:allf=t+u"]
    command += ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", str(seconds)]
    command += ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
    command += ["-b:v", rate, "-minrate", rate, "-maxrate", rate, "-bufsize", rate]
    command += ["-g", "50", "-keyint_min", "50", "-sc_threshold", "0", "-c:a", "aac", "-b:a", "128k"]
    _make(command, file)


def repeat(source: Path, times: int, file: Path) -> None:
    _make([*FFMPEG, "-stream_loop", str(times - 1), "-i", str(source), "-map", "0", "-c", "copy"], file)


def _make(command: list[str], file: Path) -> None:
    """The file has another name until it is complete, so that a broken one is never taken for the input."""
    part = file.with_name(f"part-{file.name}")
    subprocess.run([*command, str(part)], check=True)
    part.rename(file)


def describe(tools: list[Tool], missing: list[str], runs: int, state: str) -> str:
    """Returns what has to be known of the machine and the tools to understand the figures."""
    names = [line.split(":", 1)[1].strip() for line in _cpu_info() if line.startswith("model name")]
    machine = f"{(names or [platform.machine()])[0]}, cores: {os.cpu_count()}, Linux {platform.release()}"
    lines = [
        f"**Machine.** {machine}. Load before the first run: {os.getloadavg()[0]:.2f}.",
        f"Rounds counted: {runs}, after one that was not; the order of the tools changed from round to round.",
        f"{MEMORY[state]}\n",
        *(f"- {tool.name}: {tool.version}" for tool in tools),
        *(f"- Missing: {name}" for name in missing),
    ]
    return "\n".join(lines) + "\n"


def _cpu_info() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []


if __name__ == "__main__":
    main()
