package io.github.fragmill.integration.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.tools.Mpd;
import io.lindstrom.mpd.data.AdaptationSet;
import io.lindstrom.mpd.data.Representation;
import io.lindstrom.mpd.data.Segment;
import io.lindstrom.mpd.data.SegmentBase;
import io.lindstrom.mpd.data.SegmentTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether the files of a presentation fit together. */
final class PresentationCheck {

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  private static final String TEXT_HEAD = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n";

  private static final Pattern CUE_TIMES =
      Pattern.compile(
          "[0-9]{2,}(:[0-9]{2}){2}[.][0-9]{3} --> [0-9]{2,}(:[0-9]{2}){2}[.][0-9]{3}( .*)?");

  private final PackagingPlan plan;
  private final Layout layout;
  private final MemoryClip clip;

  PresentationCheck(PackagingPlan plan, Layout layout, Map<String, byte[]> files) {
    this.plan = plan;
    this.layout = layout;
    this.clip = new MemoryClip(files);
  }

  PackagingPlan plan() {
    return plan;
  }

  /** Returns header and segments of a rendition in one. */
  byte[] file(RenditionPlan rendition) {
    return layout == Layout.SINGLE_FILE
        ? clip.file(rendition.id() + ".mp4")
        : clip.concatenated(rendition.id());
  }

  /** All bytes are where boxes, index and result say, and nothing is besides. */
  void assertSizes(PackagingResult result) {
    long total = clip.files().values().stream().mapToLong(file -> file.length).sum();
    assertThat(result.totalBytes()).as("all bytes").isEqualTo(total);
    for (RenditionPlan rendition : plan.renditions()) {
      Segments segments = new Segments(file(rendition));
      assertThat(segments.count()).as("segments").isEqualTo(rendition.segmentCount());
      assertThat(segments.assertRuns())
          .as("samples")
          .isEqualTo(rendition.track().samples().count());
      if (layout == Layout.SINGLE_FILE) {
        segments.assertIndex();
      }
    }
  }

  /** The manifest names every rendition, its files and ranges. */
  void assertManifest() throws IOException {
    List<String> found = new ArrayList<>();
    for (AdaptationSet set : Mpd.parse(clip.file("manifest.mpd")).sets()) {
      for (Representation representation : set.getRepresentations()) {
        RenditionPlan rendition = plan.rendition(representation.getId());
        found.add(rendition.id());
        if (layout == Layout.SINGLE_FILE) {
          assertRanges(representation);
        } else {
          SegmentTemplate own = representation.getSegmentTemplate();
          assertTimeline(own == null ? set.getSegmentTemplate() : own, rendition);
        }
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            plan.renditions().stream().map(RenditionPlan::id).toList());
  }

  /** Playlists refer to files of the presentation, and each file of text is one of whole cues. */
  void assertPlaylists() {
    clip.files()
        .forEach(
            (name, bytes) -> {
              String text = new String(bytes, StandardCharsets.UTF_8);
              if (name.endsWith(".m3u8")) {
                assertThat(clip.files().keySet())
                    .as(name)
                    .containsAll(text.lines().filter(line -> !line.startsWith("#")).toList());
              } else if (name.endsWith(".vtt")) {
                assertThat(text).as(name).startsWith(TEXT_HEAD);
                assertThat(text.lines().filter(line -> line.contains("-->")))
                    .as(name)
                    .allMatch(line -> CUE_TIMES.matcher(line).matches());
              }
            });
    for (RenditionPlan rendition : plan.renditions()) {
      byte[] playlist = clip.files().get(rendition.id() + ".m3u8");
      if (playlist != null && rendition.track().format().type() != TrackType.TEXT) {
        assertThat(new String(playlist, StandardCharsets.UTF_8).lines())
            .as(rendition.id())
            .filteredOn(line -> line.startsWith("#EXTINF:"))
            .hasSize(rendition.segmentCount());
      }
    }
  }

  private void assertRanges(Representation representation) {
    byte[] file = clip.file(representation.getBaseURLs().get(0).getValue());
    Place sidx = new Segments(file).sidx();
    SegmentBase base = representation.getSegmentBase();
    assertThat(base.getIndexRange()).isEqualTo(sidx.start() + "-" + (sidx.end() - 1));
    assertThat(base.getInitialization().getRange()).isEqualTo("0-" + (sidx.start() - 1));
  }

  /** Without a timeline, a player counts segments of one duration to the end. */
  private void assertTimeline(SegmentTemplate template, RenditionPlan rendition) {
    long count = 0;
    long ticks = 0;
    if (template.getDuration() != null) {
      ticks = rendition.boundaries().endTicks();
      long end = rendition.track().timeScale().toTicks(plan.duration());
      count = (Math.max(end, ticks) + template.getDuration() - 1) / template.getDuration();
    } else {
      for (Segment segment : template.getSegmentTimeline()) {
        long times = 1 + (segment.getR() == null ? 0 : segment.getR());
        count += times;
        ticks += times * segment.getD();
      }
    }
    assertThat(count).as("segments in the manifest").isEqualTo(rendition.segmentCount());
    long expected = rendition.boundaries().endTicks() - rendition.boundaries().startTicks(0);
    assertThat(ticks).as("duration in the manifest").isEqualTo(expected);
  }

  /** One segment of each rendition, asked for alone, is that of the file. */
  void assertSegment(long seed) throws IOException {
    for (RenditionPlan rendition : plan.renditions()) {
      int index = (int) Math.floorMod(seed / 3, (long) rendition.segmentCount());
      ByteArrayOutputStream alone = new ByteArrayOutputStream();
      ENGINE.write(plan.segment(rendition.id(), index), Channels.newChannel(alone));
      assertThat(alone.toByteArray()).as("segment %s", index).isEqualTo(inFile(rendition, index));
    }
  }

  private byte[] inFile(RenditionPlan rendition, int segment) {
    if (layout == Layout.NUMBERED_SEGMENTS) {
      return clip.file(rendition.id() + "/" + (segment + 1) + ".m4s");
    }
    return new Segments(file(rendition)).get(segment);
  }
}
