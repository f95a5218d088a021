package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a directory may hold: the presentations of one clip in some modes, byte for byte. */
final class Presentations {

  /** What is there before the others come. */
  static final Mode OLD = Mode.CLEAR;

  /** What is written again and again. */
  static final List<Mode> NEW = List.of(Mode.CENC, Mode.CBCS);

  private final Map<Mode, Map<String, byte[]>> files = new EnumMap<>(Mode.class);

  Presentations() throws IOException {
    files.put(OLD, MemoryClip.of(packager(OLD)).files());
    for (Mode mode : NEW) {
      files.put(mode, MemoryClip.of(packager(mode)).files());
    }
  }

  static Packager packager(Mode mode) {
    return Packagers.of(Source.file(BundledClip.file()), mode, Layout.NUMBERED_SEGMENTS).threads(2);
  }

  /** Returns whose presentation a directory holds; empty when there is none of that name. */
  Optional<Mode> whole(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Path real = directory.toRealPath();
    List<Mode> equal = files.keySet().stream().filter(mode -> isEqual(real, mode)).toList();
    assertThat(equal).as("presentations that %s holds", directory).hasSize(1);
    return Optional.of(equal.get(0));
  }

  /** Returns whether a directory holds the files of a mode, all of them, and no others. */
  private boolean isEqual(Path directory, Mode mode) {
    Map<String, byte[]> expected = files.getOrDefault(mode, Map.of());
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> found = paths.filter(Files::isRegularFile).toList();
      for (Path file : found) {
        byte[] bytes = expected.get(directory.relativize(file).toString());
        if (bytes == null || !Arrays.equals(bytes, Files.readAllBytes(file))) {
          return false;
        }
      }
      return found.size() == expected.size();
    } catch (IOException e) {
      return false;
    }
  }
}
