package io.github.fragmill.integration.hostile;

import static io.github.fragmill.integration.hostile.HugeFile.box;
import static io.github.fragmill.integration.hostile.HugeFile.ints;
import static io.github.fragmill.integration.hostile.HugeFile.join;
import static io.github.fragmill.integration.hostile.HugeFile.text;
import static io.github.fragmill.integration.hostile.HugeFile.times;
import static io.github.fragmill.integration.hostile.HugeFile.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.hostile.HugeFile.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that would take more memory than there is. */
@Tag("small-heap")
class MemoryBombIT {

  /** Samples whose sizes alone are too much. */
  private static final int MANY = 8_000_000;

  /** Samples of which something else is too much. */
  private static final int FEWER = 2_000_000;

  /** Samples whose tables fill most of what a presentation may take. */
  private static final int FITTING = 3_500_000;

  private static final List<Part> NO_SAMPLES = ints(0, 0);

  private final Path parent;

  MemoryBombIT(@TempDir Path parent) {
    this.parent = parent;
  }

  @Test
  void packageTo_samplesOfOneByte_isRefused() throws Exception {
    assertLimited(
        tables(stts(1, MANY, 960), stsc(MANY), sizesOfOne(MANY), ints(0, 1, 0)), "stsz", MANY);
  }

  @Test
  void packageTo_emptySamples_isRefused() throws Exception {
    List<Part> sizes = join(ints(0, 0, MANY), times(MANY, 0));
    assertLimited(tables(stts(1, MANY, 960), stsc(MANY), sizes, ints(0, 1, 0)), "stsz", 1);
  }

  @Test
  void packageTo_durationsThatNeverRepeat_isRefused() throws Exception {
    List<Part> durations = join(ints(0, FEWER), times(FEWER / 2, 1, 960, 1, 961));
    assertLimited(tables(durations, stsc(FEWER), sizesOfOne(FEWER), ints(0, 1, 0)), "stbl", FEWER);
  }

  @Test
  void packageTo_samplesThatLieApart_isRefused() throws Exception {
    List<Part> offsets = join(ints(0, FEWER), times(FEWER / 2, 0, 8));
    assertLimited(tables(stts(1, FEWER, 960), stsc(1), sizesOfOne(FEWER), offsets), "stbl", FEWER);
  }

  @Test
  void packageTo_emptySamplesInAFragment_isRefused() throws Exception {
    List<Part> tables = tables(NO_SAMPLES, NO_SAMPLES, ints(0, 0, 0), NO_SAMPLES);
    List<Part> trex = box("mvex", box("trex", ints(0, 1, 1, 960, 0, 0)));
    List<Part> trun = box("trun", ints(0x200, MANY), times(MANY, 0));
    List<Part> moof = box("moof", box("traf", box("tfhd", ints(0, 1)), trun));
    assertLimited("moof/traf/trun", join(movie(track(1, zeros(60), tables), trex), moof));
  }

  @Test
  void packageTo_ivsForEachSample_isRefused() throws Exception {
    int count = FEWER;
    List<Part> tenc = box("tenc", ints(0, 0x0000_0110, 1, 2, 3, 4));
    List<Part> sinf =
        box(
            "sinf",
            box("frma", text("Opus")),
            box("schm", ints(0), text("cenc"), ints(0x1_0000)),
            box("schi", tenc));
    List<Part> stbl =
        join(
            tables(stts(1, count, 960), stsc(count), sizesOfOne(count), ints(0, 1, 0)),
            box("senc", ints(0, count), times(4L * count, 7)));
    List<Part> trak = track(1, zeros(60), "enca", sinf, stbl);
    assertLimited("senc", join(movie(trak), box("mdat", zeros(count))));
  }

  @Test
  void packageTo_largeHeadersOfManyTracks_isRefused() throws Exception {
    List<Part> tables = tables(stts(1, 1, 960), stsc(1), sizesOfOne(1), ints(0, 1, 0));
    List<Part> tracks = List.of();
    for (int id = 1; id <= 100; id++) {
      tracks = join(tracks, track(id, zeros((1 << 20) - 100), tables));
    }
    assertLimited("tkhd", join(movie(tracks), box("mdat", zeros(1))));
  }

