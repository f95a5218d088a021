package io.github.fragmill.core.internal.codec.vp9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuperframeTest {

  private final Superframe superframe = new Superframe();

  private String sizes(ByteBuffer sample) throws MalformedMediaException {
    superframe.reset(sample);
    return IntStream.range(0, superframe.count())
        .mapToObj(frame -> String.valueOf(superframe.sizeBytes(frame)))
        .collect(Collectors.joining(" "));
  }

  private String sizes(String hex) throws MalformedMediaException {
    return sizes(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "aabbcc c1 02 01 c1, 2 1",
    "aabbcc ca 0100 0100 0100 ca, 1 1 1",
    "aabbcc d1 020000 010000 d1, 2 1",
    "aabbcc d8 03000000 d8, 3",
    "aabbccddeeff0011 c7 01 01 01 01 01 01 01 01 c7, 1 1 1 1 1 1 1 1",
    "aabbcc c0 02 c0, 2"
  })
  void reset_index_sizesOfItsFrames(String hex, String expected) throws Exception {
    assertThat(sizes(hex.replace(" ", ""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "aabbcc, 3",
    "aabb c1 02 01 c9, 6",
    "aabb c2 02 01 c1, 6",
    "aabb a1 02 01 a1, 6",
    "02 01 c1, 3",
    "c1, 1"
  })
  void reset_noIndex_oneFrame(String hex, String expected) throws Exception {
    assertThat(sizes(hex.replace(" ", ""))).isEqualTo(expected);
  }

  @Test
  void reset_indexWithoutFrames_malformed() {
    assertThatThrownBy(() -> sizes("c000c0"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("superframe index, frame 0: expected 1 to 0 bytes, found 0");
  }

  @ParameterizedTest
  @CsvSource({
    "aabbcc c1 03 01 c1, 'frame 1: expected 1 to 0 bytes, found 1'",
    "aabbcc c1 04 01 c1, 'frame 0: expected 1 to 3 bytes, found 4'",
    "aabbcc c1 00 03 c1, 'frame 0: expected 1 to 3 bytes, found 0'",
    "aabbcc d8 ffffffff d8, found 4294967295"
  })
  void reset_indexThatLies_malformed(String hex, String message) {
    assertThatThrownBy(() -> sizes(hex.replace(" ", "")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("sample: superframe index, ")
        .hasMessageContaining(message);
  }

  @Test
  void reset_sampleInTheMiddle_itsOwnBytes() throws Exception {
    ByteBuffer buffer = ByteBuffer.wrap(HexFormat.of().parseHex("c1c1aabbccc10201c1c1c1"));

    assertThat(sizes(buffer.position(2).limit(9))).isEqualTo("2 1");
    assertThat(buffer.position()).isEqualTo(2);
  }

  @Test
  void reset_emptySample_noFrames() throws Exception {
    sizes("aabb");

    assertThat(sizes("")).isEmpty();
  }
}
