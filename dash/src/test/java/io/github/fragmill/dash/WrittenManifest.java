package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.Presentation;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A manifest as written, and what an XML parser finds in it. */
final class WrittenManifest {

  private final byte[] bytes;

  private WrittenManifest(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  static WrittenManifest of(DashManifest manifest, Presentation presentation) throws Exception {
    List<ManifestFile> files = manifest.write(presentation);
    assertThat(files).hasSize(1);
    byte[] bytes = new byte[files.get(0).sizeBytes()];
    files.get(0).content().get(bytes);
    return new WrittenManifest(bytes);
  }

  static WrittenManifest of(Layout layout, Presentation presentation) throws Exception {
    return of(manifest(layout), presentation);
  }

  static DashManifest manifest(Layout layout) {
    return layout == Layout.SINGLE_FILE ? DashManifest.onDemand() : DashManifest.segmentTemplate();
  }

  /** Returns the texts of what an XPath selects; prefixes are part of the names. */
  List<String> find(String path) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(index -> nodes.item(index).getTextContent())
        .toList();
  }
}
