#!/usr/bin/env python3
"""Runs the origin for long under a mixed load, with sources that vanish, change, are cut short and stall.

Every answer must be complete and of one version of its source (the same ETag is always the same bytes), or an error; and
memory must not grow. Sources are files of this machine and objects of a server in this process that talks as much of S3
as a range needs. Needs ffmpeg and a JDK. What is printed is Markdown; the exit code is 1 when an answer was wrong.
"""

import argparse
import collections
import hashlib
import http.client
import http.server
import json
import os
import random
import re
import shutil
import subprocess
import threading
import time
import urllib.parse
from pathlib import Path

import servers

PORT, STORE_PORT = 18100, 18101
SAMPLES = 12
FAULTS = ("steady", "changing", "vanishing", "cut", "stalling", "breaking")
PROFILES = ("/manifest.mpd", "/master.m3u8")
METRICS = {
    "heap (MB)": r'^jvm_memory_used_bytes\{area="heap".*?\} (\S+)',
    "direct buffers (MB)": r'^jvm_buffer_memory_used_bytes\{id="direct".*?\} (\S+)',
    "threads": r"^jvm_threads_live_threads (\S+)",
}


class Store(http.server.BaseHTTPRequestHandler):
    """Objects with the faults that their names say."""

    protocol_version = "HTTP/1.1"
    films: list[Path] = []

    def do_GET(self) -> None:
        name = Path(urllib.parse.urlparse(self.path).path).stem
        second = int(time.monotonic())
        film = self.films[second // 7 % 2 if name == "changing" else 0]
        if name in ("vanishing", "cut") and second // 5 % 3 == 0:
            return self.refuse(404, "NoSuchKey")
        if name == "stalling" and random.random() < 0.02:
            time.sleep(random.choice((1, 5, 45)))
        content = film.read_bytes()
        tag = f'"{hashlib.md5(content).hexdigest()}"'
        if self.headers.get("If-Match", tag) != tag:
            return self.refuse(412, "PreconditionFailed")
        first, last = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", "bytes=0-")).groups()
        start, end = int(first), min(len(content), int(last) + 1 if last else len(content))
        if start >= len(content):
            return self.refuse(416, "InvalidRange")
        self.send_response(206)
        self.send_header("ETag", tag)
        self.send_header("Last-Modified", self.date_time_string(1_700_000_000))
        self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(content)}")
        self.send_header("Content-Length", str(end - start))
        self.end_headers()
        if name == "breaking" and random.random() < 0.2:
            end = start + (end - start) // 2
            self.close_connection = True
        self.wfile.write(content[start:end])

    def refuse(self, status: int, code: str) -> None:
        body = f"<Error><Code>{code}</Code></Error>".encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """Says nothing."""


