package io.github.fragmill.core.internal.codec.ac4;

import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.escaped;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.frame;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.groupStart;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.metadataInfo;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.presentationEnd;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.singleGroup;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.sizes;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.stereoGroup;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.substreamEnd;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.toc;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.tocStart;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.variable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Substreams fill each frame to its last byte, so that a bit too many or too few in the table shows
 * twice: in its size, and in the sizes that are read at its end.
 */
class TableOfContentsTest {

  /** A frame rate whose table has no bits for multiples and fractions. */
  private static final int PLAIN_RATE = 13;

  private static final int PAYLOAD_BYTES = 301;

  /** Reads a table whose substreams are of 100 and 201 bytes. */
  private static void assertRead(BitWriter beforeSizes) throws Exception {
    BitWriter table = beforeSizes.append(sizes(100, 201));
    int expected = (table.count() + 7) / 8;

    assertThat(new TableOfContents().read(ByteBuffer.wrap(frame(table, PAYLOAD_BYTES))))
        .isEqualTo(expected);
    assertThatThrownBy(
            () -> new TableOfContents().read(ByteBuffer.wrap(frame(table, PAYLOAD_BYTES - 1))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("found " + (expected + PAYLOAD_BYTES));
  }

  @Test
  void read_stereo_itsSize() throws Exception {
    assertRead(toc(PLAIN_RATE, 1).append(singleGroup(0)).append(stereoGroup()));
  }

  @Test
  void read_secondFrame_beginsAnew() throws Exception {
    TableOfContents table = new TableOfContents();
    byte[] one =
        frame(
            toc(PLAIN_RATE, 1)
                .append(singleGroup(3))
                .append(stereoGroup())
                .append(stereoGroup())
                .append(stereoGroup())
                .append(stereoGroup())
                .append(sizes(10)),
            10);
    byte[] other =
        frame(
            toc(PLAIN_RATE, 1).append(singleGroup(0)).append(stereoGroup()).append(sizes(10)), 10);
    ByteBuffer within = ByteBuffer.allocate(other.length + 7).put(5, other);
    within.position(5).limit(5 + other.length);

    assertThat(table.read(ByteBuffer.wrap(one))).isEqualTo(one.length - 10);
    assertThat(table.read(within)).isEqualTo(other.length - 10);
    assertThat(within.position()).isEqualTo(5);
  }

  @Test
  void read_waitFrames_areSkipped() throws Exception {
    BitWriter start = new BitWriter().bits(2, 2).bits(10, 1).flag(true).bits(3, 1).bits(2, 0);
    start.flag(true).bits(4, PLAIN_RATE).flag(true).flag(true).flag(false).flag(false);
    assertRead(start.append(singleGroup(0)).append(stereoGroup()));

    BitWriter none = new BitWriter().bits(2, 2).bits(10, 1).flag(true).bits(3, 0);
    none.flag(true).bits(4, PLAIN_RATE).flag(true).flag(true).flag(false).flag(false);
    assertRead(none.append(singleGroup(0)).append(stereoGroup()));
  }

  @Test
  void read_programId_isSkipped() throws Exception {
    BitWriter uuid = tocStart(PLAIN_RATE, 1).flag(false).flag(true).bits(16, 9).flag(true);
    assertRead(uuid.bits(64, 1).bits(64, 2).append(singleGroup(0)).append(stereoGroup()));

    BitWriter id = tocStart(PLAIN_RATE, 1).flag(false).flag(true).bits(16, 9).flag(false);
    assertRead(id.append(singleGroup(0)).append(stereoGroup()));
  }

  @ParameterizedTest
  @CsvSource({"7", "31", "40"})
  void read_payloadBase_isNotPartOfTheTable(int base) throws Exception {
    BitWriter table = tocStart(PLAIN_RATE, 1).flag(true).bits(5, Math.min(base, 32) - 1);
    if (base >= 32) {
      table.append(variable(3, base - 32));
    }
    table.flag(false).append(singleGroup(0)).append(stereoGroup()).append(sizes(50));
    int expected = (table.count() + 7) / 8;

    assertThat(new TableOfContents().read(ByteBuffer.wrap(frame(table, base + 50))))
        .isEqualTo(expected);
    assertThatThrownBy(() -> new TableOfContents().read(ByteBuffer.wrap(frame(table, base + 49))))
        .isInstanceOf(MalformedMediaException.class);
  }

  @Test
  void read_noPresentation_hasNoGroups() throws Exception {
    assertRead(toc(PLAIN_RATE, 0));
  }

  @Test
  void read_severalPresentations_groupsUpToTheGreatestReference() throws Exception {
    BitWriter table = toc(PLAIN_RATE, 3);
    table.append(singleGroup(1)).append(singleGroup(0)).append(singleGroup(1));
    assertRead(table.append(stereoGroup()).append(stereoGroup()));
  }

  @Test
  void read_groupFarAfter_groupsUpToIt() throws Exception {
    BitWriter table = toc(PLAIN_RATE, 1).append(singleGroup(8));
    for (int group = 0; group <= 8; group++) {
      table.append(stereoGroup());
    }
    assertRead(table);
  }

  /** A presentation up to b_multi_pid. */
  private static BitWriter severalGroups(int configuration) {
    return new BitWriter()
        .flag(false)
        .append(escaped(3, 2, configuration))
        .bits(3, 0b110) // version 2
        .bits(3, 0)
        .flag(true) // presentation id
        .append(variable(2, 6))
        .append(metadataInfo())
        .flag(true) // filter
        .flag(true)
        .flag(false); // b_multi_pid
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "2, 2", "3, 3", "4, 3"})
  void read_configuration_itsNumberOfReferences(int configuration, int references)
      throws Exception {
    BitWriter table = toc(PLAIN_RATE, 1).append(severalGroups(configuration));
    for (int group = 0; group < references; group++) {
      table.append(escaped(3, 2, group));
    }
    table.append(presentationEnd());
    for (int group = 0; group < references; group++) {
      table.append(stereoGroup());
    }
    assertRead(table);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5, 7})
  void read_anyNumberOfGroups_thatMany(int references) throws Exception {
    BitWriter table = toc(PLAIN_RATE, 1).append(severalGroups(5));
    table.append(escaped(2, 2, references - 2));
    for (int group = 0; group < references; group++) {
      table.append(escaped(3, 2, 0));
    }
    assertRead(table.append(presentationEnd()).append(stereoGroup()));
  }

