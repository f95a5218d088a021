package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.integration.clips.AudioClip;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.Isoparser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** isoparser knows every box that the library writes, and writes it back as it was. */
class IsoparserReadBackIT {

  /** isoparser 1.9.56 knows neither patterns nor constant IVs. */
  private static final Set<String> VERSION_1 = Set.of("tenc", "senc");

  /**
   * What it does not know of sources either: AV1, and how fields of interlaced H.265 are stored.
   */
  private static final Set<String> OF_SOURCES = Set.of("av01", "av1C", "fiel");

  static Stream<Arguments> everyModeAndLayout() {
    return Arrays.stream(Mode.values())
        .flatMap(mode -> Packagers.LAYOUTS.stream().map(layout -> Arguments.of(mode, layout)));
  }

  @ParameterizedTest
  @MethodSource("io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode")
  void packageTo_ownClip_isReadAndWrittenAlike(OwnClip clip, Mode mode) throws Exception {
    assertReadAndWrittenAlike(clip.file(), mode, Layout.SINGLE_FILE);
  }

  /** isoparser 1.9.56 knows nothing of Opus and FLAC. */
  private static final Set<String> NEWER_AUDIO = Set.of("Opus", "dOps", "fLaC", "dfLa");

  /** isoparser 1.9.56 writes these configurations otherwise than it has read them. */
  private static final Set<AudioClip> NEWER_AAC = Set.of(AudioClip.AAC_HE_2, AudioClip.AAC_XHE);

  @ParameterizedTest
  @EnumSource(AudioClip.class)
  void packageTo_audio_isReadAndWrittenAlike(AudioClip clip) throws Exception {
    Set<String> carried = NEWER_AAC.contains(clip) ? Set.of("esds") : NEWER_AUDIO;
    for (Mode mode : Mode.OF_PLAYERS) {
      assertReadAndWrittenAlike(clip.file(), mode, Layout.NUMBERED_SEGMENTS, carried);
    }
  }

  @ParameterizedTest
  @MethodSource("everyModeAndLayout")
  void packageTo_bundledClip_isReadAndWrittenAlike(Mode mode, Layout layout) throws Exception {
    assertReadAndWrittenAlike(BundledClip.file(), mode, layout);
  }

  @ParameterizedTest
  @EnumSource(names = {"CENC", "CBCS"})
  void packageTo_rotationAndClearLead_isReadAndWrittenAlike(Mode mode) throws Exception {
    // The key of a group has a pattern and a constant IV too.
    Set<String> carried = mode.isOfVersion1() ? Set.of("tenc", "senc", "sgpd") : Set.of();
    MemoryClip clip =
        MemoryClip.of(
            Packagers.of(Source.file(BundledClip.file()), Mode.CLEAR, Layout.NUMBERED_SEGMENTS)
                .protect(
                    new RotatedKeys(mode.key())
                        .encryption(
                            Scheme.parse(mode.fourCc()), /* periods= */ 3, Duration.ofSeconds(4))
                        .clearLead(Duration.ofSeconds(2))
                        .build()));

    assertReadAndWrittenAlike(Isoparser.create(carried), clip);
  }

  private static void assertReadAndWrittenAlike(Path source, Mode mode, Layout layout)
      throws Exception {
    assertReadAndWrittenAlike(source, mode, layout, Set.of());
  }

  private static void assertReadAndWrittenAlike(
      Path source, Mode mode, Layout layout, Set<String> notKnown) throws Exception {
    Set<String> carried = new HashSet<>(OF_SOURCES);
    carried.addAll(notKnown);
    carried.addAll(mode.isOfVersion1() ? VERSION_1 : Set.of());
    Isoparser isoparser = Isoparser.create(carried);
    assertReadAndWrittenAlike(
        isoparser, MemoryClip.of(Packagers.of(Source.file(source), mode, layout)));
  }

  private static void assertReadAndWrittenAlike(Isoparser isoparser, MemoryClip clip)
      throws Exception {
    for (Map.Entry<String, byte[]> file : clip.files().entrySet()) {
      if (!file.getKey().endsWith(".mpd")) {
        assertThat(isoparser.readAndWrite(file.getValue()))
            .as(file.getKey())
            .isEqualTo(file.getValue());
      }
    }
  }

  @Test
  void readAndWrite_unknownBox_isFound() throws Exception {
    Isoparser isoparser = Isoparser.create(Set.of());
    byte[] box = "\0\0\0\10what".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> isoparser.readAndWrite(box))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("what");
  }
}
