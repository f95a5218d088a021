package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TextFormat;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextHeaderTest {

  private static byte[] header(String codecs) {
    SampleEntry entry = new SampleEntry(TestBoxes.box(codecs.substring(0, 4), TestBoxes.zeros(8)));
    Track track =
        Track.builder(
                1, TextFormat.of(codecs, entry), new TimeScale(1000), TestTracks.frames(2, 1000))
            .language(Optional.of("sv"))
            .build();
    return CmafHeader.of(track, Optional.empty(), /* isCmaf= */ true);
  }

  @ParameterizedTest
  @CsvSource({
    "wvtt, text, nmhd, iso6cmfciso6dashcwvt",
    "tx3g, sbtl, nmhd, iso6cmfciso6dash",
    "stpp.ttml.im1t, subt, sthd, iso6cmfciso6dashim1t",
    "stpp.ttml.im2t, subt, sthd, iso6cmfciso6dash"
  })
  void of_text_hasItsHandlerHeaderAndBrand(
      String codecs, String handler, String mediaHeader, String brands) {
    byte[] header = header(codecs);
    byte[] hdlr = TestBoxes.find(header, "moov/trak/mdia/hdlr");
    assertThat(new String(hdlr, 16, 4, StandardCharsets.ISO_8859_1)).isEqualTo(handler);
    assertThat(TestBoxes.find(header, "moov/trak/mdia/minf/" + mediaHeader)).hasSize(12);
    String ftyp = new String(TestBoxes.find(header, "ftyp"), StandardCharsets.ISO_8859_1);
    assertThat(ftyp.substring(8).replace("\0\0\0\0", "")).isEqualTo(brands);
    byte[] tkhd = TestBoxes.find(header, "moov/trak/tkhd");
    assertThat(tkhd[44]).as("volume").isZero();
  }

  @Test
  void wrap_text_isRefused() {
    SampleEntry entry = new SampleEntry(TestBoxes.box("wvtt", TestBoxes.zeros(8)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ProtectedSampleEntry.wrap(
                    entry,
                    TrackType.TEXT,
                    new EncryptionParameters(
                        "cenc", FakeProtection.KEY_ID, 8, Optional.empty(), 0, 0)));
  }
}
