package io.github.fragmill.cli;

import io.github.fragmill.core.error.FragmillException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the keys of one purpose may be given.
 *
 * @param option one key each time
 * @param fileOption a file with a key on each line
 * @param variable an environment variable, which counts when there is neither option
 */
record GivenKeys(String option, String fileOption, String variable) {

  /** What {@code package} encrypts with and {@code decrypt} decrypts with. */
  static final GivenKeys OF_COMMAND = new GivenKeys("--key", "--key-file", "FRAGMILL_KEYS");

  /** What {@code package} decrypts encrypted inputs with. */
  static final GivenKeys OF_INPUTS =
      new GivenKeys("--input-key", "--input-key-file", "FRAGMILL_INPUT_KEYS");

  /**
   * Returns the keys: those of the options, then those of the files. Reads each file once, so that
   * it may be a pipe.
   */
  List<GivenKey> read(List<String> texts, List<Path> files, Map<String, String> environment)
      throws FragmillException {
    List<GivenKey> keys = new ArrayList<>(GivenKey.ofOption(option, texts));
    for (Path file : files) {
      keys.addAll(KeyFile.read(fileOption, file));
    }
    return texts.isEmpty() && files.isEmpty() ? of(environment.getOrDefault(variable, "")) : keys;
  }

  private List<GivenKey> of(String value) {
    List<GivenKey> keys = new ArrayList<>();
    for (String text : value.split("[\\s,]+", -1)) {
      if (!text.isEmpty()) {
        keys.add(new GivenKey(variable + " (key " + (keys.size() + 1) + ")", text));
      }
    }
    return keys;
  }
}
