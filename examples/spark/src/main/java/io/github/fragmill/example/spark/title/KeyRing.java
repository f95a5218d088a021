package io.github.fragmill.example.spark.title;

import io.github.fragmill.cli.option.GivenKeys;
import io.github.fragmill.cli.option.PrivateFile;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.example.spark.catalog.JobSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of an executor, from its own file or environment: they come from no other process, and
 * go to none. Thread-safe.
 */
final class KeyRing {

  private static final String IV_VARIABLE = "FRAGMILL_IV_SECRET";

  private final JobSettings.KeyPlaces places;
  private final Map<String, String> environment;
  private Optional<Map<KeyId, List<String>>> known = Optional.empty();
  private Optional<IvSecret> ivSecret = Optional.empty();

  KeyRing(JobSettings.KeyPlaces places, Map<String, String> environment) {
    this.places = places;
    this.environment = environment;
  }

  /**
   * Returns the keys of key ids as an environment that has no others.
   *
   * @throws FragmillException when one is missing, or the keys cannot be read
   */
  synchronized Map<String, String> environmentOf(List<String> keyIds) throws FragmillException {
    List<String> texts = new ArrayList<>();
    for (String text : keyIds) {
      KeyId id = KeyId.of(text);
      List<String> keys = keys().get(id);
      if (keys == null) {
        throw new KeySourceException("there is no key with the key id " + id);
      }
      texts.addAll(keys);
    }
    String variable = GivenKeys.OF_INPUTS.variable();
    return Map.of(
        GivenKeys.OF_COMMAND.variable(),
        String.join(" ", texts),
        variable,
        environment.getOrDefault(variable, ""));
  }

  private Map<KeyId, List<String>> keys() throws FragmillException {
    if (known.isEmpty()) {
      List<Path> files = JobSettings.given(places.keyFile()).map(Path::of).stream().toList();
      known = Optional.of(GivenKeys.OF_COMMAND.textsById(files, environment));
    }
    return known.get();
  }

  /**
   * Returns what initialization vectors are derived from, so that all executors plan alike.
   *
   * @throws FragmillException when there is none
   */
  synchronized IvSecret ivSecret() throws FragmillException {
    if (ivSecret.isEmpty()) {
      ivSecret = Optional.of(readIvSecret());
    }
    return ivSecret.get();
  }

  private IvSecret readIvSecret() throws FragmillException {
    Optional<String> file = JobSettings.given(places.ivSecretFile());
    String text =
        file.isPresent()
            ? PrivateFile.readText("--iv-secret", Path.of(file.get()))
            : environment.getOrDefault(IV_VARIABLE, "");
    try {
      return IvSecret.of(text.strip().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new KeySourceException(
          "expected a secret of 16 characters or more for initialization vectors in --iv-secret or "
              + IV_VARIABLE
              + " of each executor",
          e);
    }
  }

  /** Says where keys come from, and none of them. */
  @Override
  public String toString() {
    return "keys of " + places;
  }
}
