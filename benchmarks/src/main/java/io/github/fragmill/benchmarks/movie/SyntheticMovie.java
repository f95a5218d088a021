package io.github.fragmill.benchmarks.movie;

import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A movie of video and audio of 150 kbit/s. What a packager reads is valid; what only a decoder
 * reads is random.
 *
 * <pre>
 * ftyp
 * mdat    one chunk of each track for each second
 * moov
 * </pre>
 *
 * <p>Equal arguments give equal bytes. Immutable and thread-safe.
 */
public final class SyntheticMovie {

  private static final int DEFAULT_KILOBITS_PER_SECOND = 8000;
  private static final int FTYP_BYTES = 24;
  private static final int MDAT_HEADER_BYTES = 16;

  private final int seconds;
  private final List<SyntheticTrack> tracks;
  private final ChunkTable chunks;
  private final byte[] head;
  private final List<byte[]> moov;

  private SyntheticMovie(int seconds, List<SyntheticTrack> tracks) {
    this.seconds = seconds;
    this.tracks = tracks;
    this.chunks = new ChunkTable(tracks, seconds, FTYP_BYTES + MDAT_HEADER_BYTES);
    this.head = head(chunks.endBytes());
    this.moov = MovieBox.of(tracks, seconds, chunks);
  }

  /**
   * Returns a movie of 8 Mbit/s: about one megabyte for each second.
   *
   * @param seconds the duration, an even number
   */
  public static SyntheticMovie ofSeconds(int seconds) {
    return of(seconds, DEFAULT_KILOBITS_PER_SECOND);
  }

  /**
   * Returns a movie.
   *
   * @param seconds the duration, an even number
   * @param kilobitsPerSecond the bit rate of its video, 100 to 100,000
   */
  public static SyntheticMovie of(int seconds, int kilobitsPerSecond) {
    return new SyntheticMovie(
        seconds,
        List.of(new SyntheticVideo(seconds, kilobitsPerSecond), new SyntheticAudio(seconds)));
  }

  /** Returns a movie without audio, as one of several renditions of the same frames. */
  public static SyntheticMovie silent(int seconds, int kilobitsPerSecond) {
    return new SyntheticMovie(seconds, List.of(new SyntheticVideo(seconds, kilobitsPerSecond)));
  }

  /** Returns the bytes of a frame, counted from 0 in decoding order, as a new array. */
  public byte[] frame(int sample) {
    SyntheticTrack video = tracks.get(0);
    ByteBuffer bytes = ByteBuffer.allocate(video.sizeBytes(sample));
    video.put(sample, 0, bytes.capacity(), bytes);
    return bytes.array();
  }

  /** Returns the duration. */
  public int seconds() {
    return seconds;
  }

  /** Returns the movie as a source that computes its media, so that it takes no room. */
  public Source computed() {
    ComputedMedia media = new ComputedMedia(tracks, chunks);
    return new SyntheticSource(head, media::put, chunks.endBytes(), moov);
  }

  /**
   * Returns the movie as a source that takes no time for media: reads succeed, and leave in the
   * buffer what was there. For what looks at boxes and copies media, and not for encryption.
   */
  public Source boxesOnly() {
    return new SyntheticSource(
        head,
        (startBytes, endBytes, into) ->
            into.position(into.position() + (int) (endBytes - startBytes)),
        chunks.endBytes(),
        moov);
  }

  /** Writes the whole movie to a file, which is replaced if it exists. */
  public Source writeTo(Path file) throws IOException {
    Source source = writeBoxesTo(file);
    writeMediaTo(file, /* firstSecond= */ 0, seconds, /* bytesOfEachSample= */ Integer.MAX_VALUE);
    return source;
  }

  /**
   * Writes the movie to a file, which is replaced if it exists, with a hole in the place of its
   * media. Where the file system knows holes, it takes no room.
   */
  public Source writeBoxesTo(Path file) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      write(ByteBuffer.wrap(head), channel, /* positionBytes= */ 0);
      long position = chunks.endBytes();
      for (byte[] part : moov) {
        write(ByteBuffer.wrap(part), channel, position);
        position += part.length;
      }
    }
    return Source.file(file);
  }

  /**
   * Writes media to a file that has the boxes.
   *
   * @param firstSecond the first of the seconds that are written
   * @param endSecond exclusive
   * @param bytesOfEachSample how much of the beginning of each sample is written at most
   */
  public void writeMediaTo(Path file, int firstSecond, int endSecond, int bytesOfEachSample)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long position = chunks.offsetBytes(/* track= */ 0, firstSecond);
      for (int second = firstSecond; second < endSecond; second++) {
        for (SyntheticTrack track : tracks) {
          int endSample = track.firstSampleOf(second + 1);
          for (int sample = track.firstSampleOf(second); sample < endSample; sample++) {
            int sizeBytes = track.sizeBytes(sample);
            ByteBuffer start = ByteBuffer.allocate(Math.min(sizeBytes, bytesOfEachSample));
            track.put(sample, 0, start.capacity(), start);
            write(start.flip(), channel, position);
            position += sizeBytes;
          }
        }
      }
    }
  }

  private static byte[] head(long mdatEndBytes) {
    byte[] ftyp =
        Boxes.fields("ftyp", Boxes.code("isom"), 0x200, Boxes.code("isom"), Boxes.code("mp42"));
    return ByteBuffer.allocate(FTYP_BYTES + MDAT_HEADER_BYTES)
        .put(ftyp)
        .putInt(/* the size follows */ 1)
        .putInt(Boxes.code("mdat"))
        .putLong(mdatEndBytes - FTYP_BYTES)
        .array();
  }

  private static void write(ByteBuffer bytes, FileChannel channel, long positionBytes)
      throws IOException {
    long position = positionBytes;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }
}
