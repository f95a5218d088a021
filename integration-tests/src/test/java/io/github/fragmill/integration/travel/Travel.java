package io.github.fragmill.integration.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.source.SavedSource;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Loads saved plans with what the tests have: their keys, and their sources by name. */
final class Travel {

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  /** All keys that presentations of the tests are encrypted with. */
  static final List<TestKey> KEYS = keys();

  /** For plans of which only media is wanted. */
  static final ManifestWriter NO_MANIFEST = new SeenSizes();

  private Travel() {}

  private static List<TestKey> keys() {
    List<TestKey> keys = new ArrayList<>(Ladders.KEYS);
    RotatedKeys rotated = new RotatedKeys(TestKey.WITH_LONG_IV);
    for (int period = 0; period < 4; period++) {
      keys.add(rotated.ofPeriod(period));
    }
    return keys;
  }

  /** Returns a plan after its way through bytes, and requires that these hold no key. */
  static PackagingPlan loaded(PackagingPlan plan, ManifestWriter manifest, List<Source> inMemory)
      throws FragmillException {
    byte[] bytes = SavedPlan.of(plan).toBytes();
    assertHoldsNoKey(bytes);
    PackagingPlan loaded = load(bytes, manifest, inMemory);
    assertThat(SavedPlan.of(loaded).toBytes()).as("saved again").isEqualTo(bytes);
    return loaded;
  }

  /** Loads a plan. */
  static PackagingPlan load(byte[] bytes, ManifestWriter manifest, List<Source> inMemory)
      throws FragmillException {
    List<ContentKey> keys =
        KEYS.stream().map(it -> ContentKey.of(it.keyIdHex(), it.keyHex())).toList();
    return SavedPlan.parse(bytes)
        .loader()
        .encryption(Encryptor.of(keys))
        .decryption(Decryptor.of(keys))
        .sources(saved -> source(saved, inMemory))
        .manifest(manifest)
        .load();
  }

  private static Source source(SavedSource saved, List<Source> inMemory) throws SourceException {
    for (Source source : inMemory) {
      if (source.name().equals(saved.name())) {
        return source;
      }
    }
    try {
      return Source.atLocation(saved.name(), saved.location().orElse("nowhere"));
    } catch (InvalidPathException e) {
      throw new SourceException("no path: " + saved, e);
    }
  }

  /** Requires that no key is in some bytes, in any of the forms that keys are written in. */
  static void assertHoldsNoKey(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String lower = text.toLowerCase(Locale.ROOT);
    for (TestKey key : KEYS) {
      byte[] raw = HexFormat.of().parseHex(key.keyHex());
      assertThat(text.contains(new String(raw, StandardCharsets.ISO_8859_1))).isFalse();
      assertThat(lower.contains(key.keyHex().toLowerCase(Locale.ROOT))).isFalse();
      assertThat(text.contains(Base64.getEncoder().withoutPadding().encodeToString(raw))).isFalse();
      assertThat(text.contains(Base64.getUrlEncoder().withoutPadding().encodeToString(raw)))
          .isFalse();
    }
  }

  /** Returns the digests of all files of a presentation. */
  static Map<String, String> packaged(PackagingPlan plan) throws FragmillException {
    Output.Memory output = Output.memory();
    ENGINE.packageTo(plan, output);
    return digests(output.files());
  }

  private static Map<String, String> digests(Map<String, byte[]> files) {
    Map<String, String> digests = new TreeMap<>();
    files.forEach((name, bytes) -> digests.put(name, digest(bytes)));
    return digests;
  }

  /** Returns the digests of all files in a directory, by their names. */
  static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(path).toString(), digest(Files.readAllBytes(path)));
      }
    }
    return files;
  }

  /** Returns the digest of some bytes. */
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
