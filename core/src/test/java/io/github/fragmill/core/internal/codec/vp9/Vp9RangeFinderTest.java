package io.github.fragmill.core.internal.codec.vp9;

import static io.github.fragmill.core.internal.codec.EncodedStream.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Vp9RangeFinderTest {

  private static final byte[] SHOWN = HeaderCase.bits("10 0 0 1 000").toBytes();

  private final Vp9RangeFinder finder = new Vp9RangeFinder();

  /** Returns a frame: a header, and bytes after it. */
  static byte[] frame(BitWriter header, int dataBytes) {
    byte[] bytes = header.toBytes();
    byte[] frame = Arrays.copyOf(bytes, bytes.length + dataBytes);
    Arrays.fill(frame, bytes.length, frame.length, (byte) 0x55);
    return frame;
  }

  /** Returns a superframe whose index has a byte for each size. */
  private static ByteBuffer superframe(byte[]... frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int marker = 0xC0 | (frames.length - 1);
    for (byte[] frame : frames) {
      out.writeBytes(frame);
    }
    out.write(marker);
    for (byte[] frame : frames) {
      out.write(frame.length);
    }
    out.write(marker);
    return ByteBuffer.wrap(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({"15, ''", "16, 0+16", "17, 1+16", "47, 15+32", "48, 0+48"})
  void find_oneFrame_wholeBlocksAtItsEnd(int dataBytes, String expected) throws Exception {
    BitWriter header = HeaderCase.key(64);
    int headerBytes = header.toBytes().length;

    String found = find(finder, ByteBuffer.wrap(frame(header, dataBytes)));

    if (expected.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      int plus = expected.indexOf('+');
      int restBytes = Integer.parseInt(expected.substring(0, plus));
      assertThat(found).isEqualTo((headerBytes + restBytes) + expected.substring(plus));
    }
  }

  @Test
  void find_superframe_eachFrameOfItsOwn() throws Exception {
    byte[] key = frame(HeaderCase.key(64), 40);

    int headerBytes = key.length - 40;
    assertThat(find(finder, superframe(key, SHOWN, key)))
        .isEqualTo((headerBytes + 8) + "+32 " + (key.length + 1 + headerBytes + 8) + "+32");
  }

  @Test
  void find_shownFrame_staysClear() throws Exception {
    assertThat(find(finder, ByteBuffer.wrap(SHOWN))).isEmpty();
    assertThat(find(finder, ByteBuffer.wrap(Arrays.copyOf(SHOWN, 40)))).isEmpty();
  }

  @Test
  void find_directBufferInTheMiddle_offsetsFromTheSamplesStart() throws Exception {
    byte[] key = frame(HeaderCase.key(64), 16);
    ByteBuffer direct = ByteBuffer.allocateDirect(100).position(9).put(key).flip().position(9);

    assertThat(find(finder, direct)).isEqualTo((key.length - 16) + "+16");
    assertThat(direct.position()).isEqualTo(9);
  }

  @Test
  void find_emptySample_nothing() throws Exception {
    assertThat(find(finder, ByteBuffer.allocate(0))).isEmpty();
  }

  @Test
  void find_frameThatLies_malformed() {
    byte[] key = frame(HeaderCase.key(64), 40);
    byte[] broken = {0};

    assertThatThrownBy(() -> find(finder, superframe(key, broken)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("frame_marker: expected 2, found 0");
  }
}
