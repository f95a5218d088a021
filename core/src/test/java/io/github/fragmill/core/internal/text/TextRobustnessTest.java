package io.github.fragmill.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged text ends in a track or in a typed error. */
class TextRobustnessTest {

  private static final int MUTATIONS = 2000;
  private static final byte[] NASTY =
      "<>&;:.-\0\n 09\u00ff\"'!/=x".getBytes(StandardCharsets.ISO_8859_1);

  static Stream<String> texts() {
    return Stream.of(
        """
        WEBVTT

        STYLE
        ::cue {}

        a
        00:01.000 --> 00:02.000 line:1
        <b>x</b> &amp; y

        00:00:01.500 --> 00:00:03.000
        z
        """,
        """
        1
        00:00:01,000 --> 00:00:02,000
        {\\an8}<i>x</i>

        2
        00:00:02,000 --> 00:00:03,000
        y
        """,
        """
        <?xml version="1.0"?>
        <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
            ttp:frameRate="25" ttp:frameRateMultiplier="1000 1001" ttp:tickRate="10">
          <body begin="1s"><div end="00:00:09">
            <p begin="00:00:01:12" dur="20t">a&#65;<br/>b</p>
            <p begin="3s"><span end="50f">c</span></p>
          </div></body>
        </tt>
        """);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void read_damaged_endsInATrackOrATypedError(String text) {
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(/* seed= */ 7);
    int read = 0;
    for (int mutation = 0; mutation < MUTATIONS; mutation++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = NASTY[random.nextInt(NASTY.length)];
      }
      try {
        Optional<TextFile> file =
            TextFile.read(
                Source.bytes("file", bytes), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
        if (file.isPresent()) {
          TextSource source =
              TextSource.of("file", file.get().content(), new MemoryBudget(Limits.DEFAULT));
          source.splitAt(List.of(1L, 1500L), 4000);
          read++;
        }
      } catch (FragmillException e) {
        assertThat(e).hasMessageContaining("file");
      }
    }
    assertThat(read).as("the damage is not always deadly").isPositive();
  }
}
