package io.github.fragmill.benchmarks.movie;

import io.github.fragmill.core.media.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A movie of 8 Mbit/s video and 150 kbit/s sound: about one megabyte for each second. What a
 * packager reads is valid; what only a decoder reads is random.
 *
 * <pre>
 * ftyp
 * mdat    one chunk of each track for each second
 * moov
 * </pre>
 *
 * <p>Equal durations give equal bytes. Immutable and thread-safe.
 */
public final class SyntheticMovie {

  private static final int FTYP_BYTES = 24;
  private static final int MDAT_HEADER_BYTES = 16;

  private final int seconds;
  private final List<SyntheticTrack> tracks;
  private final ChunkTable chunks;
  private final byte[] moov;

  /**
   * @param seconds the duration, an even number
   */
  public SyntheticMovie(int seconds) {
    this.seconds = seconds;
    this.tracks = List.of(new SyntheticVideo(seconds), new SyntheticAudio(seconds));
    this.chunks = new ChunkTable(tracks, seconds, FTYP_BYTES + MDAT_HEADER_BYTES);
    this.moov = MovieBox.of(tracks, seconds, chunks);
  }

  /** Returns the movie with zeros in the place of its media, for what reads boxes only. */
  public Source sparse() {
    return new SparseSource(head(), chunks.endBytes(), moov);
  }

  /** Writes the whole movie to a file, which is replaced if it exists. */
  public Source writeTo(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writeFully(channel, ByteBuffer.wrap(head()));
      for (int second = 0; second < seconds; second++) {
        for (SyntheticTrack track : tracks) {
          writeFully(channel, chunk(track, second));
        }
      }
      writeFully(channel, ByteBuffer.wrap(moov));
    }
    return Source.file(file);
  }

  private byte[] head() {
    byte[] ftyp =
        Boxes.fields("ftyp", Boxes.code("isom"), 0x200, Boxes.code("isom"), Boxes.code("mp42"));
    return ByteBuffer.allocate(FTYP_BYTES + MDAT_HEADER_BYTES)
        .put(ftyp)
        .putInt(/* the size follows */ 1)
        .putInt(Boxes.code("mdat"))
        .putLong(chunks.endBytes() - FTYP_BYTES)
        .array();
  }

  private static ByteBuffer chunk(SyntheticTrack track, int second) {
    ByteBuffer chunk = ByteBuffer.allocate(ChunkTable.chunkBytes(track, second));
    int endSample = track.firstSampleOf(second + 1);
    for (int sample = track.firstSampleOf(second); sample < endSample; sample++) {
      track.fill(sample, chunk);
    }
    return chunk.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
