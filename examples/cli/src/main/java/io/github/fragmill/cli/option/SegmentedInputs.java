package io.github.fragmill.cli.option;

import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Joins media segments with the initialization segment that precedes them. */
public final class SegmentedInputs {

  /** Boxes that a media segment may begin with (ISO/IEC 14496-12, 8.16; 23000-19, 7.3.2). */
  private static final Set<String> FIRST_BOXES = Set.of("styp", "moof", "sidx", "emsg", "prft");

  private SegmentedInputs() {}

  /** Returns one input for each file that is not a media segment, which has the file's name. */
  public static List<NamedInput> of(List<Path> files) {
    List<List<Path>> groups = new ArrayList<>();
    for (Path file : files) {
      if (groups.isEmpty() || !isSegment(file)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(file);
    }
    return groups.stream()
        .map(group -> new NamedInput(group.get(0).toString(), source(group)))
        .toList();
  }

  private static Source source(List<Path> files) {
    Source first = Source.file(files.get(0));
    return files.size() == 1
        ? first
        : Source.concat(first.name(), files.stream().map(Source::file).toArray(Source[]::new));
  }

  /** Returns false for a file that cannot be read; the library reports why. */
  private static boolean isSegment(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] header = stream.readNBytes(8);
      return header.length == 8
          && FIRST_BOXES.contains(new String(header, 4, 4, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }
}
