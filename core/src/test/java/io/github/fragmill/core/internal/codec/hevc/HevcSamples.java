package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Small streams that x265 encoded from a test pattern, as text: the configuration record, then each
 * sample with the protectable ranges that Shaka Packager 3.4.2 finds in it under cbcs.
 *
 * @param configuration the content of {@code hvcC}
 * @param samples in decoding order
 * @param ranges for each sample, {@code offset+length} with spaces between
 */
record HevcSamples(String configuration, List<String> samples, List<String> ranges) {

  /** The names of all streams. */
  static final List<String> NAMES =
      List.of("slices", "weighted", "ten-bit-hdr", "in-band", "wavefronts", "range-extension");

  static HevcSamples load(String name) {
    List<String> samples = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    String configuration = "";
    for (String line : text(name).lines().toList()) {
      int space = line.indexOf(' ');
      String key = line.substring(0, space < 0 ? line.length() : space);
      String value = line.substring(key.length()).strip();
      switch (key) {
        case "hvcC" -> configuration = value;
        case "sample" -> samples.add(value);
        case "ranges" -> ranges.add(value);
        default -> throw new IllegalArgumentException(name + ": " + key);
      }
    }
    return new HevcSamples(configuration, samples, ranges);
  }

  byte[] configurationBytes() {
    return HexFormat.of().parseHex(configuration);
  }

  HevcConfiguration readConfiguration() throws MalformedMediaException {
    return HevcConfiguration.read(configurationBytes(), "hvcC");
  }

  byte[] sampleBytes(int index) {
    return HexFormat.of().parseHex(samples.get(index));
  }

  private static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(HevcSamples.class.getResourceAsStream(name + ".txt"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
