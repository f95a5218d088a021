package io.github.fragmill.integration.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A movie with a track of WebVTT cues (ISO/IEC 14496-30, 7). Each sample is a box at the end of the
 * file, in no {@code mdat}, so that it is damaged as boxes are.
 */
final class CueMovie {

  private static final int MILLIS = 1000;

  /** A pause, a cue that goes on in the next sample beside another one, a pause, and a last cue. */
  private static final List<byte[]> SAMPLES =
      List.of(
          box("vtte"),
          cue(1, "One"),
          concat(cue(1, "One"), cue(2, "Two <b>&amp;</b>\nthree")),
          box("vtte"),
          cue(3, "Last"));

  private CueMovie() {}

  /**
   * Adds the track.
   *
   * @param movie its {@code moov} is the last box
   */
  static byte[] of(byte[] movie) {
    Draft draft = new Draft(movie);
    int at =
        draft.boxes().stream()
            .filter(box -> box.type().equals("trak"))
            .mapToInt(Place::start)
            .max()
            .orElseThrow();
    int trackBytes = track(0).length;
    draft.replaceAndFix(at, at, track(movie.length + trackBytes));
    draft.replace(draft.length(), draft.length(), concat(SAMPLES.toArray(new byte[0][])));
    return draft.bytes();
  }

  private static byte[] cue(int sourceId, String text) {
    return box(
        "vttc",
        box("vsid", ints(sourceId)),
        box("iden", bytes("id" + sourceId)),
        box("sttg", bytes("line:0 align:start")),
        box("payl", bytes(text)));
  }

  private static byte[] track(int firstOffset) {
    int duration = SAMPLES.size() * MILLIS / 2;
    int english = ('e' - 0x60) << 10 | ('n' - 0x60) << 5 | 'g' - 0x60;
    return box(
        "trak",
        box("tkhd", ints(3, 0, 0, 9, 0, duration), new byte[60]),
        box(
            "mdia",
            box("mdhd", ints(0, 0, 0, MILLIS, duration, english << 16)),
            box("hdlr", ints(0, 0), bytes("text"), new byte[13]),
            box(
                "minf",
                box("nmhd", ints(0)),
                box("dinf", box("dref", ints(0, 1), box("url ", ints(1)))),
                sampleTable(firstOffset))));
  }

  private static byte[] sampleTable(int firstOffset) {
    int count = SAMPLES.size();
    int[] sizes = SAMPLES.stream().mapToInt(sample -> sample.length).toArray();
    int[] offsets = new int[count];
    int offset = firstOffset;
    for (int sample = 0; sample < count; sample++) {
      offsets[sample] = offset;
      offset += sizes[sample];
    }
    return box(
        "stbl",
        box("stsd", ints(0, 1), box("wvtt", ints(0, 1), box("vttC", bytes("WEBVTT")))),
        box("stts", ints(0, 1, count, MILLIS / 2)),
        box("stsc", ints(0, 1, 1, 1, 1)),
        box("stsz", ints(0, 0, count), ints(sizes)),
        box("stco", ints(0, count), ints(offsets)));
  }

  private static byte[] box(String type, byte[]... parts) {
    byte[] content = concat(parts);
    return concat(ints(8 + content.length), bytes(type), content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
    bytes.asIntBuffer().put(values);
    return bytes.array();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
