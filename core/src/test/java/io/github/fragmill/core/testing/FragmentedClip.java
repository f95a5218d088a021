package io.github.fragmill.core.testing;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.content;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static io.github.fragmill.core.testing.TestBoxes.table;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites the clip whose movie box comes last as a fragmented file, in any of the forms that
 * fragments have. The samples stay what they are.
 */
public final class FragmentedClip {

  /** How a run says where its data is. */
  public enum Places {
    /** Each run counts from its movie fragment. */
    DEFAULT_BASE_IS_MOOF,
    /** Each track fragment names a place in the file, and runs count from there. */
    BASE_DATA_OFFSET,
    /** The first run counts from its movie fragment, the others follow each other. */
    FOLLOWING
  }

  /** Where durations, sizes and flags stand. */
  public enum Fields {
    /** In the runs, for each sample. */
    SAMPLE,
    /** In the track fragment's header where all samples agree; the first may have other flags. */
    TRACK_FRAGMENT,
    /** The duration in the movie box; the rest as before. */
    MOVIE
  }

  /** What a fragment is told by {@code trex} to last, where {@link Fields#MOVIE} is asked for. */
  private static final int[] MOVIE_DURATIONS = {512, 1024};

  private static final int NON_SYNC = 0x0101_0000;
  private static final int SYNC = 0x0200_0000;

  private final byte[] file = TestClips.bytes(TestClips.MOOV_LAST);
  private final List<Track> tracks;
  private Places places = Places.DEFAULT_BASE_IS_MOOF;
  private Fields fields = Fields.SAMPLE;
  private boolean hasDecodeTimes = true;
  private int runSamples = 7;
  private int fragmentRuns = 2;

  /**
   * @param tracks of the clip
   */
  public FragmentedClip(List<Track> tracks) {
    this.tracks = List.copyOf(tracks);
  }

  /** Sets how runs say where their data is. */
  public FragmentedClip places(Places newPlaces) {
    places = newPlaces;
    return this;
  }

  /** Sets where durations, sizes and flags stand. */
  public FragmentedClip fields(Fields newFields) {
    fields = newFields;
    return this;
  }

  /** Leaves {@code tfdt} out. */
  public FragmentedClip withoutDecodeTimes() {
    hasDecodeTimes = false;
    return this;
  }

  /** Returns the movie box: no samples, and {@code mvex}. */
  public byte[] header() {
    byte[] moov = TestBoxes.find(file, "moov");
    for (String trak : List.of("moov/trak", "moov/trak[2]")) {
      moov = replace(moov, trak + "/mdia/minf/stbl", FragmentedClip::emptied);
    }
    byte[] trex = concat(trex(1), trex(2));
    return replace(moov, "moov", it -> box("moov", content(it), box("mvex", trex)));
  }

  private static byte[] emptied(byte[] stbl) {
    return box(
        "stbl",
        TestBoxes.find(content(stbl), "stsd"),
        table("stts", 0),
        table("stsc", 0),
        fullBox("stsz", 0, 0, ints(0, 0)),
        table("stco", 0));
  }

  private byte[] trex(int trackId) {
    int duration = fields == Fields.MOVIE ? MOVIE_DURATIONS[trackId - 1] : 0;
    return fullBox("trex", 0, 0, ints(trackId, 1, duration, 0, 0));
  }

  /** Returns the file: header and fragments. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(box("ftyp", TestBoxes.ascii("iso6"), ints(0)));
    out.writeBytes(header());
    int step = runSamples * fragmentRuns;
    int end = tracks.stream().mapToInt(track -> track.samples().count()).max().orElseThrow();
    for (int first = 0; first < end; first += step) {
      out.writeBytes(box("styp", TestBoxes.ascii("msdh"), ints(0)));
      out.writeBytes(fragment(first, first + step, out.size()));
    }
    return out.toByteArray();
  }

  /** Returns a fragment with its media. */
  private byte[] fragment(int first, int end, long position) {
    ByteArrayOutputStream media = new ByteArrayOutputStream();
    int moofBytes = moof(first, end, position, 0, new ByteArrayOutputStream()).length;
    byte[] moof = moof(first, end, position, moofBytes, media);
    return concat(moof, box("mdat", media.toByteArray()));
  }

