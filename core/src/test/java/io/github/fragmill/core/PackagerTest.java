package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestClips;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagerTest {

  private static final Packager CLIP =
      Packager.of(TestClips.source(TestClips.MOOV_LAST))
          .manifest(new FakeManifest(Layout.SINGLE_FILE));

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.099999999S", "PT-4S", "PT1H0.000000001S"})
  void segmentDuration_outOfRange_isRefusedByName(Duration duration) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CLIP.segmentDuration(duration))
        .withMessageContaining("segmentDuration")
        .withMessageContaining(duration.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.1S", "PT1H"})
  void segmentDuration_atTheBounds_isTaken(Duration duration) throws FragmillException {
    assertThat(CLIP.segmentDuration(duration).plan().renditions()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 257})
  void threads_outOfRange_isRefusedByName(int threads) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CLIP.threads(threads))
        .withMessageContaining("threads")
        .withMessageContaining(Integer.toString(threads));
  }

  @Test
  void threads_mostOfThem_isTaken() throws FragmillException {
    StrictOutput output = StrictOutput.streamed();
    CLIP.threads(256).packageTo(output);
    assertThat(output.breaches()).isEmpty();
  }

  @Test
  void plan_withoutManifest_isRefusedWithTheSetter() {
    Packager packager = Packager.of(TestClips.source(TestClips.MOOV_LAST));
    assertThatIllegalStateException().isThrownBy(packager::plan).withMessageContaining("manifest(");
    assertThatIllegalStateException()
        .isThrownBy(() -> packager.packageTo(Output.memory()))
        .withMessageContaining("manifest(");
  }

  @Test
  void setters_anyOfThem_leaveThePackagerAsItWas() throws FragmillException {
    PackagingPlan before = CLIP.plan();
    assertThat(
            List.of(
                CLIP.protect(FakeProtection.all()),
                CLIP.tracks(TrackSelector.audio()),
                CLIP.segmentDuration(Duration.ofSeconds(1))))
        .doesNotContain(CLIP);
    PackagingPlan after = CLIP.plan();
    assertThat(after.renditions()).hasSize(2);
    assertThat(after.renditions().get(0).protection()).isEmpty();
    assertThat(after.renditions().get(0).segmentCount())
        .isEqualTo(before.renditions().get(0).segmentCount());
  }

  @Test
  void tracks_someOfThem_arePackagedAlone() throws FragmillException {
    PackagingPlan plan = CLIP.tracks(TrackSelector.audio()).plan();
    assertThat(plan.renditions()).extracting(RenditionPlan::id).containsExactly("audio-sv");
    assertThat(plan.notes())
        .extracting(Note::text)
        .singleElement()
        .asString()
        .contains("track 1 left out by tracks(");
  }

  @Test
  void plan_captionsToldOfSound_isNoted() throws FragmillException {
    PackagingPlan plan =
        Packager.create()
            .audio(TestClips.source(TestClips.MOOV_LAST), it -> it.captions("CC1=eng"))
            .manifest(new FakeManifest(Layout.SINGLE_FILE))
            .plan();

    assertThat(plan.notes())
        .extracting(Note::text)
        .containsExactly("avc-aac.mp4: captions are set for it, but none of its tracks is video");
  }

  @Test
  void tracks_noneOfThem_isRefusedWithTheSetter() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> CLIP.tracks(track -> false).plan())
        .withMessageContaining("tracks(");
  }

  @Test
  void of_severalSources_makeOnePresentation() throws FragmillException {
    PackagingPlan plan =
        Packager.of(TestClips.source(TestClips.MOOV_LAST), TestClips.source(TestClips.MOOV_FIRST))
            .add(
                TestClips.source(TestClips.QUICKTIME),
                TrackSelector.all(),
                it -> it.role(Role.ALTERNATE))
            .manifest(new FakeManifest(Layout.SINGLE_FILE))
            .plan();
    assertThat(plan.renditions())
        .extracting(RenditionPlan::id)
        .allMatch(id -> id.startsWith("video-48-") || id.startsWith("audio-"))
        .contains("video-48-alternate", "audio-sv", "audio-alternate")
        .doesNotHaveDuplicates()
        .hasSize(5);
    assertThat(plan.notes())
        .extracting(Note::text)
        .satisfiesExactly(
            note -> assertThat(note).contains("avc-aac-pcm.mov: track 3"),
            note -> assertThat(note).contains("avc-aac-faststart.mp4: track 2 left out"));
  }

  /** Pictures of one family of codecs are taken for a ladder, unless they are told apart. */
  @Test
  void of_differentPictures_areRefusedAsALadderWithNamesTimesAndAdvice() {
    assertThatExceptionOfType(MisalignedSourcesException.class)
        .isThrownBy(
            () ->
                Packager.of(
                        TestClips.source(TestClips.MOOV_LAST),
                        TestClips.source(TestClips.QUICKTIME))
                    .manifest(new FakeManifest(Layout.SINGLE_FILE))
                    .plan())
        .withMessageContainingAll(
            "avc-aac-pcm.mov and avc-aac.mp4 do not line up",
            "from 0.000 s to 1.320 s",
            "from 0.000 s to 4.000 s",
            "give one of them a role or label of its own");
  }

  @Test
  void plan_sourceMissing_isRefused(@TempDir Path folder) {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(
            () ->
                Packager.of(Source.file(folder.resolve("missing.mp4")))
                    .manifest(new FakeManifest(Layout.SINGLE_FILE))
                    .plan())
        .withMessageContaining("missing.mp4");
  }

  @Test
  void limits_segmentTooLarge_isRefusedByName() {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> CLIP.limits(Limits.DEFAULT.withMaxSegmentBytes(500)).plan())
        .withMessageContaining("maxSegmentBytes = 500")
        .withMessageContaining("track 1");
  }

  @Test
  void limits_samples_areThoseOfTheReader() {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> CLIP.limits(Limits.DEFAULT.withMaxSamples(50)).plan())
        .withMessageContaining("maxSamples = 50");
  }
}
