package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.AudioClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.clips.SharedClip;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.ShakaPackager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the same key and IV, Shaka Packager makes the same of each sample: the same subsamples, the
 * same IVs, the same bytes.
 */
@Execution(ExecutionMode.CONCURRENT)
class ShakaReferenceIT {

  /** QuickTime's forms, and one of whose audio tracks nothing is known. */
  private static final Set<String> NOT_READ_BY_SHAKA =
      Set.of(
          "bt601.mov",
          "dolbyVision-hdr.MOV",
          "sample_missing_stsd.mp4",
          SharedClip.BEGINS_WITHIN_A_FRAME);

  static List<String> sharedVideo() {
    return SharedClip.packaged()
        .filter(clip -> !NOT_READ_BY_SHAKA.contains(clip.name()))
        .filter(clip -> clip.codecs().stream().anyMatch(ShakaReferenceIT::isVideo))
        .map(SharedClip::name)
        .toList();
  }

  private static boolean isVideo(String codecs) {
    return Stream.of("avc1", "hvc1", "hev1", "av01", "vp09").anyMatch(codecs::startsWith);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "AUDIO_ONLY",
        "LONG_AUDIO",
        // Shaka Packager reads neither QuickTime files nor B-frames before time 0.
        "QUICKTIME_WITH_TIME_CODE",
        "CUT_INSIDE_A_GROUP"
      })
  void packageTo_ownClip_samplesAreEncryptedAsByShaka(OwnClip clip, @TempDir Path directory)
      throws Exception {
    assertSame(clip.file(), "video", directory);
  }

  @ParameterizedTest
  @MethodSource("sharedVideo")
  void packageTo_sharedClip_samplesAreEncryptedAsByShaka(String name, @TempDir Path directory)
      throws Exception {
    assertSame(SharedMedia.clip(name), "video", directory);
  }

  @ParameterizedTest
  @EnumSource(names = {"MOOV_LAST", "AUDIO_ONLY"})
  void packageTo_audio_samplesAreEncryptedAsByShaka(OwnClip clip, @TempDir Path directory)
      throws Exception {
    assertSame(clip.file(), "audio", directory);
  }

  /**
   * What it does not know, and that it says so, is in the tests of the payload. It does not fill
   * the time before audio that begins late.
   */
  static List<AudioClip> ownAudio() {
    return Arrays.stream(AudioClip.values())
        .filter(clip -> clip != AudioClip.OPUS_BEGINS_LATE)
        .filter(clip -> clip.isIso() && clip.shakaPackagerRefusal().isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ownAudio")
  void packageTo_everyCodecOfAudio_samplesAreEncryptedAsByShaka(
      AudioClip clip, @TempDir Path directory) throws Exception {
    assertSame(clip.file(), "audio", directory);
  }

  /**
   * Version 3.4 encrypts samples of AC-4 whole; later ones leave the table of contents clear. It
   * packages what an edit list does not present, too.
   */
  static List<String> sharedAudio() {
    return SharedClip.audio()
        .filter(clip -> !clip.isPart())
        .filter(clip -> clip.codecs().stream().noneMatch(it -> it.startsWith("ac-4")))
        .filter(clip -> clip.shakaPackagerRefusal().isEmpty())
        .map(SharedClip::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sharedAudio")
  void packageTo_sharedAudio_samplesAreEncryptedAsByShaka(String name, @TempDir Path directory)
      throws Exception {
    assertSame(SharedMedia.clip(name), "audio", directory);
  }

  @ParameterizedTest
  @CsvSource({
    "MOOV_LAST, video, CENS",
    "MOOV_LAST, audio, CENS",
    "SEVERAL_SLICES, video, CENS",
    "MOOV_LAST, audio, CBCS_5_5",
    "MOOV_LAST, video, CBCS_5_5",
    "SEVERAL_SLICES, video, CBCS_5_5"
  })
  void packageTo_otherSchemeOrPattern_samplesAreEncryptedAsByShaka(
      OwnClip clip, String type, Mode mode, @TempDir Path directory) throws Exception {
    assertSame(clip.file(), type, mode, directory);
  }

  /** Shaka Packager's next IV follows from the size of the sample, ours from its number. */
  @ParameterizedTest
  @CsvSource({"MOOV_LAST, video", "MOOV_LAST, audio", "SEVERAL_SLICES, video"})
  void packageTo_cbc1_subsamplesAndFirstSampleAreAsByShaka(
      OwnClip clip, String type, @TempDir Path directory) throws Exception {
    List<EncryptedSample> expected = byShaka(clip.file(), type, Mode.CBC1, directory);
    List<EncryptedSample> samples = FragmentSamples.of(packaged(clip.file(), Mode.CBC1, type));

    assertThat(samples.stream().map(EncryptedSample::subsamples))
        .containsExactlyElementsOf(expected.stream().map(EncryptedSample::subsamples).toList());
    assertThat(samples.get(0).equals(expected.get(0))).as("IV and bytes").isTrue();
  }

  private static void assertSame(Path clip, String type, Path directory) throws Exception {
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      assertSame(clip, type, mode, directory);
    }
  }

  private static void assertSame(Path clip, String type, Mode mode, Path directory)
      throws Exception {
    List<EncryptedSample> expected = byShaka(clip, type, mode, directory);
    List<EncryptedSample> samples = FragmentSamples.of(packaged(clip, mode, type));

    assertThat(samples.stream().map(EncryptedSample::subsamples))
        .as("subsamples in %s", mode)
        .containsExactlyElementsOf(expected.stream().map(EncryptedSample::subsamples).toList());
    assertThat(samples.equals(expected)).as("IVs and bytes in %s", mode).isTrue();
  }

  private static List<EncryptedSample> byShaka(Path clip, String type, Mode mode, Path directory)
      throws Exception {
    Path reference = directory.resolve(mode + ".mp4");
    ShakaPackager.require()
        .encrypt(clip, type, mode.fourCc(), mode.key(), reference, mode.shakaOptions());
    return FragmentSamples.of(Files.readAllBytes(reference));
  }

  private static byte[] packaged(Path clip, Mode mode, String type) throws Exception {
    MemoryClip packaged =
        MemoryClip.of(
            Packagers.of(Source.file(clip), mode, Layout.SINGLE_FILE)
                .tracks(type.equals("video") ? TrackSelector.video() : TrackSelector.audio()));
    return packaged.files().entrySet().stream()
        .filter(file -> file.getKey().startsWith(type))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
