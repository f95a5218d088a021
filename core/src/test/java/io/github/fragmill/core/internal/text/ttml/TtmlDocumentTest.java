package io.github.fragmill.core.internal.text.ttml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.port.TextBudget;
import io.github.fragmill.core.internal.text.port.TextSample;
import io.github.fragmill.core.media.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TtmlDocumentTest {

  private static final String TT =
      "<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\"";

  private static TtmlDocument parse(String document) throws FragmillException {
    return TtmlDocument.parse(document);
  }

  private static TtmlDocument body(String body) throws FragmillException {
    return parse(TT + "><body>" + body + "</body></tt>");
  }

  private static List<String> samples(TtmlDocument document, long end, Long... boundaries)
      throws FragmillException {
    return document
        .samples(
            List.of(boundaries),
            end,
            new TextBudget(new MemoryBudget(Limits.DEFAULT).part("a.ttml")))
        .stream()
        .map(TextSample::bytes)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void samples_boundaries_holdWhatIsShownBetweenThem() throws FragmillException {
    TtmlDocument document =
        body(
            "<div><p begin=\"1s\" end=\"2s\">one</p><p begin=\"3s\" end=\"5s\">two</p>"
                + "<p><span begin=\"7s\" dur=\"1s\">three</span></p></div>");
    assertThat(document.endTicks()).isBetween(8000L, 8001L);
    List<String> samples = samples(document, 10_000, 4000L, 6000L, 9000L);
    assertThat(samples).hasSize(4);
    assertThat(samples.get(0)).contains("one", "two").doesNotContain("three");
    assertThat(samples.get(1)).contains("two").doesNotContain("one", "three");
    assertThat(samples.get(2)).contains("three").doesNotContain("one", "two");
    assertThat(samples.get(3)).contains("<body").doesNotContain("<p");
  }

  @Test
  void samples_whole_isTheDocumentAgain() throws FragmillException {
    String document =
        TT
            + " xml:space=\"preserve\"><head><!-- gone --><ttp:x y=\"&lt;&#10;&quot;\"/></head>"
            + "<body><p xmlns:q=\"urn:q\" q:r=\"1\" end=\"1s\">a &amp; b &lt; <br/>c]]&gt;</p></body></tt>";
    assertThat(samples(parse(document), 1000))
        .containsExactly(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + document.replace("<!-- gone -->", "")
                + "\n");
  }

  @Test
  void samples_timesOfParents_addUp() throws FragmillException {
    TtmlDocument document =
        body("<div begin=\"10s\" end=\"20s\"><p begin=\"5s\" end=\"30s\">late</p></div>");
    assertThat(document.endTicks()).isEqualTo(20_000);
    List<String> samples = samples(document, 20_000, 15_000L);
    assertThat(samples.get(0)).doesNotContain("late");
    assertThat(samples.get(1)).contains("late");
  }

  @Test
  void samples_textWithoutEnd_isShownUntilTheTitleEnds() throws FragmillException {
    assertThat(samples(body("<p begin=\"1s\">open</p>"), 5000, 4000L).get(1)).contains("open");
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.w3.org/ns/ttml/profile/imsc1/text, stpp.ttml.im1t",
    "http://www.w3.org/ns/ttml/profile/imsc1.1/text, stpp.ttml.im2t",
    "http://www.w3.org/ns/ttml/profile/imsc1.2/text, stpp.ttml.im3t",
    "urn:ebu:tt:distribution:2014-01, stpp.ttml.etd1",
    "urn:none, stpp"
  })
  void format_profile_isTold(String profile, String codecs) throws FragmillException {
    TtmlDocument document =
        parse(TT + " ttp:profile=\"" + profile + "\"><body><p end=\"1s\">a</p></body></tt>");
    assertThat(document.format().codecs()).isEqualTo(codecs);
    assertThat(
            new String(document.format().sampleEntry().toBytes(), 16, 60, StandardCharsets.UTF_8))
        .isEqualTo("http://www.w3.org/ns/ttml http://www.w3.org/ns/ttml#paramete");
  }

  @ParameterizedTest
  @CsvSource({
    "'<a/>', line 1: expected a tt element",
    "'<tt/>', line 1: expected a tt element",
    "'<!DOCTYPE tt [<!ENTITY a \"b\">]><tt/>', line 1: expected no document type",
    "'<tt>\n<', line 2: expected XML",
    "'', line 1: expected XML"
  })
  void parse_noDocument_isRefusedWithItsLine(String document, String message) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> parse(document))
        .withMessageStartingWith(message);
  }

  @Test
  void parse_elementsWithoutEnd_areRefused() {
    String deep = "<div>".repeat(100) + "</div>".repeat(100);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> body(deep))
        .withMessageContaining("64");
  }

  /** Elements, attributes, and texts between them: what takes memory for each few bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"<br/>", "<br a=''/>", "<br/> "})
  @Timeout(60)
  void parse_wide_isRefused(String part) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> body(part.repeat(300_000)))
        .withMessageContaining("expected at most 250000 elements, attributes and texts");
  }

  /** Each name would be looked for among all of them. */
  @Test
  @Timeout(60)
  void parse_manyNamespaces_isRefused() {
    StringBuilder declarations = new StringBuilder();
    for (int index = 0; index < 200; index++) {
      declarations.append(" xmlns:n").append(index).append("='urn:n'");
    }
    String open = "<div" + declarations + ">";
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> body(open + open + "<br/>".repeat(100_000) + "</div></div>"))
        .withMessageContaining("expected at most 256 namespaces within each other");
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> body((open + "</div>").repeat(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE tt [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><tt>&b;</tt>",
        "<!DOCTYPE tt SYSTEM \"file:///etc/passwd\"><tt/>",
        "<!DOCTYPE tt [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><tt>&a;</tt>",
        "<!DOCTYPE tt [<!ENTITY % a SYSTEM \"http://localhost:1/\"> %a;]><tt/>",
        "<tt>&a;</tt>"
      })
  void parse_entities_areRefused(String document) {
    assertThatExceptionOfType(MalformedMediaException.class).isThrownBy(() -> parse(document));
  }

  /** What names other files stays a name. */
  @Test
  void parse_includesStyleSheetsAndSchemas_areNotFollowed(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.xml"), "<a>secret</a>");
    String uri = secret.toUri().toString();
    TtmlDocument document =
        TtmlDocument.parse(
            "<?xml version=\"1.0\"?><?xml-stylesheet href=\""
                + uri
                + "\"?><tt xmlns=\"http://www.w3.org/ns/ttml\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a "
                + uri
                + "\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"><body><div><p end=\"1s\">words"
                + "<xi:include href=\""
                + uri
                + "\"/></p></div></body></tt>");

    byte[] sample =
        document
            .samples(
                List.of(), 1000, new TextBudget(new MemoryBudget(Limits.DEFAULT).part("a.ttml")))
            .get(0)
            .bytes();

    assertThat(new String(sample, StandardCharsets.UTF_8))
        .contains("words", "secret.xml")
        .doesNotContain("<a>", ">secret<");
  }

  /** Depth of the parser itself, sizes of its own: all end in words of ours. */
  @Test
  @Timeout(60)
  void parse_hugeNamesAndAttributes_areRefused() {
    String name = "a".repeat(1_000_000);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> body("<" + name + "/>"));
    StringBuilder attributes = new StringBuilder();
    for (int index = 0; index < 20_000; index++) {
      attributes.append(" a").append(index).append("=''");
    }
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> body("<br" + attributes + "/>"));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> body("<a>".repeat(1_000_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p begin=\"x\">a</p>",
        "<p begin=\"1\">a</p>",
        "<p end=\"99999:00:00\">a</p>",
        "<p dur=\"-1s\">a</p>"
      })
  void parse_badTime_isRefused(String body) {
    assertThatExceptionOfType(MalformedMediaException.class).isThrownBy(() -> body(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<p end=\"1s\"> <br/> </p>",
        "<div timeContainer=\"seq\"><p end=\"1s\">a</p></div>",
        "<div xmlns:s=\"urn:s\" s:backgroundImage=\"a.png\" end=\"1s\"/>",
        "<div end=\"1s\"><image src=\"a.png\"/></div>"
      })
  void parse_whatIsNotPackaged_isRefused(String body) {
    assertThatExceptionOfType(UnsupportedMediaException.class).isThrownBy(() -> body(body));
  }

  @Test
  void parse_otherTimeBase_isRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> parse(TT + " ttp:timeBase=\"smpte\"><body><p>a</p></body></tt>"))
        .withMessageContaining("smpte");
  }
}
