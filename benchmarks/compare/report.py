"""Tables and a chart of what was measured."""

import re
from pathlib import Path
from statistics import median

from measure import Cost
from tools import BASELINE, OTHER, OURS, VARIANT, Job, Tool

Costs = dict[Job, dict[Tool, list[Cost]]]
UNKNOWN = "not measured"
# GNU time's own share of so short a run would be a part of the figure.
SMALLEST_CPU_SECONDS = 0.01
COLOURS = {OURS: "#1f5688", VARIANT: "#6fa3cf", OTHER: "#8c8c85", BASELINE: "#c4c2b8"}


def spread(figures: list[float]) -> str:
    """Returns the median with the smallest and the largest figure."""
    return f"{median(figures):.2f} ({min(figures):.2f}–{max(figures):.2f})"


def table(*rows: tuple[str, ...]) -> str:
    """Returns a table of Markdown; all columns but the first two are numbers."""
    ruler = ("---", "---", *["---:"] * (len(rows[0]) - 2))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'|'.join(ruler)}|", *lines[1:]]) + "\n"


def ratios(costs: Costs, role: str) -> str:
    """Returns our tools of one role beside those of others. A ratio is taken within each round."""
    tools = list(dict.fromkeys(tool for entrants in costs.values() for tool in entrants))
    rows = [("Ratio", "Job", "Wall time", "CPU time")]
    for ours in (tool for tool in tools if tool.role == role):
        for other in (tool for tool in tools if tool.role in (OTHER, BASELINE)):
            for job, entrants in costs.items():
                if ours in entrants and other in entrants:
                    pairs = list(zip(entrants[ours], entrants[other], strict=True))
                    wall = spread([a.wall_seconds / b.wall_seconds for a, b in pairs])
                    cpu = UNKNOWN
                    if min(b.cpu_seconds for _, b in pairs) >= SMALLEST_CPU_SECONDS:
                        cpu = spread([a.cpu_seconds / b.cpu_seconds for a, b in pairs])
                    rows.append((f"{ours.name} ÷ {other.name}", job.name, wall, cpu))
    return table(*rows)


def figures(costs: Costs) -> str:
    rows = [("Job", "Tool", "Wall time, s", "CPU time, s", "Peak memory, MB")]
    for job, entrants in costs.items():
        for tool, runs in entrants.items():
            wall, cpu, peak = zip(*runs)
            rows.append((job.name, tool.name, spread(wall), spread(cpu), str(round(median(peak)))))
    return table(*rows)


def cpu_per_gigabyte(costs: Costs) -> str:
    """Whether a long file costs as much for each byte as a shorter one does; nothing without a long one."""
    lines = []
    for long in (job for job in costs if job.size == "5 GB"):
        short = next(job for job in costs if job.size == "1 GB" and job.scheme == long.scheme and not job.segment_files)
        for tool in costs[long]:
            each = []
            for job in (short, long):
                seconds = median(cost.cpu_seconds for cost in costs[job][tool])
                each.append(f"{seconds / job.source.stat().st_size * 1e9:.2f} s at {job.size}")
            lines.append(f"- CPU per GB, {tool.name}, `{long.scheme}`: {', '.join(each)}\n")
    return "".join(["\n", *lines, "\n"]) if lines else "\n"


def text(circumstances: str, costs: Costs) -> str:
    """Returns the section of performance.md."""
    return (
        f"{circumstances}\n"
        "**Fragmill beside each other tool.** Ratios, below 1 where Fragmill needs less. Each is the median of the\n"
        "rounds' ratios, with the smallest and the largest, and not the ratio of the medians.\n\n"
        f"{ratios(costs, OURS)}{cpu_per_gigabyte(costs)}"
        f"**Its other forms beside the same tools.**\n\n{ratios(costs, VARIANT)}\n"
        f"**All figures.**\n\n{figures(costs)}"
    )


def replace_section(page: str, name: str, content: str) -> str:
    """Returns the page with another text between the two comments of a section."""
    marks = re.compile(f"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->\n)", re.DOTALL)
    if not marks.search(page):
        raise SystemExit(f"expected <!-- {name}:begin --> and <!-- {name}:end --> in performance.md")
    return marks.sub(lambda found: found[1] + content + found[2], page)


def chart(medians: dict[str, list[tuple[str, str, float, float]]], file: Path) -> None:
    """Draws wall and CPU seconds of each (tool, role, wall, CPU) by job. Jobs of one size share a scale."""
    import matplotlib

    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "fragmill", "font.size": 9})
    from matplotlib import pyplot

    heights = [len(tools) for tools in medians.values()]
    figure, panels = pyplot.subplots(
        len(medians), figsize=(8.6, 0.28 * sum(heights) + 0.45 * len(heights)), height_ratios=heights, squeeze=False
    )
    longest = {}
    for job, tools in medians.items():
        size = job.split(",")[0]
        longest[size] = max(longest.get(size, 0), *(max(wall, cpu) for _, _, wall, cpu in tools))
    for panel, (job, tools) in zip(panels[:, 0], medians.items()):
        rows = range(len(tools))
        colours = [COLOURS[role] for _, role, _, _ in tools]
        wall = panel.barh([row - 0.12 for row in rows], [tool[2] for tool in tools], 0.5, color=colours)
        panel.barh([row + 0.27 for row in rows], [tool[3] for tool in tools], 0.2, color=colours, alpha=0.5)
        panel.bar_label(wall, [f"{tool[2]:.2f} s (CPU {tool[3]:.2f} s)" for tool in tools], padding=4)
        panel.set_yticks(rows, [tool[0] for tool in tools])
        panel.set_xlim(0, longest[job.split(",")[0]] * 1.3)
        panel.set_title(job.replace("`", ""), loc="left", weight="bold", size=10)
        panel.invert_yaxis()
        panel.xaxis.set_visible(False)
        panel.tick_params(left=False)
        panel.spines[:].set_visible(False)
    figure.suptitle("Packaging: whole processes, median seconds, shorter is better. Thick: wall time, thin: CPU time.")
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
