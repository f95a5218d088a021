package io.github.fragmill.cpix.internal.signature;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.internal.xml.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Trees of whole documents, which signatures need. A document type is refused. */
final class SafeDom {

  private static final String ID = "id";

  private SafeDom() {}

  /**
   * Reads a document.
   *
   * @throws KeySourceException when it is not well-formed, or two elements have one id
   */
  static Document parse(byte[] bytes) throws KeySourceException {
    Document document = document(bytes);
    markIds(document.getDocumentElement(), new HashSet<>());
    return document;
  }

  private static Document document(byte[] bytes) throws KeySourceException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
      builder.setErrorHandler(new DefaultHandler()); // the default one writes to the console
      return builder.parse(new InputSource(Utf8.reader(bytes)));
    } catch (SAXException | IOException e) {
      throw new KeySourceException("CPIX document: expected well-formed XML without document type");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser has no safe mode", e);
    }
  }

  /** Of two elements with one id, a signature could be of one, and the reader take the other. */
  private static void markIds(Element element, Set<String> ids) throws KeySourceException {
    if (element.hasAttribute(ID)) {
      if (!ids.add(element.getAttribute(ID))) {
        throw new KeySourceException("CPIX document: expected each id once, found one twice");
      }
      element.setIdAttribute(ID, true);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element it) {
        markIds(it, ids);
      }
    }
  }

  /** Writes a document as it is. */
  static byte[] write(Document document) {
    try {
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException("the JDK cannot write XML", e);
    }
  }
}
