#!/usr/bin/env python3
"""Compares Fragmill's origin with nginx, which serves the same film as files, and with nginx-vod-module.

Needs wrk, nginx, ffmpeg and a JDK; nginx-vod-module if it is there. All run on this machine, by turns, warm, and share
its processors with the client. What is printed is Markdown.
"""

import argparse
import http.client
import subprocess
import tempfile
from pathlib import Path

import servers
from servers import Server

SEGMENTS = 30
CONNECTIONS = 64
SCRIPT = """
local paths = {%s}
local next = 0
request = function()
  next = next %% #paths + 1
  return wrk.format("GET", paths[next])
end
delay = function() return %d end
done = function(summary, latency)
  io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", type=Path, required=True, help="fragmill-origin.jar")
    parser.add_argument("--cli", type=Path, required=True, help="fragmill.jar, which packages what nginx serves")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the film and logs, on a disk in memory or warm")
    parser.add_argument("--java", default="java")
    parser.add_argument("--java-option", action="append", default=[], help="of the origin's JVM, for example -Xmx512m")
    parser.add_argument("--nginx", default="nginx")
    parser.add_argument("--vod-module", type=Path, help="ngx_http_vod_module.so, built for this nginx")
    parser.add_argument("--seconds", type=int, default=10, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--warm-up", type=int, default=60, help="seconds under load until the JVM has compiled its code")
    arguments = parser.parse_args()

    root, packaged = prepare(arguments)
    results: dict[str, list[tuple[float, float, float, float]]] = {}
    for _ in range(arguments.rounds):
        for start in starters(arguments, root, packaged):
            server = start()
            try:
                warm_up = arguments.warm_up if "Fragmill" in server.name else 3
                results.setdefault(server.name, []).append(measure(server, arguments.seconds, warm_up))
            finally:
                server.stop()
    print("| Server | CPU per segment (ms) | segments per second | median, p99 at half of that (ms) |")
    print("|---|---|---|---|")
    for name, rounds in results.items():
        cpu, rate, median, p99 = (sorted(values)[len(values) // 2] for values in zip(*rounds))
        print(f"| {name} | {cpu:.2f} | {rate:.0f} | {median:.1f}, {p99:.1f} |")


def prepare(arguments: argparse.Namespace) -> tuple[Path, Path]:
    """Makes a film whose segments have 4 MB, and packages it."""
    root, packaged = arguments.work / "films", arguments.work / "packaged"
    root.mkdir(parents=True, exist_ok=True)
    movie = root / "movie.mp4"
    if not movie.exists():
        scene = arguments.work / "scene.mp4"
        picture = "testsrc2=size=1920x1080:rate=25:duration=40,noise=alls=40:allf=t"
        rate = ["-b:v", "8M", "-minrate", "8M", "-maxrate", "8M", "-bufsize", "4M", "-x264-params", "nal-hrd=cbr"]
        gop = ["-g", "100", "-keyint_min", "100", "-sc_threshold", "0", "-pix_fmt", "yuv420p"]
        quiet = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y"]
        run([*quiet, "-f", "lavfi", "-i", picture, "-c:v", "libx264", "-preset", "ultrafast", *rate, *gop, str(scene)])
        loop = ["-stream_loop", str(SEGMENTS // 10 - 1), "-i", str(scene), "-c", "copy"]
        run([*quiet, *loop, "-movflags", "+faststart", str(movie)])
    if not packaged.exists():
        package = ["package", str(movie), "--out", str(packaged), "--key", f"{servers.KEY_ID}:{servers.KEY}"]
        run([arguments.java, "-jar", str(arguments.cli), *package, "--scheme", "cbcs", "--profile", "live"])
    return root, packaged


def starters(arguments: argparse.Namespace, root: Path, packaged: Path):
    for port, scheme in ((18090, "cenc"), (18091, "cbcs"), (18092, "none")):
        yield lambda port=port, scheme=scheme: servers.fragmill(
            arguments.java, arguments.jar, root, port, scheme, SEGMENTS, arguments.java_option
        )
    yield lambda: servers.static(arguments.nginx, packaged, 18094, SEGMENTS)
    if arguments.vod_module:
        yield lambda: servers.vod(arguments.nginx, arguments.vod_module, root, 18096, SEGMENTS)


def measure(server: Server, seconds: int, warm_up: int) -> tuple[float, float, float, float]:
    """Returns CPU milliseconds per segment, segments per second, and the latencies at half of that."""
    size = check(server)
    # Connections that come and go are compiled, too.
    for _ in range(max(1, warm_up // 5)):
        load(server, 5, 0)
    before = server.cpu_seconds()
    requests, elapsed, _, _ = load(server, seconds, 0)
    cpu = (server.cpu_seconds() - before) / requests * 1000
    rate = requests / elapsed
    # Each connection waits so long after a response that all of them together ask for half as many.
    pause = round(CONNECTIONS / (rate / 2) * 1000 - CONNECTIONS / rate * 1000 / 2)
    half_requests, half_elapsed, median, p99 = load(server, seconds, pause)
    print(
        f"{server.name}: {requests} of {size / 1e6:.1f} MB, peak {server.peak_megabytes():.0f} MB;"
        f" then {half_requests / half_elapsed:.0f} per second",
        flush=True,
    )
    return cpu, rate, median, p99


def check(server: Server) -> int:
    """Fetches each segment once, which also warms caches, and returns their mean size."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    total = 0
    for path in server.paths:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200 or len(body) < 100_000:
            raise SystemExit(f"{server.name}{path}: {response.status}, {len(body)} bytes")
        total += len(body)
    return total // len(server.paths)


def load(server: Server, seconds: int, delay_milliseconds: int) -> tuple[int, float, float, float]:
    script = Path(tempfile.gettempdir()) / f"wrk-{server.port}.lua"
    paths = ", ".join(f'"{path}"' for path in server.paths)
    text = SCRIPT % (paths, delay_milliseconds)
    if delay_milliseconds <= 0:
        text = text.replace("delay = function", "unused = function")
    script.write_text(text)
    try:
        command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script)]
        printed = run([*command, f"http://127.0.0.1:{server.port}"])
    finally:
        script.unlink()
    line = next(line for line in printed.splitlines() if line.startswith("RESULT"))
    requests, micros, median, p99, errors = map(int, line.split()[1:])
    if errors:
        raise SystemExit(f"{server.name}: {errors} of {requests} requests failed")
    return requests, micros / 1e6, median / 1000, p99 / 1000


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"exit code {done.returncode} of {' '.join(command)}\n{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
