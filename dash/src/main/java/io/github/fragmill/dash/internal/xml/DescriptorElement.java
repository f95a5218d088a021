package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;

/** A descriptor (ISO/IEC 23009-1:2022, 5.8.2): a scheme and a value in it. */
public final class DescriptorElement {

  @XmlAttribute final String schemeIdUri;
  @XmlAttribute final String value;

  /** For JAXB, which asks for it and does not call it. */
  DescriptorElement() {
    this("", "");
  }

  public DescriptorElement(String schemeIdUri, String value) {
    this.schemeIdUri = schemeIdUri;
    this.value = value;
  }
}