  private byte[] moof(
      int first, int end, long position, int moofBytes, ByteArrayOutputStream media) {
    List<byte[]> boxes = new ArrayList<>();
    boxes.add(fullBox("mfhd", 0, 0, ints(first + 1)));
    for (int index = 0; index < tracks.size(); index++) {
      int trackEnd = Math.min(end, tracks.get(index).samples().count());
      if (first < trackEnd) {
        boxes.add(traf(index, first, trackEnd, position, moofBytes, media));
      }
    }
    return box("moof", boxes.toArray(new byte[0][]));
  }

  private byte[] traf(
      int index, int first, int end, long position, int moofBytes, ByteArrayOutputStream media) {
    SampleTable samples = tracks.get(index).samples();
    boolean isFirst = media.size() == 0;
    long base = moofBytes + 8L + media.size();
    List<byte[]> boxes = new ArrayList<>();
    boxes.add(tfhd(index, first, end, position + base));
    if (hasDecodeTimes) {
      boxes.add(fullBox("tfdt", 1, 0, longs(samples.decodeTimeTicks(first))));
    }
    for (int run = first; run < end; run += runSamples) {
      int offset = moofBytes + 8 + media.size();
      boolean hasOffset = places != Places.FOLLOWING || (isFirst && run == first);
      int from = places == Places.BASE_DATA_OFFSET ? (int) base : 0;
      boxes.add(
          trun(index, run, Math.min(end, run + runSamples), hasOffset, offset - from, first, end));
      for (int sample = run; sample < Math.min(end, run + runSamples); sample++) {
        media.write(file, Math.toIntExact(samples.offsetBytes(sample)), samples.sizeBytes(sample));
      }
    }
    return box("traf", boxes.toArray(new byte[0][]));
  }

  private byte[] tfhd(int index, int first, int end, long base) {
    SampleTable samples = tracks.get(index).samples();
    int flags = places == Places.DEFAULT_BASE_IS_MOOF ? 0x2_0000 : 0;
    byte[] content = ints(index + 1);
    if (places == Places.BASE_DATA_OFFSET) {
      flags |= 0x1;
      content = concat(content, longs(base));
    }
    if (fields == Fields.TRACK_FRAGMENT && isConstant(samples, first, end)) {
      flags |= 0x8;
      content = concat(content, ints(samples.durationTicks(first)));
    }
    if (fields != Fields.SAMPLE) {
      flags |= 0x20;
      content = concat(content, ints(samples.isAllSync() ? SYNC : NON_SYNC));
    }
    return fullBox("tfhd", 0, flags, content);
  }

  private static boolean isConstant(SampleTable samples, int first, int end) {
    for (int sample = first; sample < end; sample++) {
      if (samples.durationTicks(sample) != samples.durationTicks(first)) {
        return false;
      }
    }
    return true;
  }

  private byte[] trun(
      int index, int run, int runEnd, boolean hasOffset, int offset, int first, int end) {
    SampleTable samples = tracks.get(index).samples();
    boolean hasDurations =
        switch (fields) {
          case SAMPLE -> true;
          case TRACK_FRAGMENT -> !isConstant(samples, first, end);
          case MOVIE ->
              !isConstant(samples, run, runEnd)
                  || samples.durationTicks(run) != MOVIE_DURATIONS[index];
        };
    int next = samples.isAllSync() ? runEnd : samples.nextSync(run + 1);
    boolean hasFlags = fields == Fields.SAMPLE || next < runEnd;
    boolean hasFirstFlags = !hasFlags && samples.isSync(run) && !samples.isAllSync();
    int flags =
        (hasOffset ? 0x1 : 0)
            | (hasFirstFlags ? 0x4 : 0)
            | (hasDurations ? 0x100 : 0)
            | 0x200
            | (hasFlags ? 0x400 : 0)
            | (samples.hasCompositionOffsets() ? 0x800 : 0);
    ByteBuffer content = ByteBuffer.allocate(12 + 16 * (runEnd - run)).putInt(runEnd - run);
    putIf(hasOffset, content, offset);
    putIf(hasFirstFlags, content, SYNC);
    for (int sample = run; sample < runEnd; sample++) {
      putIf(hasDurations, content, samples.durationTicks(sample));
      content.putInt(samples.sizeBytes(sample));
      putIf(hasFlags, content, samples.isSync(sample) ? SYNC : NON_SYNC);
      putIf(samples.hasCompositionOffsets(), content, samples.compositionOffsetTicks(sample));
    }
    byte[] bytes = new byte[content.position()];
    content.get(0, bytes);
    return fullBox("trun", 1, flags, bytes);
  }

  private static void putIf(boolean isPresent, ByteBuffer into, int value) {
    if (isPresent) {
      into.putInt(value);
    }
  }
}
