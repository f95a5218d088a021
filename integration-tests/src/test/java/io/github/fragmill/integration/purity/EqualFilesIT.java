package io.github.fragmill.integration.purity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With a fixed IV, everything else that may differ between runs leaves the files alone. */
class EqualFilesIT {

  private static final Source CLIP = Source.file(BundledClip.file());

  static Stream<Arguments> everyModeAndLayout() {
    return Arrays.stream(Mode.values())
        .flatMap(mode -> Packagers.LAYOUTS.stream().map(layout -> Arguments.of(mode, layout)));
  }

  @ParameterizedTest
  @MethodSource("everyModeAndLayout")
  void packageTo_twice_givesSameFiles(Mode mode, Layout layout) throws Exception {
    assertSame(packaged(Packagers.of(CLIP, mode, layout)), expected(mode, layout));
  }

  @ParameterizedTest
  @MethodSource("everyModeAndLayout")
  void packageTo_oneOrFourThreads_givesSameFiles(Mode mode, Layout layout) throws Exception {
    assertSame(packaged(Packagers.of(CLIP, mode, layout).threads(1)), expected(mode, layout));
    assertSame(packaged(Packagers.of(CLIP, mode, layout).threads(4)), expected(mode, layout));
  }

  @ParameterizedTest
  @MethodSource("everyModeAndLayout")
  void packageTo_directory_givesSameFilesAsMemory(Mode mode, Layout layout, @TempDir Path parent)
      throws Exception {
    Path directory = parent.resolve("out");
    Packagers.of(CLIP, mode, layout).threads(4).packageTo(Output.directory(directory));

    assertSame(filesIn(directory), expected(mode, layout));
  }

  @ParameterizedTest
  @MethodSource("everyModeAndLayout")
  void packageTo_jdkEngine_givesSameFilesAsBouncyCastle(Mode mode, Layout layout) throws Exception {
    assertSame(packaged(Packagers.of(CLIP, mode, layout, AesEngine.jdk())), expected(mode, layout));
  }

  @ParameterizedTest
  @MethodSource("everyModeAndLayout")
  void packageTo_bytesInMemory_givesSameFilesAsFile(Mode mode, Layout layout) throws Exception {
    Source bytes = Source.bytes("sample.mp4", Files.readAllBytes(BundledClip.file()));

    assertSame(packaged(Packagers.of(bytes, mode, layout)), expected(mode, layout));
  }

  private static Map<String, byte[]> expected(Mode mode, Layout layout) throws IOException {
    return packaged(Packagers.of(CLIP, mode, layout));
  }

  private static Map<String, byte[]> packaged(Packager packager) throws IOException {
    return MemoryClip.of(packager).files();
  }

  private static void assertSame(Map<String, byte[]> files, Map<String, byte[]> expected) {
    assertThat(files.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(2);
    expected.forEach((name, bytes) -> assertThat(files.get(name)).as(name).isEqualTo(bytes));
  }

  private static Map<String, byte[]> filesIn(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(
              path -> {
                try {
                  files.put(directory.relativize(path).toString(), Files.readAllBytes(path));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return files;
  }
}
