import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import compare
import measure
import report
import tools
from measure import Cost

sys.path.insert(0, str(Path(__file__).parents[1]))
from baselines import compare as baseline

GB = 1_000_000_000


def tool(name: str, role: str, manifest: str = "", resident: bool = False) -> tools.Tool:
    return tools.Tool(name, role, "1", lambda job: [["true"]], manifest, resident)


class Turns(unittest.TestCase):
    def test_any_round_has_each_once(self):
        for count in range(1, 9):
            for number in range(3 * count):
                self.assertEqual(list(range(count)), sorted(measure.turns(count, number)))

    def test_rounds_of_a_square_have_each_after_each_other_equally_often(self):
        for count in range(2, 9):
            squares = 1 if count % 2 == 0 else 2
            orders = [measure.turns(count, number) for number in range(squares * count)]
            places = Counter((place, one) for order in orders for place, one in enumerate(order))
            pairs = Counter(pair for order in orders for pair in zip(order, order[1:]))
            self.assertEqual((count * count, {squares}), (len(places), set(places.values())))
            self.assertEqual((count * (count - 1), {squares}), (len(pairs), set(pairs.values())))


class Measure(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)
        self.work = Path(self.directory.name)

    @unittest.skipUnless(Path(measure.GNU_TIME).exists(), "needs GNU time")
    def test_run_adds_times_and_takes_the_largest_process(self):
        large = [sys.executable, "-c", "bytearray(200_000_000)"]
        cost = measure.run([["sleep", "0.1"], large, ["sleep", "0.1"]], self.work)
        self.assertGreater(cost.wall_seconds, 0.2)
        self.assertGreater(cost.peak_megabytes, 200)
        self.assertGreater(cost.cpu_seconds, 0)
        # GNU time is between Python and the program, so Python's own memory is not in the figure.
        self.assertLess(measure.run([["true"]], self.work).peak_megabytes, 8)

    @unittest.skipUnless(Path(measure.GNU_TIME).exists(), "needs GNU time")
    def test_run_of_a_program_that_fails_ends_with_its_last_words(self):
        with self.assertRaisesRegex(SystemExit, "exit code 3 of sh(?s:.*)no such luck"):
            measure.run([["sh", "-c", "echo no such luck; exit 3"]], self.work)

    def test_resident_returns_what_one_process_answers_each_time(self):
        resident = measure.Resident(["sh", "-c", "n=1; while read l; do echo ${n}500000000 250000000; n=2; done"])
        self.addCleanup(resident.process.stdout.close)
        first = resident.run()
        self.assertEqual((1.5, 0.25, 2.5), (first.wall_seconds, first.cpu_seconds, resident.run().wall_seconds))
        self.assertGreater(first.peak_megabytes, 0)
        resident.close()

    def test_check_refuses_little_output_and_a_missing_manifest(self):
        source = self.work / "movie.mp4"
        source.write_bytes(bytes(1000))
        job = tools.Job("1 GB", source, self.work / "output")
        job.output.mkdir()
        (job.output / "video.mp4").write_bytes(bytes(899))
        with self.assertRaisesRegex(SystemExit, "found 899 bytes"):
            measure.check(job, tool("a", tools.OTHER))
        (job.output / "audio.mp4").write_bytes(bytes(1))
        measure.check(job, tool("a", tools.OTHER))
        with self.assertRaisesRegex(SystemExit, "expected a.mpd, found none"):
            measure.check(job, tool("a", tools.OTHER, manifest="a.mpd"))

    def test_scratch_bytes_follow_input_and_memory(self):
        self.assertEqual(256_000_000, measure.scratch_bytes(2_000_000, 32 * GB))
        self.assertEqual(2_500_000_000, measure.scratch_bytes(GB, 32 * GB))
        self.assertEqual(6_500_000_000, measure.scratch_bytes(5 * GB, 32 * GB))
        self.assertEqual(2 * GB, measure.scratch_bytes(GB, 4 * GB))

    def test_warm_writes_and_deletes_its_file(self):
        measure.warm(self.work / "scratch", 3_000_000)
        self.assertEqual([], list(self.work.iterdir()))


class Tools(unittest.TestCase):
    def test_does_leaves_out_what_says_nothing(self):
        clip = tools.Job("2 MB", Path("clip.mp4"), Path("output"))
        movie = tools.Job("5 GB", Path("movie.mp4"), Path("output"))
        does = [(each.does(clip), each.does(movie)) for each in (
            tool("a", tools.OURS), tool("b", tools.VARIANT), tool("c", tools.VARIANT, resident=True),
            tool("d", tools.OTHER), tool("e", tools.BASELINE))]  # fmt: skip
        self.assertEqual([(True, True), (True, False), (False, False), (True, False), (False, True)], does)

    def test_commands_are_none_where_a_tool_cannot_do_the_job(self):
        clear = tools.Job("1 GB", Path("movie.mp4"), Path("output"), scheme="clear")
        self.assertTrue(tools.gpac(clear))
        for commands in (tools.bento4, tools.warm_jvm, lambda job: tools.pure_java(job, Path("none.jsa"))):
            self.assertEqual([], commands(clear))
        cbcs = tools.Job("1 GB", Path("movie.mp4"), Path("output"))
        self.assertEqual(([], []), (tools.gpac(cbcs), tools.mp4parser(cbcs)))
        segments = tools.Job("1 GB", Path("movie.mp4"), Path("output"), segment_files=True)
        self.assertEqual("1 GB, `cbcs`, segment files", segments.name)
        self.assertEqual([], tools.copy(segments))
        self.assertIn("live", tools.fragmill(["fragmill"], segments)[0])


