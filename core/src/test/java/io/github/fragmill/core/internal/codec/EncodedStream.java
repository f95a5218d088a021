package io.github.fragmill.core.internal.codec;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A small stream that an encoder made of a test pattern, as text: the configuration record, then
 * each sample with the protectable ranges that Shaka Packager finds in it under cbcs.
 *
 * @param configuration the content of the configuration box
 * @param samples in decoding order
 * @param ranges for each sample, {@code offset+length} with spaces between
 */
public record EncodedStream(String configuration, List<String> samples, List<String> ranges) {

  public EncodedStream {
    samples = List.copyOf(samples);
    ranges = List.copyOf(ranges);
  }

  /**
   * Loads a stream.
   *
   * @param codec a class of the package that the stream lies beside
   * @param name the name of a text file there
   */
  public static EncodedStream load(Class<?> codec, String name) {
    List<String> samples = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    String configuration = "";
    for (String line : text(codec, name).lines().toList()) {
      int space = line.indexOf(' ');
      String key = line.substring(0, space < 0 ? line.length() : space);
      String value = line.substring(key.length()).strip();
      switch (key) {
        case "configuration", "avcC" -> configuration = value;
        case "sample" -> samples.add(value);
        case "ranges" -> ranges.add(value);
        default -> throw new IllegalArgumentException(name + ": " + key);
      }
    }
    return new EncodedStream(configuration, samples, ranges);
  }

  /** Returns the bytes of the configuration record. */
  public byte[] configurationBytes() {
    return HexFormat.of().parseHex(configuration);
  }

  /** Returns the bytes of a sample. */
  public byte[] sampleBytes(int index) {
    return HexFormat.of().parseHex(samples.get(index));
  }

  /** Returns what a finder finds in a sample, as {@link #ranges()} gives it. */
  public static String find(ProtectableRangeFinder finder, ByteBuffer sample)
      throws MalformedMediaException {
    ByteRanges ranges = new ByteRanges();
    finder.find(sample, ranges);
    StringJoiner found = new StringJoiner(" ");
    for (int i = 0; i < ranges.count(); i++) {
      found.add(ranges.offsetBytes(i) + "+" + ranges.lengthBytes(i));
    }
    return found.toString();
  }

  private static String text(Class<?> codec, String name) {
    try (InputStream in = Objects.requireNonNull(codec.getResourceAsStream(name + ".txt"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
