package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TextForm;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestClips;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PackagerTextTest {

  private static final String LONG_CUE = "WEBVTT\n\n00:00.200 --> 01:00.000\ntext\n";
  private static final String TTML =
      "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><p begin=\"0.2s\" end=\"9s\">x</p></body></tt>";

  private static Source source(String name, String text) {
    return Source.bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] file(Output.Memory output, String name) {
    return Objects.requireNonNull(output.files().get(name), name);
  }

  private static Packager clip() {
    return Packager.of(TestClips.source(TestClips.MOOV_LAST))
        .segmentDuration(Duration.ofSeconds(1))
        .manifest(new FakeManifest(Layout.SINGLE_FILE));
  }

  private static RenditionPlan only(PackagingPlan plan, TrackType type) {
    List<RenditionPlan> found =
        plan.renditions().stream().filter(it -> it.track().format().type() == type).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** One wrong time in a small file would ask for millions of segments. */
  @Test
  void plan_textAloneOfWeeks_isRefused() throws FragmillException {
    String cue = "1\n00:00:01,000 --> %s:00:00,000\nx\n";
    Packager alone =
        Packager.of(source("a.srt", String.format(cue, 18)))
            .segmentDuration(Duration.ofSeconds(1))
            .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS));
    assertThat(only(alone.plan(), TrackType.TEXT).segmentCount()).isEqualTo(18 * 3600);
    Packager longer =
        Packager.of(source("a.srt", String.format(cue, 19)))
            .segmentDuration(Duration.ofSeconds(1))
            .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(longer::plan)
        .withMessageContaining("text alone of PT19H takes more than 65534 segments");
  }

  @Test
  void plan_textFile_isCutWherePicturesAreCutAndEndsWithThem() throws FragmillException {
    PackagingPlan plan = clip().text(source("a.vtt", LONG_CUE), it -> it.language("en")).plan();
    RenditionPlan text = only(plan, TrackType.TEXT);
    RenditionPlan video = only(plan, TrackType.VIDEO);
    assertThat(text.id()).isEqualTo("text-en");
    assertThat(text.segmentCount()).isEqualTo(video.segmentCount()).isGreaterThan(1);
    for (int segment = 0; segment < text.segmentCount(); segment++) {
      Duration difference =
          text.track()
              .timeScale()
              .toDuration(text.boundaries().startTicks(segment))
              .minus(video.track().timeScale().toDuration(video.boundaries().startTicks(segment)));
      assertThat(difference).isBetween(Duration.ZERO, Duration.ofMillis(1));
    }
    assertThat(plan.duration().minus(text.track().duration()))
        .isBetween(Duration.ZERO, Duration.ofMillis(1));
    assertThat(plan.notes())
        .extracting(Note::text)
        .anyMatch(it -> it.contains("a.vtt") && it.contains("left out"));
  }

  @Test
  void plan_protection_leavesTextClear() throws FragmillException {
    PackagingPlan plan =
        clip().text(source("a.vtt", LONG_CUE)).protect(FakeProtection.all()).plan();
    assertThat(only(plan, TrackType.TEXT).protection()).isEmpty();
    assertThat(only(plan, TrackType.VIDEO).protection()).isPresent();
  }

  @Test
  void plan_textAlone_isCutOnAGrid() throws FragmillException {
    PackagingPlan plan =
        Packager.create()
            .text(source("a.ttml", TTML))
            .segmentDuration(Duration.ofSeconds(4))
            .manifest(new FakeManifest(Layout.SINGLE_FILE))
            .plan();
    assertThat(only(plan, TrackType.TEXT).boundaries().startTicks()).containsExactly(0, 4000);
    assertThat(plan.duration()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void packageTo_text_isReadAgainAsTheSameTrack() throws Exception {
    for (String text : List.of(LONG_CUE, TTML)) {
      Output.Memory output = Output.memory();
      PackagingPlan plan = clip().text(source("text", text)).plan();
      PackagingEngine.create().packageTo(plan, output);
      byte[] file = file(output, "text.mp4");
      Track written = only(plan, TrackType.TEXT).track();
      Track read = Movie.read(Source.bytes("text.mp4", file)).tracks().get(0);
      assertThat(read.format()).usingRecursiveComparison().isEqualTo(written.format());
      assertThat(read.samples().count()).isEqualTo(written.samples().count());
      for (int sample = 0; sample < read.samples().count(); sample++) {
        assertThat(read.samples().decodeTimeTicks(sample))
            .isEqualTo(written.samples().decodeTimeTicks(sample));
      }
    }
  }

  @Test
  void plan_textTrackOfAFile_isCutTooWithTheSameBytes() throws Exception {
    Output.Memory output = Output.memory();
    Packager.create()
        .text(source("a.vtt", LONG_CUE))
        .segmentDuration(Duration.ofHours(1))
        .manifest(new FakeManifest(Layout.SINGLE_FILE))
        .packageTo(output);
    Source track = Source.bytes("text.mp4", file(output, "text.mp4"));
    PackagingPlan plan = clip().text(track).plan();
    SampleTable samples = only(plan, TrackType.TEXT).track().samples();
    assertThat(Movie.read(track).tracks().get(0).samples().count()).isEqualTo(2);
    assertThat(samples.count()).isGreaterThan(2);
    assertThat(samples.offsetBytes(2)).isEqualTo(samples.offsetBytes(1));
    assertThat(samples.endTicks()).isEqualTo(60_000);
  }

  @Test
  void packageTo_sideText_isCopiedUnderANameOfItsOwn() throws Exception {
    Output.Memory output = Output.memory();
    clip()
        .text(source("a.vtt", LONG_CUE), it -> it.language("en"))
        .sidecarText(source("../../evil.vtt", LONG_CUE), it -> it.language("en"))
        .sidecarText(source("b", TTML), it -> it.language("en").role(Role.CAPTION))
        .packageTo(output);
    assertThat(output.files()).containsKeys("text-en.mp4", "text-en-2.vtt", "text-en-caption.ttml");
    assertThat(output.files().get("text-en-2.vtt"))
        .isEqualTo(LONG_CUE.getBytes(StandardCharsets.UTF_8));
    assertThat(output.files().get("text-en-caption.ttml"))
        .isEqualTo(TTML.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void plan_sideTextThatPlayersDoNotRead_isRefused() {
    String subRip = "1\n00:00:01,000 --> 00:00:02,000\nx\n";
    for (String text : List.of(subRip, "hello")) {
      assertThatExceptionOfType(UnsupportedMediaException.class)
          .isThrownBy(() -> clip().sidecarText(source("a.srt", text), it -> it).plan())
          .withMessageStartingWith("a.srt: ");
    }
  }

  @Test
  void plan_badText_isRefusedWithFileAndLine() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> clip().text(source("a.vtt", "WEBVTT\n\n1 --> 2\nx")).plan())
        .withMessageStartingWith("a.vtt: line 3: ");
  }

  @Test
  void plan_textOfAFileWithout_isRefused() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> clip().text(TestClips.source(TestClips.MOOV_FIRST)).plan());
  }

  @Test
  void packageTo_twice_givesTheSameBytes() throws FragmillException {
    Output.Memory[] outputs = {Output.memory(), Output.memory()};
    for (Output.Memory output : outputs) {
      clip().text(source("a.vtt", LONG_CUE)).packageTo(output);
    }
    assertThat(file(outputs[0], "text.mp4")).isEqualTo(file(outputs[1], "text.mp4"));
  }

  /** Describes text in one form only. */
  private record OfForm(TextForm textForm, FakeManifest manifest) implements ManifestWriter {

    @Override
    public boolean supports(Layout layout) {
      return manifest.supports(layout);
    }

    @Override
    public List<ManifestFile> write(Presentation presentation) {
      return manifest.write(presentation);
    }
  }

  private static OfForm webVtt(Layout layout) {
    return new OfForm(TextForm.WEBVTT, new FakeManifest(layout).named("webvtt.txt"));
  }

  private static Packager subtitled() {
    return clip()
        .text(source("a.vtt", "WEBVTT\n\n00:00.500 --> 00:01.500\nå\n"), it -> it.language("sv"));
  }

  @Test
  void packageTo_manifestOfWebVtt_writesFilesOfSegmentsAndNoMp4() throws Exception {
    Output.Memory output = Output.memory();
    PackagingResult result =
        subtitled().manifest(webVtt(Layout.NUMBERED_SEGMENTS)).packageTo(output);
    assertThat(result.totalBytes())
        .isEqualTo(output.files().values().stream().mapToLong(file -> file.length).sum());
    assertThat(output.files()).containsKeys("text-sv/1.vtt", "text-sv/2.vtt");
    assertThat(output.files()).doesNotContainKey("text-sv/init.mp4");
    assertThat(new String(file(output, "text-sv/2.vtt"), StandardCharsets.UTF_8))
        .contains("X-TIMESTAMP-MAP=", "00:00:00.500 --> 00:00:01.500\nå\n");
  }

  @Test
  void packageTo_manifestsOfBothForms_writesBoth() throws Exception {
    Output.Memory output = Output.memory();
    subtitled()
        .manifest(new FakeManifest(Layout.SINGLE_FILE), webVtt(Layout.SINGLE_FILE))
        .packageTo(output);
    assertThat(output.files()).containsKeys("text-sv.vtt", "text-sv.mp4");
  }

  @Test
  void plan_webVttFiles_areFoundByNameAndSavedWithThePlan() throws Exception {
    for (Layout layout : Layout.values()) {
      PackagingPlan plan = subtitled().manifest(webVtt(layout)).plan();
      PackagingPlan loaded =
          SavedPlan.parse(SavedPlan.of(plan).toBytes())
              .loader()
              .sources(saved -> saved.name().equals("a.vtt") ? source("a.vtt", "") : CLIP)
              .manifest(webVtt(layout))
              .load();
      List<PlannedFile> files =
          plan.files().stream().filter(it -> it.kind() == PlannedFile.Kind.WEBVTT).toList();
      assertThat(files).hasSize(layout == Layout.SINGLE_FILE ? 1 : 4);
      for (PlannedFile file : files) {
        byte[] bytes = written(plan.file(file.name()).orElseThrow());
        assertThat(written(loaded.file(file.name()).orElseThrow())).isEqualTo(bytes);
        assertThat(PackagingEngine.create().sizeBytes(file)).isEqualTo(bytes.length);
        assertThat(file.mimeType()).isEqualTo("text/vtt");
      }
      assertThat(files.get(0).start()).isEqualTo(Duration.ZERO);
      assertThat(plan.file("text-sv/5.vtt")).isEmpty();
      assertThat(plan.file("text-sv/01.vtt")).isEmpty();
    }
  }

  private static final Source CLIP = TestClips.source(TestClips.MOOV_LAST);

  private static byte[] written(PlannedFile file) throws FragmillException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long count = PackagingEngine.create().write(file, Channels.newChannel(bytes));
    assertThat(count).isEqualTo(bytes.size());
    return bytes.toByteArray();
  }
}
