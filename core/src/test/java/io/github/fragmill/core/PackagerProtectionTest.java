package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TitleTrack;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.TestSources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a protection is told of a title. */
class PackagerProtectionTest {

  private static final Source CLIP = TestSources.clip("film.mp4");

  /** Writes down what it is asked, leaves all clear, and refuses what it is told to. */
  private static final class Title implements TitleProtection {

    private final List<String> calls = new ArrayList<>();
    private boolean refuses;

    @Override
    public Optional<TrackProtection> protect(TitleTrack track, long... segmentStartTicks) {
      calls.add(
          track.name()
              + " "
              + track.main().samples().count()
              + " "
              + track.track().samples().count());
      return Optional.empty();
    }

    @Override
    public void complete() throws FragmillException {
      calls.add("complete");
      if (refuses) {
        throw new ProtectionMismatchException("no track for it");
      }
    }
  }

  private final Title title = new Title();

  private Packager packager() {
    return Packager.of(CLIP)
        .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS))
        .protect(() -> title);
  }

  @Test
  void plan_protected_asksForEachTrackByNameAndThenCompletes() throws FragmillException {
    packager().plan();

    assertThat(title.calls)
        .containsExactly(
            "video-48 (film.mp4: track 1) 100 100",
            "audio-sv (film.mp4: track 2) 100 100",
            "complete");
  }

  @Test
  void plan_trickPlay_isToldWhatItIsMadeOf() throws FragmillException {
    packager().trickPlay().tracks(TrackSelector.video()).plan();

    assertThat(title.calls)
        .containsExactly(
            "video-48 (film.mp4: track 1) 100 100",
            "video-48-trick (film.mp4: track 1) 100 4",
            "complete");
  }

  @Test
  void plan_text_isNotAskedAbout() throws FragmillException {
    String cue = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";
    packager()
        .tracks(track -> track.format().type() != TrackType.VIDEO)
        .text(Source.bytes("film.vtt", cue.getBytes(StandardCharsets.UTF_8)))
        .plan();

    assertThat(title.calls).hasSize(2).last().isEqualTo("complete");
  }

  @Test
  void packageTo_protectionDoesNotFit_nothingIsWritten() {
    title.refuses = true;
    Output.Memory output = Output.memory();

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> packager().packageTo(output))
        .withMessage("no track for it");
    assertThat(output.files()).isEmpty();
  }
}