  @Test
  void packageTo_severalSourcesThatFitByThemselves_areRefusedTogether() throws Exception {
    List<Part> tables =
        tables(stts(1, FITTING, 960), stsc(FITTING), sizesOfOne(FITTING), ints(0, 1, 0));
    List<Part> file = join(movie(track(1, zeros(60), tables)), box("mdat", zeros(FITTING)));
    assertThat(Movie.read(new HugeFile("one.mp4", file)).tracks()).hasSize(1);
    Packager packager = Packager.create();
    for (int number = 1; number <= 8; number++) {
      String language = "a" + (char) ('a' + number);
      packager = packager.audio(new HugeFile(number + ".mp4", file), it -> it.language(language));
    }
    Attempt.toPackage(packager.manifest(DashManifest.onDemand()), parent)
        .assertRefused(LimitExceededException.class, "more than max", "stbl");
  }

  @Test
  void packageTo_manySmallBoxes_isRefused() throws Exception {
    assertLimited("maxBoxes", box("moov", text("\0\0\0\10free", MANY)));
  }

  @Test
  void packageTo_manySmallBoxesOutside_isReadThrough() throws Exception {
    attempt(text("\0\0\0\10free", MANY))
        .assertRefused(MalformedMediaException.class, "neither ftyp nor moov");
  }

  @Test
  void packageTo_textOfSmallestCues_isRefusedOrDone() throws Exception {
    List<Part> cues = join(text("WEBVTT\n\n"), text("00:00.000-->00:01.000\na\n\n", 41_000));
    attempt(cues).assertRefusedOrDone();
  }

  @Test
  void packageTo_textOfSmallestParagraphs_isRefusedOrDone() throws Exception {
    String head = "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>";
    attempt(join(text(head), text("<p/>", 250_000), text("</div></body></tt>")))
        .assertRefusedOrDone();
  }

  @Test
  void packageTo_textNestedDeeply_isRefusedOrDone() throws Exception {
    String head = "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p begin=\"0s\" end=\"1s\">";
    attempt(
            join(
                text(head),
                text("<span>", 70_000),
                text("</span>", 70_000),
                text("</p></div></body></tt>")))
        .assertRefusedOrDone();
  }

  private void assertLimited(List<Part> tables, String place, long mediaBytes) throws Exception {
    List<Part> trak = track(1, zeros(60), tables);
    assertLimited(place, join(movie(trak), box("mdat", zeros(mediaBytes))));
  }

  /** The place shows that it is this part of the file that is refused. */
  private void assertLimited(String place, List<Part> file) throws Exception {
    attempt(file).assertRefused(LimitExceededException.class, "more than max", place);
  }

  private Attempt attempt(List<Part> file) throws Exception {
    return Attempt.toPackage(new HugeFile("huge.mp4", file), parent);
  }

  private static List<Part> stts(int entries, int count, int duration) {
    return ints(0, entries, count, duration);
  }

  private static List<Part> stsc(int samplesPerChunk) {
    return ints(0, 1, 1, samplesPerChunk, 1);
  }

  private static List<Part> sizesOfOne(int samples) {
    return ints(0, 1, samples);
  }

  private static List<Part> tables(
      List<Part> stts, List<Part> stsc, List<Part> stsz, List<Part> stco) {
    return join(box("stts", stts), box("stsc", stsc), box("stsz", stsz), box("stco", stco));
  }

  @SafeVarargs
  private static List<Part> movie(List<Part>... tracks) {
    List<Part> mvhd = box("mvhd", ints(0, 0, 0, 1000, 0), zeros(80));
    return join(box("ftyp", text("isom"), ints(0)), box("moov", mvhd, join(tracks)));
  }

  private static List<Part> track(int id, List<Part> endOfHeader, List<Part> tables) {
    List<Part> dOps = box("dOps", text("\0\2\1\70"), ints(48_000, 0));
    return track(id, endOfHeader, "Opus", dOps, tables);
  }

  private static List<Part> track(
      int id, List<Part> endOfHeader, String entry, List<Part> entryBoxes, List<Part> tables) {
    List<Part> audio = ints(0, 1, 0, 0, 0x0002_0010, 0, 48_000 << 16);
    List<Part> stsd = box("stsd", ints(0, 1), box(entry, audio, entryBoxes));
    List<Part> mdhd = box("mdhd", ints(0, 0, 0, 48_000, 0, 0x55C4_0000));
    List<Part> hdlr = box("hdlr", ints(0, 0), text("soun"), zeros(13));
    List<Part> stbl = box("stbl", stsd, tables);
    return box(
        "trak",
        box("tkhd", ints(0, 0, 0, id, 0, 0), endOfHeader),
        box("mdia", mdhd, hdlr, box("minf", stbl)));
  }
}
