package io.github.fragmill.example.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A key, and a search for it. */
public final class Keys {

  /** Names the key. */
  public static final String ID = "10203040-5060-4708-90a0-b0c0d0e0f001";

  private static final String HEX = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";

  /** Key id and key. */
  public static final String PAIR = ID + ":" + HEX;

  /** What initialization vectors are derived from. */
  public static final String IV_SECRET = "initialization vectors of the tests";

  private Keys() {}

  /** Returns the files below a folder that hold the key or the secret, in any usual form. */
  public static List<Path> filesWith(Path folder) throws IOException {
    List<String> forms = new ArrayList<>(forms(HEX));
    forms.add(IV_SECRET);
    return filesWith(folder, forms);
  }

  /** Returns whether a text holds any of some keys, in any usual form. */
  public static boolean isAnyIn(Collection<String> hexKeys, String text) {
    return hexKeys.stream().flatMap(it -> forms(it).stream()).anyMatch(text::contains);
  }

  private static List<String> forms(String hex) {
    byte[] key = HexFormat.of().parseHex(hex);
    return List.of(
        new String(key, ISO_8859_1),
        hex.toLowerCase(Locale.ROOT),
        hex.toUpperCase(Locale.ROOT),
        Base64.getEncoder().withoutPadding().encodeToString(key),
        Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }

  /** Returns the files below a folder that hold the key id as text, which is no secret. */
  public static List<Path> filesWithId(Path folder) throws IOException {
    return filesWith(folder, List.of(ID));
  }

  private static List<Path> filesWith(Path folder, List<String> forms) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String content = Files.readString(file, ISO_8859_1);
        if (forms.stream().anyMatch(content::contains)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
