package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the movie box (ISO/IEC 14496-12, 8.2 to 8.6).
 *
 * <pre>
 * moov
 *   mvhd
 *   trak ...
 *     tkhd
 *     edts/elst
 *     mdia
 *       mdhd, hdlr
 *       minf
 *         vmhd | smhd
 *         dinf/dref
 *         stbl              {@link SampleTableBoxes}
 * </pre>
 */
final class MovieBox {

  private static final int MOVIE_TICKS_PER_SECOND = 1000;
  private static final int UNDETERMINED_LANGUAGE = 0x55C4;

  private MovieBox() {}

  /** Returns the parts of the box, which lie side by side. */
  static List<byte[]> of(List<SyntheticTrack> tracks, int seconds, ChunkTable chunks) {
    List<byte[]> content = new ArrayList<>();
    content.add(mvhd(seconds));
    for (int index = 0; index < tracks.size(); index++) {
      SyntheticTrack track = tracks.get(index);
      List<byte[]> stbl = new SampleTableBoxes(track, index, seconds, chunks).stbl();
      content.addAll(trak(/* trackId= */ 1 + index, track, seconds, stbl));
    }
    return Boxes.container("moov", content);
  }

  private static byte[] mvhd(int seconds) {
    ByteBuffer content = ByteBuffer.allocate(100);
    content.putInt(12, MOVIE_TICKS_PER_SECOND).putInt(16, seconds * MOVIE_TICKS_PER_SECOND);
    content.putInt(20, 0x0001_0000).putShort(24, (short) 0x0100); // rate, volume
    putUnityMatrix(content, 36);
    content.putInt(96, /* next_track_ID */ 3);
    return Boxes.box("mvhd", content.array());
  }

  private static List<byte[]> trak(
      int trackId, SyntheticTrack track, int seconds, List<byte[]> stbl) {
    int movieTicks = seconds * MOVIE_TICKS_PER_SECOND;
    byte[] elst =
        Boxes.fields("elst", 0, 1, movieTicks, track.mediaStartTicks(), /* rate */ 0x0001_0000);
    List<byte[]> content = new ArrayList<>();
    content.add(tkhd(trackId, movieTicks));
    content.add(Boxes.box("edts", elst));
    content.addAll(mdia(track, stbl));
    return Boxes.container("trak", content);
  }

  private static List<byte[]> mdia(SyntheticTrack track, List<byte[]> stbl) {
    List<byte[]> content = new ArrayList<>();
    content.add(mdhd(track));
    content.add(Boxes.fields("hdlr", 0, 0, Boxes.code(track.handler()), 0, 0, 0, 0));
    content.addAll(minf(track, stbl));
    return Boxes.container("mdia", content);
  }

  private static List<byte[]> minf(SyntheticTrack track, List<byte[]> stbl) {
    byte[] url = Boxes.fields("url ", /* the media is in this file */ 1);
    byte[] dref = Boxes.box("dref", ByteBuffer.allocate(8).putInt(4, 1).array(), url);
    List<byte[]> content = new ArrayList<>();
    content.add(track.mediaHeader());
    content.add(Boxes.box("dinf", dref));
    content.addAll(stbl);
    return Boxes.container("minf", content);
  }

  private static byte[] tkhd(int trackId, int movieTicks) {
    ByteBuffer content = ByteBuffer.allocate(84);
    content.putInt(0, /* enabled, in movie */ 3).putInt(12, trackId).putInt(20, movieTicks);
    putUnityMatrix(content, 40);
    return Boxes.box("tkhd", content.array());
  }

  private static byte[] mdhd(SyntheticTrack track) {
    return Boxes.fields(
        "mdhd",
        0,
        0,
        0,
        track.ticksPerSecond(),
        track.sampleCount() * track.sampleDurationTicks(),
        UNDETERMINED_LANGUAGE << 16);
  }

  private static void putUnityMatrix(ByteBuffer content, int at) {
    content.putInt(at, 0x0001_0000).putInt(at + 16, 0x0001_0000).putInt(at + 32, 0x4000_0000);
  }
}
