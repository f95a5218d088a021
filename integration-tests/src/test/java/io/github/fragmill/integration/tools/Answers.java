package io.github.fragmill.integration.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What reference tools answered before. The same tool says the same of the same bytes, so where
 * {@link Reuse} has a directory, it is asked once. An answer that is a failure is not kept.
 */
public final class Answers {

  private Answers() {}

  /** Asks a reference tool. */
  @FunctionalInterface
  interface Asking {

    void ask() throws IOException, InterruptedException;
  }

  /** Asks a reference tool that answers with text. */
  @FunctionalInterface
  interface AskingForText {

    String ask() throws IOException, InterruptedException;
  }

  /** Returns what was answered before, or asks. */
  static String text(Question question, AskingForText asking)
      throws IOException, InterruptedException {
    Optional<String> known = find(question);
    if (known.isPresent()) {
      return known.get();
    }
    String answer = asking.ask();
    keep(question, answer);
    return answer;
  }

  /**
   * Lets a reference tool make a file, or takes the one it made before.
   *
   * @param output what is there afterwards
   */
  static void file(Question question, Path output, Asking asking)
      throws IOException, InterruptedException {
    Optional<Path> place = place(question);
    if (place.isPresent() && Files.exists(place.get())) {
      Files.copy(place.get(), output, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    asking.ask();
    if (place.isPresent()) {
      put(place.get(), Files.readAllBytes(output));
    }
  }

  /** Returns what was answered before. */
  public static Optional<String> find(Question question) throws IOException {
    Optional<Path> place = place(question);
    return place.isPresent() && Files.exists(place.get())
        ? Optional.of(Files.readString(place.get()))
        : Optional.empty();
  }

  /** Keeps an answer for other runs. */
  public static void keep(Question question, String answer) throws IOException {
    Optional<Path> place = place(question);
    if (place.isPresent()) {
      put(place.get(), answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Optional<Path> place(Question question) throws IOException {
    Optional<Path> directory = Reuse.directory().map(it -> it.resolve("answers"));
    return directory.isPresent()
        ? Optional.of(Files.createDirectories(directory.get()).resolve(question.name()))
        : Optional.empty();
  }

  /** Another thread may ask the same at the same time. */
  private static void put(Path place, byte[] answer) throws IOException {
    Path unfinished = Files.createTempFile(place.getParent(), "unfinished-", "");
    Files.write(unfinished, answer);
    try {
      Files.move(unfinished, place);
    } catch (FileAlreadyExistsException e) {
      Files.delete(unfinished);
    }
  }
}
