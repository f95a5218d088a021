package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
 * @param id tells runs apart
 */
record RunPaths(Path directory, String id) {

  static final String VERSION = "version";

  private static final Pattern REST =
      Pattern.compile(
          "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
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

  private Path path(String kind) {
    return directory.resolveSibling(prefix(directory) + id + "." + kind);
  }

  private static String prefix(Path directory) {
    return "." + directory.getFileName() + ".fragmill-";
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
    Matcher rest = rest(directory, target);
    return target.getNameCount() == 1 && rest.matches() && rest.group(2).equals(VERSION);
  }

  /** Returns the runs that have something beside a directory, by id, and what kinds it is of. */
  static Map<String, Set<String>> find(Path directory) throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    Path parent = directory.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        Matcher rest = rest(directory, entry);
        if (rest.matches()) {
          found.computeIfAbsent(rest.group(1), id -> new TreeSet<>()).add(rest.group(2));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static Matcher rest(Path directory, Path hidden) {
    String name = String.valueOf(hidden.getFileName());
    String prefix = prefix(directory);
    return REST.matcher(name.startsWith(prefix) ? name.substring(prefix.length()) : "");
  }
}
