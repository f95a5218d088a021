package io.github.fragmill.cli;

import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells files that stand for themselves from media segments, which belong to the file before. */
final class SegmentedInputs {

  /** What a media segment may begin with (ISO/IEC 14496-12, 8.16; ISO/IEC 23000-19, 7.3.2). */
  private static final Set<String> BEGIN_SEGMENTS = Set.of("styp", "moof", "sidx", "emsg", "prft");

  /**
   * What is one input to the library.
   *
   * @param file the first of its files, or the only one
   */
  record Input(Path file, Source source) {}

  private SegmentedInputs() {}

  /** Returns an input for each file, but one for a file and the segments behind it. */
  static List<Input> of(List<Path> files) {
    List<List<Path>> groups = new ArrayList<>();
    for (Path file : files) {
      if (groups.isEmpty() || !isSegment(file)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(file);
    }
    return groups.stream().map(group -> new Input(group.get(0), source(group))).toList();
  }

  private static Source source(List<Path> files) {
    Source first = Source.file(files.get(0));
    return files.size() == 1
        ? first
        : Source.concat(first.name(), files.stream().map(Source::file).toArray(Source[]::new));
  }

  /** A file that cannot be read stands for itself; reading it as a source tells why. */
  private static boolean isSegment(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] header = stream.readNBytes(8);
      return header.length == 8
          && BEGIN_SEGMENTS.contains(new String(header, 4, 4, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }
}
