package io.github.fragmill.core.internal.isobmff.write;

import static io.github.fragmill.core.internal.isobmff.write.BoxBytes.container;

import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TextFormat;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.TrackEncryption;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mp4parser.Box;
import org.mp4parser.boxes.iso14496.part12.EditBox;
import org.mp4parser.boxes.iso14496.part12.EditListBox;
import org.mp4parser.boxes.iso14496.part12.FileTypeBox;
import org.mp4parser.boxes.iso14496.part12.MovieBox;
import org.mp4parser.boxes.iso14496.part12.MovieExtendsBox;
import org.mp4parser.boxes.iso14496.part12.MovieExtendsHeaderBox;
import org.mp4parser.boxes.iso14496.part12.SampleDescriptionBox;
import org.mp4parser.boxes.iso14496.part12.SampleFlags;
import org.mp4parser.boxes.iso14496.part12.SampleSizeBox;
import org.mp4parser.boxes.iso14496.part12.SampleTableBox;
import org.mp4parser.boxes.iso14496.part12.SampleToChunkBox;
import org.mp4parser.boxes.iso14496.part12.StaticChunkOffsetBox;
import org.mp4parser.boxes.iso14496.part12.TimeToSampleBox;
import org.mp4parser.boxes.iso14496.part12.TrackBox;
import org.mp4parser.boxes.iso14496.part12.TrackExtendsBox;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;
import org.mp4parser.support.Matrix;

/**
 * The CMAF header of a track (ISO/IEC 23000-19, 7.3.1): what a player reads before any segment.
 *
 * <pre>
 * ftyp              iso6; cmfc, iso6, dash
 * moov
 *   mvhd            time scale of the track, so that the edit list is exact
 *   trak
 *     tkhd          the source's display matrix
 *     edts/elst     only for media that begins before presentation time 0
 *     mdia
 *       mdhd, hdlr
 *       elng        for languages that mdhd cannot express
 *       minf
 *         vmhd | smhd
 *         dinf/dref/url
 *         stbl
 *           stsd    the source's sample entry, wrapped when encrypted; clear once more when
 *                   some segments are
 *           stts, stsc, stsz, stco   empty
 *           sgpd    only for a codec that needs pre-roll
 *   mvex
 *     mehd, trex
 *   pssh ...
 * </pre>
 */
public final class CmafHeader {

  /** The track ID of every output file. */
  static final int TRACK_ID = 1;

  /** The second sample entry, 1-based as boxes count them. */
  static final int CLEAR_SAMPLE_DESCRIPTION_INDEX = 2;

  private static final Set<String> WITHOUT_CMFC = Set.of("avc3", "hev1", "dvhe");

  /** Encrypted and clear blocks. */
  private static final Set<List<Integer>> AV1_PATTERNS =
      Set.of(List.of(1, 9), List.of(5, 5), List.of(10, 0));

  private final Track track;
  private final Optional<TrackEncryption> protection;
  private final boolean isCmaf;

  private CmafHeader(Track track, Optional<TrackEncryption> protection, boolean isCmaf) {
    this.track = track;
    this.protection = protection;
    this.isCmaf = isCmaf;
  }

  /**
   * Returns {@code ftyp} and {@code moov}.
   *
   * @param isCmaf whether all segments begin as CMAF asks for: with a stream access point of type 1
   *     or 2
   */
  public static byte[] of(Track track, Optional<TrackEncryption> protection, boolean isCmaf) {
    CmafHeader header = new CmafHeader(track, protection, isCmaf);
    return BoxBytes.of(header.fileType(), header.movie());
  }

  private Box fileType() {
    List<String> brands = new ArrayList<>(List.of("cmfc", "iso6", "dash"));
    if (!isCmaf || WITHOUT_CMFC.contains(track.format().sampleEntry().type())) {
      brands.remove("cmfc");
    }
    if (track.format() instanceof VideoFormat video) {
      // Of dvh1.08.07/db4h, the part after the slash is a brand.
      video
          .supplementalCodecs()
          .filter(it -> it.contains("/"))
          .ifPresent(it -> brands.add(it.substring(it.indexOf('/') + 1)));
    }
    if (track.format().sampleEntry().type().equals("av01") && isEncryptedAsAv1Allows()) {
      brands.add("av01"); // AV1 in ISOBMFF, 2.1
    }
    if (track.format() instanceof TextFormat text) {
      TextHeader.brand(text).ifPresent(brands::add);
    }
    return new FileTypeBox("iso6", /* minorVersion= */ 0, brands);
  }

  /** The brand promises what AV1 in ISOBMFF, 4, allows: these schemes, and these patterns. */
  private boolean isEncryptedAsAv1Allows() {
    return protection
        .map(TrackEncryption::parameters)
        .map(
            it ->
                switch (it.scheme()) {
                  case "cenc" -> true;
                  case "cbcs" ->
                      AV1_PATTERNS.contains(List.of(it.cryptByteBlock(), it.skipByteBlock()));
                  default -> false;
                })
        .orElse(true);
  }

