package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationTest {

  private static final Rendition RENDITION =
      Rendition.builder("audio", TestTracks.audioFormat())
          .timeScale(new TimeScale(48_000))
          .segments(new SegmentTimes(new long[] {0}, 1024, new long[] {100}))
          .addressing(new Addressing.SingleFile("audio.mp4", 1, 1))
          .build();

  private static final SwitchingSet SET = SwitchingSet.builder(List.of(RENDITION)).build();

  private static final EncryptionParameters PARAMETERS =
      new EncryptionParameters(
          "cenc",
          KeyId.of("00112233445566778899aabbccddeeff"),
          /* perSampleIvBytes= */ 8,
          Optional.empty(),
          0,
          0);

  private static Rendition video(String id) {
    return Rendition.builder(id, TestTracks.videoFormat())
        .timeScale(RENDITION.timeScale())
        .segments(RENDITION.segments())
        .addressing(RENDITION.addressing())
        .build();
  }

  @Test
  void build_negativeDuration_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presentation.builder(Duration.ofSeconds(-1), List.of(SET)).build())
        .withMessageContaining("duration");
  }

  @Test
  void build_noSwitchingSet_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presentation.builder(Duration.ZERO, List.of()).build())
        .withMessageStartingWith("switchingSets: ");
  }

  @Test
  void build_renditionIdTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presentation.builder(Duration.ZERO, List.of(SET, SET)).build())
        .withMessage("id: expected to be unique, found 'audio' twice");
  }

  @Test
  void build_sidecarFileWithTheIdOfARendition_isRefused() {
    SidecarFile file = new SidecarFile("audio", "a.vtt", "text/vtt", 1, TrackAttributes.NONE);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Presentation.builder(Duration.ZERO, List.of(SET))
                    .sidecarFiles(List.of(file))
                    .build())
        .withMessage("id: expected to be unique, found 'audio' twice");
  }

  @Test
  void build_twoLayouts_isRefused() {
    Rendition other =
        video("video").toBuilder()
            .addressing(new Addressing.TimedSegments("video/init.mp4", "video", ".m4s"))
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Presentation.builder(
                        Duration.ZERO, List.of(SET, SwitchingSet.builder(List.of(other)).build()))
                    .build())
        .withMessageStartingWith("rendition video: expected SINGLE_FILE")
        .withMessageContaining("TimedSegments");
  }

  @Test
  void build_trickPlayOfASetThatDoesNotExist_isRefused() {
    SwitchingSet trickPlay =
        SET.toBuilder().trickPlay(Optional.of(new TrickPlay(1, /* maxPlayoutRate= */ 8))).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presentation.builder(Duration.ZERO, List.of(trickPlay)).build())
        .withMessageStartingWith("trickPlay: expected one of 1 sets");
  }

  @Test
  void layout_anyPresentation_isThatOfItsRenditions() {
    assertThat(Presentation.builder(Duration.ZERO, List.of(SET)).build().layout())
        .isEqualTo(Layout.SINGLE_FILE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 7})
  void rendition_sapTypeOutOfRange_isRefused(int sapType) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RENDITION.toBuilder().sapType(sapType).build())
        .withMessageContaining("sapType");
  }

  @Test
  void rendition_sapTypeNotSet_isThatOfSyncSamples() {
    assertThat(RENDITION.sapType()).isEqualTo(1);
    assertThat(video("video").sapType()).isEqualTo(2);
    assertThat(RENDITION.toBuilder().sapType(0).build().toBuilder().build().sapType()).isZero();
  }

  @Test
  void rendition_somethingNotSet_isRefusedByName() {
    Rendition.Builder builder = Rendition.builder("a", TestTracks.audioFormat());
    assertThatNullPointerException().isThrownBy(builder::build).withMessage("timeScale");
    builder.timeScale(RENDITION.timeScale());
    assertThatNullPointerException().isThrownBy(builder::build).withMessage("segments");
    builder.segments(RENDITION.segments());
    assertThatNullPointerException().isThrownBy(builder::build).withMessage("addressing");
  }

  @Test
  void protection_noKeysOfSegments_isTheDefaultKey() {
    assertThat(RenditionProtection.builder(PARAMETERS).build().keyId(41))
        .contains(PARAMETERS.defaultKeyId());
  }

  @Test
  void protection_keysOfSegments_areThose() {
    KeyId other = KeyId.of("ffeeddccbbaa99887766554433221100");
    RenditionProtection protection =
        RenditionProtection.builder(PARAMETERS)
            .segmentKeyIds(List.of(Optional.empty(), Optional.of(other)))
            .build();
    assertThat(protection.keyId(0)).isEmpty();
    assertThat(protection.keyId(1)).contains(other);
  }

  @Test
  void protection_keysOfAnotherNumberOfSegments_isRefused() {
    RenditionProtection protection =
        RenditionProtection.builder(PARAMETERS)
            .segmentKeyIds(List.of(Optional.empty(), Optional.empty()))
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RENDITION.toBuilder().protection(Optional.of(protection)).build())
        .withMessage("segmentKeyIds: expected one for each of 1 segments, found 2");
  }

  @Test
  void switchingSet_noRenditions_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SwitchingSet.builder(List.of()).build())
        .withMessageContaining("renditions");
  }

  @Test
  void switchingSet_twoTypes_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SwitchingSet.builder(List.of(RENDITION, video("video"))).build())
        .withMessage(
            "renditions: expected one type of track, found AUDIO and, in rendition video, VIDEO");
    assertThat(SET.type()).isEqualTo(TrackType.AUDIO);
  }

  @Test
  void builder_listsChangedAfterwards_keepsItsOwn() {
    List<Rendition> renditions = new ArrayList<>(List.of(RENDITION));
    SwitchingSet.Builder set = SwitchingSet.builder(renditions);
    renditions.clear();
    List<SwitchingSet> sets = new ArrayList<>(List.of(set.build()));
    Presentation.Builder presentation = Presentation.builder(Duration.ZERO, sets);
    sets.clear();
    assertThat(presentation.build().switchingSets().get(0).renditions()).containsExactly(RENDITION);
  }
}
