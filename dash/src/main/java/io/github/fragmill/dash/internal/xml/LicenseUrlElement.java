package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** Laurl (DASH-IF Content Protection and Security): where licences are available. */
public final class LicenseUrlElement {

  @XmlAttribute public @Nullable String licenseType;

  @XmlValue final String url;

  /** For JAXB, which asks for it and does not call it. */
  LicenseUrlElement() {
    this("");
  }

  public LicenseUrlElement(String url) {
    this.url = url;
  }
}
