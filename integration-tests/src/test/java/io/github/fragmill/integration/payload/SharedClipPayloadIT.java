package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.clips.SharedClip;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.packaging.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clips that nobody in this project made. */
@Execution(ExecutionMode.CONCURRENT)
class SharedClipPayloadIT {

  private static final Set<String> MOVIE_EXTENSIONS = Set.of("mp4", "mov", "m4a", "m4v");

  /** Clear output and other patterns are tried with clips of our own. */
  private static final List<Mode> SCHEMES = List.of(Mode.CENC, Mode.CENS, Mode.CBC1, Mode.CBCS);

  static Stream<Arguments> everyClipAndMode() {
    return packaged().flatMap(clip -> SCHEMES.stream().map(mode -> Arguments.of(clip, mode)));
  }

  static Stream<SharedClip> packaged() {
    return SharedClip.packaged();
  }

  static Stream<SharedClip> presentedInTime() {
    return packaged().filter(clip -> !clip.isPart());
  }

  static Stream<SharedClip> refused() {
    return SharedClip.refused();
  }

  @ParameterizedTest
  @MethodSource("everyClipAndMode")
  void packageTo_everyMode_othersReadTheSource(SharedClip clip, Mode mode, @TempDir Path directory)
      throws Exception {
    PayloadProof proof =
        PayloadProof.of(SharedMedia.clip(clip.name()), mode, Layout.SINGLE_FILE, directory)
            .expectingPart(clip.isPart());

    assertThat(proof.codecs()).isEqualTo(clip.codecs());
    proof.assertFfmpegFindsTheSource();
    proof.assertShakaPackagerFindsTheSourceOr(clip.shakaPackagerRefusal());
  }

  static Stream<Arguments> everyAudioAndModeOfPlayers() {
    return SharedClip.audio()
        .flatMap(clip -> Mode.OF_PLAYERS.stream().map(mode -> Arguments.of(clip, mode)));
  }

  @ParameterizedTest
  @MethodSource("everyAudioAndModeOfPlayers")
  void packageTo_audioInSegmentFiles_othersReadTheSource(
      SharedClip clip, Mode mode, @TempDir Path directory) throws Exception {
    PayloadProof proof =
        PayloadProof.of(SharedMedia.clip(clip.name()), mode, Layout.NUMBERED_SEGMENTS, directory)
            .expectingPart(clip.isPart());

    proof.assertFfmpegFindsTheSource();
    if (!clip.isPart()) {
      proof.assertPresentationTimesAreTheSources();
    }
    if (mode.encrypts()) {
      proof.assertShakaPackagerFindsTheSourceOr(clip.shakaPackagerRefusal());
    }
  }

  @ParameterizedTest
  @MethodSource("presentedInTime")
  void packageTo_everyClip_isPresentedWhenTheSourceIs(SharedClip clip, @TempDir Path directory)
      throws Exception {
    PayloadProof proof =
        PayloadProof.of(
            SharedMedia.clip(clip.name()), Mode.CBCS, Layout.NUMBERED_SEGMENTS, directory);

    proof.assertFfmpegFindsTheSource();
    proof.assertPresentationTimesAreTheSources();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void packageTo_whatIsNotPackaged_isRefusedByName(SharedClip clip, @TempDir Path directory)
      throws Exception {
    Path file = SharedMedia.clip(clip.name());
    SharedClip.Refusal refusal = clip.refusal().orElseThrow();

    assertThatThrownBy(() -> PayloadProof.of(file, Mode.CBCS, Layout.SINGLE_FILE, directory))
        .isInstanceOf(refusal.type())
        .hasMessageContaining(refusal.word());
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void all_directoryOfClips_holdsNoOther() throws Exception {
    List<String> known = SharedClip.all().stream().map(SharedClip::name).sorted().toList();
    try (Stream<Path> files = Files.list(SharedMedia.directory())) {
      assertThat(
              files
                  .map(file -> String.valueOf(file.getFileName()))
                  .filter(SharedClipPayloadIT::isMovie)
                  .sorted()
                  .collect(Collectors.toList()))
          .isEqualTo(known);
    }
  }

  private static boolean isMovie(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return MOVIE_EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
  }
}
