package io.github.fragmill.core.testing;

import java.util.function.UnaryOperator;

/** Makes files out of the shipped clips, with other boxes in them. */
public final class TestMovies {

  /** Where the first track's sample tables are. */
  public static final String VIDEO_STBL = "moov/trak/mdia/minf/stbl";

  /** Where the second track's sample tables are. */
  public static final String AUDIO_STBL = "moov/trak[2]/mdia/minf/stbl";

  private TestMovies() {}

  /** Returns the clip whose movie box comes last, so that places in the media stay as they are. */
  public static byte[] changed(String path, UnaryOperator<byte[]> change) {
    return TestBoxes.replace(TestClips.bytes(TestClips.MOOV_LAST), path, change);
  }

  /** Returns the clip with another box in the place of one. */
  public static byte[] with(String path, byte[] box) {
    return changed(path, old -> box);
  }

  /** Returns the clip with a box behind one. */
  public static byte[] withBehind(String path, byte[] box) {
    return changed(path, old -> TestBoxes.concat(old, box));
  }

  /** Returns the clip without a box. */
  public static byte[] without(String path) {
    return with(path, new byte[0]);
  }
}
