package io.github.fragmill.core.internal.text.ttml;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.text.port.BadText;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML document with the JDK's own reader. A document type is refused, and with it entities
 * of every kind; comments and processing instructions are left out.
 */
final class TtmlReader {

  private static final int MAX_DEPTH = 64;

  /** Elements, attributes and texts, each of which takes some 100 bytes. */
  private static final int MAX_NODES = 250_000;

  /** Names are looked for among all of them, one after the other. */
  private static final int MAX_NAMESPACES = 256;

  private final XMLStreamReader xml;
  private final Deque<TtmlNode.Element> open = new ArrayDeque<>();
  private int nodes;
  private int namespaces;

  private TtmlReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Returns the root element. */
  static TtmlNode.Element read(String document) throws MalformedMediaException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(document));
      try {
        return new TtmlReader(xml).root();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw BadText.at(line(e), "expected XML, found an error: " + reason(e));
    }
  }

  private static int line(XMLStreamException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
  }

  /** Xerces puts the place before the reason, on a line of its own. */
  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    return BadText.quote(message.substring(message.lastIndexOf('\n') + 1));
  }

  private TtmlNode.Element root() throws XMLStreamException, MalformedMediaException {
    List<TtmlNode.Element> root = new ArrayList<>();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          TtmlNode.Element element = element();
          if (open.isEmpty()) {
            root.add(element);
          } else {
            open.peek().children().add(element);
          }
          open.push(element);
          if (open.size() > MAX_DEPTH) {
            throw here("expected at most " + MAX_DEPTH + " elements within each other");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          namespaces -= xml.getNamespaceCount();
          open.pop();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            count(1);
            open.peek().children().add(new TtmlNode.Text(xml.getText()));
          }
        }
        case XMLStreamConstants.DTD -> throw here("expected no document type, found one");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw here("expected no entity, found &" + xml.getLocalName() + ";");
        default -> {}
      }
    }
    return root.get(0);
  }

  private MalformedMediaException here(String reason) {
    return BadText.at(Math.max(1, xml.getLocation().getLineNumber()), reason);
  }

  private void count(int more) throws MalformedMediaException {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw here("expected at most " + MAX_NODES + " elements, attributes and texts");
    }
  }

  private TtmlNode.Element element() throws MalformedMediaException {
    count(1 + xml.getAttributeCount() + xml.getNamespaceCount());
    namespaces += xml.getNamespaceCount();
    if (namespaces > MAX_NAMESPACES) {
      throw here("expected at most " + MAX_NAMESPACES + " namespaces within each other");
    }
    List<TtmlNode.Attribute> attributes = new ArrayList<>();
    for (int index = 0; index < xml.getNamespaceCount(); index++) {
      String prefix = orEmpty(xml.getNamespacePrefix(index));
      String name = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
      attributes.add(new TtmlNode.Attribute(name, "", name, orEmpty(xml.getNamespaceURI(index))));
    }
    for (int index = 0; index < xml.getAttributeCount(); index++) {
      attributes.add(
          new TtmlNode.Attribute(
              qualified(orEmpty(xml.getAttributePrefix(index)), xml.getAttributeLocalName(index)),
              orEmpty(xml.getAttributeNamespace(index)),
              xml.getAttributeLocalName(index),
              xml.getAttributeValue(index)));
    }
    return new TtmlNode.Element(
        qualified(orEmpty(xml.getPrefix()), xml.getLocalName()),
        orEmpty(xml.getNamespaceURI()),
        xml.getLocalName(),
        attributes);
  }

  private static String qualified(String prefix, String localName) {
    return prefix.isEmpty() ? localName : prefix + ":" + localName;
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
