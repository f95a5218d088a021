package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Period (ISO/IEC 23009-1:2022, 5.3.2): the only one of its MPD. */
public final class PeriodElement {

  @XmlAttribute final String id = "0";
  @XmlAttribute final String start = "PT0S";

  @XmlElement(name = "AdaptationSet")
  public final List<AdaptationSetElement> adaptationSets = new ArrayList<>();
}
