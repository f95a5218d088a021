package io.github.fragmill.core.internal.track;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.find;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.table;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static io.github.fragmill.core.testing.TestTimedText.BOLD;
import static io.github.fragmill.core.testing.TestTimedText.WHITE;
import static io.github.fragmill.core.testing.TestTimedText.sample;
import static io.github.fragmill.core.testing.TestTimedText.span;
import static io.github.fragmill.core.testing.TestTimedText.styles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeDecryption;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestTimedText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tracks of timed text, as the usual subtitles of MP4 files: packaged, decrypted, read. */
class TimedTextReaderTest {

  private static final byte[] CLIP = TestClips.bytes(TestClips.MOOV_LAST);
  private static final byte[] ENTRY = TestTimedText.entry();
  private static final byte[] NO_EDIT = {};

  /** Each a second; the first and the last show nothing. */
  private static final List<byte[]> SAMPLES =
      List.of(
          sample(""),
          sample("Bold & plain", styles(span(0, 4, BOLD, WHITE))),
          sample("next"),
          sample(""));

  /** Returns the clip with a track of text in place of its sound, each sample a chunk. */
  private static byte[] movie(byte[] entry, byte[] edits, List<byte[]> samples) {
    byte[] file = movie(entry, edits, samples, /* firstOffset= */ 0);
    byte[] media = box("mdat", concat(samples.toArray(byte[][]::new)));
    return concat(movie(entry, edits, samples, file.length + 8L), media);
  }

  private static byte[] movie(byte[] entry, byte[] edits, List<byte[]> samples, long firstOffset) {
    long[] sizes = new long[samples.size()];
    long[] offsets = new long[samples.size()];
    long offset = firstOffset;
    for (int index = 0; index < sizes.length; index++) {
      sizes[index] = samples.get(index).length;
      offsets[index] = offset;
      offset += sizes[index];
    }
    byte[] stbl =
        box(
            "stbl",
            fullBox("stsd", 0, 0, ints(1), entry),
            table("stts", 1, sizes.length, 1000),
            table("stsc", 1, 1, 1, 1),
            fullBox("stsz", 0, 0, ints(0, sizes.length), ints(sizes)),
            table("stco", offsets.length, offsets));
    byte[] mdhd =
        fullBox("mdhd", 0, 0, ints(0, 0, 1000, 1000L * sizes.length), shorts(/* swe */ 0x4EE5, 0));
    byte[] trak = find(CLIP, "moov/trak[2]");
    trak = replace(trak, "trak/edts", old -> edits);
    trak = replace(trak, "trak/mdia/mdhd", old -> mdhd);
    trak =
        replace(
            trak,
            "trak/mdia/hdlr",
            old -> fullBox("hdlr", 0, 0, ints(0), ascii("sbtl"), zeros(13)));
    trak = replace(trak, "trak/mdia/minf/stbl", old -> stbl);
    byte[] changed = trak;
    return replace(CLIP, "moov/trak[2]", old -> changed);
  }

  private static Source source(byte[] file) {
    return Source.bytes("test.mp4", file);
  }

  private static Packager packager(byte[] file) {
    return Packager.of(source(file))
        .segmentDuration(Duration.ofSeconds(1))
        .manifest(new FakeManifest(Layout.SINGLE_FILE));
  }

  private static String text(byte[] file) throws FragmillException {
    Output.Memory output = Output.memory();
    packager(file).packageTo(output);
    return new String(
        Objects.requireNonNull(output.files().get("text-sv.mp4")), StandardCharsets.UTF_8);
  }

  @Test
  void packageTo_timedText_isWebVtt() throws FragmillException {
    PackagingPlan plan = packager(movie(ENTRY, NO_EDIT, SAMPLES)).plan();
    RenditionPlan text =
        plan.renditions().stream()
            .filter(it -> it.track().format().type() == TrackType.TEXT)
            .findFirst()
            .orElseThrow();
    assertThat(text.track().format().codecs()).isEqualTo("wvtt");
    assertThat(text.track().language()).contains("sv");
    assertThat(text.id()).isEqualTo("text-sv");

    assertThat(text(movie(ENTRY, NO_EDIT, SAMPLES)))
        .contains("vttCWEBVTT")
        .contains("payl<b>Bold</b> &amp; plain")
        .doesNotContain("tx3g");
  }

