package io.github.fragmill.integration.mp4;

import java.nio.ByteBuffer;
import java.util.List;

/** A header and fragments, with the few numbers that structure tests ask for. */
public final class FragmentedFile {

  private final List<Box> boxes;

  public FragmentedFile(byte[] file) {
    boxes = Box.parse(file);
  }

  public List<Box> boxes() {
    return boxes;
  }

  public List<Box> fragments() {
    return Box.all(boxes, "moof");
  }

  public Box movie() {
    return Box.all(boxes, "moov").get(0);
  }

  /** Returns the box after another one at top level. */
  public Box after(Box box) {
    return boxes.get(boxes.indexOf(box) + 1);
  }

  /** Returns the track's ticks in a second. */
  public long timeScale() {
    return Integer.toUnsignedLong(movie().only("mdhd").content().getInt(12));
  }

  /** Returns the presentation's duration as the header states it, in ticks of the movie. */
  public long headerDurationTicks() {
    ByteBuffer mehd = movie().only("mehd").content();
    return mehd.get(0) == 0 ? Integer.toUnsignedLong(mehd.getInt(4)) : mehd.getLong(4);
  }

  /** Returns the movie's ticks in a second. */
  public long movieTimeScale() {
    return Integer.toUnsignedLong(movie().only("mvhd").content().getInt(12));
  }

  /** Returns the composition time that is presented at time 0. */
  public long mediaStartTicks() {
    if (!movie().has("elst")) {
      return 0;
    }
    ByteBuffer elst = movie().only("elst").content();
    if (elst.get(0) != 1 || elst.getInt(4) != 1) {
      throw new IllegalStateException("expected one entry of version 1");
    }
    return elst.getLong(16);
  }

  public static long baseMediaDecodeTime(Box moof) {
    ByteBuffer tfdt = moof.only("tfdt").content();
    if (tfdt.get(0) != 1) {
      throw new IllegalStateException("expected tfdt of version 1, found " + tfdt.get(0));
    }
    return tfdt.getLong(4);
  }

  /** Returns when a fragment begins to be presented; negative before the presentation. */
  public long presentationStartTicks(Box moof) {
    return baseMediaDecodeTime(moof)
        + TrackRun.of(moof).compositionStartTicks()
        - mediaStartTicks();
  }

  /** Returns when a fragment's last sample ends. */
  public long presentationEndTicks(Box moof) {
    return baseMediaDecodeTime(moof) + TrackRun.of(moof).compositionEndTicks() - mediaStartTicks();
  }
}
