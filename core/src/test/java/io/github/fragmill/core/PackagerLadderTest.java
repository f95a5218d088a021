package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestSources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several sources that become one presentation. */
class PackagerLadderTest {

  private static final Source HIGH = TestSources.clip("high.mp4");
  private static final Source LOW = TestSources.clip("low.mp4");

  /** The clip has sync samples at 0, 1, 2 and 3 seconds: samples 1, 26, 51 and 76. */
  private static final Source TWO_SECONDS = TestSources.withSyncSamples("two.mp4", 1, 51);

  private static final Source OTHER = TestSources.withSyncSamples("other.mp4", 1, 27, 51, 77);

  private static Packager packager(Packager of) {
    return of.manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS))
        .segmentDuration(Duration.ofSeconds(1));
  }

  private static List<List<String>> ids(PackagingPlan plan) {
    return plan.switchingSets().stream()
        .map(set -> set.stream().map(RenditionPlan::id).toList())
        .toList();
  }

  @Test
  void plan_ladderWithTheSameSound_takesTheSoundOnce() throws FragmillException {
    PackagingPlan plan = packager(Packager.of(HIGH, LOW)).plan();
    assertThat(ids(plan)).hasSize(2);
    assertThat(ids(plan).get(0)).hasSize(2).allMatch(id -> id.startsWith("video-48-"));
    assertThat(ids(plan).get(1)).containsExactly("audio-sv");
    assertThat(plan.rendition("audio-sv").source()).isSameAs(HIGH);
    assertThat(plan.notes())
        .extracting(Note::text)
        .containsExactly(
            "low.mp4: track 2 left out: the audio of high.mp4 is used for all qualities of the"
                + " video");
  }

  @Test
  void plan_ladder_isCutAtTheTimesOfAll() throws FragmillException {
    PackagingPlan plan = packager(Packager.of(HIGH, TWO_SECONDS)).plan();
    for (RenditionPlan rendition : plan.switchingSets().get(0)) {
      assertThat(rendition.segmentCount()).isEqualTo(2);
      assertThat(plan.segment(rendition.id(), 1).start()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void plan_syncSamplesThatDoNotLineUp_areRefusedWithBothNames() {
    assertThatExceptionOfType(MisalignedSourcesException.class)
        .isThrownBy(() -> packager(Packager.of(HIGH, OTHER)).plan())
        .withMessageContaining("high.mp4")
        .withMessageContaining("other.mp4")
        .withMessageContaining("1.000 s")
        .withMessageContaining("1.040 s");
  }

  @Test
  void alignment_common_cutsWhereAllAgree() throws FragmillException {
    PackagingPlan plan = packager(Packager.of(HIGH, OTHER)).alignment(Alignment.COMMON).plan();
    assertThat(plan.switchingSets().get(0))
        .extracting(RenditionPlan::segmentCount)
        .containsExactly(2, 2);
  }

  @Test
  void add_otherRole_isASetOfItsOwnAndNeedNotLineUp() throws FragmillException {
    PackagingPlan plan =
        packager(
                Packager.create()
                    .video(HIGH)
                    .add(OTHER, TrackSelector.video(), it -> it.role(Role.ALTERNATE)))
            .plan();
    assertThat(ids(plan)).containsExactly(List.of("video-48"), List.of("video-48-alternate"));
    assertThat(plan.rendition("video-48-alternate").attributes().roles())
        .containsExactly(Role.ALTERNATE);
  }

  @Test
  void audio_languagesInFilesOfTheirOwn_areSetsWithThem() throws FragmillException {
    PackagingPlan plan =
        packager(
                Packager.create()
                    .video(HIGH, LOW)
                    .audio(TestSources.sound("a.mp4"))
                    .audio(TestSources.sound("b.mp4"), it -> it.language("en").asDefault()))
            .plan();
    assertThat(ids(plan).subList(1, 3)).containsExactly(List.of("audio-en"), List.of("audio-sv"));
    assertThat(plan.rendition("audio-en").track().language()).contains("en");
    assertThat(plan.rendition("audio-en").attributes().isDefault()).isTrue();
    assertThat(plan.rendition("audio-sv").attributes().language()).contains("sv");
    assertThat(plan.notes()).extracting(Note::text).isEmpty();
  }

  @Test
  void audio_oneLanguageInTwoRates_isOneSet() throws FragmillException {
    PackagingPlan plan =
        packager(
                Packager.create()
                    .audio(TestSources.sound("a.mp4"))
                    .audio(TestSources.soundOfHalfTheRate("b.mp4")))
            .plan();
    assertThat(plan.switchingSets()).singleElement(list(RenditionPlan.class)).hasSize(2);
    assertThat(plan.notes())
        .extracting(Note::text)
        .singleElement()
        .asString()
        .contains("b.mp4", "a.mp4");
  }

  @Test
  void audio_soundOfALadderOnItsOwn_isKept() throws FragmillException {
    PackagingPlan plan = packager(Packager.create().audio(HIGH).audio(LOW)).plan();
    assertThat(plan.renditions()).hasSize(2);
    assertThat(plan.notes()).extracting(Note::text).isEmpty();
  }

  @Test
  void video_sourceWithoutPicture_isRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(
            () -> packager(Packager.create().video(HIGH, TestSources.sound("a.mp4"))).plan())
        .withMessageStartingWith("a.mp4: ")
        .withMessageContaining("mp4a");
  }

  @Test
  void plan_withoutSource_isRefusedWithTheSetters() {
    assertThatIllegalStateException()
        .isThrownBy(() -> packager(Packager.create()).plan())
        .withMessageContaining("video(");
  }

  @Test
  void plan_anyNumberOfThreads_isTheSame() throws FragmillException {
    Packager packager = packager(Packager.of(HIGH, LOW, TWO_SECONDS));
    List<List<String>> expected = ids(packager.threads(1).plan());
    for (int run = 0; run < 20; run++) {
      assertThat(ids(packager.threads(3).plan())).isEqualTo(expected);
    }
  }

  @Test
  void plan_severalBadSources_failsWithTheFirst() {
    Source broken = Source.bytes("broken.mp4", new byte[] {0, 0, 0, 1, 'f', 't', 'y', 'p', 0});
    Source empty = Source.bytes("empty.mp4", new byte[5]);
    for (int run = 0; run < 20; run++) {
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> packager(Packager.of(HIGH, broken, empty)).threads(3).plan())
          .withMessageContaining("broken.mp4");
    }
  }

  @Test
  void plan_interrupted_isCancelledAndKeepsTheStatus() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(PackagingCancelledException.class)
        .isThrownBy(() -> packager(Packager.of(HIGH, LOW)).threads(2).plan());
    assertThat(Thread.interrupted()).as("status").isTrue();
  }

  @Test
  void packageTo_ladder_manifestSeesTheSets() throws FragmillException {
    StrictOutput output = StrictOutput.streamed();
    packager(
            Packager.create()
                .video(HIGH, LOW)
                .audio(TestSources.sound("a.mp4"), it -> it.role(Role.MAIN)))
        .packageTo(output);
    assertThat(output.breaches()).isEmpty();
    assertThat(new String(output.file("manifest.txt"), StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.startsWith("VIDEO") || line.startsWith("AUDIO"))
        .containsExactly("VIDEO - []", "AUDIO sv [main]");
  }

  @Test
  void packageTo_timeNames_filesAreCalledByTheirStarts() throws FragmillException {
    StrictOutput output = StrictOutput.streamed();
    PackagingPlan plan =
        packager(Packager.of(HIGH)).manifest(new FakeManifest(Layout.TIMED_SEGMENTS)).plan();
    PackagingEngine.create().packageTo(plan, output);
    assertThat(output.breaches()).isEmpty();
    for (RenditionPlan rendition : plan.renditions()) {
      for (long start : rendition.boundaries().startTicks()) {
        assertThat(output.files()).containsKey(rendition.id() + "/" + start + ".m4s");
      }
    }
  }
}
