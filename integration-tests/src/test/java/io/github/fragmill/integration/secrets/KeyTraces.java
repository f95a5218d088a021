package io.github.fragmill.integration.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The shapes in which a key can show, and a search for them. */
final class KeyTraces {

  static final String KEY_ID_HEX = "00112233445566778899aabbccddeeff";

  /** FIPS-197, 5.2, for {@link #key()}. */
  private static final String FIRST_ROUND_KEY_HEX = "5169f866f8e6dbe3a54d1cb2c43aa7bf";

  private static final int WORD_BYTES = 4;

  private KeyTraces() {}

  /** Returns a key that is computed, so that no constant and no text of the program holds it. */
  static byte[] key() {
    byte[] key = new byte[16];
    for (int index = 0; index < key.length; index++) {
      key[index] = (byte) (0xA5 ^ (31 * index * index + 7 * index));
    }
    return key;
  }

  /** Returns the shapes of the key: its bytes, and each way to write them. */
  static Map<String, byte[]> ofKey() {
    byte[] key = key();
    String hex = HexFormat.of().formatHex(key);
    String uuid = hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    Map<String, byte[]> shapes = new LinkedHashMap<>();
    shapes.put("bytes", key);
    for (String text :
        List.of(
            hex,
            uuid,
            Base64.getEncoder().withoutPadding().encodeToString(key),
            Base64.getUrlEncoder().withoutPadding().encodeToString(key),
            Arrays.toString(key))) {
      shapes.put("text like " + text.charAt(0) + "..., " + text.length(), ascii(text));
      shapes.put("upper case of " + text.length(), ascii(text.toUpperCase(Locale.ROOT)));
      shapes.put("UTF-16 of " + text.length(), text.getBytes(StandardCharsets.UTF_16LE));
    }
    return shapes;
  }

  /** Returns what AES makes of the key, as arrays of bytes or of words hold it. */
  static Map<String, byte[]> ofRoundKeys() {
    byte[] first = HexFormat.of().parseHex(FIRST_ROUND_KEY_HEX);
    return Map.of(
        "key in swapped words", swapped(key()),
        "round key", first,
        "round key in swapped words", swapped(first));
  }

  private static byte[] swapped(byte[] bytes) {
    byte[] swapped = new byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      swapped[index] = bytes[index ^ (WORD_BYTES - 1)];
    }
    return swapped;
  }

  /** Returns the names of the shapes that bytes hold. */
  static List<String> in(byte[] bytes, Map<String, byte[]> shapes) {
    return shapes.entrySet().stream()
        .filter(shape -> contains(bytes, shape.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the names of the shapes that a text holds. */
  static List<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8), ofKey());
  }

  /** Returns the names of the shapes that the files of a folder and their names hold. */
  static List<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.flatMap(file -> inFile(file).stream()).toList();
    }
  }

  private static List<String> inFile(Path file) {
    try {
      byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
      return Stream.concat(in(file.toString()).stream(), in(bytes, ofKey()).stream())
          .map(found -> file + ": " + found)
          .toList();
    } catch (IOException e) {
      return List.of(); // gone while it was looked for
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int start = 0; start <= bytes.length - wanted.length; start++) {
      if (bytes[start] == wanted[0]
          && Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
