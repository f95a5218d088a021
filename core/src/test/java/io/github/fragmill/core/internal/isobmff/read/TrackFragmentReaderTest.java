package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FragmentedClip;
import io.github.fragmill.core.testing.FragmentedClip.Places;
import io.github.fragmill.core.testing.TestClips;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fragments that lie; all changes leave the places of the media as they are. */
class TrackFragmentReaderTest {

  private static final int DURATION_IS_EMPTY = 0x1_0000;
  private static final int DEFAULT_BASE_IS_MOOF = 0x2_0000;

  /** Where a run has the first sample's duration, after count and data offset. */
  private static final int FIRST_DURATION_OFFSET = 8 + 4 + 4 + 4;

  private static FragmentedClip clip() throws FragmillException {
    List<Track> tracks =
        MovieReader.read(
                TestClips.source(TestClips.MOOV_LAST),
                Limits.DEFAULT,
                new MemoryBudget(Limits.DEFAULT))
            .tracks();
    return new FragmentedClip(tracks);
  }

  /** Reads the clip with a box of its fragments changed. */
  private static MalformedMediaException refusal(String path, UnaryOperator<byte[]> change)
      throws FragmillException {
    return refusal(replace(clip().toBytes(), path, change));
  }

  private static MalformedMediaException refusal(byte[] file) {
    return catchThrowableOfType(
        MalformedMediaException.class,
        () ->
            MovieReader.read(
                Source.bytes("test.mp4", file), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT)));
  }

  private static byte[] withInt(byte[] box, int offset, int value) {
    ByteBuffer.wrap(box).putInt(offset, value);
    return box;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tfhd", "tfdt"})
  void read_headerMissingOrTwice_isRefusedByName(String type) throws FragmillException {
    String path = "moof[2]/traf/" + type;
    assertThat(refusal(path, it -> concat(it, it)))
        .hasMessageContaining("expected one " + type + " box, found a second")
        .returns(path + "[2]", MalformedMediaException::boxPath);
  }

  @Test
  void read_noHeader_isRefused() throws FragmillException {
    assertThat(refusal("moof[2]/traf/tfhd", it -> new byte[0]))
        .hasMessageContaining("moof[2]/traf at byte")
        .hasMessageContaining("expected a tfhd box, found none");
  }

  @Test
  void read_trackThatIsNotThere_isRefused() throws FragmillException {
    assertThat(refusal("moof[2]/traf/tfhd", it -> withInt(it, 12, 9)))
        .hasMessageContaining("the movie has no track 9")
        .returns("moof[2]/traf/tfhd", MalformedMediaException::boxPath);
  }

  @Test
  void read_decodeTimeOf64Bits_isRefused() throws FragmillException {
    assertThat(refusal("moof/traf/tfdt", it -> fullBox("tfdt", 1, 0, longs(Long.MIN_VALUE))))
        .hasMessageContaining("the decode time 9223372036854775808 needs 64 bits")
        .returns("moof/traf/tfdt", MalformedMediaException::boxPath);
  }

  @Test
  void read_decodeTimeThatSamplesTakeBeyond63Bits_isRefused() throws FragmillException {
    assertThat(refusal("moof/traf/tfdt", it -> fullBox("tfdt", 1, 0, longs(Long.MAX_VALUE))))
        .hasMessageContaining("more than 63 bits")
        .returns("moof/traf", MalformedMediaException::boxPath);
  }

  /** Of a single fragment: the next one would be before it. */
  @Test
  void read_decodeTimesBeyondAnyClock_areRefused() throws FragmillException {
    byte[] file = clip().toBytes();
    for (int fragment = 8; fragment > 1; fragment--) {
      file = replace(file, "moof[" + fragment + "]", it -> new byte[0]);
    }
    byte[] late = fullBox("tfdt", 1, 0, longs((1L << 60) + 1));
    assertThat(refusal(replace(file, "moof/traf/tfdt", it -> late)))
        .hasMessageContaining("mdhd")
        .hasMessageContaining("expected decode times below 2^60 ticks, found 1152921504606846977");
  }

  @Test
  void read_emptyDurationBeyond63Bits_isRefused() throws FragmillException {
    byte[] tfhd =
        fullBox("tfhd", 0, DEFAULT_BASE_IS_MOOF | DURATION_IS_EMPTY | 0x8, ints(1, 0xFFFF_FFFFL));
    byte[] file = replace(clip().toBytes(), "moof/traf/tfhd", it -> tfhd);
    byte[] tfdt = fullBox("tfdt", 1, 0, longs(Long.MAX_VALUE));
    assertThat(refusal(replace(file, "moof/traf/tfdt", it -> tfdt)))
        .hasMessageContaining("more than 63 bits")
        .returns("moof/traf", MalformedMediaException::boxPath);
  }

  /** At one tick in a second, the last but one sample lasts 68 years. */
  @Test
  void read_durationsOfARunBeyondAllSense_areRefused() throws FragmillException {
    byte[] slow = replace(clip().toBytes(), "moov/trak/mdia/mdhd", it -> withInt(it, 8 + 4 + 8, 1));
    byte[] file =
        replace(
            slow, "moof[8]/traf/trun", it -> withInt(it, FIRST_DURATION_OFFSET, Integer.MAX_VALUE));
    assertThat(refusal(file)).hasMessageContaining("mdhd").hasMessageContaining("days");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE, -(1 << 30) - 1})
  void read_extremeCompositionOffset_isRefused(int offset) throws FragmillException {
    assertThat(refusal("moof[2]/traf/trun", it -> withInt(it, FIRST_DURATION_OFFSET + 12, offset)))
        .hasMessageContaining("sample 14 has a composition offset of " + offset)
        .returns("moof[2]/traf/trun", MalformedMediaException::boxPath);
  }

  @Test
  void read_baseOfOffsetsOutsideTheFile_isRefused() throws FragmillException {
    byte[] file = clip().places(Places.BASE_DATA_OFFSET).toBytes();
    assertThat(refusal(replace(file, "moof/traf/tfhd", it -> withBase(it, -(1L << 40)))))
        .hasMessageContaining("sample 0 lies at byte -1099511627776");
    assertThat(refusal(replace(file, "moof/traf/tfhd", it -> withBase(it, 1L << 40))))
        .hasMessageContaining("sample 0 lies at byte 1099511627776");
    assertThat(refusal(replace(file, "moof/traf/tfhd", it -> withBase(it, Long.MAX_VALUE))))
        .hasMessageContaining("sample 0 lies at byte 9223372036854775807");
    byte[] further =
        replace(file, "moof/traf/trun", it -> withInt(it, 8 + 4 + 4, Integer.MAX_VALUE));
    assertThat(refusal(replace(further, "moof/traf/tfhd", it -> withBase(it, Long.MAX_VALUE))))
        .hasMessageContaining("more than 63 bits")
        .returns("moof/traf", MalformedMediaException::boxPath);
  }

  private static byte[] withBase(byte[] tfhd, long base) {
    ByteBuffer.wrap(tfhd).putLong(16, base);
    return tfhd;
  }
}
