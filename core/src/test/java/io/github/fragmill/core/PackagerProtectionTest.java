package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestSources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a protection sees of a presentation. */
class PackagerProtectionTest {

  private static final Source CLIP = TestSources.clip("film.mp4");

  /** Writes down what it is asked, leaves all clear, or refuses. */
  private static final class RecordingProtection implements Protection {

    private final List<List<String>> calls = new ArrayList<>();
    private boolean refuses;

    @Override
    public ProtectedPresentation protect(List<PresentationTrack> tracks) throws FragmillException {
      if (refuses) {
        throw new ProtectionMismatchException("no track for it");
      }
      calls.add(tracks.stream().map(RecordingProtection::line).toList());
      return new ProtectedPresentation(
          tracks.stream().map(track -> Optional.<TrackEncryption>empty()).toList(),
          FakeProtection.ENCRYPTION);
    }

    private static String line(PresentationTrack track) {
      return track.name()
          + " "
          + track.main().samples().count()
          + " "
          + track.track().samples().count()
          + " from "
          + track.segmentStartTicks(0);
    }
  }

  private final RecordingProtection protection = new RecordingProtection();

  private Packager packager() {
    return Packager.of(CLIP)
        .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS))
        .protect(protection);
  }

  @Test
  void plan_protected_asksForAllTracksAtOnce() throws FragmillException {
    packager().plan();

    assertThat(protection.calls)
        .containsExactly(
            List.of(
                "video-48 (film.mp4: track 1) 100 100 from 0",
                "audio-sv (film.mp4: track 2) 100 100 from 0"));
  }

  @Test
  void plan_trickPlay_comesWithWhatItIsMadeOf() throws FragmillException {
    packager().trickPlay().tracks(TrackSelector.video()).plan();

    assertThat(protection.calls)
        .containsExactly(
            List.of(
                "video-48 (film.mp4: track 1) 100 100 from 0",
                "video-48-trick (film.mp4: track 1) 100 4 from 0"));
  }

  @Test
  void plan_text_isNotAskedAbout() throws FragmillException {
    String cue = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";
    packager()
        .tracks(track -> track.format().type() != TrackType.VIDEO)
        .text(Source.bytes("film.vtt", cue.getBytes(StandardCharsets.UTF_8)))
        .plan();

    assertThat(protection.calls)
        .containsExactly(List.of("audio-sv (film.mp4: track 2) 100 100 from 0"));
  }

  @Test
  void packageTo_protectionDoesNotFit_nothingIsWritten() {
    protection.refuses = true;
    Output.Memory output = Output.memory();

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> packager().packageTo(output))
        .withMessage("no track for it");
    assertThat(output.files()).isEmpty();
  }
}
