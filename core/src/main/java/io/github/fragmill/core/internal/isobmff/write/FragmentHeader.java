package io.github.fragmill.core.internal.isobmff.write;

import static io.github.fragmill.core.internal.isobmff.write.BoxBytes.container;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mp4parser.boxes.iso14496.part12.MovieFragmentBox;
import org.mp4parser.boxes.iso14496.part12.MovieFragmentHeaderBox;
import org.mp4parser.boxes.iso14496.part12.SampleAuxiliaryInformationOffsetsBox;
import org.mp4parser.boxes.iso14496.part12.SampleAuxiliaryInformationSizesBox;
import org.mp4parser.boxes.iso14496.part12.SampleFlags;
import org.mp4parser.boxes.iso14496.part12.SegmentTypeBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBaseMediaDecodeTimeBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentHeaderBox;

/**
 * Everything in a segment before its media (ISO/IEC 23000-19, 7.3.2).
 *
 * <pre>
 * styp                 only in segment files
 * moof
 *   mfhd               segment number, from 1
 *   traf
 *     tfhd             default-base-is-moof; what all samples share
 *     tfdt             version 1
 *     trun             version 0; what samples do not share
 *     sbgp             only for a codec that needs pre-roll
 *     sgpd, sbgp       only when the segment names its key
 *     senc             only when encrypted
 *     saiz, saio       only where senc has something for each sample, of at most 255 bytes
 *   pssh ...           only when they change from segment to segment
 * mdat                 size and type; the media follows
 * </pre>
 */
public final class FragmentHeader {

  private static final int MDAT_HEADER_BYTES = 8;

  private final Track track;
  private final SampleTable samples;
  private final int firstSample;
  private final int sampleCount;
  private final PresentationShift shift;
  private final boolean isCmaf;

  /**
   * @param track whose segment it is
   * @param firstSample the segment's first
   * @param endSample the sample after the segment's last
   * @param shift how the track's times become the output's
   * @param isCmaf whether the segments of the track begin as CMAF asks for
   */
  public FragmentHeader(
      Track track, int firstSample, int endSample, PresentationShift shift, boolean isCmaf) {
    this.track = track;
    this.samples = track.samples();
    this.firstSample = firstSample;
    this.sampleCount = endSample - firstSample;
    this.shift = shift;
    this.isCmaf = isCmaf;
  }

  /** What a segment of a protected track declares. */
  public sealed interface Protection {

    /** Returns the boxes for {@code moof}. */
    List<Pssh> headers();
  }

  /**
   * The segment is clear, others of the track are not.
   *
   * @param headers rolling boxes
   */
  public record ClearLead(List<Pssh> headers) implements Protection {}

  /**
   * How the segment is encrypted.
   *
   * @param mapper knows the initialization vectors
   * @param parameters what holds for the track
   * @param key its key
   * @param map the subsamples, or empty when samples are protected whole
   */
  public record Encryption(
      SegmentMapper mapper,
      EncryptionParameters parameters,
      SegmentKey key,
      Optional<SubsampleMap> map)
      implements Protection {

    @Override
    public List<Pssh> headers() {
      return key.headers();
    }
  }

  /**
   * Returns the bytes before the media.
   *
   * @param segment the segment's index, from 0
   * @param isFile whether the segment is a file of its own
   * @param mediaBytes the size of the media that follows
   * @param protection what it declares, or empty when the track is clear
   * @throws UnsupportedMediaException when a sample has more subsamples than the format has room
   *     for
   */
  public byte[] toBytes(
      int segment, boolean isFile, int mediaBytes, Optional<? extends Protection> protection)
      throws UnsupportedMediaException {
    MovieFragmentHeaderBox mfhd = new MovieFragmentHeaderBox();
    mfhd.setSequenceNumber(segment + 1L);
    TrackRun trun =
        new TrackRun(samples, firstSample, firstSample + sampleCount, shift.compositionTicks());
    TrackFragmentHeaderBox tfhd = trackFragmentHeader(trun);
    TrackFragmentBaseMediaDecodeTimeBox tfdt = new TrackFragmentBaseMediaDecodeTimeBox();
    tfdt.setVersion(1);
    tfdt.setBaseMediaDecodeTime(
        Math.addExact(samples.decodeTimeTicks(firstSample), shift.decodeTicks()));
    TrackFragmentBox traf = container(new TrackFragmentBox(), tfhd, tfdt, trun);
    PreRollGroup.members(track, sampleCount).ifPresent(traf::addBox);
    MovieFragmentBox moof = container(new MovieFragmentBox(), mfhd, traf);
    if (protection.isPresent()) {
      addProtection(tfhd, traf, moof, protection.get());
    }
    trun.setDataOffset(Math.toIntExact(moof.getSize() + MDAT_HEADER_BYTES));
    RawBox mdat = new RawBox(mdatHeader(mediaBytes));
    return isFile ? BoxBytes.of(segmentType(), moof, mdat) : BoxBytes.of(moof, mdat);
  }

