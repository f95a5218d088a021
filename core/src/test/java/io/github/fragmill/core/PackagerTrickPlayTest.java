package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrickPlay;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestSources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackagerTrickPlayTest {

  /** 100 pictures in four seconds, sync samples each second, or each two seconds. */
  private static final Source HIGH = TestSources.clip("high.mp4");

  private static final Source LOW = TestSources.withSyncSamples("low.mp4", 1, 51);

  private static Packager packager(Packager of) {
    return of.manifest(new FakeManifest(Layout.SEGMENT_FILES))
        .segmentDuration(Duration.ofSeconds(2))
        .trickPlay();
  }

  @Test
  void trickPlay_ladder_isASetOfItsOwnBehindAll() throws FragmillException {
    PackagingPlan plan = packager(Packager.of(HIGH, LOW)).plan();

    assertThat(plan.sets())
        .extracting(set -> set.renditions().size(), PlannedSet::trickPlay)
        .map(Object::toString)
        .containsExactly("(2, Optional.empty)", "(1, Optional.empty)", "(2, " + trick(0, 25) + ")");
    List<RenditionPlan> pictures = plan.switchingSets().get(0);
    List<RenditionPlan> trickPlay = plan.switchingSets().get(2);
    for (int index = 0; index < pictures.size(); index++) {
      assertThat(trickPlay.get(index).id()).isEqualTo(pictures.get(index).id() + "-trick");
      assertThat(trickPlay.get(index).segmentCount()).isEqualTo(2);
      assertThat(trickPlay.get(index).segment(1).start()).hasSeconds(2);
      assertThat(trickPlay.get(index).track().duration())
          .isEqualTo(pictures.get(index).track().duration());
    }
    assertThat(trickPlay)
        .extracting(rendition -> rendition.track().samples().count())
        .containsExactly(4, 2);
  }

  private static String trick(int mainSet, int rate) {
    return Optional.of(new TrickPlay(mainSet, rate)).toString();
  }

  @Test
  void trickPlay_rolesAndDefault_areTheMainSets() throws FragmillException {
    PackagingPlan plan =
        packager(
                Packager.create()
                    .add(
                        HIGH,
                        TrackSelector.video(),
                        it -> it.language("sv").role(Role.SIGN).label("Signed").asDefault()))
            .plan();

    assertThat(plan.rendition("video-48-sign").attributes().isDefault()).isTrue();
    assertThat(plan.rendition("video-48-sign-trick").attributes())
        .satisfies(it -> assertThat(it.language()).contains("sv"))
        .satisfies(it -> assertThat(it.roles()).isEmpty())
        .satisfies(it -> assertThat(it.label()).isEmpty())
        .satisfies(it -> assertThat(it.isDefault()).isFalse());
  }

  /** The fake gives each track that it protects a number of its own. */
  @Test
  void trickPlay_protected_isATrackOfItsOwn() throws FragmillException {
    PackagingPlan plan = packager(Packager.of(HIGH)).protect(FakeProtection.all()).plan();

    assertThat(plan.renditions())
        .extracting(rendition -> rendition.protection().orElseThrow())
        .hasSize(3)
        .doesNotHaveDuplicates();
    TrackEncryption trickPlay = plan.rendition("video-48-trick").protection().orElseThrow();
    assertThat(trickPlay.parameters().defaultKeyId())
        .isEqualTo(
            plan.rendition("video-48").protection().orElseThrow().parameters().defaultKeyId());
  }

  @Test
  void trickPlay_everySampleIsASyncSample_isANote() throws FragmillException {
    Source source = TestSources.withoutSyncSamples("intra.mp4");
    PackagingPlan plan = packager(Packager.of(source)).plan();

    assertThat(plan.switchingSets()).hasSize(2);
    assertThat(plan.notes())
        .containsExactly(
            "intra.mp4: track 1 gets no pictures for winding: every sample is a sync sample");
  }

  @Test
  void trickPlay_soundOnly_isNothing() throws FragmillException {
    PackagingPlan plan = packager(Packager.create().audio(HIGH)).plan();

    assertThat(plan.switchingSets()).hasSize(1);
    assertThat(plan.notes()).isEmpty();
  }
}
