package io.github.fragmill.dash;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Addressing.SegmentFiles;
import io.github.fragmill.core.presentation.Addressing.SingleFile;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.RelativeUri;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.dash.internal.xml.AdaptationSetElement;
import io.github.fragmill.dash.internal.xml.RepresentationElement;
import io.github.fragmill.dash.internal.xml.SegmentBaseElement;
import io.github.fragmill.dash.internal.xml.UrlElement;
import java.time.Duration;
import java.util.Arrays;

/** What differs between the profiles: how players find segments. */
enum DashProfile {

  /** ISO/IEC 23009-1:2022, 8.3: self-initializing files with an index; segments are subsegments. */
  ON_DEMAND("urn:mpeg:dash:profile:isoff-on-demand:2011") {

    @Override
    boolean supports(Layout layout) {
      return layout == Layout.SINGLE_FILE;
    }

    @Override
    void announceSegments(AdaptationSetElement set, boolean aligned, int sapType) {
      set.subsegmentAlignment = aligned ? Boolean.TRUE : null;
      set.subsegmentStartsWithSap = sapType == 0 ? null : sapType;
    }

    @Override
    void address(Rendition rendition, Duration presentation, RepresentationElement representation) {
      SingleFile file = (SingleFile) rendition.addressing();
      representation.baseUrl = RelativeUri.ofPath(file.fileName());
      representation.segmentBase = segmentBase(file, rendition.timeScale());
    }
  },

  /** ISO/IEC 23009-1:2022, 8.4, the live profile: a file for each segment. */
  SEGMENT_TEMPLATE("urn:mpeg:dash:profile:isoff-live:2011") {

    @Override
    boolean supports(Layout layout) {
      return layout != Layout.SINGLE_FILE;
    }

    @Override
    void announceSegments(AdaptationSetElement set, boolean aligned, int sapType) {
      set.segmentAlignment = aligned ? Boolean.TRUE : null;
      set.startWithSap = sapType == 0 ? null : sapType;
    }

    @Override
    void address(Rendition rendition, Duration presentation, RepresentationElement representation) {
      SegmentFiles files = (SegmentFiles) rendition.addressing();
      representation.segmentTemplate = TemplateMapper.map(files, rendition, presentation);
    }
  };

  private final String urn;

  DashProfile(String urn) {
    this.urn = urn;
  }

  String urn() {
    return urn;
  }

  abstract boolean supports(Layout layout);

  /**
   * @throws IllegalArgumentException when the layout is not supported
   */
  final void requireSupport(Layout layout) {
    if (!supports(layout)) {
      throw new IllegalArgumentException(
          "layout: expected one of "
              + Arrays.stream(Layout.values()).filter(this::supports).toList()
              + ", found "
              + layout);
    }
  }

  /**
   * Writes how the segments of a set are aligned and begin.
   *
   * @param aligned whether segments of the same index cover the same time in every rendition
   * @param sapType every segment starts with a stream access point of at most this type; 0 when
   *     some segment does not
   */
  abstract void announceSegments(AdaptationSetElement set, boolean aligned, int sapType);

  /**
   * Writes where the segments of a rendition are.
   *
   * @param rendition stored in a supported layout
   * @param presentation the duration of the whole presentation
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
}
