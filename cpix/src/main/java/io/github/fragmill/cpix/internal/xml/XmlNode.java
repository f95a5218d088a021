package io.github.fragmill.cpix.internal.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element. Its text may be a key, so {@code toString} gives the name only. Immutable.
 *
 * @param namespace empty for none
 * @param attributes by their names; those of another namespace are left out
 * @param text what stands directly in it, without space around it
 */
public record XmlNode(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlNode> children,
    String text) {

  public XmlNode {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** Returns an attribute, without space around it. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute)).map(String::strip);
  }

  /** Returns the first child of a name, of whichever namespace. */
  public Optional<XmlNode> child(String childName) {
    return children(childName).findFirst();
  }

  /** Returns the children of a name, of whichever namespace. */
  public Stream<XmlNode> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName));
  }

  /** Returns the first element of a name in this one, at any depth. */
  public Optional<XmlNode> descendant(String descendantName) {
    for (XmlNode child : children) {
      Optional<XmlNode> found =
          child.name.equals(descendantName) ? Optional.of(child) : child.descendant(descendantName);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