  /**
   * What decides the size of the boxes, beside the number of samples and of their subsamples:
   * headers of one form differ in size by so many bytes for each sample.
   *
   * @param runFlags of {@code trun}
   * @param bytesOfSample what each sample takes in {@code trun}
   */
  public record Form(int runFlags, int bytesOfSample) {}

  /** Returns the form of the header. */
  public Form form() {
    TrackRun trun =
        new TrackRun(samples, firstSample, firstSample + sampleCount, shift.compositionTicks());
    return new Form(trun.getFlags(), trun.bytesOfSample());
  }

  private SegmentTypeBox segmentType() {
    return new SegmentTypeBox(
        "msdh", /* minorVersion= */ 0, isCmaf ? List.of("msdh", "cmfs") : List.of("msdh"));
  }

  private static byte[] mdatHeader(int mediaBytes) {
    return ByteBuffer.allocate(MDAT_HEADER_BYTES)
        .putInt(Math.addExact(MDAT_HEADER_BYTES, mediaBytes))
        .put("mdat".getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  private TrackFragmentHeaderBox trackFragmentHeader(TrackRun trun) {
    TrackFragmentHeaderBox tfhd = new TrackFragmentHeaderBox();
    tfhd.setTrackId(CmafHeader.TRACK_ID);
    tfhd.setDefaultBaseIsMoof(true);
    if (!trun.hasSampleDurations()) {
      tfhd.setDefaultSampleDuration(samples.durationTicks(firstSample));
    }
    if (!trun.hasSampleFlags()) {
      tfhd.setDefaultSampleFlags(flags(firstSample + sampleCount - 1));
    }
    return tfhd;
  }

  private SampleFlags flags(int sample) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).putInt(TrackRun.flags(samples, sample));
    return new SampleFlags(bytes.flip());
  }

  private void addProtection(
      TrackFragmentHeaderBox tfhd,
      TrackFragmentBox traf,
      MovieFragmentBox moof,
      Protection protection)
      throws UnsupportedMediaException {
    if (protection instanceof Encryption encryption) {
      encryption
          .key()
          .keyId()
          .ifPresent(
              keyId -> {
                traf.addBox(
                    new EncryptionGroupBox(
                        encryption.parameters(), keyId, encryption.key().constantIv()));
                traf.addBox(new WholeFragmentInGroupBox(sampleCount));
              });
      addAuxiliaryData(traf, moof, encryption);
    } else {
      tfhd.setSampleDescriptionIndex(CmafHeader.CLEAR_SAMPLE_DESCRIPTION_INDEX);
    }
    // After traf, so that nothing in it moves.
    protection.headers().forEach(pssh -> moof.addBox(new RawBox(pssh.toBox())));
  }

  private void addAuxiliaryData(TrackFragmentBox traf, MovieFragmentBox moof, Encryption encryption)
      throws UnsupportedMediaException {
    SampleAuxiliaryData data =
        new SampleAuxiliaryData(
            encryption.mapper(),
            encryption.parameters().perSampleIvBytes(),
            encryption.map(),
            sampleCount);
    long firstEntryOffset = moof.getSize() + SampleEncryptionBox.FIRST_ENTRY_OFFSET_BYTES;
    traf.addBox(new SampleEncryptionBox(sampleCount, data));
    // With a constant IV and whole samples there is nothing to point at. Where the sizes do not fit
    // saiz, senc stands alone: the end of each sample's data follows from it.
    if (data.totalBytes() > 0 && data.fitsSaiz()) {
      traf.addBox(sizes(data));
      SampleAuxiliaryInformationOffsetsBox saio = new SampleAuxiliaryInformationOffsetsBox();
      saio.setOffsets(new long[] {firstEntryOffset});
      traf.addBox(saio);
    }
  }

  private static SampleAuxiliaryInformationSizesBox sizes(SampleAuxiliaryData data) {
    SampleAuxiliaryInformationSizesBox saiz = new SampleAuxiliaryInformationSizesBox();
    saiz.setSampleCount(data.sampleCount());
    short[] sizes = new short[data.sampleCount()];
    boolean same = true;
    for (int sample = 0; sample < sizes.length; sample++) {
      sizes[sample] = (short) data.sampleBytes(sample);
      same &= sizes[sample] == sizes[0];
    }
    if (same) {
      saiz.setDefaultSampleInfoSize(sizes[0]);
    } else {
      saiz.setSampleInfoSizes(sizes);
    }
    return saiz;
  }
}
