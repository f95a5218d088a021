package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.FixedKeys;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.integration.tools.TestKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keys of crypto periods, made of a first one as Shaka Packager makes them: id and key move to the
 * left, by a byte in each period.
 *
 * @param first the key of the first period
 */
public record RotatedKeys(TestKey first) {

  /** Returns the key of a period. */
  public TestKey ofPeriod(int period) {
    return new TestKey(
        moved(first.keyIdHex(), period), moved(first.keyHex(), period), first.ivHex());
  }

  private static String moved(String hex, int bytes) {
    return hex.substring(2 * bytes) + hex.substring(0, 2 * bytes);
  }

  /** Returns an encryption of all tracks with so many periods, and nothing clear at the start. */
  public CommonEncryption.Builder encryption(Scheme scheme, int periods, Duration cryptoPeriod) {
    List<ContentKey> keys =
        IntStream.range(0, periods)
            .mapToObj(this::ofPeriod)
            .map(key -> ContentKey.of(key.keyIdHex(), key.keyHex()))
            .toList();
    return CommonEncryption.builder(scheme)
        .key(TrackSelector.all(), new FixedKeys(keys))
        .iv(InitializationVector.of(first.ivHex()))
        .rotateKeys(cryptoPeriod);
  }
}
