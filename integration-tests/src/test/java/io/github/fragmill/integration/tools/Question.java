package io.github.fragmill.integration.tools;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reference tool is asked: words, and the contents of files whatever their names are. Files
 * are read when the question's name is asked for, and only then. Not thread-safe.
 */
public final class Question {

  private final List<Part> parts = new ArrayList<>();
  private Optional<String> name = Optional.empty();

  /** Something that makes one question another than the next. */
  @FunctionalInterface
  private interface Part {

    void addTo(MessageDigest digest) throws IOException;
  }

  private Question() {}

  /** Begins a question. */
  public static Question of(List<String> words) {
    Question question = new Question();
    words.forEach(question::about);
    return question;
  }

  /** Adds a word. */
  public Question about(String word) {
    parts.add(digest -> add(digest, word.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Adds the content of a file. */
  public Question about(Path file) {
    parts.add(digest -> add(digest, Files.readAllBytes(file)));
    return this;
  }

  /** Adds names and contents of all files of a directory. */
  public Question aboutAll(Path directory) {
    parts.add(digest -> addAll(digest, directory));
    return this;
  }

  private static void addAll(MessageDigest digest, Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      add(digest, directory.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      add(digest, Files.readAllBytes(file));
    }
  }

  /** The length in front keeps parts apart. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }

  /** Returns a name that no other question has; files are read for it once. */
  String name() throws IOException {
    if (name.isEmpty()) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Part part : parts) {
          part.addTo(digest);
        }
        name = Optional.of(HexFormat.of().formatHex(digest.digest()));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
    return name.orElseThrow();
  }
}
