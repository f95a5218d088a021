package io.github.fragmill.core.internal.codec.text;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.TextDescription;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TextFormat;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCodecsTest {

  private static TextFormat read(String type, byte[] fields, String sample)
      throws FragmillException {
    SampleEntry entry = new SampleEntry(box(type, zeros(8), fields));
    return Codecs.text(type)
        .orElseThrow()
        .read(new TextDescription("stsd/" + type, entry, max -> ByteBuffer.wrap(ascii(sample))));
  }

  @Test
  void read_wvtt_isCarriedOver() throws FragmillException {
    byte[] fields = concat(box("btrt", zeros(12)), box("vttC", ascii("WEBVTT")));
    TextFormat format = read("wvtt", fields, "");
    assertThat(format.codecs()).isEqualTo("wvtt");
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("wvtt", zeros(8), fields));
  }

  @Test
  void read_wvttWithoutConfiguration_isRefused() {
    byte[][] bad = {zeros(0), zeros(8), ints(9), box("btrt"), concat(ints(100), ascii("vttC"))};
    for (byte[] fields : bad) {
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> read("wvtt", fields, ""))
          .withMessageContaining("vttC");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'http://www.w3.org/ns/ttml/profile/imsc1/text', stpp.ttml.im1t",
    "'http://www.w3.org/ns/ttml/profile/imsc1.1/text', stpp.ttml.im2t",
    "'', stpp"
  })
  void read_stpp_hasTheProfileOfItsDocuments(String sample, String codecs)
      throws FragmillException {
    for (String fields : new String[] {"urn:a\0\0\0", "urn:a\0schema\0\0", "urn:a\0"}) {
      assertThat(read("stpp", ascii(fields), sample).codecs()).isEqualTo(codecs);
    }
  }

  @Test
  void read_stppWithoutEndOfText_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("stpp", ascii("urn:a"), ""))
        .withMessageContaining("namespace");
  }

  @Test
  void read_stppOfImages_isRefused() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read("stpp", ascii("urn:a\0\0image/png\0"), ""))
        .withMessageContaining("image/png");
  }

  @Test
  void read_tx3g_isCarriedOver() throws FragmillException {
    TextFormat format = read("tx3g", zeros(30), "");
    assertThat(format.codecs()).isEqualTo("tx3g");
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("tx3g", zeros(8), zeros(30)));
  }

  @Test
  void read_tx3gWithoutAStyle_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("tx3g", zeros(29), ""))
        .withMessageContaining("stsd/tx3g")
        .withMessageContaining("timed text");
  }

  @Test
  void text_otherType_isNotKnown() {
    assertThat(Codecs.text("text")).isEmpty();
  }
}
