package io.github.fragmill.cpix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.cpix.speke.EncryptionPreset;
import io.github.fragmill.cpix.speke.Speke;
import io.github.fragmill.cpix.testing.Documents;
import io.github.fragmill.cpix.testing.TestRecipient;
import io.github.fragmill.cpix.testing.TestTracks;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeyRequest;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/**
 * The schema, which has no licence that lets us keep it here, and documents of others: {@code
 * FRAGMILL_CPIX_SCHEMAS} names a folder with DASH-IF's {@code cpix.xsd} and what it imports, {@code
 * FRAGMILL_CPIX_SAMPLES} one with documents. Without them, the tests are skipped, also where all
 * tools are required.
 */
final class SchemaTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void written_allFeatures_isValid(boolean isEncrypted) throws Exception {
    CpixWriter writer =
        isEncrypted
            ? CpixWriter.encryptFor(
                TestRecipient.FIRST.certificate(), TestRecipient.SECOND.certificate())
            : CpixWriter.plain();
    Schema schema = schema();

    validate(schema, writer.toBytes(Documents.full()));
    validate(
        schema,
        writer
            .signWith(TestRecipient.FIRST.key(), TestRecipient.FIRST.certificate())
            .toBytes(Documents.full()));
    for (String version : List.of("2.0", "2.1", "2.2", "2.3", "2.4")) {
      CpixDocument full = Documents.full();
      validate(
          schema,
          writer.toBytes(
              new CpixDocument(
                  Optional.of(version),
                  full.contentId(),
                  full.keys(),
                  full.drmSystems(),
                  full.periods(),
                  full.rules())));
    }
    CpixDocument empty =
        new CpixDocument(
            Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());
    validate(schema, writer.toBytes(empty));
  }

  /** Where SPEKE itself differs from the schema, requests are made as the schema has it first. */
  @ParameterizedTest
  @CsvSource({"2.0, 1", "2.0, 3", "2.1, 1", "2.1, 3"})
  void requests_areValidButForWhatSpekeSays(String version, int periods) throws Exception {
    Schema schema = schema();
    try (SpekeServer server = SpekeServer.start()) {
      Speke speke =
          (version.equals("2.0") ? Speke.v2(server.url()) : Speke.v21(server.url()))
              .contentId("film")
              .contract(EncryptionPreset.VIDEO_8, EncryptionPreset.AUDIO_3);
      List<TrackKeyRequest> requests = new ArrayList<>();
      for (int period = 0; period < periods; period++) {
        requests.add(
            new TrackKeyRequest(Scheme.CBCS, "video", TestTracks.video(1920, 1080), period));
      }
      assertThat(speke.trackKeys(requests)).hasSize(periods);

      String request = server.requests().get(0);
      assertThat(request).contains("\"master\"");
      validate(
          schema,
          request.replace("\"master\"", "\"multiVariant\"").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The test itself can fail. */
  @Test
  void schema_ofAnotherOrder_refuses() throws Exception {
    Schema schema = schema();
    byte[] wrong =
        ("<cpix:CPIX xmlns:cpix='urn:dashif:org:cpix'><cpix:DRMSystemList/><cpix:ContentKeyList/>"
                + "</cpix:CPIX>")
            .getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(SAXException.class).isThrownBy(() -> validate(schema, wrong));
  }

  @Test
  void samples_ofOthers_areRead() throws Exception {
    Path folder = require("FRAGMILL_CPIX_SAMPLES", "");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> samples = files.filter(it -> it.toString().endsWith(".xml")).sorted().toList();
      assertThat(samples).isNotEmpty();
      for (Path sample : samples) {
        byte[] bytes = Files.readAllBytes(sample);
        CpixDocument document = CpixReader.plain().read(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(document.keys()).as(sample.toString()).hasSize(count(text, "ContentKey"));
        assertThat(document.drmSystems()).as(sample.toString()).hasSize(count(text, "DRMSystem"));
        assertThat(document.rules())
            .as(sample.toString())
            .hasSize(count(text, "ContentKeyUsageRule"));
      }
    }
  }

  private static int count(String text, String element) {
    return text.split("<(cpix:)?" + element + "[ />]", -1).length - 1;
  }

  private static Schema schema() throws SAXException, IOException {
    Path folder = require("FRAGMILL_CPIX_SCHEMAS", "cpix.xsd");
    Path copy = Files.createTempDirectory("fragmill-cpix-schema");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".xsd")).toList()) {
        // Some name a DTD of W3C, which is not to be fetched.
        String text = Files.readString(file).replaceFirst("PUBLIC\\s+\"[^\"]*\"\\s+\"[^\"]*\"", "");
        Files.writeString(copy.resolve(file.getFileName()), text);
      }
      return SchemaFactory.newDefaultInstance().newSchema(copy.resolve("cpix.xsd").toFile());
    } finally {
      try (Stream<Path> files = Files.list(copy)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(copy);
    }
  }

  private static Path require(String variable, String file) {
    String folder = Optional.ofNullable(System.getenv(variable)).orElse("");
    Assumptions.assumeTrue(
        !folder.isBlank() && Files.exists(Path.of(folder, file)),
        variable + " names no folder" + (file.isEmpty() ? "" : " with " + file));
    return Path.of(folder);
  }

  private static void validate(Schema schema, byte[] document) throws SAXException, IOException {
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
  }
}
