package io.github.fragmill.core.testing;

import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Short clips made of ffmpeg's test sources: four seconds of H.264 (64x48, 25 frames in a second,
 * two B-frames, a sync sample each second) and 4.2 seconds of AAC (24 kHz, mono, Swedish).
 */
public final class TestClips {

  /** The movie box last, as encoders leave it. */
  public static final String MOOV_LAST = "avc-aac.mp4";

  /** The movie box first. */
  public static final String MOOV_FIRST = "avc-aac-faststart.mp4";

  /** QuickTime: the sound description is of version 1, and there is a third track of PCM. */
  public static final String QUICKTIME = "avc-aac-pcm.mov";

  /** The first second, fragmented. */
  public static final String FRAGMENTED = "fragmented.mp4";

  /** The first second, encrypted. */
  public static final String ENCRYPTED = "encrypted.mp4";

  private TestClips() {}

  /** Returns a new array with a clip's bytes. */
  public static byte[] bytes(String name) {
    try (InputStream stream = TestClips.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no clip " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a clip as a source. */
  public static Source source(String name) {
    return Source.bytes(name, bytes(name));
  }
}
