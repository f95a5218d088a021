package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are kept, so that a person sees what a change does to the output. {@code
 * -Dfragmill.golden.update=true} writes them anew.
 */
public final class Golden {

  private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Fails when a text is not as it was kept. */
  public static void assertEqual(String name, String text) throws IOException {
    Path file = DIRECTORY.resolve(name);
    if (Boolean.getBoolean("fragmill.golden.update")) {
      Files.createDirectories(DIRECTORY);
      Files.writeString(file, text);
    }
    assertThat(file).as("kept text; -Dfragmill.golden.update=true writes it").exists();
    assertThat(text).as(name).isEqualTo(Files.readString(file));
  }
}
