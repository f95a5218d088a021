package io.github.fragmill.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.source.ranged.RangedReading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {

  private static final HttpClient CLIENT = HttpSource.newClient();
  private static final URI URL = URI.create("https://media.example:8443/films/a%20b.mp4");
  private static final URI SIGNED = URI.create(URL + "?X-Amz-Signature=s3cret");

  @Test
  void name_signedUrl_isHostAndPath() {
    HttpSource source = HttpSource.of(SIGNED, CLIENT).withHeader("Authorization", "s3cret");
    assertThat(source.name()).isEqualTo("media.example/films/a%20b.mp4");
    assertThat(source).hasToString(source.name());
  }

  @Test
  void location_plainUrl_isTheUrlAndOfASignedOneNothing() {
    assertThat(HttpSource.of(URL, CLIENT).location()).contains(URL.toString());
    assertThat(HttpSource.of(SIGNED, CLIENT).location()).isEmpty();
    assertThat(HttpSource.of(SIGNED, CLIENT).withLocation("film 7").location()).contains("film 7");
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd, 'expected the scheme https, found file'",
    "ftp://media.example/a, 'expected the scheme https, found ftp'",
    "/films/a.mp4, 'expected the scheme https, found none'",
    "https:///a.mp4, 'expected a host'",
    "https://joe:s3cret@media.example/a.mp4, 'expected no user'",
    "https://media.example/a.mp4#s3cret, 'expected no fragment'"
  })
  void of_otherUrls_isRefusedWithoutRepeatingThem(URI url, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSource.of(url, CLIENT))
        .withMessageContaining(reason)
        .satisfies(it -> assertThat(it).hasMessageNotContaining("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Range", "if-match", "ACCEPT-ENCODING"})
  void withHeader_oneThatIsSet_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSource.of(URL, CLIENT).withHeader(name, "x"))
        .withMessageContaining(name);
  }

  @Test
  void withHeader_invalidValue_isRefusedWithoutIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSource.of(URL, CLIENT).withHeader("Authorization", "s3cret\r\nX: y"))
        .withMessage("header: the name or the value is not valid")
        .withNoCause();
  }

  @Test
  void with_badValues_isRefused() {
    HttpSource source = HttpSource.of(URL, CLIENT);
    assertThatIllegalArgumentException().isThrownBy(() -> source.withTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source.withStamp(SourceStamp.ofSize(1)))
        .withMessageContaining("validator");
  }

  @Test
  void equals_sameUrlHeadersAndStamp_isWhatCounts() {
    HttpSource source = HttpSource.of(URL, CLIENT);
    assertThat(source)
        .isEqualTo(HttpSource.of(URL).withTimeout(Duration.ofSeconds(1)))
        .hasSameHashCodeAs(HttpSource.of(URL))
        .isNotEqualTo(HttpSource.of(SIGNED, CLIENT))
        .isNotEqualTo(source.withHeader("Cookie", "a"))
        .isNotEqualTo(source.withStamp(new SourceStamp(1, Optional.of("\"1\""))));
    assertThat(source.withHeader("Cookie", "a")).isEqualTo(source.withHeader("cookie", "a"));
  }

  @Test
  void open_header_isInEachRequest() throws IOException {
    try (FakeServer server = new FakeServer(1_000_000)) {
      server.always.put(
          FakeServer.PATH,
          exchange -> {
            boolean isAllowed =
                "Bearer s3cret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (isAllowed) {
              server.answer(exchange);
            } else {
              exchange.sendResponseHeaders(401, -1);
            }
          });
      HttpSource source = HttpSource.of(server.url("/films/movie.mp4?sig=q-s3cret"), CLIENT);
      try (SourceReader reader = source.withHeader("Authorization", "Bearer s3cret").open()) {
        assertThat(reader.stamp()).isEqualTo(new SourceStamp(1_000_000, Optional.of(server.tag)));
      }
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> source.open().close())
          .withMessage("cannot read localhost/films/movie.mp4: access was refused (401)");
    }
  }

  @Test
  void open_knownStamp_sendsNoRequest() throws IOException {
    try (FakeServer server = new FakeServer(1000)) {
      SourceStamp stamp = new SourceStamp(1000, Optional.of(server.tag), Optional.of("here"));
      HttpSource source =
          HttpSource.of(server.url(), CLIENT)
              .withStamp(stamp)
              .withReading(RangedReading.standard().withMaxRetries(0));
      try (SourceReader reader = source.open()) {
        assertThat(reader.stamp()).isEqualTo(stamp.withoutLocalId());
      }
      assertThat(server.requests).isEmpty();
    }
  }
}
