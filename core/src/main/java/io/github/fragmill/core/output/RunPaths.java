package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden names of one run, all beside the directory that it makes.
 *
 * <pre>
 * .NAME.fragmill-ID.lock       locked while the run is alive
 * .NAME.fragmill-ID.partial    what is being written
 * .NAME.fragmill-ID.replaced   what had the name before, whole
 * .NAME.fragmill-ID.discarded  what had the name before, being deleted
 * .NAME.fragmill-ID.version    what was written, if the name is a link to it
 * .NAME.fragmill-ID.link       the link, before it takes the name
 * </pre>
 *
 * @param directory the name; absolute, and not the root
 * @param id tells runs apart
 */
record RunPaths(Path directory, String id) {

  static final String VERSION = "version";

  private static final Pattern HIDDEN =
      Pattern.compile(
          "\\.(.+)\\.fragmill-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
              + "\\.(lock|partial|replaced|discarded|version|link)");

  static RunPaths ofNewRun(Path directory) {
    return new RunPaths(directory, UUID.randomUUID().toString());
  }

  Path lock() {
    return path("lock");
  }

  Path partial() {
    return path("partial");
  }

  Path replaced() {
    return path("replaced");
  }

  Path discarded() {
    return path("discarded");
  }

  Path version() {
    return path(VERSION);
  }

  /** Returns where the link points to: the directory and its versions may be moved together. */
  Path linkTarget() {
    return directory.getFileSystem().getPath(String.valueOf(version().getFileName()));
  }

  Path link() {
    return path("link");
  }

  /** Tells whether the name is a link to what this run has written. */
  boolean isInPlace() throws IOException {
    return Files.isSymbolicLink(directory)
        && Files.readSymbolicLink(directory).equals(version().getFileName());
  }

  /** Tells whether a directory is a link that a run has made. */
  static boolean isLinked(Path directory) throws IOException {
    if (!Files.isSymbolicLink(directory)) {
      return false;
    }
    Path target = Files.readSymbolicLink(directory);
    Matcher hidden = HIDDEN.matcher(target.toString());
    return hidden.matches()
        && hidden.group(1).equals(String.valueOf(directory.getFileName()))
        && hidden.group(3).equals(VERSION);
  }

  /**
   * Returns the runs that have something in a folder, and the kinds of what each has there.
   *
   * @param isWanted receives the name of each directory that a run makes
   */
  static Map<RunPaths, Set<String>> find(Path folder, Predicate<String> isWanted)
      throws IOException {
    Map<RunPaths, Set<String>> found = new TreeMap<>(Comparator.comparing(RunPaths::lock));
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Matcher hidden = HIDDEN.matcher(String.valueOf(entry.getFileName()));
        if (hidden.matches() && isWanted.test(hidden.group(1))) {
          RunPaths run = new RunPaths(entry.resolveSibling(hidden.group(1)), hidden.group(2));
          found.computeIfAbsent(run, it -> new TreeSet<>()).add(hidden.group(3));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  /** Returns what a run has in its folder, of one kind. */
  Path path(String kind) {
    return directory.resolveSibling("." + directory.getFileName() + ".fragmill-" + id + "." + kind);
  }
}
