package io.github.fragmill.integration.fuzz;

import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.source.Source;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Clear files in memory. */
final class Decrypted {

  private static final int MAX_BYTES = 4 << 20;

  private Decrypted() {}

  /** Decrypts a file; refuses those whose tables make much of little. */
  static byte[] of(Source source) throws FragmillException {
    ClearMovie movie = FuzzCase.DECRYPTOR.open(List.of(source));
    if (movie.sizeBytes() > MAX_BYTES) {
      throw new LimitExceededException("more than " + MAX_BYTES + " bytes come out");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    movie.writeTo(bytes);
    if (bytes.size() != movie.sizeBytes()) {
      throw new AssertionError(
          "a clear file of " + bytes.size() + " bytes, announced with " + movie.sizeBytes());
    }
    return bytes.toByteArray();
  }
}
