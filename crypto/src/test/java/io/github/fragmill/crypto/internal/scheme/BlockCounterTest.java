package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.testing.BlockByBlock;
import io.github.fragmill.crypto.testing.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BlockCounterTest {

  private static final String ENGINES = "io.github.fragmill.crypto.internal.scheme.Engines#all";

  private static final byte[] KEY = Bytes.hex("00112233445566778899aabbccddeeff");
  private static final long HIGH = 0x0102030405060708L;

  // AES-128 under KEY of the blocks HIGH, -2 and HIGH, -1 and HIGH, 0 and HIGH, 1; by OpenSSL.
  private static final byte[] AROUND_THE_WRAP =
      Bytes.hex(
          "91a507045a81768fab226b7f29b43c83 2d0eb61f6ea5b69ad282ce6b4ac67b6c"
              + "a17b863d00c60d546537f953363b43db 1064acd0d99d654d7aa13a66b57ccd7d");

  @ParameterizedTest
  @MethodSource(ENGINES)
  void process_counterWraps_highHalfStays(AesCiphers aes) {
    BlockCounter counter = new BlockCounter(aes.ctr(KEY));
    byte[] bytes = new byte[64];

    counter.begin(HIGH, /* low= */ -2);
    counter.process(bytes, 0, 64);

    assertThat(bytes).isEqualTo(AROUND_THE_WRAP);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void process_allOnes_highHalfStays(AesCiphers aes) {
    BlockCounter counter = new BlockCounter(aes.ctr(KEY));
    byte[] bytes = Bytes.random(/* seed= */ 1, 100);
    byte[] iv = Bytes.hex("ffffffffffffffffffffffffffffffff");
    byte[] expected = new BlockByBlock(KEY).cenc(iv, bytes, 0, 100);

    counter.begin(/* high= */ -1, /* low= */ -1);
    counter.process(bytes, 0, 100);

    assertThat(bytes).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void process_callsMeetAtTheWrap_sameAsOneCall(AesCiphers aes) {
    BlockCounter counter = new BlockCounter(aes.ctr(KEY));
    byte[] bytes = new byte[64];

    counter.begin(HIGH, /* low= */ -2);
    counter.process(bytes, 0, 32);
    counter.process(bytes, 32, 0);
    counter.process(bytes, 32, 32);

    assertThat(bytes).isEqualTo(AROUND_THE_WRAP);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void process_callsOfAnyLength_sameAsOneCall(AesCiphers aes) {
    BlockCounter counter = new BlockCounter(aes.ctr(KEY));
    byte[] bytes = new byte[64];

    counter.begin(HIGH, /* low= */ -2);
    counter.process(bytes, 0, 7);
    counter.process(bytes, 7, 20);
    counter.process(bytes, 27, 37);

    assertThat(bytes).isEqualTo(AROUND_THE_WRAP);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void begin_afterAWrap_streamOfTheNewCounter(AesCiphers aes) {
    BlockCounter counter = new BlockCounter(aes.ctr(KEY));
    counter.begin(HIGH, /* low= */ -1);
    counter.process(new byte[48], 0, 48);
    byte[] bytes = new byte[64];

    counter.begin(HIGH, /* low= */ -2);
    counter.process(bytes, 0, 64);

    assertThat(bytes).isEqualTo(AROUND_THE_WRAP);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void process_signOfTheCounterChanges_noWrap(AesCiphers aes) {
    BlockCounter counter = new BlockCounter(aes.ctr(KEY));
    byte[] bytes = new byte[48];
    byte[] iv = ByteBuffer.allocate(16).putLong(HIGH).putLong(Long.MAX_VALUE).array();
    byte[] expected = new BlockByBlock(KEY).cenc(iv, bytes, 0, 48);

    counter.begin(HIGH, Long.MAX_VALUE);
    counter.process(bytes, 0, 48);

    assertThat(bytes).isEqualTo(expected);
  }
}
