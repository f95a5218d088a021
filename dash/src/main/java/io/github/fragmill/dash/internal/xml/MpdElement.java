package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/** MPD (ISO/IEC 23009-1:2022, 5.3.1). */
@XmlRootElement(name = "MPD")
public final class MpdElement {

  @XmlAttribute final String profiles;
  @XmlAttribute final String type = "static";
  @XmlAttribute final String mediaPresentationDuration;
  @XmlAttribute final String minBufferTime;

  @XmlElement(name = "BaseURL")
  public final List<String> baseUrls = new ArrayList<>();

  @XmlElement(name = "Period")
  final PeriodElement period;

  /** For JAXB, which asks for it and does not call it. */
  MpdElement() {
    this("", "", "", new PeriodElement());
  }

  /** Durations are in the form of xs:duration. */
  public MpdElement(
      String profiles,
      String mediaPresentationDuration,
      String minBufferTime,
      PeriodElement period) {
    this.profiles = profiles;
    this.mediaPresentationDuration = mediaPresentationDuration;
    this.minBufferTime = minBufferTime;
    this.period = period;
  }
}
