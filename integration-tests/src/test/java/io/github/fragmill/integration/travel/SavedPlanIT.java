package io.github.fragmill.integration.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.packaging.Texts;
import io.github.fragmill.integration.tools.TestKey;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan that was saved and loaded gives the same bytes for every file. */
class SavedPlanIT {

  @ParameterizedTest
  @MethodSource("io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode")
  void load_everyClip_givesTheSameFiles(OwnClip clip, Mode mode) throws Exception {
    for (Layout layout : Packagers.LAYOUTS) {
      DashManifest manifest = Packagers.manifest(layout);
      PackagingPlan plan =
          Packagers.of(Source.file(clip.file()), mode, layout)
              .trickPlay()
              .segmentDuration(Duration.ofSeconds(1))
              .plan();
      assertTravels(plan, manifest, List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void load_text_givesTheSameFiles(Mode mode) throws Exception {
    List<Source> texts = List.of(Texts.webVtt("en"), Texts.subRip("sv"), Texts.ttml("de"));
    DashManifest live = DashManifest.segmentTemplate();
    assertTravels(Texts.inSegments(mode, live).plan(), live, texts);
    DashManifest onDemand = DashManifest.onDemand();
    assertTravels(Texts.asFiles(mode, onDemand).plan(), onDemand, texts);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void load_severalKeys_givesTheSameFiles(Scheme scheme) throws Exception {
    DashManifest manifest = DashManifest.onDemand();
    assertTravels(Ladders.withKeys(scheme, manifest).trickPlay().plan(), manifest, List.of());
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void load_rotationAndClearLead_givesTheSameFiles(Scheme scheme) throws Exception {
    for (Layout layout : Layout.values()) {
      DashManifest manifest = Packagers.manifest(layout);
      PackagingPlan plan =
          Packagers.of(Source.file(BundledClip.file()), Mode.CLEAR, layout)
              .protect(
                  new RotatedKeys(TestKey.WITH_LONG_IV)
                      .encryption(scheme, /* periods= */ 3, Duration.ofSeconds(4))
                      .clearLead(Duration.ofSeconds(3))
                      .build())
              .plan();
      assertTravels(plan, manifest, List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "CLEAR")
  void load_encryptedSource_givesTheSameFiles(Mode mode) throws Exception {
    MemoryClip encrypted =
        MemoryClip.of(
            Packagers.of(Source.file(BundledClip.file()), mode, Layout.NUMBERED_SEGMENTS));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    String video =
        encrypted.files().keySet().stream()
            .filter(it -> it.startsWith("video") && it.endsWith("/init.mp4"))
            .findFirst()
            .orElseThrow();
    file.writeBytes(encrypted.concatenated(video.substring(0, video.indexOf('/'))));
    Source source = Source.bytes("encrypted.mp4", file.toByteArray());
    DashManifest manifest = DashManifest.onDemand();
    TestKey key = mode.key();
    PackagingPlan plan =
        Packager.of(source)
            .decryption(Decryptor.of(ContentKey.of(key.keyIdHex(), key.keyHex())))
            .manifest(manifest)
            .trickPlay()
            .plan();
    assertThat(SavedPlan.of(plan).sourceKeyIds()).hasSize(1);
    assertTravels(plan, manifest, List.of(source));
  }

  private static void assertTravels(
      PackagingPlan plan, DashManifest manifest, List<Source> inMemory) throws Exception {
    PackagingPlan loaded = Travel.loaded(plan, manifest, inMemory);
    assertThat(Travel.packaged(loaded)).isEqualTo(Travel.packaged(plan));
    assertThat(loaded.notes()).isEqualTo(plan.notes());
    assertThat(loaded.duration()).isEqualTo(plan.duration());
    assertThat(loaded.toString()).isEqualTo(plan.toString());
  }
}
