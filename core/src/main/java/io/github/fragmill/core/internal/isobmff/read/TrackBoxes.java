package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.util.List;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;

/** Where the parts of a track are. */
record TrackBoxes(
    BoxLocation trak,
    BoxLocation tkhd,
    TrackHeaderBox header,
    List<BoxLocation> children,
    BoxLocation mdia,
    List<BoxLocation> mediaChildren,
    List<BoxLocation> mediaInformation,
    BoxLocation stbl) {

  long id() {
    return header.getTrackId();
  }

  BoxLocation mdhd() throws FragmillException {
    return BoxScanner.required(mediaChildren, "mdhd", mdia);
  }

  /** Reads {@code mdhd}, whose time scale is 1 or more. */
  MediaHeaderBox mediaHeader(IsoBoxes isoBoxes) throws FragmillException {
    MediaHeaderBox found = isoBoxes.mediaHeader(mdhd());
    if (found.getTimescale() < 1) {
      throw mdhd().malformed("expected a time scale of 1 or more, found " + found.getTimescale());
    }
    return found;
  }
}
