package io.github.fragmill.integration.boxes;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A sample as it stands in a fragment.
 *
 * @param iv its own IV, in hexadecimal digits, or nothing
 * @param subsamples pairs of clear and protected bytes; none when it is protected whole
 * @param bytes the encrypted bytes
 */
public record EncryptedSample(String iv, List<Subsample> subsamples, ByteBuffer bytes) {

  /**
   * A pair of {@code senc}.
   *
   * @param clearBytes 0 to 65,535
   * @param protectedBytes 0 or more
   */
  public record Subsample(int clearBytes, long protectedBytes) {}

  public EncryptedSample {
    subsamples = List.copyOf(subsamples);
  }
}
