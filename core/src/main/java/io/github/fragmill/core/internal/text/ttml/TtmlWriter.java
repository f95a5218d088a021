package io.github.fragmill.core.internal.text.ttml;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Function;

/** Writes a document, or what is left of it, as it was read. */
final class TtmlWriter {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final Function<TtmlNode.Element, Collection<TtmlNode>> kept;
  private final StringBuilder xml = new StringBuilder(DECLARATION);

  private TtmlWriter(Function<TtmlNode.Element, Collection<TtmlNode>> kept) {
    this.kept = kept;
  }

  /**
   * Returns an element in UTF-8.
   *
   * @param kept the children of an element that are written
   */
  static byte[] write(
      TtmlNode.Element root, Function<TtmlNode.Element, Collection<TtmlNode>> kept) {
    TtmlWriter writer = new TtmlWriter(kept);
    writer.write(root);
    return writer.xml.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Depth was bounded when the document was read. */
  private void write(TtmlNode node) {
    if (node instanceof TtmlNode.Text text) {
      escape(text.characters(), /* inAttribute= */ false);
    } else if (node instanceof TtmlNode.Element element) {
      xml.append('<').append(element.qualifiedName());
      for (TtmlNode.Attribute attribute : element.attributes()) {
        xml.append(' ').append(attribute.qualifiedName()).append("=\"");
        escape(attribute.value(), /* inAttribute= */ true);
        xml.append('"');
      }
      if (element.children().isEmpty()) {
        xml.append("/>");
        return;
      }
      xml.append('>');
      kept.apply(element).forEach(this::write);
      xml.append("</").append(element.qualifiedName()).append('>');
    }
  }

  /** A reader turns line ends within attributes into spaces, and CR everywhere into LF. */
  private void escape(String text, boolean inAttribute) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      switch (character) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append(inAttribute ? "&quot;" : "\"");
        case '\r' -> xml.append("&#13;");
        case '\n' -> xml.append(inAttribute ? "&#10;" : "\n");
        case '\t' -> xml.append(inAttribute ? "&#9;" : "\t");
        default -> xml.append(character);
      }
    }
  }
}
