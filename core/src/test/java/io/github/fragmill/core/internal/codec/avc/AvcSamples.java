package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Small streams that x264 encoded from a test pattern, as text: the configuration record, then each
 * sample with the protectable ranges that Shaka Packager 3.4.2 finds in it under cbcs.
 *
 * @param configuration the content of {@code avcC}
 * @param samples in decoding order
 * @param ranges for each sample, {@code offset+length} with spaces between
 */
record AvcSamples(String configuration, List<String> samples, List<String> ranges) {

  /** The names of all streams. */
  static final List<String> NAMES =
      List.of(
          "cavlc-slices",
          "high422-cropped",
          "high444",
          "in-band",
          "mbaff-weighted",
          "monochrome",
          "weighted");

  static AvcSamples load(String name) {
    List<String> samples = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    String configuration = "";
    for (String line : text(name).lines().toList()) {
      int space = line.indexOf(' ');
      String key = line.substring(0, space < 0 ? line.length() : space);
      String value = line.substring(key.length()).strip();
      switch (key) {
        case "avcC" -> configuration = value;
        case "sample" -> samples.add(value);
        case "ranges" -> ranges.add(value);
        default -> throw new IllegalArgumentException(name + ": " + key);
      }
    }
    return new AvcSamples(configuration, samples, ranges);
  }

  byte[] configurationBytes() {
    return HexFormat.of().parseHex(configuration);
  }

  AvcConfiguration readConfiguration() throws MalformedMediaException {
    return AvcConfiguration.read(configurationBytes(), "avcC");
  }

  byte[] sampleBytes(int index) {
    return HexFormat.of().parseHex(samples.get(index));
  }

  /** Returns the NAL unit of the first sequence parameter set. */
  byte[] firstParameterSet() {
    byte[] record = configurationBytes();
    int length = (record[6] & 0xFF) << 8 | (record[7] & 0xFF);
    return Arrays.copyOfRange(record, 8, 8 + length);
  }

  private static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(AvcSamples.class.getResourceAsStream(name + ".txt"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
