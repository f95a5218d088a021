package io.github.fragmill.origin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which release of the library this is: another one may make other bytes of the same plan. */
final class Release {

  static final String NAME = read();

  private Release() {}

  private static String read() {
    try (InputStream from = Release.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(from);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties of fragmill-origin", e);
    }
  }
}
