package io.github.fragmill.core.internal.isobmff.write;

import static io.github.fragmill.core.internal.isobmff.write.BoxBytes.container;

import io.github.fragmill.core.media.TimeScale;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mp4parser.Box;
import org.mp4parser.boxes.iso14496.part12.FileTypeBox;
import org.mp4parser.boxes.iso14496.part12.MovieBox;

/**
 * Everything before the media of a progressive MP4 file (ISO/IEC 14496-12, 8.2).
 *
 * <pre>
 * ftyp              isom; isom, iso6, mp41
 * moov
 *   mvhd            a time scale in which all edit lists are exact
 *   trak ...        {@link ProgressiveTrackBox}
 * mdat              size and type; the media follows
 * </pre>
 */
public final class ProgressiveHeader {

  private static final int SMALL_MDAT_HEADER_BYTES = 8;
  private static final int LARGE_MDAT_HEADER_BYTES = 16;

  private final List<ProgressiveTrack> tracks;
  private final List<ProgressiveTimes> times = new ArrayList<>();
  private final ChunkPlan chunks;
  private final TimeScale movieTimeScale;
  private final FileTypeBox fileType =
      new FileTypeBox("isom", /* minorVersion= */ 0, List.of("isom", "iso6", "mp41"));
  private final int mdatHeaderBytes;
  private final boolean wideOffsets;
  private final long sizeBytes;

  /**
   * @param tracks at least one
   * @param chunks where their media is
   */
  public ProgressiveHeader(List<ProgressiveTrack> tracks, ChunkPlan chunks) {
    this.tracks = List.copyOf(tracks);
    this.chunks = chunks;
    tracks.forEach(it -> times.add(ProgressiveTimes.of(it.track())));
    this.movieTimeScale = commonTimeScale();
    this.mdatHeaderBytes =
        chunks.mediaBytes() + SMALL_MDAT_HEADER_BYTES > 0xFFFF_FFFFL
            ? LARGE_MDAT_HEADER_BYTES
            : SMALL_MDAT_HEADER_BYTES;
    long size = sizeBytes(/* wide= */ false);
    this.wideOffsets = size + chunks.mediaBytes() > 0xFFFF_FFFFL;
    this.sizeBytes = wideOffsets ? sizeBytes(/* wide= */ true) : size;
  }

  /** Returns the number of bytes before the media. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /** Writes everything before the media. */
  public void writeTo(WritableByteChannel channel) throws IOException {
    WritableByteChannel whole = new WholeWrites(channel);
    fileType.getBox(whole);
    movie(wideOffsets, sizeBytes).getBox(whole);
    whole.write(mdatHeader());
  }

  private long sizeBytes(boolean wide) {
    return fileType.getSize() + movie(wide, /* mediaStartBytes= */ 0).getSize() + mdatHeaderBytes;
  }

  private ByteBuffer mdatHeader() {
    ByteBuffer header = ByteBuffer.allocate(mdatHeaderBytes);
    boolean isLarge = mdatHeaderBytes == LARGE_MDAT_HEADER_BYTES;
    long mdatBytes = mdatHeaderBytes + chunks.mediaBytes();
    header.putInt(isLarge ? 1 : (int) mdatBytes).put("mdat".getBytes(StandardCharsets.ISO_8859_1));
    if (isLarge) {
      header.putLong(mdatBytes);
    }
    return header.flip();
  }

  private MovieBox movie(boolean wide, long mediaStartBytes) {
    MovieBox moov = container(new MovieBox(), movieHeader());
    for (int index = 0; index < tracks.size(); index++) {
      ProgressiveTrackBox track =
          new ProgressiveTrackBox(tracks.get(index), times.get(index), movieTimeScale);
      moov.addBox(track.of(index, chunks, wide, mediaStartBytes));
    }
    return moov;
  }

  private Box movieHeader() {
    long durationTicks = 0;
    for (int index = 0; index < tracks.size(); index++) {
      TimeScale scale = tracks.get(index).track().timeScale();
      durationTicks =
          Math.max(
              durationTicks,
              ProgressiveTimes.convert(times.get(index).endTicks(), scale, movieTimeScale));
    }
    return MediaBoxes.movieHeader(
        /* version= */ 1, movieTimeScale, durationTicks, tracks.size() + 1L);
  }

  /** The least common multiple, or, where 31 bits cannot hold it, the largest. */
  private TimeScale commonTimeScale() {
    BigInteger common = BigInteger.ONE;
    long largest = 1;
    for (ProgressiveTrack track : tracks) {
      BigInteger own = BigInteger.valueOf(track.track().timeScale().ticksPerSecond());
      common = common.divide(common.gcd(own)).multiply(own);
      largest = Math.max(largest, own.longValueExact());
    }
    return new TimeScale(common.bitLength() < Integer.SIZE ? common.longValueExact() : largest);
  }
}
