package io.github.fragmill.integration.clips;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts captions of CEA-608 into H.264 of 25 frames in a second, each frame's two bytes in a message
 * before it: {@code en first} from 1 to 2 seconds, {@code en over & out} from 3 to 5, {@code en
 * last} from 9 to 9.5.
 */
final class Line21 {

  private static final int FRAMES = 250;
  private static final int CONTROL = 0x14;
  private static final int RESUME_CAPTION_LOADING = 0x20;
  private static final int ERASE_DISPLAYED_MEMORY = 0x2C;
  private static final int ERASE_NON_DISPLAYED_MEMORY = 0x2E;
  private static final int END_OF_CAPTION = 0x2F;
  private static final int ROW_15 = 0x70;

  /** How many frames before it is shown a caption is loaded. */
  private static final int LOADING_FRAMES = 20;

  private final int[][] pairs = new int[FRAMES][2];

  private Line21() {
    show("en first", 25, 50);
    show("en over & out", 75, 125);
    show("en last", 225, 237);
  }

  /** Returns a stream in Annex B's form with captions, one slice a frame and no B-frames. */
  static byte[] addTo(byte[] stream) {
    int[][] pairs = new Line21().pairs;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int frame = 0;
    int unit = startCode(stream, 0);
    while (unit < stream.length) {
      int next = startCode(stream, unit + 3);
      int type = stream[unit + 3] & 0x1F;
      if (type == 1 || type == 5) {
        out.writeBytes(message(pairs[frame++]));
      }
      out.write(0);
      out.write(stream, unit, next - unit);
      unit = next;
    }
    return out.toByteArray();
  }

  private static int startCode(byte[] stream, int from) {
    for (int index = from; index + 3 < stream.length; index++) {
      if (stream[index] == 0 && stream[index + 1] == 0 && stream[index + 2] == 1) {
        return index;
      }
    }
    return stream.length;
  }

  private void show(String text, int fromFrame, int toFrame) {
    int frame = fromFrame - LOADING_FRAMES;
    for (int command : new int[] {RESUME_CAPTION_LOADING, ERASE_NON_DISPLAYED_MEMORY, ROW_15}) {
      frame = control(frame, command);
    }
    byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
    for (int index = 0; index < characters.length; index += 2) {
      int second = index + 1 < characters.length ? characters[index + 1] : 0;
      pairs[frame++] = new int[] {characters[index], second};
    }
    control(fromFrame, END_OF_CAPTION);
    control(toFrame, ERASE_DISPLAYED_MEMORY);
  }

  /** Control codes are sent twice. */
  private int control(int frame, int command) {
    pairs[frame] = new int[] {CONTROL, command};
    pairs[frame + 1] = pairs[frame].clone();
    return frame + 2;
  }

  /** A NAL unit of type 6: user_data_registered_itu_t_t35 with cc_data() of ATSC A/53. */
  private static byte[] message(int[] pair) {
    byte[] head = {0, 0, 0, 1, 6, 4, 14, (byte) 0xB5, 0, 0x31, 'G', 'A', '9', '4', 3, 0x41, -1};
    byte[] data = {(byte) 0xFC, odd(pair[0]), odd(pair[1]), -1, (byte) 0x80};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    out.writeBytes(data);
    return out.toByteArray();
  }

  /** Sets the highest bit where it makes the number of ones odd. */
  private static byte odd(int value) {
    return (byte) (Integer.bitCount(value) % 2 == 0 ? value | 0x80 : value);
  }
}
