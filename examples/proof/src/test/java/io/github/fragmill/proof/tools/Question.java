package io.github.fragmill.proof.tools;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a judge is asked: words, and the contents of files whatever their names are. Not
 * thread-safe.
 */
public final class Question {

  private final MessageDigest digest;

  private Question(MessageDigest digest) {
    this.digest = digest;
  }

  /** Begins a question. */
  public static Question of(List<String> words) {
    try {
      Question question = new Question(MessageDigest.getInstance("SHA-256"));
      words.forEach(question::about);
      return question;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds a word. */
  public Question about(String word) {
    add(word.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds the content of a file. */
  public Question about(Path file) throws IOException {
    add(Files.readAllBytes(file));
    return this;
  }

  /** Adds names and contents of all files of a directory. */
  public Question aboutAll(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      about(directory.relativize(file).toString());
      about(file);
    }
    return this;
  }

  /** The length in front keeps parts apart. */
  private void add(byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }

  /** Returns a name that no other question has. */
  String name() {
    try {
      MessageDigest copy = (MessageDigest) digest.clone();
      return HexFormat.of().formatHex(copy.digest());
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
