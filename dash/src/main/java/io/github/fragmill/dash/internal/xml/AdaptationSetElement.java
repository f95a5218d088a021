package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** AdaptationSet (ISO/IEC 23009-1:2022, 5.3.3). */
public final class AdaptationSetElement {

  @XmlAttribute final int id;
  @XmlAttribute public @Nullable String contentType;

  @XmlAttribute(name = "lang")
  public @Nullable String language;

  @XmlAttribute public @Nullable String mimeType;

  @XmlAttribute(name = "par")
  public @Nullable String pictureAspectRatio;

  @XmlAttribute public @Nullable Integer maxWidth;
  @XmlAttribute public @Nullable Integer maxHeight;
  @XmlAttribute public @Nullable String maxFrameRate;
  @XmlAttribute public @Nullable Boolean segmentAlignment;

  @XmlAttribute(name = "startWithSAP")
  public @Nullable Integer startWithSap;

  @XmlAttribute public @Nullable Boolean subsegmentAlignment;

  @XmlAttribute(name = "subsegmentStartsWithSAP")
  public @Nullable Integer subsegmentStartsWithSap;

  @XmlAttribute public @Nullable Integer maxPlayoutRate;
  @XmlAttribute public @Nullable Boolean codingDependency;

  /** Absent for 1, which is the least. */
  @XmlAttribute public @Nullable Integer selectionPriority;

  @XmlElement(name = "ContentProtection")
  public final List<ContentProtectionElement> contentProtections = new ArrayList<>();

  /** Players that do not know one of them ignore this element. */
  @XmlElement(name = "EssentialProperty")
  public final List<DescriptorElement> essentialProperties = new ArrayList<>();

  @XmlElement(name = "SupplementalProperty")
  public final List<DescriptorElement> supplementalProperties = new ArrayList<>();

  @XmlElement(name = "Label")
  public @Nullable String label;

  @XmlElement(name = "Accessibility")
  public final List<DescriptorElement> accessibility = new ArrayList<>();

  @XmlElement(name = "Role")
  public final List<DescriptorElement> roles = new ArrayList<>();

  @XmlElement(name = "Representation")
  public final List<RepresentationElement> representations = new ArrayList<>();

  /** For JAXB, which asks for it and does not call it. */
  AdaptationSetElement() {
    this(0);
  }

  public AdaptationSetElement(int id) {
    this.id = id;
  }
}
