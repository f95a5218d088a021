package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.source.Reads;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DescribedPartsTest {

  /** Its fourth byte is the level, which stands after 8 bytes of the record's own. */
  private static final String AVCC = "moov/trak/mdia/minf/stbl/stsd/avc1[2]/avcC";

  private static final int LEVEL_OF_SET = 8 + 8 + 3;
  private static final int PROFILE_OF_RECORD = 8 + 1;

  private static MovieContent read(byte[] file) throws FragmillException {
    return MovieReader.read(source(file), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
  }

  private static Source source(byte[] file) {
    return Source.bytes("test.mp4", file);
  }

  private static Track clip(int track) throws FragmillException {
    return read(TestClips.bytes(TestClips.MOOV_LAST)).tracks().get(track);
  }

  /** Returns the clip with two sample descriptions of a track, the second from a sample on. */
  private static byte[] inTwoParts(String stbl, int track, int secondFrom)
      throws FragmillException {
    byte[] file = TestMovies.changed(stbl + "/stsd", DescribedPartsTest::twice);
    SampleTable samples = clip(track).samples();
    long[] offsets = new long[samples.count()];
    Arrays.setAll(offsets, samples::offsetBytes);
    byte[] stsc = fullBox("stsc", 0, 0, ints(2), ints(1, 1, 1, secondFrom + 1L, 1, 2));
    byte[] stco = fullBox("stco", 0, 0, ints(offsets.length), ints(offsets));
    return replace(replace(file, stbl + "/stsc", old -> stsc), stbl + "/stco", old -> stco);
  }

  private static byte[] twice(byte[] stsd) {
    byte[] entry = Arrays.copyOfRange(stsd, 16, stsd.length);
    return fullBox("stsd", 0, 0, ints(2), entry, entry);
  }

  private static UnaryOperator<byte[]> plusOneAt(int offset) {
    return box -> {
      byte[] changed = box.clone();
      changed[offset]++;
      return changed;
    };
  }

  private static byte[] sample(SourceReader reader, SampleTable samples, int sample)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(samples.sizeBytes(sample));
    Reads.fill(reader, bytes, samples.offsetBytes(sample));
    return bytes.array();
  }

  /** Reads the samples as they are after something was put into them. */
  private static SourceReader spliced(byte[] file, MovieContent content) throws SourceException {
    return new SplicedReader(source(file).open(), content.splices().orElseThrow());
  }

  @Test
  void read_descriptionsThatSayTheSame_areOne() throws FragmillException {
    for (int track = 0; track < 2; track++) {
      String stbl = track == 0 ? TestMovies.VIDEO_STBL : TestMovies.AUDIO_STBL;
      byte[] file = inTwoParts(stbl, track, /* secondFrom= */ 30);
      MovieContent content = read(file);
      assertThat(content.skippedTracks()).isEmpty();
      assertThat(content.splices()).isEmpty();
      assertThat(content.tracks().get(track).format().sampleEntry())
          .isEqualTo(clip(track).format().sampleEntry());
    }
  }

  @Test
  void read_otherParameterSets_standInTheSyncSamplesOfTheirPart() throws IOException {
    byte[] file =
        replace(
            inTwoParts(TestMovies.VIDEO_STBL, 0, /* secondFrom= */ 50),
            AVCC,
            plusOneAt(LEVEL_OF_SET));
    MovieContent content = read(file);
    Track track = content.tracks().get(0);
    SampleTable whole = clip(0).samples();
    SampleTable samples = track.samples();

    assertThat(track.format().codecs()).isEqualTo("avc3.64000a");
    assertThat(track.format().sampleEntry().type()).isEqualTo("avc3");
    assertThat(samples.count()).isEqualTo(100);
    byte[] original = TestClips.bytes(TestClips.MOOV_LAST);
    for (int sample = 0; sample < 100; sample++) {
      byte[] found = sample(spliced(file, content), samples, sample);
      byte[] before = sample(source(original).open(), whole, sample);
      assertThat(found).endsWith(before);
      assertThat(found.length > before.length).as("sample %d", sample).isEqualTo(sample % 25 == 0);
      assertThat(samples.decodeTimeTicks(sample)).isEqualTo(whole.decodeTimeTicks(sample));
      assertThat(samples.compositionOffsetTicks(sample))
          .isEqualTo(whole.compositionOffsetTicks(sample));
      assertThat(samples.isSync(sample)).isEqualTo(whole.isSync(sample));
      assertThat(samples.sourceNumber(sample)).isEqualTo(sample);
    }
    // The length, the header and the profile of the set, then its level.
    assertThat(Arrays.copyOfRange(sample(spliced(file, content), samples, 25), 4, 8))
        .containsExactly(0x67, 0x64, 0x00, 0x0A);
    assertThat(Arrays.copyOfRange(sample(spliced(file, content), samples, 50), 4, 8))
        .containsExactly(0x67, 0x64, 0x00, 0x0B);
  }

  @Test
  void read_otherProfile_isSkippedWithItsTimes() throws FragmillException {
    byte[] file =
        replace(
            inTwoParts(TestMovies.VIDEO_STBL, 0, /* secondFrom= */ 50),
            AVCC,
            plusOneAt(PROFILE_OF_RECORD));

    assertThat(read(file).skippedTracks().get(0).reason())
        .isEqualTo(
            "its parts have sample descriptions that differ in more than parameter sets: avc1"
                + " (moov/trak/mdia/minf/stbl/stsd/avc1) from 0 s, avc1"
                + " (moov/trak/mdia/minf/stbl/stsd/avc1[2]) from 2 s; encode it in one way, or"
                + " split it there");
  }

  @Test
  void read_changeBetweenSyncSamples_isSkippedWithItsTime() throws FragmillException {
    byte[] file =
        replace(
            inTwoParts(TestMovies.VIDEO_STBL, 0, /* secondFrom= */ 60),
            AVCC,
            plusOneAt(LEVEL_OF_SET));

    assertThat(read(file).skippedTracks().get(0).reason())
        .contains("changes at 2.4 s, where no sync sample is");
  }

  @Test
  void read_audioOfTwoKinds_isSkippedWithItsTimes() throws FragmillException {
    byte[] file =
        replace(
            inTwoParts(TestMovies.AUDIO_STBL, 1, /* secondFrom= */ 30),
            TestMovies.AUDIO_STBL + "/stsd/mp4a[2]",
            entry -> {
              byte[] other = entry.clone();
              other[8 + 17] = 6;
              return other;
            });

    assertThat(read(file).skippedTracks().get(0).reason())
        .contains("mp4a (", "from 0 s", "mp4a[2]) from 1.28 s");
  }

  @Test
  void read_secondDescriptionAlone_isTheFormat() throws FragmillException {
    byte[] file = inTwoParts(TestMovies.VIDEO_STBL, 0, /* secondFrom= */ 50);
    byte[] stsc = fullBox("stsc", 0, 0, ints(1), ints(1, 1, 2));
    byte[] second =
        replace(
            replace(file, TestMovies.VIDEO_STBL + "/stsc", old -> stsc),
            AVCC,
            plusOneAt(PROFILE_OF_RECORD));

    assertThat(read(second).tracks().get(0).format().codecs()).isEqualTo("avc1.65000a");
  }

  @Test
  void read_leadingDelimiter_staysThere() throws IOException {
    byte[] file =
        replace(
            inTwoParts(TestMovies.VIDEO_STBL, 0, /* secondFrom= */ 50),
            AVCC,
            plusOneAt(LEVEL_OF_SET));
    int offset = (int) clip(0).samples().offsetBytes(50);
    byte[] delimiter = concat(ints(2), new byte[] {9, 0x10});
    System.arraycopy(delimiter, 0, file, offset, delimiter.length);
    MovieContent content = read(file);

    byte[] found = sample(spliced(file, content), content.tracks().get(0).samples(), 50);

    assertThat(found).startsWith(delimiter);
    assertThat(Arrays.copyOfRange(found, 10, 14)).containsExactly(0x67, 0x64, 0x00, 0x0B);
  }
}
