"""The packagers, and the jobs that they do."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SEGMENT_SECONDS = 4
# A key of an example and its id. It protects nothing.
KEY_ID = "00112233445566778899aabbccddeeff"
KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"

REPOSITORY = Path(__file__).resolve().parents[2]
LAUNCHER = REPOSITORY / "examples/cli/bin/fragmill"
CLI_JAR = REPOSITORY / "examples/cli/target/fragmill.jar"
BENCHMARKS_JAR = REPOSITORY / "benchmarks/target/benchmarks.jar"
PURE_JAVA_JAR = REPOSITORY / "benchmarks/target/benchmarks-pure.jar"
MP4PARSER_JAR = REPOSITORY / "benchmarks/target/mp4parser/muxer.jar"
SHAKA_PACKAGER = REPOSITORY / "integration-tests/node_modules/shaka-packager/bin/packager-linux-x64"
PACKAGE = "io.github.fragmill.benchmarks.compare."

JAVA_HOME = Path(os.environ.get("JAVA_HOME") or Path(shutil.which("java") or "/java/bin/java").resolve().parents[1])
# The media does not pass through the heap, so a small one is enough.
HEAP = "-Xmx64m"
JAVA = [str(JAVA_HOME / "bin/java"), HEAP]
ENVIRONMENT = {**os.environ, "JAVA_HOME": str(JAVA_HOME), "FRAGMILL_JAVA_OPTS": HEAP}

OURS, VARIANT, OTHER, BASELINE = "ours", "variant", "other", "baseline"


@dataclass(frozen=True)
class Job:
    """One input, and what is made of it in an empty directory."""

    size: str  # what the tables call the input
    source: Path  # an MP4 file of one video track and one audio track
    output: Path
    scheme: str = "cbcs"  # or cenc, or clear
    segment_files: bool = False  # a file for each segment, not one for each track

    @property
    def name(self) -> str:
        scheme = self.scheme if self.scheme == "clear" else f"`{self.scheme}`"
        return f"{self.size}, {scheme}" + (", segment files" if self.segment_files else "")

    def file(self, name: str) -> str:
        return str(self.output / name)


@dataclass(frozen=True)
class Tool:
    """A packager: the commands for a job, run one after the other, or none if it cannot do the job."""

    name: str
    role: str
    version: str
    commands: Callable[[Job], list[list[str]]]
    manifest: str = ""  # the manifest that it must write
    resident: bool = False  # a process that stays, see LibraryPackager

    def does(self, job: Job) -> bool:
        """A small file is about the start of a process; only ours is measured with a long one."""
        if job.size == "2 MB" and (self.role == BASELINE or self.resident):
            return False
        if job.size == "5 GB" and self.role not in (OURS, BASELINE):
            return False
        return bool(self.commands(job))


def fragmill(program: list[str], job: Job) -> list[list[str]]:
    command = [*program, "package", str(job.source), "--quiet", "--hls", "none", "--out", job.file("dash")]
    command += ["--segment-seconds", str(SEGMENT_SECONDS)]
    command += ["--profile", "live" if job.segment_files else "on-demand"]
    if job.scheme != "clear":
        command += ["--key", f"{KEY_ID}:{KEY}", "--scheme", job.scheme]
    return [command]


def library(job: Job, jar: Path, *options: str) -> list[list[str]]:
    program = [*JAVA, *options, "-cp", str(jar), PACKAGE + "LibraryPackager"]
    return [[*program, job.scheme, str(SEGMENT_SECONDS), KEY_ID, KEY, str(job.source), job.file("dash")]]


def pure_java(job: Job, archive: Path) -> list[list[str]]:
    """Without AES it would be the same as the others, and AES knows nothing of files."""
    if job.scheme == "clear" or job.segment_files:
        return []
    # Class data sharing: the process that finds no archive makes one; the first run is not counted.
    share = "-XX:SharedArchiveFile=" if archive.exists() else "-XX:ArchiveClassesAtExit="
    return library(job, PURE_JAVA_JAR, f"{share}{archive}", "-XX:+UseSerialGC")


def warm_jvm(job: Job) -> list[list[str]]:
    if job.scheme != "cbcs" or job.segment_files:
        return []
    return [[*library(job, BENCHMARKS_JAR)[0], "--resident"]]


def shaka_packager(job: Job) -> list[list[str]]:
    command = [str(SHAKA_PACKAGER), "--quiet"]
    for kind in ("video", "audio"):
        stream = f"in={job.source},stream={kind}"
        if job.segment_files:
            stream += f",init_segment={job.file(kind)}/init.mp4,segment_template={job.file(kind)}/$Number$.m4s"
        else:
            stream += f",output={job.file(kind)}.mp4"
        command.append(stream)
    command += ["--segment_duration", str(SEGMENT_SECONDS)]
    command += ["--generate_static_live_mpd", "--mpd_output", job.file("manifest.mpd")]
    if job.scheme != "clear":
        command += ["--enable_raw_key_encryption", "--protection_scheme", job.scheme, "--clear_lead", "0"]
        command += ["--keys", f"label=:key_id={KEY_ID}:key={KEY}"]
    return [command]


def gpac(job: Job) -> list[list[str]]:
    if job.scheme != "clear" or job.segment_files:
        return []
    command = ["MP4Box", "-quiet", "-dash", str(SEGMENT_SECONDS * 1000), "-rap", "-profile", "onDemand"]
    return [[*command, "-out", job.file("manifest.mpd"), f"{job.source}#video", f"{job.source}#audio"]]


def bento4(job: Job) -> list[list[str]]:
    if job.scheme == "clear" or job.segment_files:
        return []
    fragment = ["mp4fragment", "--index", "--fragment-duration", str(SEGMENT_SECONDS * 1000)]
    fragment += [str(job.source), job.file("fragmented.mp4")]
    encrypt = ["mp4encrypt", "--method", "MPEG-" + job.scheme.upper()]
    for track in ("1", "2"):
        encrypt += ["--key", f"{track}:{KEY}:0123456789abcdef0000000000000000", "--property", f"{track}:KID:{KEY_ID}"]
    return [fragment, [*encrypt, job.file("fragmented.mp4"), job.file("encrypted.mp4")]]


def mp4parser(job: Job) -> list[list[str]]:
    if job.scheme == "cbcs" or job.segment_files:
        return []
    program = [*JAVA, "-cp", f"{MP4PARSER_JAR}:{BENCHMARKS_JAR}", PACKAGE + "Mp4ParserMuxer"]
    return [[*program, job.scheme, str(SEGMENT_SECONDS), KEY_ID, KEY, str(job.source), str(job.output)]]


def copy(job: Job) -> list[list[str]]:
    """Not by sharing blocks, where a file system could."""
    return [] if job.segment_files else [["cp", "--reflink=never", str(job.source), job.file("copy.mp4")]]


def toolbox(work: Path) -> tuple[list[Tool], list[str]]:
    """Returns the tools of this machine, ours first, and the names of those that are missing."""
    for jar in (CLI_JAR, BENCHMARKS_JAR, PURE_JAVA_JAR, MP4PARSER_JAR):
        if not jar.exists():
            raise SystemExit(f"{jar} does not exist: build the project first (mvn package -DskipTests)")
    archive = work / "pure-java.jsa"
    archive.unlink(missing_ok=True)  # one of an older build would not fit
    version = _printed("-XshowSettings:properties", "-version", program=JAVA, word="java.runtime.version")
    jvm = f"JDK {version.removeprefix('java.runtime.version = ')}, {HEAP}"
    launcher = f"{LAUNCHER.relative_to(REPOSITORY)}, {jvm}"
    pure = f"the library, no command line, class data sharing, serial collector, {jvm}"
    warm = f"one packaging in a JVM that has packaged before, without its start, {jvm}"
    ours = "dash/manifest.mpd"
    plain = [*JAVA, "-jar", str(CLI_JAR)]
    tools = [
        Tool("Fragmill", OURS, launcher, lambda job: fragmill([str(LAUNCHER)], job), ours),
        Tool("Fragmill, plain java -jar", VARIANT, jvm, lambda job: fragmill(plain, job), ours),
        Tool("Fragmill, pure Java", VARIANT, pure, lambda job: pure_java(job, archive), ours),
        Tool("Fragmill, warm JVM", VARIANT, warm, warm_jvm, ours, resident=True),
    ]
    missing = []
    if SHAKA_PACKAGER.exists():
        version = _printed("--version", program=[str(SHAKA_PACKAGER)])
        tools.append(Tool("Shaka Packager", OTHER, version, shaka_packager, "manifest.mpd"))
    else:
        missing.append("Shaka Packager (npm ci in integration-tests)")
    if shutil.which("MP4Box"):
        tools.append(Tool("GPAC MP4Box", OTHER, _printed("-version", program=["MP4Box"]), gpac, "manifest.mpd"))
    else:
        missing.append("GPAC (MP4Box)")
    if shutil.which("mp4fragment") and shutil.which("mp4encrypt"):
        version = _printed(program=["mp4fragment"], word="Bento4 Version")
        tools.append(Tool("Bento4, no manifest", OTHER, version, bento4))
    else:
        missing.append("Bento4 (mp4fragment, mp4encrypt)")
    version = f"org.mp4parser:muxer, one thread, neither index nor manifest, {jvm}"
    tools.append(Tool("mp4parser, no manifest", OTHER, version, mp4parser))
    tools.append(Tool("cp", BASELINE, _printed("--version", program=["cp"]), copy))
    return tools, missing


def _printed(*arguments: str, program: list[str], word: str = "") -> str:
    """Returns the first line with a word in it."""
    run = subprocess.run([*program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return next((line.strip() for line in run.stdout.splitlines() if word in line), "")
