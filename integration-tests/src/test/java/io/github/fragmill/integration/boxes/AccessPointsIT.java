package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OpenGroupClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Mpd;
import io.github.fragmill.integration.tools.MpdSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mp4parser.IsoFile;
import org.mp4parser.boxes.iso14496.part12.SegmentIndexBox;

/**
 * What is said of the points where decoding can begin: isoparser reads it, ffmpeg decodes a segment
 * alone and finds that it is so.
 */
class AccessPointsIT {

  private static final String VIDEO = "video-180";

  private static MemoryClip packaged(Source source, Layout layout) throws Exception {
    return MemoryClip.of(Packagers.of(source, Mode.CLEAR, layout));
  }

  private static SegmentIndexBox index(MemoryClip clip) throws Exception {
    byte[] file = clip.file(VIDEO + ".mp4");
    try (IsoFile boxes = new IsoFile(Channels.newChannel(new ByteArrayInputStream(file)))) {
      return boxes.getBoxes(SegmentIndexBox.class).get(0);
    }
  }

  private static List<Integer> types(MemoryClip clip) throws Exception {
    return index(clip).getEntries().stream().map(entry -> (int) entry.getSapType()).toList();
  }

  static Stream<Arguments> clipsAndTypes() {
    return Stream.of(
        Arguments.of(OpenGroupClip.H264_OPEN, 3),
        Arguments.of(OpenGroupClip.H265_OPEN, 3),
        Arguments.of(OpenGroupClip.H265_RADL, 2));
  }

  @ParameterizedTest
  @MethodSource("clipsAndTypes")
  void packageTo_onDemand_indexAndManifestSayTheType(OpenGroupClip clip, int type)
      throws Exception {
    MemoryClip packaged = packaged(Source.file(clip.file()), Layout.SINGLE_FILE);

    assertThat(types(packaged)).containsExactly(1, type, type, type);
    assertThat(index(packaged).getEntries())
        .allMatch(entry -> entry.getStartsWithSap() == 1)
        .allMatch(entry -> (entry.getSapDeltaTime() > 0) == (entry.getSapType() == 3));
    byte[] manifest = packaged.file("manifest.mpd");
    MpdSchema.require().validate(manifest);
    assertThat(Mpd.parse(manifest).sets().get(0).getSubsegmentStartsWithSAP()).isEqualTo(type);
    assertThat(brands(packaged.file(VIDEO + ".mp4")).contains("cmfc")).isEqualTo(type < 3);
  }

  @ParameterizedTest
  @MethodSource("clipsAndTypes")
  void packageTo_live_manifestAndBrandsSayTheType(OpenGroupClip clip, int type) throws Exception {
    MemoryClip packaged = packaged(Source.file(clip.file()), Layout.NUMBERED_SEGMENTS);

    byte[] manifest = packaged.file("manifest.mpd");
    MpdSchema.require().validate(manifest);
    assertThat(Mpd.parse(manifest).sets().get(0).getStartWithSAP()).isEqualTo(type);
    assertThat(brands(packaged.file(VIDEO + "/init.mp4")).contains("cmfc")).isEqualTo(type < 3);
    assertThat(brands(packaged.file(VIDEO + "/2.m4s")).contains("cmfs")).isEqualTo(type < 3);
  }

  private static String brands(byte[] file) {
    Box first = Box.parse(file).get(0);
    return StandardCharsets.ISO_8859_1.decode(first.content().duplicate()).toString();
  }

  /** Of a segment alone, ffmpeg shows what is presented from the access point on, and no more. */
  @ParameterizedTest
  @MethodSource("clipsAndTypes")
  void packageTo_segmentAlone_isRightFromWhereTheIndexSays(
      OpenGroupClip clip, int type, @TempDir Path directory) throws Exception {
    SegmentIndexBox index = index(packaged(Source.file(clip.file()), Layout.SINGLE_FILE));
    MemoryClip live = packaged(Source.file(clip.file()), Layout.NUMBERED_SEGMENTS);
    long startTicks = index.getEarliestPresentationTime();
    for (int segment = 0; segment < index.getEntries().size(); segment++) {
      SegmentIndexBox.Entry entry = index.getEntries().get(segment);
      ByteArrayOutputStream alone = new ByteArrayOutputStream();
      alone.writeBytes(live.file(VIDEO + "/init.mp4"));
      alone.writeBytes(live.file(VIDEO + "/" + (segment + 1) + ".m4s"));
      Path file = Files.write(directory.resolve(segment + ".mp4"), alone.toByteArray());
      assertThat(Ffprobe.require().frameTicks(file).stream().sorted().findFirst())
          .as("first frame of segment %d", segment)
          .contains(startTicks + entry.getSapDeltaTime());
      startTicks += entry.getSubsegmentDuration();
    }
  }

  /** MP4Box's form of the same bitstream gives the same output, byte for byte. */
  @ParameterizedTest
  @EnumSource(names = {"H264_OPEN", "H265_OPEN"})
  void packageTo_randomAccessInSampleGroups_isSegmentedAndSignalledAlike(OpenGroupClip clip)
      throws Exception {
    for (Layout layout : Packagers.LAYOUTS) {
      MemoryClip expected = packaged(Source.file(clip.file()), layout);
      MemoryClip actual = packaged(Source.bytes("groups.mp4", clip.inSampleGroups()), layout);
      assertThat(actual.files().keySet()).isEqualTo(expected.files().keySet());
      expected
          .files()
          .forEach((name, bytes) -> assertThat(actual.file(name)).as(name).isEqualTo(bytes));
    }
  }

  @Test
  void packageTo_refreshInSampleGroups_isCutThereAsType4() throws Exception {
    Source source = Source.bytes("refresh.mp4", OpenGroupClip.H264_REFRESH.inSampleGroups());
    MemoryClip packaged = packaged(source, Layout.SINGLE_FILE);

    assertThat(types(packaged)).containsExactly(1, 4, 4, 4);
    // The 24th frame after the first is right, 512 ticks each.
    assertThat(index(packaged).getEntries())
        .extracting(SegmentIndexBox.Entry::getSapDeltaTime)
        .containsExactly(0, 24 * 512, 24 * 512, 24 * 512);
    byte[] manifest = packaged.file("manifest.mpd");
    MpdSchema.require().validate(manifest);
    assertThat(Mpd.parse(manifest).sets().get(0).getSubsegmentStartsWithSAP()).isEqualTo(4L);
    assertThat(brands(packaged.file(VIDEO + ".mp4"))).doesNotContain("cmfc");
  }

  @Test
  void plan_openGroups_areNoted() throws Exception {
    PackagingPlan plan =
        Packagers.of(Source.file(OpenGroupClip.H264_OPEN.file()), Mode.CLEAR, Layout.SINGLE_FILE)
            .plan();
    assertThat(plan.notes())
        .singleElement()
        .asString()
        .contains("of 4 segments, 3 begin with an open group of pictures (SAP type 3)");
  }
}
