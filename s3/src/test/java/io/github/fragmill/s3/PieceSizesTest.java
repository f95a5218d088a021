package io.github.fragmill.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PieceSizesTest {

  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        5 * MIB,
        13 * MIB - 1,
        13 * MIB,
        13 * MIB + 1,
        37 * MIB,
        100 * MIB + 7,
        256 * MIB
      })
  void sent_anyWrites_areThoseThatJoiningExpects(long partBytes) throws IOException {
    for (int writeBytes : new int[] {MIB + 1, 30 * MIB}) {
      List<Long> sent = new ArrayList<>();
      try (PartSink sink = new PartSink((piece, bytes, count) -> sent.add((long) count))) {
        for (long left = partBytes; left > 0; ) {
          left -= sink.write(ByteBuffer.allocate((int) Math.min(writeBytes, left)));
        }
        sink.commit();
      }
      assertThat(sent).isEqualTo(PieceSizes.of(partBytes));
      assertThat(sent.stream().mapToLong(Long::longValue).sum()).isEqualTo(partBytes);
      assertThat(sent).allMatch(it -> it >= Math.min(partBytes, PieceSizes.MIN_BYTES));
    }
  }

  @Test
  void number_lastOfTheLastPart_isWithinTheLimit() {
    assertThat(PieceSizes.number(1, 0)).isEqualTo(1);
    assertThat(PieceSizes.number(1, PieceSizes.MAX_PIECES - 1) + 1)
        .isEqualTo(PieceSizes.number(2, 0));
    assertThat(PieceSizes.number(PieceSizes.MAX_PARTS, PieceSizes.MAX_PIECES - 1))
        .isEqualTo(10_000);
  }

  @Test
  void write_moreThanAllPiecesHold_isRefused() throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(MIB);
    try (PartSink sink = new PartSink((number, bytes, count) -> {})) {
      assertThatThrownBy(
              () -> {
                for (int written = 0; written < 500; written++) {
                  sink.write(piece.clear());
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("smaller units");
    }
  }
}
