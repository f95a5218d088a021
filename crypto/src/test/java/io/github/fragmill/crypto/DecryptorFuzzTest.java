package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.testing.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file announces, and whatever it is, it is decrypted or refused by a typed exception.
 */
final class DecryptorFuzzTest {

  private static final List<String> SCHEMES = List.of("cenc", "cens", "cbc1", "cbcs");

  /** Of the encrypted file that fuzzing begins with. */
  private static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");

  private static final Decryptor DECRYPTOR =
      Decryptor.of(ContentKey.of(KEY_ID, Bytes.random(/* seed= */ 5, 16)))
          .limits(
              Limits.DEFAULT
                  .withMaxBoxes(10_000)
                  .withMaxTracks(16)
                  .withMaxSamples(100_000)
                  .withMaxBoxBytes(1 << 16)
                  .withMaxSegmentBytes(1 << 20));

  static Stream<byte[]> samples() {
    return Stream.of(0, 1, 2, 3)
        .map(
            scheme -> {
              byte[] input = Bytes.random(/* seed= */ scheme, 200);
              input[0] = scheme.byteValue();
              input[1] = 0x19;
              return input;
            });
  }

  /** Any parameters, any subsamples: both engines give the same bytes, and change no others. */
  @MethodSource
  @FuzzTest
  void samples(byte[] input) {
    ByteBuffer fields = ByteBuffer.wrap(Arrays.copyOf(input, Math.max(32, input.length)));
    EncryptionParameters parameters = parameters(fields);
    byte[] sample = new byte[fields.remaining()];
    fields.get(sample);
    ByteBuffer first = ByteBuffer.wrap(sample.clone());
    ByteBuffer second = ByteBuffer.wrap(sample.clone());
    SampleDecryptor bouncyCastle = begin(AesEngine.bouncyCastle(), parameters, input);
    SampleDecryptor jdk = begin(AesEngine.jdk(), parameters, input);
    int offset = 0;
    while (offset < sample.length) {
      int clear = Math.min(sample[offset] & 0x1F, sample.length - offset);
      int length =
          Math.min(sample[sample.length - 1 - offset] & 0x7F, sample.length - offset - clear);
      bouncyCastle.decrypt(first, offset + clear, length);
      jdk.decrypt(second, offset + clear, length);
      assertThat(
              Arrays.equals(first.array(), offset, offset + clear, sample, offset, offset + clear))
          .isTrue();
      offset += Math.max(1, clear + length);
    }
    assertThat(first.array()).isEqualTo(second.array());
    assertThat(first.position()).isZero();
  }

  private static EncryptionParameters parameters(ByteBuffer fields) {
    String scheme = SCHEMES.get(fields.get() & 3);
    boolean hasPattern = scheme.equals("cens") || scheme.equals("cbcs");
    int pattern = fields.get() & 0xFF;
    // A pattern that encrypts nothing is refused where tenc is read.
    boolean usesPattern = hasPattern && pattern >> 4 != 0;
    int ivBytes = List.of(0, 8, 16, 0).get(fields.get() & 3);
    byte[] constant = new byte[(fields.get() & 1) == 0 ? 8 : 16];
    fields.get(constant);
    return new EncryptionParameters(
        scheme,
        KEY_ID,
        ivBytes,
        ivBytes == 0 ? Optional.of(InitializationVector.of(constant)) : Optional.empty(),
        usesPattern ? pattern >> 4 : 0,
        usesPattern ? pattern & 0xF : 0);
  }

  private static SampleDecryptor begin(
      AesEngine engine, EncryptionParameters parameters, byte[] input) {
    ByteBuffer iv = ByteBuffer.wrap(Arrays.copyOf(input, 16));
    SampleDecryptor decryptor = DECRYPTOR.engine(engine).decryptor(parameters);
    decryptor.beginSample(iv.getLong(), iv.getLong());
    return decryptor;
  }

  /** Begins with the files beside the tests. */
  @FuzzTest
  void file(byte[] input) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ClearMovie movie;
    try {
      movie = DECRYPTOR.open(List.of(Source.bytes("any.mp4", input)));
      movie.writeTo(written);
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(written.size()).isEqualTo(movie.sizeBytes());
  }
}
