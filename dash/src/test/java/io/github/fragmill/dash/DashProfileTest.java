package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DashProfileTest {

  @Test
  void address_singleFile_hasRangesWithBothEnds() throws Exception {
    WrittenManifest manifest =
        manifestOf(Layout.SINGLE_FILE, new Addressing.SingleFile("movie.mp4", 1000, 68));

    assertThat(manifest.find("/MPD/@profiles"))
        .containsExactly("urn:mpeg:dash:profile:isoff-on-demand:2011");
    assertThat(manifest.find("//Representation/BaseURL")).containsExactly("movie.mp4");
    assertThat(manifest.find("//SegmentBase/@timescale")).containsExactly("90000");
    assertThat(manifest.find("//SegmentBase/@indexRange")).containsExactly("1000-1067");
    assertThat(manifest.find("//SegmentBase/Initialization/@range")).containsExactly("0-999");
  }

  @Test
  void address_singleFileWithHugeHeader_isNotTruncatedTo32Bits() throws Exception {
    WrittenManifest manifest =
        manifestOf(Layout.SINGLE_FILE, new Addressing.SingleFile("a.mp4", 1L << 33, 1));

    assertThat(manifest.find("//SegmentBase/@indexRange")).containsExactly("8589934592-8589934592");
  }

  @Test
  void address_singleFileBeyond63Bits_isRefused() {
    assertThatThrownBy(
            () ->
                manifestOf(
                    Layout.SINGLE_FILE, new Addressing.SingleFile("a.mp4", Long.MAX_VALUE, 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void address_numberedSegments_hasTemplate() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            Layout.NUMBERED_SEGMENTS,
            new Addressing.NumberedSegments("v/init.mp4", "v/hd", ".m4s", /* firstNumber= */ 0));

    assertThat(manifest.find("/MPD/@profiles"))
        .containsExactly("urn:mpeg:dash:profile:isoff-live:2011");
    assertThat(manifest.find("//Representation/SegmentTemplate/@initialization"))
        .containsExactly("v/init.mp4");
    assertThat(manifest.find("//SegmentTemplate/@media")).containsExactly("v/hd/$Number$.m4s");
    assertThat(manifest.find("//SegmentTemplate/@startNumber")).containsExactly("0");
    assertThat(manifest.find("//SegmentTemplate/@timescale")).containsExactly("90000");
    assertThat(manifest.find("//SegmentTemplate/@duration")).containsExactly("360360");
  }

  @Test
  void address_hostileNames_leaveOnlyOurVariableInTheTemplate() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            Layout.NUMBERED_SEGMENTS,
            new Addressing.NumberedSegments("$Time$/i&j.mp4", "a:b $Number$", "#x?.m4s", 1));

    assertThat(manifest.find("//SegmentTemplate/@initialization"))
        .containsExactly("%24Time%24/i%26j.mp4");
    assertThat(manifest.find("//SegmentTemplate/@media"))
        .containsExactly("a%3Ab%20%24Number%24/$Number$%23x%3F.m4s");
  }

  @Test
  void announceSegments_onDemand_hasAttributesOfSubsegments() throws Exception {
    WrittenManifest manifest =
        WrittenManifest.of(Layout.SINGLE_FILE, Presentations.ladder(Layout.SINGLE_FILE));

    assertThat(manifest.find("//AdaptationSet/@subsegmentAlignment"))
        .containsExactly("true", "true", "true");
    assertThat(manifest.find("//AdaptationSet/@subsegmentStartsWithSAP"))
        .containsExactly("2", "1", "1");
    assertThat(manifest.find("//@segmentAlignment | //@startWithSAP")).isEmpty();
  }

  @Test
  void announceSegments_segmentTemplate_hasAttributesOfSegments() throws Exception {
    WrittenManifest manifest =
        WrittenManifest.of(
            Layout.NUMBERED_SEGMENTS, Presentations.ladder(Layout.NUMBERED_SEGMENTS));

    assertThat(manifest.find("//AdaptationSet/@segmentAlignment"))
        .containsExactly("true", "true", "true");
    assertThat(manifest.find("//AdaptationSet/@startWithSAP")).containsExactly("2", "1", "1");
    assertThat(manifest.find("//@subsegmentAlignment | //@subsegmentStartsWithSAP")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void announceSegments_notAligned_claimsNothing(Layout layout) throws Exception {
    Rendition shifted =
        Presentations.with(
            Presentations.video(layout, "b"),
            Presentations.VIDEO_SCALE,
            new SegmentTimes(new long[] {0, 360_361}, 900_900, new long[] {1, 1}));

    WrittenManifest manifest =
        WrittenManifest.of(layout, Presentations.of(Presentations.video(layout, "a"), shifted));

    assertThat(manifest.find("//@segmentAlignment | //@subsegmentAlignment")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void announceSegments_oneBeginsWithoutAccessPoint_claimsNothing(Layout layout) throws Exception {
    Rendition good = Presentations.video(layout, "a");
    Rendition bad = Presentations.video(layout, "b");
    Rendition without = bad.toBuilder().sapType(0).build();

    WrittenManifest manifest = WrittenManifest.of(layout, Presentations.of(good, without));

    assertThat(manifest.find("//@startWithSAP | //@subsegmentStartsWithSAP")).isEmpty();
  }

  private static WrittenManifest manifestOf(Layout layout, Addressing addressing) throws Exception {
    return WrittenManifest.of(
        layout, Presentations.of(Presentations.with(Presentations.video(layout, "v"), addressing)));
  }
}
