package io.github.fragmill.integration.payload;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.clips.OpenGroupClip;
import io.github.fragmill.integration.packaging.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Open GOPs, marked by sync samples or sample groups: others decrypt the source. */
class OpenGroupPayloadIT {

  static Stream<Arguments> clipsAndModes() {
    return Arrays.stream(OpenGroupClip.values())
        .filter(clip -> clip != OpenGroupClip.H264_REFRESH)
        .flatMap(clip -> Stream.of(Mode.CENC, Mode.CBCS).map(mode -> Arguments.of(clip, mode)));
  }

  @ParameterizedTest
  @MethodSource("clipsAndModes")
  void packageTo_randomAccessInSampleGroups_othersReadTheSource(
      OpenGroupClip clip, Mode mode, @TempDir Path directory) throws Exception {
    Path groups = Files.write(directory.resolve("groups.mp4"), clip.inSampleGroups());
    for (Path source : List.of(clip.file(), groups)) {
      PayloadProof proof =
          PayloadProof.of(
              source, mode, Layout.SINGLE_FILE, directory.resolve(source.getFileName() + ".out"));
      proof.assertFfmpegFindsTheSource();
      proof.assertShakaPackagerFindsTheSource();
    }
  }
}
