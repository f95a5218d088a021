package io.github.fragmill.cpix.internal.xml;

import io.github.fragmill.core.error.KeySourceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document, read item by item, so that no tree of all of it is ever in memory. A document type is
 * refused, and with it every entity; nothing outside of the document is read. Depth and size of an
 * item are bounded. No message repeats any of the text, because it may be a key. Not thread-safe.
 */
public final class XmlInput implements AutoCloseable {

  private static final int MAX_DEPTH = 40;
  private static final int MAX_NODES_OF_ITEM = 2_000;

  /** More than the parser has room for at once. */
  private static final byte[] BLANK =
      ("<a b='" + " ".repeat(1 << 14) + "'>" + " ".repeat(1 << 15) + "</a>")
          .getBytes(StandardCharsets.ISO_8859_1);

  private final String what;
  private final XMLStreamReader reader;
  private int depth;
  private int nodes;

  private XmlInput(String what, XMLStreamReader reader) {
    this.what = what;
    this.reader = reader;
  }

  /**
   * Begins to read a document, at its root.
   *
   * @param what how messages name the document
   * @throws KeySourceException when it has no root
   */
  public static XmlInput open(String what, byte[] document) throws KeySourceException {
    try {
      XmlInput input = new XmlInput(what, reader(document));
      while (input.next() != XMLStreamConstants.START_ELEMENT) {
        // What stands before the root.
      }
      return input;
    } catch (XMLStreamException e) {
      throw malformed(what, e.getLocation());
    }
  }

  private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
    // The JDK's own, whatever is on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the document is read");
        });
    return factory.createXMLStreamReader(Utf8.reader(document));
  }

  /**
   * Ends reading. The parser keeps its buffers for the next document of the thread; what they hold
   * is overwritten.
   */
  @Override
  public void close() {
    try {
      reader.close();
      XMLStreamReader blank = reader(BLANK);
      while (blank.hasNext()) {
        blank.next();
      }
      blank.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK's XML parser fails at spaces", e);
    }
  }

  private static KeySourceException malformed(String what, Location location) {
    return new KeySourceException(
        what
            + ": expected well-formed XML, found something else"
            + (location == null
                ? ""
                : " at line "
                    + location.getLineNumber()
                    + ", column "
                    + location.getColumnNumber()));
  }

  /** Returns a failure at the place that was read last. */
  public KeySourceException refusal(String reason) {
    return new KeySourceException(
        what + ": " + reason + ", before line " + (reader.getLocation().getLineNumber() + 1));
  }

  /** Returns the element that was begun last, without what is in it. */
  public XmlNode shallow() {
    Map<String, String> attributes = new HashMap<>();
    for (int index = 0; index < reader.getAttributeCount(); index++) {
      String namespace = reader.getAttributeNamespace(index);
      if (namespace == null || namespace.isEmpty()) {
        attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
      }
    }
    String namespace = reader.getNamespaceURI();
    return new XmlNode(
        namespace == null ? "" : namespace, reader.getLocalName(), attributes, List.of(), "");
  }

  /**
   * Goes to the next child of the element that the reader is in.
   *
   * @return false when there is none anymore, and the reader is at the element's end
   */
  public boolean nextChild() throws KeySourceException {
    while (true) {
      int event = advance();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
    }
  }

  /** Goes to the end of the element that was begun last. */
  public void skip() throws KeySourceException {
    int end = depth - 1;
    while (depth > end) {
      advance();
    }
  }

  /** Reads what stands after the root, which is nothing but comments. */
  public void requireEnd() throws KeySourceException {
    if (nextChild()) {
      throw refusal("expected one root, found another element after it");
    }
  }

  /** Reads the element that was begun last, with all that is in it. */
  public XmlNode tree() throws KeySourceException {
    nodes = 0;
    return subtree();
  }

  private XmlNode subtree() throws KeySourceException {
    if (++nodes > MAX_NODES_OF_ITEM) {
      throw refusal("expected at most " + MAX_NODES_OF_ITEM + " elements in an item, found more");
    }
    XmlNode begun = shallow();
    List<XmlNode> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = advance();
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(subtree());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        return new XmlNode(
            begun.namespace(), begun.name(), begun.attributes(), children, text.toString().strip());
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }
  }

  private int advance() throws KeySourceException {
    try {
      return next();
    } catch (XMLStreamException e) {
      throw malformed(what, e.getLocation());
    }
  }

  private int next() throws XMLStreamException, KeySourceException {
    if (!reader.hasNext()) {
      throw malformed(what, reader.getLocation());
    }
    int event;
    try {
      event = reader.next();
    } catch (RuntimeException e) {
      // The JDK's parser has its own mistakes; the text of such a failure is not ours to repeat.
      throw malformed(what, reader.getLocation());
    }
    switch (event) {
      case XMLStreamConstants.DTD ->
          throw refusal("expected no document type, found one; it could define entities");
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw refusal("expected no entity, found a reference to one");
      case XMLStreamConstants.START_ELEMENT -> depth++;
      case XMLStreamConstants.END_ELEMENT -> depth--;
      default -> {
        // Text, comments and the like.
      }
    }
    if (depth > MAX_DEPTH) {
      throw refusal("expected elements at most " + MAX_DEPTH + " deep, found deeper ones");
    }
    return event;
  }
}
