package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackRunReaderTest {

  private static final int FILE_BYTES = 4000;
  private static final int NON_SYNC = 0x1_0000;
  private static final SampleDefaults DEFAULTS = new SampleDefaults(1, 512, 100, NON_SYNC);

  /** A run at the beginning of a file of {@link #FILE_BYTES}, and where its samples go. */
  private static final class Run {
    private final TrackSamples samples;
    private final TrackRunReader reader;

    Run(SampleDefaults defaults, int version, int flags, byte[]... fields)
        throws FragmillException {
      this(Limits.DEFAULT, defaults, version, flags, fields);
    }

    Run(Limits limits, SampleDefaults defaults, int version, int flags, byte[]... fields)
        throws FragmillException {
      byte[] trun = fullBox("trun", version, flags, fields);
      BoxReading reading =
          new BoxReading(
              concat(trun, new byte[] {0, 0, 0, 8}, zeros(FILE_BYTES - trun.length - 4)));
      samples =
          new TrackSamples(
              reading.source(),
              limits,
              reading.scanner().budget(),
              Optional.empty(),
              Optional.empty());
      BoxLocation box =
          new BoxLocation("trun", "trun", 0, /* contentOffsetBytes= */ 8, trun.length);
      reader = TrackRunReader.open(reading.source(), box, defaults);
    }

    SampleTable at(long offset) throws FragmillException {
      reader.read(offset, Optional.of(samples));
      return samples.build().orElseThrow();
    }
  }

  @Test
  void read_everyField_isTheSamples() throws FragmillException {
    SampleTable table =
        new Run(DEFAULTS, 1, 0xF00, ints(2), ints(10, 20, 0, -5), ints(11, 21, NON_SYNC, 6))
            .at(1000);
    assertThat(table.count()).isEqualTo(2);
    assertThat(table.durationTicks(0)).isEqualTo(10);
    assertThat(table.sizeBytes(0)).isEqualTo(20);
    assertThat(table.isSync(0)).isTrue();
    assertThat(table.compositionOffsetTicks(0)).isEqualTo(-5);
    assertThat(table.offsetBytes(1)).isEqualTo(1020);
    assertThat(table.durationTicks(1)).isEqualTo(11);
    assertThat(table.isSync(1)).isFalse();
    assertThat(table.compositionOffsetTicks(1)).isEqualTo(6);
  }

  @Test
  void read_noField_isTheDefaults() throws FragmillException {
    SampleTable table = new Run(DEFAULTS, 0, 0, ints(3)).at(1000);
    assertThat(table.count()).isEqualTo(3);
    assertThat(table.durationTicks(2)).isEqualTo(512);
    assertThat(table.sizeBytes(2)).isEqualTo(100);
    assertThat(table.offsetBytes(2)).isEqualTo(1200);
    assertThat(table.isSync(2)).isFalse();
    assertThat(table.hasCompositionOffsets()).isFalse();
  }

  @Test
  void read_flagsOfTheFirst_areItsOwn() throws FragmillException {
    SampleTable table = new Run(DEFAULTS, 0, 0x4, ints(3), ints(0)).at(1000);
    assertThat(table.isSync(0)).isTrue();
    assertThat(table.isSync(1)).isFalse();
    SampleTable both = new Run(DEFAULTS, 0, 0x404, ints(2), ints(0), ints(NON_SYNC, 0)).at(1000);
    assertThat(both.isSync(0)).as("what is said of each sample comes first").isFalse();
    assertThat(both.isSync(1)).isTrue();
  }

  /** Writers are known to put negative offsets into version 0. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void read_negativeCompositionOffset_isSignedInBothVersions(int version) throws FragmillException {
    SampleTable table = new Run(DEFAULTS, version, 0x800, ints(1), ints(-512)).at(1000);
    assertThat(table.compositionTimeTicks(0)).isEqualTo(-512);
  }

  @Test
  void dataOffset_presentOrNot_isTold() throws FragmillException {
    TrackRunReader with = new Run(DEFAULTS, 0, 0x5, ints(1), ints(-77), ints(0)).reader;
    assertThat(with.hasDataOffset()).isTrue();
    assertThat(with.dataOffsetBytes()).isEqualTo(-77);
    assertThat(new Run(DEFAULTS, 0, 0x4, ints(1), ints(0)).reader.hasDataOffset()).isFalse();
  }

  @Test
  void read_returns_whereTheLastSampleEnds() throws FragmillException {
    byte[][] sizes = {ints(2), ints(30, 40)};
    Run run = new Run(DEFAULTS, 0, 0x200, sizes);
    assertThat(run.reader.read(1000, Optional.of(run.samples))).isEqualTo(1070);
  }

  /** The track is not packaged, but where its data ends, other data may begin. */
  @Test
  void read_nowhereToPutThem_measuresAllTheSame() throws FragmillException {
    Run sizes = new Run(DEFAULTS, 0, 0xF00, ints(2), ints(1, 30, 0, 0), ints(1, 40, 0, 0));
    assertThat(sizes.reader.read(1000, Optional.empty())).isEqualTo(1070);
    Run constant = new Run(DEFAULTS, 0, 0, ints(0xFFFF_FFFFL));
    assertThat(constant.reader.read(1000, Optional.empty())).isEqualTo(1000 + 0xFFFF_FFFFL * 100);
  }

  @Test
  void read_noSamples_addsNone() throws FragmillException {
    Run run = new Run(new SampleDefaults(1, 0, 0, 0), 0, 0, ints(0));
    assertThat(run.reader.read(1000, Optional.of(run.samples))).isEqualTo(1000);
    assertThat(run.samples.build()).isEmpty();
  }

  @Test
  void open_entriesWithoutRoom_areRefused() throws FragmillException {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> new Run(DEFAULTS, 0, 0x300, ints(3), ints(1, 2, 3, 4, 5)))
        .withMessageContaining("claims 3 entries and has room for 2");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> new Run(DEFAULTS, 0, 0x205, ints(1), ints(0)))
        .withMessageContaining("at least 16 bytes");
  }

  /** Samples without entries take no room in the box, so their number is checked otherwise. */
  @Test
  void read_countThatTheSourceCannotHold_isRefused() throws FragmillException {
    assertThat(new Run(DEFAULTS, 0, 0, ints(40)).at(0).count()).isEqualTo(40);
    for (long count : new long[] {41, 20_000_000, 0xFFFF_FFFFL}) {
      Run run = new Run(DEFAULTS, 0, 0, ints(count));
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> run.at(0))
          .withMessageContaining(count + " samples of 100 bytes do not fit a source of 4000");
    }
    Run empty = new Run(new SampleDefaults(1, 1, /* sizeBytes= */ 0, 0), 0, 0, ints(1));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> empty.at(0))
        .withMessageContaining("1 samples of 0 bytes");
  }

  @Test
  void read_moreThanMaxSamples_isRefused() throws FragmillException {
    Limits limits = Limits.DEFAULT.withMaxSamples(2);
    Run run = new Run(limits, DEFAULTS, 0, 0, ints(3));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> run.at(0))
        .withMessageContaining("trun: 3 samples, more than maxSamples = 2");
  }
}
