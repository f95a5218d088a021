package io.github.fragmill.platform.browser;

import io.github.fragmill.platform.process.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What npm brought. */
final class NpmPackage {

  static final Path MODULES = Path.of("player", "node_modules").toAbsolutePath();

  private NpmPackage() {}

  /** Returns the folder of a package, or skips the test. */
  static Path require(String name) {
    return Requirement.require(
        Optional.of(MODULES.resolve(name)).filter(Files::isDirectory),
        "no " + name + "; run npm ci in examples/platform/player");
  }

  /** Returns the version of a package that a package.json names. */
  static String versionIn(Path packageJson, String name) throws IOException {
    Matcher matcher =
        Pattern.compile("\"" + name + "\": \"([^\"]+)\"").matcher(Files.readString(packageJson));
    if (!matcher.find()) {
      throw new IOException(packageJson + " does not name " + name);
    }
    return matcher.group(1);
  }

  /** Returns what browsers compare a file with (W3C Subresource Integrity). */
  static String integrity(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-384").digest(Files.readAllBytes(file));
      return "sha384-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
