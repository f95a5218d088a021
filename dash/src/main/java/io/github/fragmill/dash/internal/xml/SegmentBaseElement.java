package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;

/** SegmentBase (ISO/IEC 23009-1:2022, 5.3.9.2). */
public final class SegmentBaseElement {

  @XmlAttribute public long timescale;
  @XmlAttribute public @Nullable String indexRange;
  @XmlAttribute public boolean indexRangeExact;

  @XmlElement(name = "Initialization")
  public @Nullable UrlElement initialization;
}
