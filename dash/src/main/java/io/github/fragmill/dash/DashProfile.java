package io.github.fragmill.dash;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Addressing.SegmentFiles;
import io.github.fragmill.core.presentation.Addressing.SingleFile;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.dash.internal.xml.AdaptationSetElement;
import io.github.fragmill.dash.internal.xml.RepresentationElement;
import io.github.fragmill.dash.internal.xml.SegmentBaseElement;
import io.github.fragmill.dash.internal.xml.UrlElement;
import java.time.Duration;

/** What differs between the profiles: how segments are found, and what they are called. */
enum DashProfile {

  /** ISO/IEC 23009-1:2022, 8.3: self-initializing files with an index; segments are subsegments. */
  ON_DEMAND("urn:mpeg:dash:profile:isoff-on-demand:2011", Layout.SINGLE_FILE) {

    @Override
    void announceSegments(AdaptationSetElement set, boolean aligned, int sapType) {
      set.subsegmentAlignment = aligned ? Boolean.TRUE : null;
      set.subsegmentStartsWithSap = sapType == 0 ? null : sapType;
    }

    @Override
    void address(Rendition rendition, Duration presentation, RepresentationElement representation) {
      if (!(rendition.addressing() instanceof SingleFile file)) {
        throw wrongLayout(rendition);
      }
      representation.baseUrl = RelativeUri.ofPath(file.fileName());
      representation.segmentBase = segmentBase(file, rendition.timeScale());
    }
  },

  /** ISO/IEC 23009-1:2022, 8.4: a file for each segment. */
  LIVE("urn:mpeg:dash:profile:isoff-live:2011", Layout.SEGMENT_FILES) {

    @Override
    void announceSegments(AdaptationSetElement set, boolean aligned, int sapType) {
      set.segmentAlignment = aligned ? Boolean.TRUE : null;
      set.startWithSap = sapType == 0 ? null : sapType;
    }

    @Override
    void address(Rendition rendition, Duration presentation, RepresentationElement representation) {
      if (!(rendition.addressing() instanceof SegmentFiles files)) {
        throw wrongLayout(rendition);
      }
      representation.segmentTemplate = TemplateMapper.map(files, rendition, presentation);
    }
  };

  private final String urn;
  private final Layout layout;

  DashProfile(String urn, Layout layout) {
    this.urn = urn;
    this.layout = layout;
  }

  String urn() {
    return urn;
  }

  Layout layout() {
    return layout;
  }

  /**
   * Says how the segments of a set lie together and begin.
   *
   * @param aligned whether segments of the same index cover the same time in every rendition
   * @param sapType every segment starts with a stream access point of at most this type; 0 when
   *     that cannot be said
   */
  abstract void announceSegments(AdaptationSetElement set, boolean aligned, int sapType);

  /**
   * Says where the segments of a rendition are.
   *
   * @param presentation how long the whole title is
   */
  abstract void address(
      Rendition rendition, Duration presentation, RepresentationElement representation);

  private static SegmentBaseElement segmentBase(SingleFile file, TimeScale timeScale) {
    SegmentBaseElement segmentBase = new SegmentBaseElement();
    segmentBase.timescale = timeScale.ticksPerSecond();
    segmentBase.indexRange = byteRange(file.headerBytes(), file.indexBytes());
    segmentBase.indexRangeExact = true;
    segmentBase.initialization =
        new UrlElement(byteRange(/* offsetBytes= */ 0, file.headerBytes()));
    return segmentBase;
  }

  /** Both ends of a range are part of it (RFC 7233, 2.1). */
  private static String byteRange(long offsetBytes, long lengthBytes) {
    return offsetBytes + "-" + (Math.addExact(offsetBytes, lengthBytes) - 1);
  }

  final IllegalArgumentException wrongLayout(Rendition rendition) {
    Addressing found = rendition.addressing();
    return new IllegalArgumentException(
        "rendition " + rendition.id() + ": expected " + layout + ", found " + found);
  }
}
