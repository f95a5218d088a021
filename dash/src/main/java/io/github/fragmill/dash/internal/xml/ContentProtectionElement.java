package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;

/** ContentProtection (ISO/IEC 23009-1:2022, 5.8.4.1; ISO/IEC 23001-7:2023, 11.2). */
public final class ContentProtectionElement {

  @XmlAttribute final String schemeIdUri;
  @XmlAttribute public @Nullable String value;

  @XmlAttribute(name = "default_KID", namespace = Namespaces.CENC)
  public @Nullable String defaultKeyId;

  /** The whole box in base64. */
  @XmlElement(name = "pssh", namespace = Namespaces.CENC)
  public @Nullable String pssh;

  /** A PlayReady Object in base64. */
  @XmlElement(name = "pro", namespace = Namespaces.PLAYREADY)
  public @Nullable String playReadyObject;

  @XmlElement(name = "Laurl", namespace = Namespaces.DASH_IF)
  public @Nullable LicenseUrlElement licenseUrl;

  /** For JAXB, which asks for it and does not call it. */
  ContentProtectionElement() {
    this("");
  }

  public ContentProtectionElement(String schemeIdUri) {
    this.schemeIdUri = schemeIdUri;
  }
}
