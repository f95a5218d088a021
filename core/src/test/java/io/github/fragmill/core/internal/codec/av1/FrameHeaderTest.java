package io.github.fragmill.core.internal.codec.av1;

import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameHeaderTest {

  private final BitReader reader = BitReader.ofBytes("sample");
  private final FrameHeader header = new FrameHeader(reader);

  static List<FrameHeaderCase> cases() {
    return FrameHeaderCase.all();
  }

  /** Reads a header that other bits follow, and returns how many it has. */
  private long read(SequenceHeader sequence, BitWriter bits) throws MalformedMediaException {
    byte[] payload = new BitWriter().append(bits).bits(64, -1).toBytes();
    ByteBuffer sample = ByteBuffer.wrap(Obus.of(ObuType.FRAME_HEADER, payload));
    ObuCursor cursor = new ObuCursor("sample");
    cursor.reset(sample);
    assertThat(cursor.next()).isTrue();
    reader.reset(sample, cursor.start(), cursor.end());
    header.read(sequence, cursor);
    return (long) payload.length * Byte.SIZE - reader.remainingBits();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_anyHeader_endsAtItsLastBit(FrameHeaderCase frame) throws Exception {
    SequenceHeader sequence = frame.sequence().read();
    for (BitWriter before : frame.before()) {
      assertThat(read(sequence, before)).as("header before").isEqualTo(before.count());
      header.finish();
    }

    assertThat(read(sequence, frame.header())).isEqualTo(frame.header().count());
    assertThat(header.tiles().count()).isEqualTo(frame.tiles());
    assertThat(header.showsExistingFrame()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_truncated_malformed(FrameHeaderCase frame) throws Exception {
    SequenceHeader sequence = frame.sequence().read();
    for (BitWriter before : frame.before()) {
      read(sequence, before);
      header.finish();
    }
    byte[] whole = frame.header().toBytes();
    ObuCursor cursor = new ObuCursor("sample");
    for (int length = 0; length < whole.length; length++) {
      reader.reset(ByteBuffer.wrap(whole), /* startBytes= */ 0, length);
      assertThatThrownBy(() -> header.read(sequence, cursor))
          .isInstanceOf(MalformedMediaException.class)
          .hasMessageContaining("does not end within its " + length + " bytes");
    }
  }

  @Test
  void read_shownKeyFrame_becomesEveryReference() throws Exception {
    SequenceHeader sequence = FrameHeaderCase.hinted().read();
    read(sequence, FrameHeaderCase.hintedKey());
    header.finish();
    // A hidden key frame of hint 3 in place 2, shown; hints of 3 are expected all over then.
    read(sequence, bits("0 00 0 1 0 0 0 0 0011 00000100 0 0").append(FrameHeaderCase.intraEnd()));
    header.finish();

    read(sequence, bits("1 010"));

    assertThat(header.showsExistingFrame()).isTrue();
    // Every reference has hint 3, so a compound frame of hint 4 has no two earlier ones.
    BitWriter inter =
        bits("0 01 1 0 0 0 0 0100 111 00000001 0 000 001 010 011 100 101 110  0 1 1 0 0 1")
            .append(FrameHeaderCase.plainQuantizer())
            .append(FrameHeaderCase.plainLoopFilter())
            .append(bits("1 1 0 0000000"));
    assertThat(read(sequence, inter)).isEqualTo(inter.count());
  }

  @Test
  void read_shownInterFrame_changesNoReference() throws Exception {
    SequenceHeader sequence = FrameHeaderCase.hinted().read();
    read(sequence, FrameHeaderCase.hintedKey());
    header.finish();
    String plain = "0 1 1 0 0 1";
    BitWriter first =
        bits("0 01 0 1 0 0 0 0 0001 111 00000010 0 000 000 000 000 000 000 000" + plain)
            .append(FrameHeaderCase.plainQuantizer())
            .append(FrameHeaderCase.plainLoopFilter())
            .append(bits("1 0 0 0000000"));
    read(sequence, first);
    header.finish();

    read(sequence, bits("1 001"));

    // References of hints 0 and 1 are two earlier ones: skip_mode_present is there.
    BitWriter second =
        bits("0 01 1 0 0 0 0 0010 111 00000010 0 000 000 000 000 000 000 001" + plain)
            .append(FrameHeaderCase.plainQuantizer())
            .append(FrameHeaderCase.plainLoopFilter())
            .append(bits("1 1 1 0 0000000"));
    assertThat(read(sequence, second)).isEqualTo(second.count());
  }

  @Test
  void read_referenceThatIsNotKnown_malformedByName() throws Exception {
    SequenceHeader sequence = FrameHeaderCase.hinted().read();

    assertThatThrownBy(() -> read(sequence, bits("1 101")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("reference frame 5")
        .hasMessageContaining("expected a key frame at the edit");
  }

  @Test
  void read_orderHintThatIsNotKnown_malformedByName() throws Exception {
    SequenceHeader sequence = FrameHeaderCase.hinted().read();
    BitWriter shortSignaling = bits("0 01 1 0 0 0 0 0001 111 00000001 1 011 100");

    assertThatThrownBy(() -> read(sequence, shortSignaling))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("reference frame 0");
  }

  @Test
  void read_lostReference_isNotKnownAnyMore() throws Exception {
    SequenceHeader sequence = FrameHeaderCase.hinted().read();
    read(sequence, FrameHeaderCase.hintedKey());
    header.finish();
    // An error resilient frame expects hint 9 in place 6.
    BitWriter inter =
        bits("0 01 1 1 0 0 0 0001 00000000")
            .bits(32, 0x00000090)
            .append(bits("0 000 000 000 000 000 000 000  0 1 1 0 0 1"))
            .append(FrameHeaderCase.plainQuantizer())
            .append(FrameHeaderCase.plainLoopFilter())
            .append(bits("1 0 0 0000000"));
    assertThat(read(sequence, inter)).isEqualTo(inter.count());
    header.finish();

    assertThatThrownBy(() -> read(sequence, bits("1 110")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("reference frame 6");
  }
}
