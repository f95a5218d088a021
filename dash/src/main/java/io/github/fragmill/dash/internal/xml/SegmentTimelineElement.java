package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** SegmentTimeline (ISO/IEC 23009-1:2022, 5.3.9.6). */
public final class SegmentTimelineElement {

  @XmlElement(name = "S")
  public final List<S> runs = new ArrayList<>();

  /** Segments of equal duration. */
  public static final class S {

    /** When the first one begins; absent when it follows the run before. */
    @XmlAttribute(name = "t")
    public @Nullable Long time;

    @XmlAttribute(name = "d")
    final long duration;

    /** How many more there are; absent for none. */
    @XmlAttribute(name = "r")
    public @Nullable Integer repeatCount;

    /** For JAXB, which asks for it and does not call it. */
    S() {
      this(0);
    }

    public S(long duration) {
      this.duration = duration;
    }
  }
}
