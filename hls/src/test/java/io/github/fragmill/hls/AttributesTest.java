package io.github.fragmill.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  @Test
  void toString_severalKinds_separatesThemByCommas() {
    assertThat(new Attributes().add("TYPE", "AUDIO").add("BANDWIDTH", 7).quoted("URI", "a.m3u8"))
        .hasToString("TYPE=AUDIO,BANDWIDTH=7,URI=\"a.m3u8\"");
  }

  @Test
  void text_quotesLineEndsAndReferences_cannotEndTheValue() {
    assertThat(new Attributes().text("NAME", "a\"b\n#EXT-X-ENDLIST\r{$x}\u2028c"))
        .hasToString("NAME=\"a'b #EXT-X-ENDLIST { $x} c\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\nb", "a\rb", "a\u0000b", "\ud800"})
  void quoted_whatAQuotedStringCannotHold_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Attributes().quoted("URI", value))
        .withMessage("URI: expected a text without quotes and control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b", "a b", "a\"b", "a\nb"})
  void add_noWord_isRefused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Attributes().add("METHOD", value));
  }
}
