package io.github.fragmill.integration.hostile;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OwnClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("small-heap")
class TruncationIT {

  private static final int PLACES = 20;

  static Stream<Arguments> everyPlace() {
    return Stream.of(
            OwnClip.MOOV_FIRST,
            OwnClip.MOOV_LAST,
            OwnClip.FRAGMENTED,
            OwnClip.FRAGMENTED_CMAF,
            OwnClip.FIRST_FRAGMENT_IN_THE_MOVIE)
        .flatMap(clip -> IntStream.range(0, PLACES).mapToObj(place -> Arguments.of(clip, place)));
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void packageTo_truncated_isRefused(OwnClip clip, int place, @TempDir Path parent)
      throws Exception {
    byte[] whole = Files.readAllBytes(clip.file());
    // The last place is one byte before the end.
    int size = (int) ((whole.length - 1L) * (place + 1) / PLACES);
    Attempt.toPackage(Source.bytes("truncated.mp4", Patch.truncate(whole, size)), parent)
        .assertRefused(FragmillException.class);
  }
}
