package io.github.fragmill.core.testing;

import io.github.fragmill.core.source.Source;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Makes sources that differ from the shipped clip in what ladders are made of. */
public final class TestSources {

  private static final String STBL = TestMovies.VIDEO_STBL;

  private TestSources() {}

  /** Returns the clip under a name, with sync samples where they are told, counted from 1. */
  public static Source withSyncSamples(String name, long... numbers) {
    return Source.bytes(
        name, TestMovies.with(STBL + "/stss", TestBoxes.table("stss", numbers.length, numbers)));
  }

  /** Returns the clip under a name, without its table of sync samples: all are. */
  public static Source withoutSyncSamples(String name) {
    return Source.bytes(name, TestMovies.without(STBL + "/stss"));
  }

  /** Returns the clip under a name. */
  public static Source clip(String name) {
    return Source.bytes(name, TestClips.bytes(TestClips.MOOV_LAST));
  }

  /** Returns the clip under a name, without its picture. */
  public static Source sound(String name) {
    return Source.bytes(name, TestMovies.without("moov/trak"));
  }

  /** Returns the clip under a name, without its sound. */
  public static Source picture(String name) {
    return Source.bytes(name, TestMovies.without("moov/trak[2]"));
  }

  /** Returns the clip's sound under a name, its samples cut to half their size. */
  public static Source soundOfHalfTheRate(String name) {
    byte[] sound = TestMovies.without("moov/trak");
    return Source.bytes(
        name, TestBoxes.replace(sound, "moov/trak/mdia/minf/stbl/stsz", TestSources::halveSizes));
  }

  private static byte[] halveSizes(byte[] stsz) {
    byte[] content = TestBoxes.content(stsz);
    ByteBuffer fields = ByteBuffer.wrap(content);
    long[] sizes =
        IntStream.range(0, fields.getInt(8))
            .mapToLong(index -> fields.getInt(12 + 4 * index) / 2)
            .toArray();
    return TestBoxes.box("stsz", Arrays.copyOf(content, 12), TestBoxes.ints(sizes));
  }
}
