"""Prints two results of JMH (-rf json) side by side, and how many times as much each costs now.

python3 benchmarks/baselines/compare.py benchmarks/baselines/jdk17.json now.json
"""

import json
import sys
from pathlib import Path

PERCENTILES = ("50.0", "99.0")
# Other metrics say more of the collector and of a moment than of the code.
METRICS = ("gc.alloc.rate.norm", "megabytes")


def scores(results: list[dict]) -> dict[str, tuple[float, str]]:
    """Returns score and unit by benchmark, parameters and mode, in the order of the results."""
    rows = {}
    for result in results:
        name = ".".join(result["benchmark"].split(".")[-2:])
        setting = " ".join([*result.get("params", {}).values(), result["mode"]])
        primary = result["primaryMetric"]
        rows[f"{name} {setting}"] = primary["score"], primary["scoreUnit"]
        if result["mode"] == "sample":
            for percentile in PERCENTILES:
                rows[f"{name}:p{percentile} {setting}"] = primary["scorePercentiles"][percentile], primary["scoreUnit"]
        for metric in METRICS:
            if metric in result.get("secondaryMetrics", {}):
                secondary = result["secondaryMetrics"][metric]
                rows[f"{name}:{metric} {setting}"] = secondary["score"], secondary["scoreUnit"]
    return rows


def lines(before: dict[str, tuple[float, str]], now: dict[str, tuple[float, str]]) -> list[str]:
    """Returns a line for each row that there is now. The ratio is of costs, whether the unit is time or a rate."""
    table = [f"{'Costs now, in baselines (less is better)':84} {'before':>15} {'now':>15} {'unit':6} {'ratio':>6}"]
    for name, (score, unit) in now.items():
        if name not in before:
            table.append(f"{name:84} {'-':>15} {score:15.3f} {unit:6} {'new':>6}")
            continue
        old, old_unit = before[name]
        if old_unit != unit:
            raise SystemExit(f"{name}: expected the same units, found {old_unit} and {unit}")
        dividend, divisor = (old, score) if unit.startswith("ops/") else (score, old)
        ratio = f"{dividend / divisor:6.2f}" if divisor else f"{'-':>6}"
        table.append(f"{name:84} {old:15.3f} {score:15.3f} {unit:6} {ratio}")
    return table


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("expected two files: the baseline and the new results")
    print("\n".join(lines(*(scores(json.loads(Path(file).read_text())) for file in sys.argv[1:]))))
