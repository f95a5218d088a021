package io.github.fragmill.integration.tools;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The class path of the tests. */
public final class ClassPath {

  private ClassPath() {}

  /** Returns its directories and jars. */
  public static List<Path> entries() {
    // Surefire's own class path may hold only its booter; then it names the real one here.
    String path =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElseGet(() -> System.getProperty("java.class.path", ""));
    List<Path> entries = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, /* limit= */ -1)) {
      if (!entry.isEmpty()) {
        entries.add(Path.of(entry));
      }
    }
    return entries;
  }

  /** Returns its directories and jars as URLs. */
  public static URL[] urls() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path entry : entries()) {
      urls.add(entry.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
