package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.SegmentNaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashManifestTest {

  @Test
  void layout_ofEachProfile_isWhatItAddresses() {
    assertThat(DashManifest.onDemand().layout()).isEqualTo(Layout.SINGLE_FILE);
    assertThat(DashManifest.live().layout()).isEqualTo(Layout.SEGMENT_FILES);
  }

  @Test
  void fileName_notSet_isManifestMpd() {
    assertThat(DashManifest.live().fileName()).isEqualTo("manifest.mpd");
  }

  @Test
  void fileName_set_returnsCopyWithOtherOptionsKept() throws Exception {
    DashManifest original = DashManifest.live().minBufferTime(Duration.ofSeconds(7));
    DashManifest copy = original.fileName("stream.mpd");

    assertThat(copy.fileName()).isEqualTo("stream.mpd");
    assertThat(original.fileName()).isEqualTo("manifest.mpd");
    assertThat(copy.layout()).isEqualTo(Layout.SEGMENT_FILES);
    assertThat(
            WrittenManifest.of(copy, Presentations.ladder(Layout.SEGMENT_FILES))
                .find("/MPD/@minBufferTime"))
        .containsExactly("PT7S");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a/b.mpd",
        "/a.mpd",
        "a\\b.mpd",
        "C:a.mpd",
        "a\n.mpd",
        "a\0.mpd",
        "a.mpd.",
        "a.mpd ",
        "nul.mpd",
        "a\u2028.mpd"
      })
  void fileName_notPlain_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DashManifest.onDemand().fileName(name))
        .withMessageStartingWith("fileName: expected a plain file name");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void minBufferTime_notPositive_isRefused(long nanos) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DashManifest.onDemand().minBufferTime(Duration.ofNanos(nanos)))
        .withMessageStartingWith("minBufferTime: expected more than 0");
  }

  @Test
  void timeNames_live_keepsOtherOptions() throws Exception {
    DashManifest manifest =
        DashManifest.live().fileName("a.mpd").minBufferTime(Duration.ofSeconds(7)).timeNames();

    assertThat(manifest.segmentNaming()).isEqualTo(SegmentNaming.TIME);
    assertThat(DashManifest.live().segmentNaming()).isEqualTo(SegmentNaming.NUMBER);
    assertThat(manifest.fileName("b.mpd").segmentNaming()).isEqualTo(SegmentNaming.TIME);
    assertThat(manifest.fileName()).isEqualTo("a.mpd");
  }

  @Test
  void timeNames_onDemand_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DashManifest.onDemand().timeNames())
        .withMessageStartingWith("timeNames: ");
  }

  @Test
  void baseUrls_several_areInTheManifest() throws Exception {
    DashManifest manifest =
        DashManifest.live().baseUrls("https://a.example/x/", "../media/").fileName("a.mpd");

    assertThat(
            WrittenManifest.of(manifest, Presentations.ladder(Layout.SEGMENT_FILES))
                .find("/MPD/BaseURL"))
        .containsExactly("https://a.example/x/", "../media/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "media", "https://a.example", "https://a.example/x/?y=/", "a/#b/", "a b/"})
  void baseUrls_noFolder_isRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DashManifest.live().baseUrls("ok/", url))
        .withMessageStartingWith("baseUrls: ");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_manyThreads_givesEqualBytes(Layout layout) throws Exception {
    DashManifest manifest = WrittenManifest.manifest(layout);
    byte[] expected = write(manifest, Presentations.ladder(layout));

    List<byte[]> documents =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(run -> writeUnchecked(manifest, Presentations.ladder(layout)))
            .toList();

    assertThat(documents).allSatisfy(document -> assertThat(document).isEqualTo(expected));
  }

  @Test
  void write_anyPresentation_hasDeclarationAndLineFeedsOnly() throws Exception {
    String text =
        new String(
            write(DashManifest.live(), Presentations.ladder(Layout.SEGMENT_FILES)),
            StandardCharsets.UTF_8);

    assertThat(text)
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MPD ")
        .endsWith("\n</MPD>\n")
        .doesNotContain("\r")
        .contains("\n    <Period");
  }

  @Test
  void write_presentation_leavesStreamOpen() throws Exception {
    boolean[] closed = {false};
    OutputStream stream =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    DashManifest.live().write(Presentations.ladder(Layout.SEGMENT_FILES), stream);

    assertThat(closed[0]).isFalse();
  }

  @Test
  void write_failingStream_passesItsExceptionOn() {
    IOException diskFull = new IOException("disk full");
    OutputStream stream =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw diskFull;
          }
        };

    assertThatThrownBy(
            () -> DashManifest.live().write(Presentations.ladder(Layout.SEGMENT_FILES), stream))
        .isSameAs(diskFull);
  }

  @Test
  void write_refusedPresentation_writesNothing() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Presentation empty = new Presentation(Duration.ofSeconds(1), List.of());

    assertThatIllegalArgumentException().isThrownBy(() -> DashManifest.live().write(empty, stream));
    assertThat(stream.size()).isZero();
  }

  @Test
  void toString_anyManifest_namesProfileAndFile() {
    assertThat(DashManifest.onDemand())
        .hasToString("urn:mpeg:dash:profile:isoff-on-demand:2011 as manifest.mpd");
  }

  private static byte[] write(DashManifest manifest, Presentation presentation) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    manifest.write(presentation, stream);
    return stream.toByteArray();
  }

  private static byte[] writeUnchecked(DashManifest manifest, Presentation presentation) {
    try {
      return write(manifest, presentation);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
