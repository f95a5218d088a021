#!/usr/bin/env python3
"""Has many clients read encrypted segments over slow lines at once, and counts what each of them got.

The sockets have small buffers, and each client takes what its line carries, so that most of each segment waits in the
server. Needs ffmpeg and a JDK. What is printed is Markdown.
"""

import argparse
import collections
import socket
import time
from pathlib import Path

import compare
import servers

TICK_SECONDS = 0.1
RECEIVE_BUFFER_BYTES = 16 * 1024


class Client:
    """Asks for one segment after the other, and reads as fast as its line is."""

    def __init__(self, port: int, paths: list[str], first: int, bytes_per_second: float) -> None:
        self.port, self.paths, self.next, self.rate = port, paths, first, bytes_per_second
        self.socket: socket.socket | None = None
        self.answers: collections.Counter[str] = collections.Counter()
        self.received_bytes = 0
        self.longest_wait = 0.0

    def ask(self, now: float) -> None:
        if self.socket is None:
            self.socket = socket.socket()
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
            self.socket.connect(("127.0.0.1", self.port))
            self.socket.setblocking(False)
        path = self.paths[self.next % len(self.paths)]
        self.next += 1
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.head, self.status, self.left = b"", "", -1
        self.started = self.last = now
        self.taken = 0

    def read(self, now: float, is_ending: bool) -> None:
        """Takes what the line has carried by now; asks again at the end of a response."""
        room = int((now - self.started + 1) * self.rate) - self.taken
        while self.socket is not None and room > 0:
            try:
                got = self.socket.recv(min(room, 65_536) if self.left != 0 else 1)
            except BlockingIOError:
                self.longest_wait = max(self.longest_wait, now - self.last)
                return
            except OSError:
                got = b""
            self.last = now
            if not got:
                self.end("broken")
                if not is_ending:
                    self.ask(now)
                return
            room -= len(got)
            self.taken += len(got)
            self.received_bytes += len(got)
            if self.left < 0:
                self.head += got
                head, separator, body = self.head.partition(b"\r\n\r\n")
                if not separator:
                    continue
                self.status = head.split(b" ", 2)[1].decode()
                fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
                self.left = int(fields[b"content-length"]) - len(body)
            else:
                self.left -= len(got)
            if self.left == 0:
                self.answers[self.status] += 1
                if is_ending:
                    self.end("")
                else:
                    self.ask(now)
                return

    def end(self, how: str) -> None:
        if how:
            self.answers[how] += 1
        self.socket.close()
        self.socket = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", type=Path, required=True, help="fragmill-origin.jar")
    parser.add_argument("--cli", type=Path, required=True, help="fragmill.jar")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the film and logs")
    parser.add_argument("--java", default="java")
    parser.add_argument("--heap", default="256m")
    parser.add_argument("--max-memory", default="256m", help="of responses on their way")
    parser.add_argument("--scheme", default="cbcs")
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--kilobits", type=int, default=1000, help="per second, of each client")
    parser.add_argument("--seconds", type=int, default=90)
    arguments = parser.parse_args()

    root, _ = compare.prepare(arguments)
    options = [f"-Xmx{arguments.heap}"]
    server = servers.fragmill(
        arguments.java, arguments.jar, root, 18098, arguments.scheme, compare.SEGMENTS, options,
        ("--max-memory", arguments.max_memory),
    )
    try:
        compare.check(server)
        report(server, run(server, arguments), arguments)
    finally:
        server.stop()


def run(server: servers.Server, arguments: argparse.Namespace) -> list[Client]:
    rate = arguments.kilobits * 125
    clients = [Client(server.port, server.paths, number, rate) for number in range(arguments.clients)]
    begin = time.monotonic()
    for client in clients:
        client.ask(begin)
    end = begin + arguments.seconds
    while any(client.socket for client in clients):
        now = time.monotonic()
        for client in clients:
            if client.socket:
                client.read(now, now > end)
        if now > end + 120:
            break
        time.sleep(max(0.0, TICK_SECONDS - (time.monotonic() - now)))
    return clients


def report(server: servers.Server, clients: list[Client], arguments: argparse.Namespace) -> None:
    answers = sum((client.answers for client in clients), collections.Counter())
    answers["unfinished"] = sum(client.socket is not None for client in clients)
    served = sum(client.answers["200"] > 0 for client in clients)
    waits = sorted(client.longest_wait for client in clients)
    print("| Clients | all got a segment | answers | longest wait for a byte: median, worst (s) | peak of the process (MB) |")
    print("|---|---|---|---|---|")
    print(
        f"| {len(clients)} at {arguments.kilobits / 1000:g} Mbit/s, {arguments.scheme} | {served} | "
        + ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()) if count)
        + f" | {waits[len(waits) // 2]:.1f}, {waits[-1]:.1f} | {server.peak_megabytes():.0f} |"
    )


if __name__ == "__main__":
    main()
