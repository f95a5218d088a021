package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The places where keys of one purpose may be given.
 *
 * @param option the option that takes a key
 * @param fileOption the option that takes a file with a key on each line
 * @param variable the environment variable that is read if neither option is given
 */
public record GivenKeys(String option, String fileOption, String variable) {

  /** The keys with which {@code package} encrypts and {@code decrypt} decrypts. */
  public static final GivenKeys OF_COMMAND = new GivenKeys("--key", "--key-file", "FRAGMILL_KEYS");

  /** The keys with which {@code package} decrypts its inputs. */
  public static final GivenKeys OF_INPUTS =
      new GivenKeys("--input-key", "--input-key-file", "FRAGMILL_INPUT_KEYS");

  /**
   * Returns the keys: those of the options, then those of the files. Reads each file once, so that
   * it may be a pipe.
   */
  List<GivenKey> read(List<String> texts, List<Path> files, Map<String, String> environment)
      throws FragmillException {
    if (texts.isEmpty() && files.isEmpty()) {
      return fromVariable(environment.getOrDefault(variable, ""));
    }
    List<GivenKey> keys = new ArrayList<>();
    texts.forEach(text -> keys.add(new GivenKey(option, text)));
    for (Path file : files) {
      keys.addAll(KeyFile.read(fileOption, file));
    }
    return keys;
  }

  /**
   * Returns the texts of all keys that encrypt by their key ids, in the order in which they were
   * given: secrets, of which each is what the variable may hold.
   *
   * @throws UsageException if one cannot be parsed, or two contradict each other
   * @throws FragmillException if a file cannot be read
   */
  public Map<KeyId, List<String>> textsById(List<Path> files, Map<String, String> environment)
      throws FragmillException {
    List<GivenKey> given = read(List.of(), files, environment);
    KeyOption.parse(given);
    Map<KeyId, List<String>> texts = new LinkedHashMap<>();
    for (GivenKey key : given) {
      KeyId id = KeyOption.parse(List.of(key)).get(0).key().keyId();
      texts.computeIfAbsent(id, none -> new ArrayList<>()).add(key.text());
    }
    return texts;
  }

  /**
   * Returns the keys for decryption.
   *
   * @throws UsageException if one of them is not a pair of key id and key
   * @throws FragmillException if a file cannot be read
   */
  public List<ContentKey> readForDecryption(
      List<String> texts, List<Path> files, Map<String, String> environment)
      throws FragmillException {
    return read(texts, files, environment).stream().map(GivenKey::toContentKey).toList();
  }

  /**
   * Returns a decryptor.
   *
   * @throws UsageException if two different keys have one key id
   */
  public Decryptor decryptor(List<ContentKey> keys) {
    try {
      return Decryptor.of(keys);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }

  private List<GivenKey> fromVariable(String value) {
    List<GivenKey> keys = new ArrayList<>();
    for (String text : value.split("[\\s,]+", -1)) {
      if (!text.isEmpty()) {
        keys.add(new GivenKey(variable + " (key " + (keys.size() + 1) + ")", text));
      }
    }
    return keys;
  }
}