  @ParameterizedTest
  @CsvSource({"7, 3", "9, 3", "7, 40"})
  void read_furtherConfiguration_isSkipped(int configuration, int bytes) throws Exception {
    BitWriter table = toc(PLAIN_RATE, 1).append(severalGroups(configuration));
    table.bits(5, bytes % 32).flag(bytes >= 32);
    if (bytes >= 32) {
      table.append(variable(2, bytes / 32));
    }
    for (int i = 0; i < bytes; i++) {
      table.bits(8, 0xFF);
    }
    assertRead(table.append(presentationEnd()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 6})
  void read_metadataOnly_itsSubstreams(int count) throws Exception {
    BitWriter table = toc(PLAIN_RATE, 1).flag(false).bits(3, 6).flag(false);
    if (count < 4) {
      table.bits(2, count);
    } else {
      table.bits(2, 0).append(variable(2, count - 4));
    }
    for (int i = 0; i < count; i++) {
      table.append(metadataInfo());
    }
    assertRead(table);
  }

  @Test
  void read_metadataInfo_ofEveryLength() throws Exception {
    BitWriter full = new BitWriter().append(escaped(2, 2, 5)).append(escaped(3, 3, 12));
    full.flag(true).append(escaped(2, 2, 4)).bits(2, 3).bits(2, 2);
    for (int i = 0; i < 16 + 4; i++) {
      full.bits(8, 0xFF);
    }
    BitWriter table = toc(PLAIN_RATE, 1).flag(true).flag(false).bits(3, 0).flag(false);
    table.append(full).flag(false).bits(3, 0);
    table.flag(false).flag(true).bits(2, 0).append(escaped(2, 2, 5)); // substream 5
    table.bits(2, 1).append(metadataInfo());
    assertRead(table.append(stereoGroup()));
  }

  /** A presentation of one group with the bits of its frame rates. */
  private static BitWriter withRates(String rateBits) {
    BitWriter bits = new BitWriter().flag(true).flag(false).bits(3, 0).flag(false);
    rateBits.chars().forEach(bit -> bits.flag(bit == '1'));
    return bits.append(metadataInfo()).flag(false).bits(3, 0).append(presentationEnd());
  }

  @ParameterizedTest
  @CsvSource({
    // index, bits of multiple and fraction, factor
    "0, 0, 1",
    "1, 1, 2",
    "2, 0, 1",
    "3, 10, 2",
    "4, 11, 4",
    "5, 0, 1",
    "6, 1, 1",
    "7, 00, 1",
    "8, 01, 1",
    "9, 1, 2",
    "10, 0, 1",
    "11, 10, 1",
    "12, 11, 1",
    "13, '', 1"
  })
  void read_frameRate_itsBitsAndThoseOfEachSubstream(int index, String rateBits, int factor)
      throws Exception {
    BitWriter group = groupStart(true).bits(2, 0b10).append(substreamEnd(factor)).flag(false);

    assertRead(toc(index, 1).append(withRates(rateBits)).append(group));
  }

  @Test
  void read_presentationsOfDifferentFactors_theFirstCounts() throws Exception {
    BitWriter group = groupStart(true).bits(2, 0b10).append(substreamEnd(4)).flag(false);

    assertRead(
        toc(/* frameRateIndex= */ 2, 2)
            .append(withRates("11"))
            .append(withRates("0"))
            .append(group));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void read_otherBitstreamVersion_malformed(int version) {
    byte[] frame = frame(new BitWriter().bits(2, version).bits(62, 0), 0);

    assertThatThrownBy(() -> new TableOfContents().read(ByteBuffer.wrap(frame)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("bitstream_version: expected 2, as the configuration says, found");
  }

  @Test
  void read_singleSubstreamWithoutSize_itsSize() throws Exception {
    BitWriter table = toc(PLAIN_RATE, 1).append(singleGroup(0)).append(stereoGroup());
    table.bits(2, 1).flag(false);
    byte[] frame = frame(table, 40);

    assertThat(new TableOfContents().read(ByteBuffer.wrap(frame))).isEqualTo(frame.length - 40);
  }

  @Test
  void read_manyLargeSubstreams_theirSum() throws Exception {
    BitWriter table = toc(PLAIN_RATE, 1).append(singleGroup(0)).append(stereoGroup());
    table.append(sizes(1024, 5000, 3, 0, 70_000));
    int payload = 1024 + 5000 + 3 + 70_000;
    byte[] frame = frame(table, payload);

    assertThat(new TableOfContents().read(ByteBuffer.wrap(frame)))
        .isEqualTo(frame.length - payload);
  }

  @Test
  void read_truncated_malformed() {
    byte[] frame =
        frame(toc(PLAIN_RATE, 1).append(singleGroup(0)).append(stereoGroup()).append(sizes(5)), 5);
    int table = frame.length - 5;
    for (int size = 1; size < table; size++) {
      ByteBuffer truncated = ByteBuffer.wrap(frame, 0, size);
      assertThatThrownBy(() -> new TableOfContents().read(truncated))
          .isInstanceOf(MalformedMediaException.class);
    }
  }
}
