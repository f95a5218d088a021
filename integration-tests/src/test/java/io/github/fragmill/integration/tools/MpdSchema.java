package io.github.fragmill.integration.tools;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * The official schema of the MPD, {@code schemas/DASH-MPD.xsd} in the directory that the system
 * property {@code fragmill.shared} or the environment variable {@code FRAGMILL_SHARED} names.
 */
public final class MpdSchema {

  private final Schema schema;

  private MpdSchema(Schema schema) {
    this.schema = schema;
  }

  /** Finds the schema, or skips the test. */
  public static MpdSchema require() throws Exception {
    Optional<Path> found =
        Requirement.setting("fragmill.shared", "FRAGMILL_SHARED")
            .map(path -> Path.of(path, "schemas", "DASH-MPD.xsd"))
            .filter(Files::isRegularFile);
    return read(
        Requirement.require(
            found, "no schemas/DASH-MPD.xsd in -Dfragmill.shared or FRAGMILL_SHARED"));
  }

  private static MpdSchema read(Path file) throws Exception {
    DOMImplementationLS dom =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    // Everything that the schema imports lies beside it; nothing is fetched from a network.
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, baseUri) -> {
          LSInput input = dom.createLSInput();
          input.setSystemId(
              file.resolveSibling(systemId.substring(systemId.lastIndexOf('/') + 1))
                  .toUri()
                  .toString());
          return input;
        });
    return new MpdSchema(factory.newSchema(new StreamSource(file.toFile())));
  }

  /** Fails when a manifest does not follow the schema. */
  public void validate(byte[] manifest) throws SAXException, IOException {
    Validator validator = schema.newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    validator.validate(new StreamSource(new ByteArrayInputStream(manifest)));
  }
}
