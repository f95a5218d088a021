package io.github.fragmill.core.internal.codec;

import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.testing.TestBoxes;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;

/** Makes audio sample entries, as codecs receive them. */
public final class AudioDescriptions {

  /** For codecs that must not ask. */
  public static final FirstSample NO_SAMPLE =
      maxBytes -> {
        throw new AssertionError("no codec but MP3 needs the first sample");
      };

  private AudioDescriptions() {}

  /** Returns an entry of two channels and 48 kHz with one box, for example {@code dac3}. */
  public static AudioDescription of(String entryType, String boxType, String contentHex) {
    return of(entryType, boxType, HexFormat.of().parseHex(contentHex));
  }

  /** Returns an entry of two channels and 48 kHz with one box, for example {@code dac3}. */
  public static AudioDescription of(String entryType, String boxType, byte[] content) {
    return of(entryType, 2, 48_000, Map.of(boxType, content), NO_SAMPLE);
  }

  /** Returns an entry of two channels and 48 kHz without a box. */
  public static AudioDescription empty(String entryType) {
    return of(entryType, 2, 48_000, Map.of(), NO_SAMPLE);
  }

  /** Returns an entry. */
  public static AudioDescription of(
      String entryType,
      int channelCount,
      int samplingRateHertz,
      Map<String, byte[]> boxes,
      FirstSample firstSample) {
    return new AudioDescription(
        "stsd/" + entryType,
        new SampleEntry(TestBoxes.box(entryType, TestBoxes.zeros(28))),
        channelCount,
        samplingRateHertz,
        boxes,
        firstSample);
  }

  /** Returns a sample that begins with some bytes. */
  public static FirstSample sample(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return maxBytes -> ByteBuffer.wrap(bytes, 0, Math.min(maxBytes, bytes.length)).slice();
  }
}