class Report(unittest.TestCase):
    OURS = tool("Ours", tools.OURS)
    SLOW = tool("Ours, slow", tools.VARIANT)
    THEIRS = tool("Theirs", tools.OTHER)
    COPY = tool("cp", tools.BASELINE)

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.work = Path(directory.name)
        movie, long = self.work / "movie.mp4", self.work / "long.mp4"
        for file, size in ((movie, GB), (long, 5 * GB)):
            with file.open("wb") as empty:
                empty.truncate(size)
        self.costs = {
            tools.Job("1 GB", movie, self.work): {
                self.OURS: [Cost(1, 2, 90), Cost(2, 4, 92), Cost(4, 8, 91)],
                self.SLOW: [Cost(8, 16, 100)] * 3,
                self.THEIRS: [Cost(4, 4, 200)] * 3,
                self.COPY: [Cost(1, 0, 2)] * 3,
            },
            tools.Job("5 GB", long, self.work): {self.OURS: [Cost(5, 10, 90)] * 3, self.COPY: [Cost(5, 5, 2)] * 3},
        }

    def test_ratios_are_medians_of_the_rounds(self):
        self.assertEqual(
            [
                "| Ours ÷ Theirs | 1 GB, `cbcs` | 0.50 (0.25–1.00) | 1.00 (0.50–2.00) |",
                "| Ours ÷ cp | 1 GB, `cbcs` | 2.00 (1.00–4.00) | not measured |",
                "| Ours ÷ cp | 5 GB, `cbcs` | 1.00 (1.00–1.00) | 2.00 (2.00–2.00) |",
            ],
            report.ratios(self.costs, tools.OURS).splitlines()[2:],
        )
        self.assertEqual(4, len(report.ratios(self.costs, tools.VARIANT).splitlines()))

    def test_figures_have_all_tools(self):
        lines = report.figures(self.costs).splitlines()
        self.assertEqual("| 1 GB, `cbcs` | Ours | 2.00 (1.00–4.00) | 4.00 (2.00–8.00) | 91 |", lines[2])
        self.assertEqual(8, len(lines))

    def test_cpu_per_gigabyte_compares_the_long_movie(self):
        self.assertIn(
            "- CPU per GB, Ours, `cbcs`: 4.00 s at 1 GB, 2.00 s at 5 GB\n", report.cpu_per_gigabyte(self.costs)
        )
        del self.costs[list(self.costs)[1]]
        self.assertEqual("\n", report.cpu_per_gigabyte(self.costs))

    def test_replace_section_keeps_the_rest(self):
        page = "a\n<!-- compare:begin -->\nold\n<!-- compare:end -->\nb\n"
        self.assertEqual(page.replace("old", r"\1 new"), report.replace_section(page, "compare", "\\1 new\n"))
        with self.assertRaisesRegex(SystemExit, "compare-warmed:begin"):
            report.replace_section(page, "compare-warmed", "")


class Options(unittest.TestCase):
    def test_defaults_count_seven_rounds_in_both_states(self):
        chosen = compare.options([])
        self.assertEqual((7, False, None), (chosen.runs, chosen.long, chosen.memory))

    def test_all_options_are_taken(self):
        words = ["--long", "--runs", "3", "--work", "w", "--out", "o", "--memory", "warmed"]
        chosen = compare.options(words)
        self.assertEqual((3, True, "warmed"), (chosen.runs, chosen.long, chosen.memory))
        self.assertEqual((Path("w"), Path("o")), (chosen.work, chosen.out))


class Baseline(unittest.TestCase):
    @staticmethod
    def result(name: str, mode: str, score: float, unit: str, **more) -> dict:
        metric = {"score": score, "scoreUnit": unit, **more}
        return {"benchmark": f"a.b.{name}", "mode": mode, "params": {"scheme": "cbcs"}, "primaryMetric": metric}

    def test_lines_compare_costs(self):
        before = baseline.scores([
            self.result("Cipher.video", "thrpt", 1000, "ops/s"),
            self.result("Segment.one", "sample", 0.5, "ms/op", scorePercentiles={"50.0": 0.4, "99.0": 1}),
        ])  # fmt: skip
        now = baseline.scores([
            self.result("Cipher.video", "thrpt", 2000, "ops/s"),
            self.result("Segment.one", "sample", 1, "ms/op", scorePercentiles={"50.0": 0.4, "99.0": 3}),
            self.result("Segment.two", "sample", 2, "ms/op", scorePercentiles={"50.0": 2, "99.0": 2}),
        ])  # fmt: skip
        ratios = {" ".join(line.split()[:-4]): line.split()[-1] for line in baseline.lines(before, now)[1:]}
        self.assertEqual("0.50", ratios["Cipher.video cbcs thrpt"])
        self.assertEqual("2.00", ratios["Segment.one cbcs sample"])
        self.assertEqual("3.00", ratios["Segment.one:p99.0 cbcs sample"])
        self.assertEqual("new", ratios["Segment.two cbcs sample"])
        with self.assertRaisesRegex(SystemExit, "expected the same units"):
            baseline.lines(before, {"Cipher.video cbcs thrpt": (1, "ms/op")})

    def test_committed_baselines_can_be_read(self):
        for name in ("jdk17", "jdk17-pure-java"):
            results = baseline.json.loads((Path(baseline.__file__).parent / f"{name}.json").read_text())
            self.assertGreater(len(baseline.scores(results)), len(results))
