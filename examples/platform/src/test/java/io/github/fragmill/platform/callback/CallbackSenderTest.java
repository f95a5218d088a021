package io.github.fragmill.platform.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class CallbackSenderTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_795_000_000L), ZoneOffset.UTC);
  private static final Optional<String> SECRET = Optional.of("a shared secret");
  private static final byte[] JSON = "{\"status\":\"completed\"}".getBytes(StandardCharsets.UTF_8);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final CallbackRules rules = new CallbackRules(/* allowPrivateAddresses= */ true);

  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void send_answeredWith200_isDeliveredWithIdTimeAndSignature() throws Exception {
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    try (CallbackSender sender = new CallbackSender(rules, SECRET, LONG, CLOCK)) {
      sender.send(server.uri("/done?x=1"), "job-7.1", JSON);
    }

    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0))
        .startsWith("POST /done?x=1 HTTP/1.1\r\n")
        .contains("\r\nContent-Type: application/json")
        .contains("\r\nFragmill-Callback-Id: job-7.1\r\n")
        .contains("\r\nFragmill-Timestamp: 1795000000\r\n")
        // printf '1795000000.{"status":"completed"}' | openssl dgst -sha256 -hmac 'a shared secret'
        .contains(
            "\r\nFragmill-Signature: v1="
                + "53dffa074900ef00b857ba6d97bdafd01ff5bee154d6669e5a2d8efb028845b1\r\n")
        .doesNotContain("Cookie", "Accept-Encoding", "Upgrade")
        .endsWith("\r\n\r\n{\"status\":\"completed\"}");
  }

  @Test
  void send_noSecret_isNotSigned() throws Exception {
    server.answer("HTTP/1.1 204 No Content\r\n\r\n");
    try (CallbackSender sender = new CallbackSender(rules, Optional.empty(), LONG, CLOCK)) {
      sender.send(server.uri("/"), "1", JSON);
    }

    assertThat(server.requests().get(0)).doesNotContain("Signature");
  }

  /** Each gives back its connection, of which there are a few for each host. */
  @Test
  void send_manyInARow_areAllDelivered() throws Exception {
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nthank you");
    try (CallbackSender sender = new CallbackSender(rules, SECRET, LONG, CLOCK)) {
      for (int number = 0; number < 40; number++) {
        sender.send(server.uri("/"), "job-" + number, JSON);
      }
    }

    assertThat(server.requests()).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void send_statusThatSaysLater_isWorthAnotherTry(int status) {
    assertThat(failure(status(status), LONG))
        .hasMessage("answered with status " + status)
        .matches(CallbackFailedException::isWorthAnotherTry);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 410, 422})
  void send_anyOtherStatus_isFinalAndNotFollowed(int status) {
    assertThat(failure(status(status), LONG))
        .hasMessage("answered with status " + status)
        .matches(failure -> !failure.isWorthAnotherTry());
    assertThat(server.requests()).hasSize(1);
  }

  private String status(int status) {
    return "HTTP/1.1 "
        + status
        + " Status\r\nContent-Length: 0\r\nLocation: "
        + server.uri("/elsewhere")
        + "\r\nRetry-After: 0\r\n\r\n";
  }

  @Test
  void send_bodyWithoutEnd_isNotRead() throws Exception {
    server.answerForEver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n");
    try (CallbackSender sender = new CallbackSender(rules, SECRET, LONG, CLOCK)) {
      sender.send(server.uri("/"), "1", JSON);
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void send_headersWithoutEnd_endsInTime() {
    server.answerForEver("HTTP/1.1 200 OK\r\n", "X: y\r\n");

    assertThat(failure(Duration.ofMillis(300)))
        .hasMessage("no answer in time")
        .matches(CallbackFailedException::isWorthAnotherTry);
  }

  @Test
  void send_noAnswer_endsInTime() {
    server.answer("");

    assertThat(failure(Duration.ofMillis(300)))
        .hasMessageStartingWith("no answer")
        .matches(CallbackFailedException::isWorthAnotherTry);
  }

  @Test
  void send_noHttp_isWorthAnotherTry() {
    assertThat(failure("SSH-2.0-OpenSSH_9.2\r\n", Duration.ofMillis(300)))
        .matches(CallbackFailedException::isWorthAnotherTry);
  }

  @Test
  void send_nobodyListens_isWorthAnotherTry() throws Exception {
    server.close();

    assertThat(failure(LONG))
        .hasMessageStartingWith("no answer: ")
        .matches(CallbackFailedException::isWorthAnotherTry);
  }

  @Test
  void send_nameIsNotFound_isWorthAnotherTry() {
    CallbackRules strict = new CallbackRules(false, new FakeNames(Map.of()));

    assertThat(failure(strict, URI.create("http://unknown.example.com/"), LONG))
        .matches(CallbackFailedException::isWorthAnotherTry);
  }

  /** The name is public when it is given, and leads inside when it is connected to. */
  @Test
  void send_nameLeadsElsewhereByThen_isRefusedWithoutConnecting() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    CallbackRules strict =
        new CallbackRules(
            /* allowPrivateAddresses= */ false,
            new DnsResolver() {
              @Override
              public InetAddress[] resolve(String host) throws UnknownHostException {
                String address = lookups.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1";
                return new InetAddress[] {InetAddress.getByName(address)};
              }

              @Override
              public String resolveCanonicalHostname(String host) {
                return host;
              }
            });
    URI url = strict.check("http://rebound.example.com:" + server.uri("/").getPort() + "/");

    assertThat(failure(strict, url, LONG))
        .hasMessageContaining("private network")
        .matches(failure -> !failure.isWorthAnotherTry());
    assertThat(server.connections()).isZero();
  }

  /** What was stored before the rules were stricter is not sent either. */
  @Test
  void send_addressWrittenOut_isRefusedWithoutConnecting() {
    assertThat(
            failure(new CallbackRules(/* allowPrivateAddresses= */ false), server.uri("/"), LONG))
        .matches(failure -> !failure.isWorthAnotherTry());
    assertThat(server.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nX: y", "\u00e4"})
  void send_idNoHeaderTakes_isRefused(String id) throws Exception {
    try (CallbackSender sender = new CallbackSender(rules, SECRET)) {
      assertThatIllegalArgumentException().isThrownBy(() -> sender.send(server.uri("/"), id, JSON));
    }
  }

  private CallbackFailedException failure(String answer, Duration timeout) {
    server.answer(answer);
    return failure(timeout);
  }

  private CallbackFailedException failure(Duration timeout) {
    return failure(rules, server.uri("/"), timeout);
  }

  private static CallbackFailedException failure(CallbackRules rules, URI url, Duration timeout) {
    return catchThrowableOfType(
        CallbackFailedException.class,
        () -> {
          try (CallbackSender sender = new CallbackSender(rules, SECRET, timeout, CLOCK)) {
            sender.send(url, "1", JSON);
          }
        });
  }
}
