package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;

/** URLType (ISO/IEC 23009-1:2022, 5.3.9.2): a part of the file that BaseURL names. */
public final class UrlElement {

  @XmlAttribute final String range;

  /** For JAXB, which asks for it and does not call it. */
  UrlElement() {
    this("");
  }

  public UrlElement(String range) {
    this.range = range;
  }
}
