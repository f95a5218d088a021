package io.github.fragmill.core.internal.text.ttml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a document. Changed only while it is read. */
sealed interface TtmlNode {

  /** Characters between elements. */
  record Text(String characters) implements TtmlNode {}

  /** An attribute; a namespace declaration is one without a namespace. */
  record Attribute(String qualifiedName, String namespace, String localName, String value) {}

  /** An element. */
  record Element(
      String qualifiedName,
      String namespace,
      String localName,
      List<Attribute> attributes,
      List<TtmlNode> children)
      implements TtmlNode {

    Element(String qualifiedName, String namespace, String localName, List<Attribute> attributes) {
      this(qualifiedName, namespace, localName, attributes, new ArrayList<>());
    }

    /** Returns an attribute's value; those of timing have no namespace. */
    Optional<String> attribute(String namespace, String localName) {
      return attributes.stream()
          .filter(it -> it.namespace().equals(namespace) && it.localName().equals(localName))
          .map(Attribute::value)
          .findFirst();
    }

    List<Element> elements() {
      return children.stream().filter(Element.class::isInstance).map(Element.class::cast).toList();
    }
  }
}
