package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;

/** SegmentTemplate (ISO/IEC 23009-1:2022, 5.3.9.4). */
public final class SegmentTemplateElement {

  @XmlAttribute public long timescale;
  @XmlAttribute public @Nullable String initialization;
  @XmlAttribute public @Nullable String media;

  /** The duration of all segments but the last, which may be shorter; absent with a timeline. */
  @XmlAttribute public @Nullable Long duration;

  /** Absent when segments are called by their times. */
  @XmlAttribute public @Nullable Integer startNumber;

  @XmlElement(name = "SegmentTimeline")
  public @Nullable SegmentTimelineElement timeline;
}
