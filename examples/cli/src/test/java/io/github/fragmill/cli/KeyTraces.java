package io.github.fragmill.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The forms in which a key may appear, and a search for them. */
final class KeyTraces {

  private final Map<String, byte[]> shapes = new LinkedHashMap<>();

  /**
   * @param keyHex 32 hexadecimal digits
   */
  KeyTraces(String keyHex) {
    byte[] key = HexFormat.of().parseHex(keyHex);
    shapes.put("bytes", key);
    put("hexadecimal", keyHex);
    put("UUID", uuid(keyHex));
    put("base64", Base64.getEncoder().withoutPadding().encodeToString(key));
    put("base64url", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    put("list of numbers", Arrays.toString(key));
  }

  private void put(String name, String text) {
    shapes.put(name, text.getBytes(StandardCharsets.US_ASCII));
    shapes.put(
        name + " in upper case", text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    shapes.put(name + " in UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
  }

  static String uuid(String hex) {
    return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  Map<String, byte[]> shapes() {
    return shapes;
  }

  /** Returns the names of the shapes that bytes hold. */
  List<String> in(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return shapes.entrySet().stream()
        .filter(it -> text.contains(new String(it.getValue(), StandardCharsets.ISO_8859_1)))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns where files of a folder, or their names, hold a shape; files may come and go. */
  List<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(file -> inFile(file).stream()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private List<String> inFile(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return Stream.concat(inFolder(file).stream(), in(file.toString()).stream()).toList();
      }
      return Stream.concat(in(file.toString()).stream(), in(Files.readAllBytes(file)).stream())
          .map(shape -> file + ": " + shape)
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of(); // gone while it was looked for
    }
  }
}