  private Box movie() {
    MovieBox moov =
        container(
            new MovieBox(),
            MediaBoxes.movieHeader(
                /* version= */ 0, track.timeScale(), /* durationTicks= */ 0, TRACK_ID + 1),
            trackBox(),
            movieExtends());
    protection.stream()
        .flatMap(it -> it.drmSignals().stream())
        .flatMap(it -> it.headerPssh().stream())
        .map(Pssh::toBox)
        .forEach(box -> moov.addBox(new RawBox(box)));
    return moov;
  }

  private Box trackBox() {
    TrackBox trak = container(new TrackBox(), trackHeader());
    PresentationShift shift = PresentationShift.of(track);
    if (shift.mediaStartTicks() > 0) {
      trak.addBox(container(new EditBox(), editList(shift)));
    }
    trak.addBox(MediaBoxes.media(track, /* version= */ 0, /* durationTicks= */ 0, sampleTable()));
    return trak;
  }

  private Box trackHeader() {
    TrackHeaderBox tkhd = new TrackHeaderBox();
    tkhd.setCreationTime(MediaBoxes.EPOCH_1904);
    tkhd.setModificationTime(MediaBoxes.EPOCH_1904);
    tkhd.setEnabled(true);
    tkhd.setInMovie(true);
    tkhd.setInPreview(true);
    tkhd.setTrackId(TRACK_ID);
    tkhd.setDuration(0);
    if (track.format() instanceof VideoFormat video) {
      double aspect =
          (double) video.sampleAspectRatio().numerator() / video.sampleAspectRatio().denominator();
      tkhd.setWidth(Math.min(0xFFFF, video.widthPixels() * aspect));
      tkhd.setHeight(video.heightPixels());
      tkhd.setMatrix(matrix(track.displayMatrix()));
    } else if (track.format().type() == TrackType.AUDIO) {
      tkhd.setVolume(1);
    }
    return tkhd;
  }

  private static Matrix matrix(DisplayMatrix matrix) {
    ByteBuffer fields = ByteBuffer.allocate(9 * Integer.BYTES);
    fields.putInt(matrix.a()).putInt(matrix.b()).putInt(matrix.u());
    fields.putInt(matrix.c()).putInt(matrix.d()).putInt(matrix.v());
    fields.putInt(matrix.x()).putInt(matrix.y()).putInt(matrix.w());
    return Matrix.fromByteBuffer(fields.flip());
  }

  /**
   * An offset edit list (ISO/IEC 23000-19, 7.5.13): a duration of 0 means all media, also in
   * fragments (ISO/IEC 14496-12, 8.6.6.1). Only samples that are presented are packaged, so there
   * is no end to state.
   */
  private static Box editList(PresentationShift shift) {
    EditListBox elst = new EditListBox();
    elst.setVersion(1);
    elst.setEntries(
        List.of(
            new EditListBox.Entry(
                elst, /* segmentDuration= */ 0, shift.mediaStartTicks(), /* mediaRate= */ 1.0)));
    return elst;
  }

  private SampleTableBox sampleTable() {
    SampleTableBox stbl =
        container(
            new SampleTableBox(),
            container(new SampleDescriptionBox(), sampleEntries()),
            new TimeToSampleBox(),
            new SampleToChunkBox(),
            new SampleSizeBox(),
            new StaticChunkOffsetBox());
    PreRollGroup.description(track).ifPresent(stbl::addBox);
    return stbl;
  }

  private Box[] sampleEntries() {
    SampleEntry entry = track.format().sampleEntry();
    RawBox clear = new RawBox(entry.toBytes());
    if (protection.isEmpty()) {
      return new Box[] {clear};
    }
    RawBox wrapped =
        new RawBox(
            ProtectedSampleEntry.wrap(entry, track.format().type(), protection.get().parameters()));
    return protection.get().hasClearSegments() ? new Box[] {wrapped, clear} : new Box[] {wrapped};
  }

  private Box movieExtends() {
    long endTicks = track.presentationEndTicks();
    MovieExtendsHeaderBox mehd = new MovieExtendsHeaderBox();
    mehd.setVersion(endTicks > 0xFFFF_FFFFL ? 1 : 0);
    mehd.setFragmentDuration(endTicks);
    TrackExtendsBox trex = new TrackExtendsBox();
    trex.setTrackId(TRACK_ID);
    trex.setDefaultSampleDescriptionIndex(1);
    trex.setDefaultSampleFlags(new SampleFlags());
    return container(new MovieExtendsBox(), mehd, trex);
  }
}
