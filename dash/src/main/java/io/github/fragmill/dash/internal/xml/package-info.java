/**
 * The elements of an MPD that this library writes, bound to XML, and their conversion to bytes.
 * Nothing else in the library uses JAXB. Fields are in the schema's order.
 */
@XmlSchema(
    namespace = Namespaces.MPD,
    elementFormDefault = XmlNsForm.QUALIFIED,
    xmlns = {
      @XmlNs(prefix = "", namespaceURI = Namespaces.MPD),
      @XmlNs(prefix = "cenc", namespaceURI = Namespaces.CENC),
      @XmlNs(prefix = "scte214", namespaceURI = Namespaces.SCTE_214),
      @XmlNs(prefix = "dashif", namespaceURI = Namespaces.DASH_IF),
      @XmlNs(prefix = "mspr", namespaceURI = Namespaces.PLAYREADY)
    })
@XmlAccessorType(XmlAccessType.FIELD)
package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
