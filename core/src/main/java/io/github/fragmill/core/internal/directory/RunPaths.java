package io.github.fragmill.core.internal.directory;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
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
 * @param id unique to the run
 */
record RunPaths(Path directory, String id) implements Comparable<RunPaths> {

  static final String VERSION = "version";

  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?s)\\.(.+)\\.fragmill-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
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

  /** Returns whether the name is a link to what this run has written. */
  boolean isInPlace() throws IOException {
    return Files.isSymbolicLink(directory)
        && Files.readSymbolicLink(directory).equals(version().getFileName());
  }

  /** Returns whether a directory is a link that a run has made. */
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
   * @param name that of the directory whose runs are wanted, or empty for all directories
   */
  static Map<RunPaths, Set<String>> find(Path folder, Optional<String> name) throws IOException {
    Map<RunPaths, Set<String>> found = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Matcher hidden = HIDDEN.matcher(String.valueOf(entry.getFileName()));
        if (hidden.matches() && hidden.group(1).equals(name.orElse(hidden.group(1)))) {
          RunPaths run = new RunPaths(entry.resolveSibling(hidden.group(1)), hidden.group(2));
          found.computeIfAbsent(run, it -> new TreeSet<>()).add(hidden.group(3));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  @Override
  public int compareTo(RunPaths other) {
    int order = directory.compareTo(other.directory);
    return order == 0 ? id.compareTo(other.id) : order;
  }

  /** Returns the hidden name of one kind. */
  Path path(String kind) {
    return directory.resolveSibling("." + directory.getFileName() + ".fragmill-" + id + "." + kind);
  }
}
