package io.github.fragmill.core.internal.isobmff.write;

import static io.github.fragmill.core.internal.isobmff.write.BoxBytes.container;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.util.Date;
import org.mp4parser.Box;
import org.mp4parser.boxes.iso14496.part12.AbstractMediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.DataEntryUrlBox;
import org.mp4parser.boxes.iso14496.part12.DataInformationBox;
import org.mp4parser.boxes.iso14496.part12.DataReferenceBox;
import org.mp4parser.boxes.iso14496.part12.HandlerBox;
import org.mp4parser.boxes.iso14496.part12.MediaBox;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.MediaInformationBox;
import org.mp4parser.boxes.iso14496.part12.MovieHeaderBox;
import org.mp4parser.boxes.iso14496.part12.SampleTableBox;
import org.mp4parser.boxes.iso14496.part12.SoundMediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.VideoMediaHeaderBox;

/** The boxes that fragmented and progressive files have in common. */
@SuppressWarnings("JavaUtilDate") // isoparser's type for times
final class MediaBoxes {

  /**
   * The epoch of ISO base media files: a creation time of 0, so that equal inputs give equal bytes.
   */
  static final Date EPOCH_1904 = new Date(-2_082_844_800_000L);

  private MediaBoxes() {}

  /**
   * Returns {@code mvhd} (ISO/IEC 14496-12, 8.2.2).
   *
   * @param version 1 for times of 64 bits
   * @param durationTicks 0 where the movie box has no samples
   */
  static Box movieHeader(int version, TimeScale timeScale, long durationTicks, long nextTrackId) {
    MovieHeaderBox mvhd = new MovieHeaderBox();
    mvhd.setVersion(version);
    mvhd.setCreationTime(EPOCH_1904);
    mvhd.setModificationTime(EPOCH_1904);
    mvhd.setTimescale(timeScale.ticksPerSecond());
    mvhd.setDuration(durationTicks);
    mvhd.setNextTrackId(nextTrackId);
    return mvhd;
  }

  /**
   * Returns the media box of a track (ISO/IEC 14496-12, 8.4).
   *
   * <pre>
   * mdia
   *   mdhd
   *   hdlr
   *   elng            for languages that mdhd cannot express
   *   minf
   *     vmhd | smhd | nmhd | sthd
   *     dinf/dref/url
   *     stbl
   * </pre>
   *
   * @param version of {@code mdhd}: 1 for times of 64 bits
   * @param durationTicks 0 where the sample table is empty
   */
  static Box media(Track track, int version, long durationTicks, SampleTableBox sampleTable) {
    MediaHeaderBox mdhd = new MediaHeaderBox();
    mdhd.setVersion(version);
    mdhd.setCreationTime(EPOCH_1904);
    mdhd.setModificationTime(EPOCH_1904);
    mdhd.setTimescale(track.timeScale().ticksPerSecond());
    mdhd.setDuration(durationTicks);
    mdhd.setLanguage(LanguageFields.iso639(track.language()));
    MediaBox mdia = container(new MediaBox(), mdhd, handler(track));
    LanguageFields.extended(track.language()).ifPresent(mdia::addBox);
    mdia.addBox(
        container(new MediaInformationBox(), mediaHeader(track), dataInformation(), sampleTable));
    return mdia;
  }

  private static HandlerBox handler(Track track) {
    return switch (track.format().type()) {
      case VIDEO -> handler("vide", "VideoHandler");
      case AUDIO -> handler("soun", "SoundHandler");
      case TEXT -> handler(TextHeader.handler(track.format()), "TextHandler");
    };
  }

  private static HandlerBox handler(String type, String name) {
    HandlerBox hdlr = new HandlerBox();
    hdlr.setHandlerType(type);
    hdlr.setName(name);
    return hdlr;
  }

  private static AbstractMediaHeaderBox mediaHeader(Track track) {
    return switch (track.format().type()) {
      case VIDEO -> new VideoMediaHeaderBox();
      case AUDIO -> new SoundMediaHeaderBox();
      case TEXT -> TextHeader.mediaHeader(track.format());
    };
  }

  private static Box dataInformation() {
    DataEntryUrlBox url = new DataEntryUrlBox();
    url.setFlags(/* the media is in this file */ 1);
    return container(new DataInformationBox(), container(new DataReferenceBox(), url));
  }
}
