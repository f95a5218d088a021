package io.github.fragmill.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.TestClips;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {

  private static final String WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n\u00e5\n";
  private static final String SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\n\u00e5\n";
  private static final String TTML =
      "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><p end=\"1s\">\u00e5</p></body></tt>";

  private static Optional<TextFile> read(byte[] bytes) throws FragmillException {
    return TextFile.read(
        Source.bytes("file", bytes), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
  }

  private static Optional<TextKind> kind(String text, Charset charset) throws FragmillException {
    return read(text.getBytes(charset)).map(TextFile::kind);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF"})
  void read_textInAnyEncoding_isKnownByItsBeginning(String encoding, String mark)
      throws FragmillException {
    Charset charset = Charset.forName(encoding);
    assertThat(kind(mark + WEBVTT, charset)).contains(TextKind.WEBVTT);
    assertThat(kind(mark + SUBRIP, charset)).contains(TextKind.SUBRIP);
    assertThat(kind(mark + TTML, charset)).contains(TextKind.TTML);
  }

  @Test
  void read_xmlWithItsOwnEncoding_isRead() throws FragmillException {
    String document = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + TTML;
    assertThat(kind(document, StandardCharsets.ISO_8859_1)).contains(TextKind.TTML);
    assertThat(kind(TTML, StandardCharsets.UTF_16LE)).contains(TextKind.TTML);
    String unknown = "<?xml version='1.0' encoding='x-none'?>" + TTML;
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> kind(unknown, StandardCharsets.UTF_8))
        .withMessageStartingWith("file: line 1: expected an encoding that is known");
  }

  @Test
  void read_noText_isEmpty() throws FragmillException {
    assertThat(read(TestClips.bytes(TestClips.MOOV_LAST))).isEmpty();
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read("<\0\0\0mdat".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    assertThat(read(new byte[] {(byte) 0xC3, 0x28})).isEmpty();
  }

  @Test
  void read_badBytes_areRefusedWithFileAndLine() {
    byte[] latin = (WEBVTT + "x".repeat(300) + "\n\u00e5 ").getBytes(StandardCharsets.ISO_8859_1);
    latin[WEBVTT.length() - 2] = 'a';
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(latin))
        .withMessageStartingWith("file: line 6: expected UTF-8");
  }

  @Test
  void read_tooLarge_isRefused() {
    Source file = Source.bytes("file", WEBVTT.getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () ->
                TextFile.read(
                    file, Limits.DEFAULT.withMaxTextBytes(20), new MemoryBudget(Limits.DEFAULT)))
        .withMessageStartingWith("file: ")
        .withMessageContaining("maxTextBytes = 20");
  }

  @Test
  void read_nothingShown_isRefusedWithTheFile() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read("WEBVTT\n".getBytes(StandardCharsets.UTF_8)))
        .withMessageStartingWith("file: ");
  }

  @Test
  void published_webVttInUtf16_isUtf8() throws FragmillException {
    TextFile file = read(("\uFEFF" + WEBVTT).getBytes(StandardCharsets.UTF_16LE)).orElseThrow();
    assertThat(file.published()).isEqualTo(WEBVTT.getBytes(StandardCharsets.UTF_8));
    assertThat(file.mimeType()).isEqualTo("text/vtt");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 20, 40, 60, 80})
  void read_truncated_endsInAnAnswerOrATypedError(int length) {
    for (String text : new String[] {WEBVTT, SUBRIP, TTML}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      try {
        read(Arrays.copyOf(bytes, Math.min(length, bytes.length)));
      } catch (FragmillException e) {
        assertThat(e).hasMessageStartingWith("file: ");
      }
    }
  }
}
