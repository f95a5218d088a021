package io.github.fragmill.platform.proof;

import io.github.fragmill.platform.process.Multipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Films to upload. */
final class Clips {

  /** Twelve seconds: H.264 of 640 x 360, and AAC. */
  static final Path SAMPLE = Path.of("..", "media", "sample.mp4");

  private static final int PIECE_BYTES = 1 << 20;
  private static final int BOX_HEADER_BYTES = 8;

  private Clips() {}

  static byte[] sample() {
    try {
      return Files.readAllBytes(SAMPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the sample with a box after it that players skip, full of noise.
   *
   * @param seed another one, other noise
   * @param noiseMegabytes how much
   */
  static Multipart.Content padded(long seed, int noiseMegabytes) {
    return () ->
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    Files.newInputStream(SAMPLE),
                    new ByteArrayInputStream(freeBoxHeader(noiseMegabytes)),
                    new Noise(seed, noiseMegabytes))));
  }

  /** Returns the size of what {@link #padded} makes. */
  static long paddedBytes(int noiseMegabytes) throws IOException {
    return Files.size(SAMPLE) + BOX_HEADER_BYTES + (long) noiseMegabytes * PIECE_BYTES;
  }

  private static byte[] freeBoxHeader(int noiseMegabytes) {
    return ByteBuffer.allocate(BOX_HEADER_BYTES)
        .putInt(BOX_HEADER_BYTES + noiseMegabytes * PIECE_BYTES)
        .put("free".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** One piece of noise again and again, each time with its number in front. */
  private static final class Noise extends InputStream {

    private final ByteBuffer piece;
    private int left;

    Noise(long seed, int megabytes) {
      byte[] noise = new byte[PIECE_BYTES];
      new Random(seed).nextBytes(noise);
      piece = ByteBuffer.wrap(noise).position(PIECE_BYTES);
      left = megabytes;
    }

    private boolean hasMore() {
      if (!piece.hasRemaining() && left > 0) {
        piece.clear().putInt(0, left--);
      }
      return piece.hasRemaining();
    }

    @Override
    public int read() {
      return hasMore() ? piece.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (!hasMore()) {
        return -1;
      }
      int read = Math.min(length, piece.remaining());
      piece.get(target, offset, read);
      return read;
    }
  }
}