  @Test
  void plan_editedTimedText_hasThePresentationTimes() throws FragmillException {
    // The movie's time scale is 1000: half a second of nothing, then the text from 1.25 s on.
    byte[] edits =
        box(
            "edts",
            fullBox("elst", 0, 0, ints(2), ints(500, -1, 0x1_0000), ints(9000, 1250, 0x1_0000)));
    PackagingPlan plan = packager(movie(ENTRY, edits, SAMPLES)).plan();
    Track text = plan.renditions().get(1).track();
    assertThat(text.format().codecs()).isEqualTo("wvtt");
    assertThat(text.samples().decodeTimeTicks(1)).isEqualTo(500);
    assertThat(text.samples().sizeBytes(0)).as("vtte").isEqualTo(8);
    assertThat(text.samples().decodeTimeTicks(2)).isEqualTo(/* a cut, or the next cue */ 1000);
  }

  @Test
  void plan_damagedSample_isRefusedWithItsPlace() {
    byte[] file = movie(ENTRY, NO_EDIT, List.of(sample("a"), bytes(0, 9, 'a')));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> packager(file).plan())
        .withMessageContaining("test.mp4")
        .withMessageContaining("track 2, sample 1")
        .withMessageContaining("expected a text of 9 bytes, found 1");
  }

  @Test
  void plan_moreTextThanAllowed_isRefused() {
    byte[] file = movie(ENTRY, NO_EDIT, List.of(sample("a".repeat(2000))));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> packager(file).limits(Limits.DEFAULT.withMaxTextBytes(1000)).plan())
        .withMessageContaining("test.mp4: track 2: a text of 2002 bytes")
        .withMessageContaining("maxTextBytes = 1000");
  }

  @Test
  void plan_textThatShowsNothing_isLeftOutWithANote() throws FragmillException {
    PackagingPlan plan = packager(movie(ENTRY, NO_EDIT, List.of(sample("")))).plan();
    assertThat(plan.renditions()).hasSize(1);
    assertThat(plan.notes())
        .extracting(Note::text)
        .anyMatch(it -> it.equals("test.mp4: track 2 left out: it never shows any text"));
  }

  /** As ffmpeg writes it of subtitles that hold nothing. */
  @Test
  void plan_textThatLastsNoTime_isLeftOutWithANote() throws FragmillException {
    byte[] file =
        replace(
            movie(ENTRY, NO_EDIT, List.of(sample(""))),
            "moov/trak[2]/mdia/minf/stbl/stts",
            old -> table("stts", 1, 1, 0));
    PackagingPlan plan = packager(file).plan();
    assertThat(plan.renditions()).hasSize(1);
    assertThat(plan.notes())
        .extracting(Note::text)
        .anyMatch(it -> it.contains("(sbtl, tx3g) skipped: it lasts no time"));
  }

  @Test
  void plan_nothingButTextThatShowsNothing_isRefused() {
    byte[] file = movie(ENTRY, NO_EDIT, List.of(sample("")));
    Packager packager =
        Packager.create().text(source(file)).manifest(new FakeManifest(Layout.SINGLE_FILE));
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(packager::plan)
        .withMessageContaining("nothing is left")
        .withMessageContaining("never shows any text");
  }

  @Test
  void plan_namesOfChapters_areLeftOutWithANote() throws FragmillException {
    byte[] file = movie(ENTRY, NO_EDIT, SAMPLES);
    byte[] chapters = box("tref", box("chap", ints(2)));
    byte[] withChapters = replace(file, "moov/trak/tkhd", tkhd -> concat(tkhd, chapters));
    PackagingPlan plan = packager(withChapters).plan();
    assertThat(plan.renditions()).hasSize(1);
    assertThat(plan.notes())
        .extracting(Note::text)
        .anyMatch(it -> it.contains("its text is names of chapters"));
  }

  @Test
  void writeTo_clearMovie_keepsTimedText() throws Exception {
    byte[] file = movie(ENTRY, NO_EDIT, SAMPLES);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ClearMovie.open(List.of(source(file)), Limits.DEFAULT, new FakeDecryption(0)).writeTo(written);
    byte[] copy = written.toByteArray();
    assertThat(new String(find(copy, "moov/trak[2]/mdia/hdlr"), 16, 4, StandardCharsets.US_ASCII))
        .isEqualTo("sbtl");
    assertThat(find(copy, "moov/trak[2]/mdia/minf/stbl/stsd/tx3g")).isEqualTo(ENTRY);
    assertThat(text(copy)).contains("payl<b>Bold</b> &amp; plain");
  }

  @Test
  void read_movie_tellsOfTimedText() throws FragmillException {
    Movie movie = Movie.read(source(movie(ENTRY, NO_EDIT, SAMPLES)));
    assertThat(movie.tracks().get(1).format().codecs()).isEqualTo("tx3g");
    assertThat(movie.skippedTracks()).isEmpty();
  }
}
