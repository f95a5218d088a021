package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Representation (ISO/IEC 23009-1:2022, 5.3.5). */
public final class RepresentationElement {

  @XmlAttribute final String id;
  @XmlAttribute final long bandwidth;
  @XmlAttribute public @Nullable String codecs;

  @XmlAttribute(name = "supplementalCodecs", namespace = Namespaces.SCTE_214)
  public @Nullable String supplementalCodecs;

  @XmlAttribute(name = "supplementalProfiles", namespace = Namespaces.SCTE_214)
  public @Nullable String supplementalProfiles;

  @XmlAttribute public @Nullable String mimeType;
  @XmlAttribute public @Nullable Integer width;
  @XmlAttribute public @Nullable Integer height;

  @XmlAttribute(name = "sar")
  public @Nullable String sampleAspectRatio;

  @XmlAttribute public @Nullable String frameRate;

  /** Absent for progressive video, and when it is not known. */
  @XmlAttribute public @Nullable String scanType;

  @XmlAttribute public @Nullable Integer audioSamplingRate;

  @XmlElement(name = "AudioChannelConfiguration")
  public @Nullable DescriptorElement audioChannelConfiguration;

  @XmlElement(name = "ContentProtection")
  public final List<ContentProtectionElement> contentProtections = new ArrayList<>();

  /** Players that do not know one of them ignore this element. */
  @XmlElement(name = "EssentialProperty")
  public final List<DescriptorElement> essentialProperties = new ArrayList<>();

  @XmlElement(name = "SupplementalProperty")
  public final List<DescriptorElement> supplementalProperties = new ArrayList<>();

  @XmlElement(name = "BaseURL")
  public @Nullable String baseUrl;

  @XmlElement(name = "SegmentBase")
  public @Nullable SegmentBaseElement segmentBase;

  @XmlElement(name = "SegmentTemplate")
  public @Nullable SegmentTemplateElement segmentTemplate;

  /** For JAXB, which asks for it and does not call it. */
  RepresentationElement() {
    this("", 0);
  }

  /**
   * @param bandwidth in bits per second, an unsigned 32-bit number
   */
  public RepresentationElement(String id, long bandwidth) {
    this.id = id;
    this.bandwidth = bandwidth;
  }
}
