package io.github.fragmill.dash;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * The official schema of the MPD. It is not part of this project: the system property {@code
 * fragmill.shared}, or the environment variable {@code FRAGMILL_SHARED}, names a directory with
 * {@code schemas/DASH-MPD.xsd} and {@code schemas/xlink.xsd}.
 */
final class DashSchema {

  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private static final String XLINK_NAMESPACE = "http://www.w3.org/1999/xlink";

  private final Schema schema;

  private DashSchema(Schema schema) {
    this.schema = schema;
  }

  /** Reads the schema; skips the test where there is none, or fails it where nothing may skip. */
  static DashSchema require() throws Exception {
    Optional<Path> directory =
        Stream.of(
                Optional.ofNullable(System.getProperty("fragmill.shared")),
                Optional.ofNullable(System.getenv("FRAGMILL_SHARED")))
            .flatMap(Optional::stream)
            .filter(path -> !path.isBlank())
            .map(path -> Path.of(path, "schemas"))
            .findFirst();
    boolean found = directory.map(path -> Files.exists(path.resolve("DASH-MPD.xsd"))).orElse(false);
    String reason = "no schemas/DASH-MPD.xsd in -Dfragmill.shared or FRAGMILL_SHARED";
    if (Boolean.parseBoolean(System.getenv("FRAGMILL_REQUIRE_ALL"))) {
      assertTrue(found, reason);
    }
    if (!found && TOLD.compareAndSet(false, true)) {
      // The console counts skipped tests; this says why.
      System.out.println("Skipping tests: " + reason);
    }
    assumeTrue(found, reason);
    return read(directory.orElseThrow());
  }

  private static DashSchema read(Path directory) throws Exception {
    LSInput xlink = newInput();
    xlink.setByteStream(Files.newInputStream(directory.resolve("xlink.xsd")));
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, baseUri) -> {
          if (!XLINK_NAMESPACE.equals(namespace)) {
            throw new IllegalStateException("the schema imports " + namespace + " too");
          }
          return xlink;
        });
    return new DashSchema(
        factory.newSchema(new StreamSource(directory.resolve("DASH-MPD.xsd").toFile())));
  }

  private static LSInput newInput() throws ParserConfigurationException {
    return ((DOMImplementationLS)
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .getFeature("LS", "3.0"))
        .createLSInput();
  }

  void validate(byte[] document) throws SAXException, IOException {
    Validator validator = schema.newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    validator.validate(new StreamSource(new ByteArrayInputStream(document)));
  }
}