def disturb(root: Path, films: list[Path], is_over: threading.Event) -> None:
    """Replaces files, removes them, cuts them short, and puts them right again."""
    turn = 0
    while not is_over.wait(random.uniform(0.5, 3)):
        turn += 1
        fresh = root / "fresh.tmp"
        shutil.copy(films[turn % 2], fresh)
        fresh.replace(root / "changing.mp4")
        if turn % 3 == 0:
            (root / "vanishing.mp4").unlink(missing_ok=True)
            os.truncate(root / "cut.mp4", films[0].stat().st_size // random.randint(2, 9))
        else:
            for name in ("vanishing.mp4", "cut.mp4"):
                shutil.copy2(films[0], fresh)
                fresh.replace(root / name)


class Findings:
    """What clients saw. Thread-safe."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.digests: dict[tuple[str, str], str] = {}
        self.wrong: list[str] = []

    def count(self, title: str, what: str) -> None:
        with self.lock:
            self.counts[title][what] += 1

    def complete(self, path: str, tag: str, body: bytes) -> None:
        digest = hashlib.sha256(body).hexdigest()
        with self.lock:
            if self.digests.setdefault((path, tag), digest) != digest:
                self.wrong.append(f"{path} {tag}: two different bodies")


def watch(titles: list[str], findings: Findings, is_over: threading.Event, pause: float) -> None:
    """A viewer who opens titles, fetches some of their files, and sometimes leaves in the middle."""
    while not is_over.is_set():
        title = random.choice(titles)
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=90)
            for path in (random.choice(PROFILES), *(random_file() for _ in range(12))):
                if is_over.wait(random.uniform(0, 2 * pause)) or not fetch(connection, title, path, findings):
                    break
            connection.close()
        except OSError as e:
            findings.count(title, f"connection: {type(e).__name__}")


def random_file() -> str:
    rendition = random.choice(("video-360", "audio-en"))
    return f"/{rendition}/{random.choice(('init.mp4', *(f'{n}.m4s' for n in range(1, 10))))}"


def fetch(connection: http.client.HTTPConnection, title: str, path: str, findings: Findings) -> bool:
    connection.request("GET", f"/{title}{path}")
    response = connection.getresponse()
    length = int(response.headers["Content-Length"] or -1)
    if response.status == 200 and random.random() < 0.05:
        response.read(length // 2)
        findings.count(title, "left by the client")
        return False
    try:
        body = response.read()
    except (http.client.IncompleteRead, ConnectionError):
        findings.count(title, "ended early")
        return False
    findings.count(title, str(response.status))
    if response.status == 200:
        if len(body) != length:
            findings.count(title, "ended early")
            return False
        findings.complete(f"/{title}{path}", response.headers["ETag"], body)
    return True


def sample(process: subprocess.Popen, java: str) -> dict[str, float]:
    """Returns figures of the process after garbage collections."""
    for _ in range(2):
        subprocess.run([Path(java).parent / "jcmd", str(process.pid), "GC.run"], check=True, stdout=subprocess.DEVNULL)
        time.sleep(1)
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    connection.close()
    figures = {name: sum(float(it) for it in re.findall(pattern, text, re.MULTILINE)) for name, pattern in METRICS.items()}
    figures = {name: value / 1e6 if "MB" in name else value for name, value in figures.items()}
    figures["open files"] = len(os.listdir(f"/proc/{process.pid}/fd"))
    status = Path(f"/proc/{process.pid}/status").read_text()
    figures["resident (MB)"] = int(status.split("VmRSS:")[1].split()[0]) * 1024 / 1e6
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", type=Path, required=True, help="fragmill-origin.jar")
    parser.add_argument("--work", type=Path, required=True, help="a folder for films and logs")
    parser.add_argument("--java", default="java", help="of a JDK")
    parser.add_argument("--heap", default="192m")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--viewers", type=int, default=24)
    parser.add_argument("--pause", type=float, default=0.4, help="mean seconds between two requests of a viewer")
    arguments = parser.parse_args()

    root = arguments.work / "soak"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    films = [make_film(arguments.work, number) for number in (0, 1)]
    for fault in FAULTS:
        shutil.copy2(films[0], root / f"{fault}.mp4")
    titles = write_mapping(root)
    Store.films = films
    store = http.server.ThreadingHTTPServer(("127.0.0.1", STORE_PORT), Store)
    threading.Thread(target=store.serve_forever, daemon=True).start()
    process = start(arguments, root)
    try:
        findings, samples = load(arguments, process, root, films, titles)
    finally:
        process.terminate()
        process.wait(timeout=60)
        store.shutdown()
    report(arguments, findings, samples)
    if findings.wrong or process.returncode not in (0, 143):
        raise SystemExit("\n".join([f"the origin ended with {process.returncode}", *findings.wrong[:20]]))


def make_film(work: Path, number: int) -> Path:
    film = work / f"soak-{number}.mp4"
    if not film.exists():
        picture = ["-f", "lavfi", "-i", f"testsrc2=size=640x360:rate=25:duration=38,hue=h={90 * number}"]
        tone = ["-f", "lavfi", "-i", f"sine=frequency={440 * (1 + number)}:duration=38"]
        codecs = ["-c:v", "libx264", "-b:v", "1500k", "-g", "100", "-pix_fmt", "yuv420p", "-c:a", "aac"]
        end = ["-metadata:s:a:0", "language=eng", "-movflags", "+faststart", str(film)]
        subprocess.run(["ffmpeg", "-loglevel", "error", "-y", *picture, *tone, *codecs, *end], check=True)
    return film


def write_mapping(root: Path) -> list[str]:
    places = {f"local-{fault}": f"{fault}.mp4" for fault in ("steady", "changing", "vanishing", "cut")}
    places |= {f"remote-{fault}": f"s3://films/{fault}.mp4" for fault in FAULTS}
    (root / "mapping.json").write_text(json.dumps({name: {"sources": [{"path": it}]} for name, it in places.items()}))
    return list(places)


def start(arguments: argparse.Namespace, root: Path) -> subprocess.Popen:
    os.environ |= {"AWS_ACCESS_KEY_ID": "user", "AWS_SECRET_ACCESS_KEY": "word", "FRAGMILL_IV_SECRET": "a secret of this test"}
    command = [arguments.java, f"-Xmx{arguments.heap}", "-jar", str(arguments.jar), "--port", str(PORT), "--root", str(root)]
    command += ["--mapping", str(root / "mapping.json"), "--source-prefix", "s3://films/", "--keep-titles", "120"]
    command += ["--s3-endpoint", f"http://127.0.0.1:{STORE_PORT}", "--key", f"{servers.KEY_ID}:{servers.KEY}"]
    command += ["--plan-folder", str(root / "plans"), "--access-log", "none", "--max-memory", "64m"]
    return servers.start(command, root / "origin.log", PORT)


def load(
    arguments: argparse.Namespace, process: subprocess.Popen, root: Path, films: list[Path], titles: list[str]
) -> tuple[Findings, list[tuple[float, dict[str, float]]]]:
    findings, is_over = Findings(), threading.Event()
    threads = [threading.Thread(target=disturb, args=(root, films, is_over))]
    threads += [
        threading.Thread(target=watch, args=(titles, findings, is_over, arguments.pause)) for _ in range(arguments.viewers)
    ]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    samples = []
    try:
        for step in range(1, SAMPLES + 1):
            time.sleep(max(0.0, begin + arguments.minutes * 60 * step / SAMPLES - time.monotonic()))
            samples.append((arguments.minutes * step / SAMPLES, sample(process, arguments.java)))
    finally:
        is_over.set()
        for thread in threads:
            thread.join()
    time.sleep(5)
    samples.append((float("inf"), sample(process, arguments.java)))
    return findings, samples


def report(arguments: argparse.Namespace, findings: Findings, samples: list[tuple[float, dict[str, float]]]) -> None:
    kinds = sorted({kind for counts in findings.counts.values() for kind in counts})
    print("| Title |", " | ".join(kinds), "|")
    print("|---" * (len(kinds) + 1) + "|")
    for title, counts in sorted(findings.counts.items()):
        print(f"| {title} |", " | ".join(str(counts[kind]) for kind in kinds), "|")
    print(f"\n{len(findings.digests)} versions of files, {len(findings.wrong)} wrong answers\n")
    print("| Minute |", " | ".join(samples[0][1]), "|")
    print("|---" * (len(samples[0][1]) + 1) + "|")
    for minute, figures in samples:
        when = "without load" if minute == float("inf") else f"{minute:.0f}"
        print(f"| {when} |", " | ".join(f"{value:.0f}" for value in figures.values()), "|")


if __name__ == "__main__":
    main()
