package io.github.fragmill.cpix;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.testing.Documents;
import io.github.fragmill.cpix.testing.TestRecipient;
import io.github.fragmill.cpix.testing.TestTracks;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeyRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document is, it is read or refused by a typed exception. */
final class CpixFuzzTest {

  private static final TestRecipient US = TestRecipient.FIRST;

  private static final CpixReader READER = CpixReader.plain().decryptWith(US.key());

  static Stream<byte[]> document() throws KeySourceException {
    return Stream.of(
        CpixWriter.plain().toBytes(Documents.full()),
        CpixWriter.encryptFor(US.certificate()).toBytes(Documents.full()),
        CpixWriter.plain().signWith(US.key(), US.certificate()).toBytes(Documents.full()),
        Documents.xml(Documents.keyList("commonEncryptionScheme='cbcs'")));
  }

  /** What is read is written, and read again as the same. */
  @MethodSource
  @FuzzTest
  void document(byte[] input) throws IOException {
    CpixDocument document;
    try {
      document = READER.read(input);
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    boolean isKnown =
        document.rules().stream()
            .flatMap(rule -> rule.filters().stream())
            .noneMatch(UsageFilter.Unknown.class::isInstance);
    if (isKnown && document.version().isPresent()) {
      assertThat(CpixReader.plain().read(CpixWriter.plain().toBytes(document)).keys())
          .isEqualTo(document.keys());
    }
    map(document);
  }

  private static void map(CpixDocument document) throws IOException {
    try {
      assertThat(
              Cpix.of(document)
                  .trackKeys(
                      List.of(
                          new TrackKeyRequest(Scheme.CBCS, "video", TestTracks.video(640, 360), 0),
                          new TrackKeyRequest(Scheme.CBCS, "audio", TestTracks.audio(2), 1))))
          .hasSize(2);
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  static Stream<byte[]> signals() {
    return Stream.of(
            "<cenc:pssh>" + Documents.PSSH + "</cenc:pssh><dashif:Laurl>https://a/</dashif:Laurl>",
            "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://a\",KEYFORMAT=\"b\",KEYFORMATVERSIONS=\"1\"")
        .map(it -> it.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource
  @FuzzTest
  void signals(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    CpixDrmSystem system = CpixDrmSystem.of(Documents.WIDEVINE, Documents.FIRST_ID);
    for (CpixDrmSystem it :
        List.of(
            system.withContentProtection(text),
            system.withHls(text, text),
            system.withPssh(text))) {
      try {
        Signals.of(it, /* isLeaf= */ false)
            .flatMap(signal -> signal.playlistKey())
            .ifPresent(key -> assertThat(key.uri() + key.keyFormat()).doesNotContain("\"", "\n"));
      } catch (KeySourceException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
