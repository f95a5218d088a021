package io.github.fragmill.dash.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MpdXmlTest {

  @Test
  void toBytes_smallestMpd_isTheseLines() {
    assertThat(text("profile"))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <MPD xmlns:cenc="urn:mpeg:cenc:2013" xmlns="urn:mpeg:dash:schema:mpd:2011"\
             profiles="profile" type="static" mediaPresentationDuration="PT1S"\
             minBufferTime="PT2S">
                <Period id="0" start="PT0S"/>
            </MPD>
            """);
  }

  @Test
  void toBytes_markup_isEscaped() {
    assertThat(text("<&\">\n\r")).contains("profiles=\"&lt;&amp;&quot;&gt;&#10;&#13;\"");
  }

  @Test
  void toBytes_textLikeANamespace_staysAsItIs() {
    MpdElement mpd = new MpdElement("profile", "PT1S", "PT2S", new PeriodElement());
    mpd.baseUrls.add("a xmlns:mspr=\"urn:microsoft:playready\"");
    assertThat(new String(MpdXml.toBytes(mpd), StandardCharsets.UTF_8))
        .contains("<BaseURL>a xmlns:mspr=\"urn:microsoft:playready\"</BaseURL>")
        .containsOnlyOnce("urn:microsoft:playready");
  }

  @Test
  void toBytes_textOutsideAscii_isUtf8() {
    assertThat(text("\u00e5\ud83c\udfac")).contains("profiles=\"\u00e5\ud83c\udfac\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0001", "\u000b", "\u001f", "\uffff"})
  void toBytes_characterThatXmlForbids_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text(text))
        .withMessageContaining(String.format("holds U+%04X,", (int) text.charAt(0)));
  }

  private static String text(String profiles) {
    return new String(
        MpdXml.toBytes(new MpdElement(profiles, "PT1S", "PT2S", new PeriodElement())),
        StandardCharsets.UTF_8);
  }
}
