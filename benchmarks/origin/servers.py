"""The servers that are compared: how each is started, and which addresses its segments have."""

import base64
import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

KEY_ID = "eb676abbcb345e96bbcf616630f1a3da"
KEY = "100b6c20940f779a4589152b57d2dacb"
WIDEVINE = "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"


class Server(NamedTuple):
    """A server that runs, and the paths of video segments, from the first on."""

    name: str
    port: int
    process: subprocess.Popen
    paths: list[str]

    def pids(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def cpu_seconds(self) -> float:
        """The CPU time of all its processes so far, in user mode and in the kernel."""
        ticks = 0
        for pid in self.pids():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def peak_megabytes(self) -> float:
        peaks = (Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0] for pid in self.pids())
        return sum(int(peak) * 1024 for peak in peaks) / 1e6

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def fragmill(
    java: str, jar: Path, root: Path, port: int, scheme: str, segments: int, jvm_options: list[str], options: tuple[str, ...] = ()
) -> Server:
    command = [java, *jvm_options, "-jar", str(jar), "--root", str(root), "--port", str(port), "--scheme", scheme, *options]
    if scheme != "none":
        command += ["--key", f"{KEY_ID}:{KEY}"]
    process = start(command, root.parent / f"fragmill-{scheme}.log", port)
    paths = [f"/movie/video-1080/{number}.m4s" for number in range(1, segments + 1)]
    return Server(f"Fragmill, {scheme}", port, process, paths)


def static(nginx: str, folder: Path, port: int, segments: int) -> Server:
    """nginx with files that were packaged before."""
    config = configuration("", f"location / {{ root {folder}; }}", port, folder.parent / "static")
    paths = [f"/video-1080/{number}.m4s" for number in range(1, segments + 1)]
    return nginx_server("nginx, static files", nginx, config, folder.parent / "static", port, paths)


def vod(nginx: str, module: Path, root: Path, port: int, segments: int) -> Server:
    """nginx-vod-module, whose DASH encryption is cenc."""
    work = root.parent / "vod"
    work.mkdir(exist_ok=True)
    keys = [{"key": _base64(KEY), "key_id": _base64(KEY_ID), "pssh": [{"uuid": WIDEVINE, "data": _base64("00")}]}]
    (work / "key.json").write_text(json.dumps(keys))
    config = configuration(
        f"load_module {module};",
        f"""
        vod_mode local;
        vod_metadata_cache metadata 256m;
        vod_response_cache responses 64m;
        vod_drm_info_cache keys 16m;
        open_file_cache max=100 inactive=5m;
        vod_segment_duration 4000;
        vod_align_segments_to_key_frames on;
        aio threads;
        location /vod/ {{
            vod dash;
            alias {root}/;
            vod_drm_enabled on;
            vod_drm_single_key on;
            vod_drm_upstream_location /key/;
        }}
        location /key/ {{ proxy_pass http://127.0.0.1:{port + 1}/; }}
        """,
        port,
        work,
        f"server {{ listen 127.0.0.1:{port + 1}; location / {{ root {work}; try_files /key.json =404; }} }}",
    )
    paths = [f"/vod/movie.mp4/fragment-{number}-f1-v1-x3.m4s" for number in range(1, segments + 1)]
    return nginx_server("nginx-vod-module, cenc", nginx, config, work, port, paths)


def configuration(modules: str, locations: str, port: int, work: Path, more: str = "") -> str:
    return f"""{modules}
        daemon off;
        user {os.environ.get("USER", "root")};
        worker_processes 2;
        pid {work}/nginx.pid;
        error_log {work}/error.log;
        events {{ worker_connections 4096; }}
        http {{
            access_log off;
            sendfile on;
            tcp_nopush on;
            keepalive_requests 1000000;
            server {{ listen 127.0.0.1:{port}; {locations} }}
            {more}
        }}"""


def nginx_server(name: str, nginx: str, config: str, work: Path, port: int, paths: list[str]) -> Server:
    work.mkdir(exist_ok=True)
    file = work / "nginx.conf"
    file.write_text(config)
    return Server(name, port, start([nginx, "-c", str(file)], work / "nginx.log", port), paths)


def start(command: list[str], log: Path, port: int) -> subprocess.Popen:
    with log.open("wb") as printed:
        process = subprocess.Popen(command, stdout=printed, stderr=printed)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"{command[0]} ended: {log.read_text(errors='replace')}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return process
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise SystemExit(f"{command[0]} does not listen on port {port}: see {log}")


def _base64(hexadecimal: str) -> str:
    return base64.b64encode(bytes.fromhex(hexadecimal)).decode()
