package io.github.fragmill.example.origin.access;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.example.origin.config.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for signed addresses. */
public final class AccessOptions {

  private static final String OPTION = "--signing-secret";
  private static final String VARIABLE = "FRAGMILL_SIGNING_SECRET";

  @Option(
      names = OPTION,
      paramLabel = "FILE",
      description =
          "File with a secret of 16 characters or more, or the secret itself in "
              + VARIABLE
              + ": then titles are served at addresses only that the command sign makes.")
  private Optional<Path> file = Optional.empty();

  private final Map<String, String> environment;

  /**
   * @param environment the environment variables, which may hold the secret
   */
  public AccessOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the paths that are signed, or empty when there is no secret.
   *
   * @throws FragmillException when the file cannot be read
   */
  public Optional<SignedPaths> signedPaths(Clock clock) throws FragmillException {
    return Secret.find(OPTION, file, environment, VARIABLE).map(it -> new SignedPaths(it, clock));
  }
}
