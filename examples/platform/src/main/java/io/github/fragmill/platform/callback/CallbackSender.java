package io.github.fragmill.platform.callback;

import io.github.fragmill.platform.keys.HmacSha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends callbacks: a POST with JSON. Only the status of the answer counts; redirects are not
 * followed, and the body is not read. Thread-safe.
 */
public final class CallbackSender implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z._-]{1,100}");

  /** Statuses below 500 that ask for a later try. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer;
  private final Optional<byte[]> secret;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param secret signs what is sent; without one, nothing is signed
   */
  public CallbackSender(CallbackRules rules, Optional<String> secret) {
    this(rules, secret, TIMEOUT, Clock.systemUTC());
  }

  /**
   * @param timeout for connecting, sending and the answer together
   */
  CallbackSender(CallbackRules rules, Optional<String> secret, Duration timeout, Clock clock) {
    this.secret = secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
    this.timeout = timeout;
    this.clock = clock;
    this.client = client(rules, timeout);
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "callback-timeout");
              thread.setDaemon(true);
              return thread;
            });
  }

  private static CloseableHttpClient client(CallbackRules rules, Duration timeout) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(rules.resolver())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                        .setSocketTimeout(Timeout.of(timeout))
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setResponseTimeout(Timeout.of(timeout))
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("fragmill-platform")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /**
   * Sends a callback.
   *
   * @param url the address, as {@link CallbackRules#check} returned it
   * @param id the same each time the same callback is sent: letters, digits, dots, hyphens
   * @param json the body
   * @throws CallbackFailedException when the answer is not a status of 200 to 299
   */
  public void send(URI url, String id, byte[] json) throws CallbackFailedException {
    HttpPost request = request(url, id, json);
    int status;
    // Socket timeouts start again with each byte.
    Future<?> watch = timer.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      status = client.executeOpen(null, request, null).getCode();
    } catch (PrivateAddressException e) {
      throw new CallbackFailedException(
          "the host is in a private network, or this machine", /* isWorthAnotherTry= */ false, e);
    } catch (IOException e) {
      throw new CallbackFailedException(
          request.isCancelled() ? "no answer in time" : "no answer: " + e.getMessage(),
          /* isWorthAnotherTry= */ true,
          e);
    } finally {
      watch.cancel(/* mayInterruptIfRunning= */ false);
      // Closes the connection; closing the answer would first read it to its end.
      request.cancel();
    }
    requireSuccess(status);
  }

  private HttpPost request(URI url, String id, byte[] json) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id: expected letters, digits, dots and hyphens");
    }
    long timestampSeconds = clock.instant().getEpochSecond();
    HttpPost request = new HttpPost(url);
    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    request.setHeader("Connection", "close");
    request.setHeader("Fragmill-Callback-Id", id);
    request.setHeader("Fragmill-Timestamp", timestampSeconds);
    secret
        .map(key -> sign(key, timestampSeconds, json))
        .ifPresent(signature -> request.setHeader("Fragmill-Signature", signature));
    return request;
  }

  /** Shows the receiver that the callback is from here, and when it was sent. */
  private static String sign(byte[] key, long timestampSeconds, byte[] json) {
    byte[] time = (timestampSeconds + ".").getBytes(StandardCharsets.US_ASCII);
    return "v1=" + HmacSha256.hex(key, time, json);
  }

  private static void requireSuccess(int status) throws CallbackFailedException {
    if (status < 200 || status > 299) {
      throw new CallbackFailedException(
          "answered with status " + status, status >= 500 || LATER.contains(status));
    }
  }

  /** Aborts running callbacks. */
  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    client.close();
  }
}
