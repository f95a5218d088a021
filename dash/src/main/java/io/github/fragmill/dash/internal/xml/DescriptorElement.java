package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;

/** A descriptor (ISO/IEC 23009-1:2022, 5.8.2): a scheme and a value in it, if it has values. */
public final class DescriptorElement {

  @XmlAttribute public final String schemeIdUri;
  @XmlAttribute final @Nullable String value;

  /** For JAXB, which asks for it and does not call it. */
  DescriptorElement() {
    this("", "");
  }

  public DescriptorElement(String schemeIdUri, @Nullable String value) {
    this.schemeIdUri = schemeIdUri;
    this.value = value;
  }
}
