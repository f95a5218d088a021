package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.control.Progress;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestClips;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any number of manifests, each of any number of files. */
class PackagerManifestsTest {

  private static final FakeManifest ANY_LAYOUT = new FakeManifest(Layout.values());

  private static Packager packager() {
    return Packager.of(TestClips.source(TestClips.MOOV_LAST))
        .segmentDuration(Duration.ofSeconds(1));
  }

  /** Keeps what it sees, and may refuse it. */
  private static class Recorder implements ManifestWriter {

    final List<Presentation> seen = Collections.synchronizedList(new ArrayList<>());

    @Override
    public boolean supports(Layout layout) {
      return true;
    }

    @Override
    public List<ManifestFile> write(Presentation presentation) throws UnsupportedMediaException {
      seen.add(presentation);
      return ANY_LAYOUT.write(presentation);
    }
  }

  @Test
  void plan_layoutNotSet_isTheFirstThatAllSupport() throws FragmillException {
    assertThat(packager().manifest(ANY_LAYOUT).plan().layout()).isEqualTo(Layout.SINGLE_FILE);
    assertThat(
            packager()
                .manifest(ANY_LAYOUT, new FakeManifest(Layout.TIMED_SEGMENTS).named("other.txt"))
                .plan()
                .layout())
        .isEqualTo(Layout.TIMED_SEGMENTS);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void plan_layoutSet_isThat(Layout layout) throws FragmillException {
    assertThat(packager().manifest(ANY_LAYOUT).layout(layout).plan().layout()).isEqualTo(layout);
    assertThat(packager().layout(layout).manifest(ANY_LAYOUT).plan().layout()).isEqualTo(layout);
  }

  @Test
  void plan_layoutThatOneDoesNotSupport_isRefused() {
    Packager packager =
        packager()
            .manifest(ANY_LAYOUT, new FakeManifest(Layout.SINGLE_FILE))
            .layout(Layout.NUMBERED_SEGMENTS);
    assertThatIllegalStateException()
        .isThrownBy(packager::plan)
        .withMessageStartingWith("layout: expected one that all manifests support")
        .withMessageContaining("found NUMBERED_SEGMENTS")
        .withMessageContaining("supports [SINGLE_FILE]");
  }

  @Test
  void plan_noLayoutInCommon_isRefused() {
    Packager packager =
        packager()
            .manifest(
                new FakeManifest(Layout.SINGLE_FILE),
                new FakeManifest(Layout.NUMBERED_SEGMENTS, Layout.TIMED_SEGMENTS));
    assertThatIllegalStateException()
        .isThrownBy(packager::plan)
        .withMessageStartingWith("manifest: expected a layout that all of them support")
        .withMessageContaining("supports [SINGLE_FILE]; ")
        .withMessageContaining("supports [NUMBERED_SEGMENTS, TIMED_SEGMENTS]; ");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_severalManifests_allFilesAreInTheOutput(Layout layout) throws FragmillException {
    StrictOutput output = StrictOutput.positioned();
    PackagingPlan plan =
        packager()
            .manifest(
                ANY_LAYOUT.named("main.txt", "lists/video.txt", "lists/audio.txt"),
                ANY_LAYOUT.named("other.txt"))
            .layout(layout)
            .plan();
    PackagingResult result = PackagingEngine.create().packageTo(plan, output);

    assertThat(output.breaches()).isEmpty();
    assertThat(result.manifestNames())
        .containsExactly("main.txt", "lists/video.txt", "lists/audio.txt", "other.txt");
    assertThat(result.totalBytes())
        .isEqualTo(output.files().values().stream().mapToLong(it -> it.length).sum());
    for (ManifestFile file : PackagingEngine.create().manifests(plan)) {
      assertThat(file.content().compareTo(ByteBuffer.wrap(output.file(file.name())))).isZero();
    }
  }

  @Test
  void packageTo_manifestSetTwice_theLastOneCounts() throws FragmillException {
    PackagingResult result =
        packager()
            .manifest(ANY_LAYOUT.named("a.txt"), ANY_LAYOUT.named("b.txt"))
            .manifest(ANY_LAYOUT.named("c.txt"))
            .packageTo(Output.memory());
    assertThat(result.manifestNames()).containsExactly("c.txt");
  }

  @Test
  void packageTo_twoManifestsOfOneName_isRefusedAndLeavesNothing() {
    requireNameRefused(packager().manifest(ANY_LAYOUT, new Recorder()), "manifest.txt");
    requireNameRefused(packager().manifest(ANY_LAYOUT.named("a.txt", "a.txt")), "a.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_FILE, video-48.mp4",
    "NUMBERED_SEGMENTS, audio-sv/init.mp4",
    "NUMBERED_SEGMENTS, video-48/2.m4s",
    "TIMED_SEGMENTS, video-48/0.m4s",
    "TIMED_SEGMENTS, text.vtt"
  })
  void packageTo_nameOfAMediaFile_isRefusedAndLeavesNothing(Layout layout, String name) {
    byte[] webVtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n".getBytes(StandardCharsets.UTF_8);
    requireNameRefused(
        packager()
            .sidecarText(Source.bytes("a.vtt", webVtt), it -> it)
            .manifest(ANY_LAYOUT.named(name))
            .layout(layout),
        name);
  }

  private static void requireNameRefused(Packager packager, String name) {
    StrictOutput output = StrictOutput.streamed();
    assertThatIllegalStateException()
        .isThrownBy(() -> packager.packageTo(output))
        .withMessageStartingWith("manifest: expected file names of their own, found " + name);
    assertThat(output.files()).isEmpty();
    assertThat(output.breaches()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> PackagingEngine.create().manifests(packager.plan()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void packageTo_anyRun_writesManifestsEarlyAndAgainWithTheTrueSizes(int threads)
      throws FragmillException {
    Recorder recorder = new Recorder();
    PackagingResult result =
        packager().threads(threads).manifest(recorder).packageTo(Output.memory());

    assertThat(recorder.seen).hasSize(2);
    Rendition early = recorder.seen.get(0).switchingSets().get(0).renditions().get(0);
    Rendition last = recorder.seen.get(1).switchingSets().get(0).renditions().get(0);
    assertThat(early.segments().sizeBytes(0)).isEqualTo(1);
    assertThat(
            IntStream.range(0, last.segments().count()).mapToLong(last.segments()::sizeBytes).sum())
        .isBetween(1000L, result.renditions().get(0).bytes());
  }

  @Test
  void packageTo_manifestThatCannotBeWritten_failsBeforeTheFirstSegment() {
    List<Progress> progress = new ArrayList<>();
    StrictOutput output = StrictOutput.positioned();
    UnsupportedMediaException failure = new UnsupportedMediaException("no word for it");
    Packager packager =
        packager()
            .threads(1)
            .onProgress(progress::add)
            .manifest(
                new Recorder() {
                  @Override
                  public List<ManifestFile> write(Presentation presentation)
                      throws UnsupportedMediaException {
                    throw failure;
                  }
                });
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> packager.packageTo(output))
        .isSameAs(failure);
    assertThat(progress).isEmpty();
    assertThat(output.files()).isEmpty();
    assertThat(output.breaches()).isEmpty();
  }

  @Test
  void manifests_keyRotationAfterAClearLead_saysTheKeyOfEachSegment() throws FragmillException {
    Recorder recorder = new Recorder();
    PackagingEngine.create()
        .manifests(packager().protect(new Rotation()).manifest(recorder).plan());

    Rendition video = recorder.seen.get(0).switchingSets().get(0).renditions().get(0);
    assertThat(
            IntStream.range(0, video.segments().count())
                .mapToObj(segment -> video.protection().orElseThrow().keyId(segment)))
        .startsWith(
            Optional.empty(), Optional.of(FakeProtection.KEY_ID), Optional.of(Rotation.NEXT_KEY))
        .hasSizeGreaterThan(3);
  }

  /** The first second is clear, the next one has the default key, then comes another key. */
  private record Rotation() implements Protection {

    static final KeyId NEXT_KEY = KeyId.of("ffeeddccbbaa99887766554433221100");

    @Override
    public ProtectedPresentation protect(List<PresentationTrack> tracks) {
      ProtectedPresentation constant = FakeProtection.all().protect(tracks);
      return new ProtectedPresentation(
          constant.tracks().stream().map(track -> track.map(Rotation::rotating)).toList(),
          constant.encryption());
    }

    private static TrackEncryption rotating(TrackEncryption track) {
      List<SegmentKey> keys = new ArrayList<>();
      keys.add(SegmentKey.clear(List.of()));
      keys.add(SegmentKey.DEFAULT);
      while (keys.size() < track.segmentKeys().size()) {
        keys.add(SegmentKey.named(NEXT_KEY, List.of()));
      }
      return new TrackEncryption(
          track.parameters(), track.hasSubsamples(), track.firstIv(), track.drmSignals(), keys);
    }
  }
}
