package io.github.fragmill.cpix.speke;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.KeySourceUnavailableException;
import io.github.fragmill.core.error.PackagingCancelledException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Sends a request to a server, again when that may help, for a limited time in all.
 *
 * @param timeout for all attempts together
 * @param retries attempts after the first one
 * @param maxBytes of the answer
 */
record Exchange(
    URI server,
    Optional<HttpClient> client,
    Optional<RequestSigner> signer,
    SpekeVersion version,
    Duration timeout,
    int retries,
    int maxBytes) {

  private static final String VERSION_HEADER = "X-Speke-Version";
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final int MAX_TEXT = 500;

  /** Long runs of letters and digits could be a key. */
  private static final Pattern SECRET =
      Pattern.compile("\\b(?=[A-Za-z+/_]{0,40}[0-9=])[A-Za-z0-9+/_]{20,}={0,2}");

  /** Returns the body of the answer, which the caller wipes. */
  byte[] post(byte[] body) throws FragmillException {
    long deadline = System.nanoTime() + timeout.toNanos();
    HttpClient sender =
        client.orElseGet(() -> HttpClient.newBuilder().connectTimeout(timeout).build());
    for (int attempt = 0; ; attempt++) {
      Outcome outcome = attempt(sender, body, deadline);
      if (outcome.body().isPresent()) {
        return outcome.body().get();
      }
      long pause = FIRST_PAUSE_MILLIS << attempt;
      boolean hasTime = deadline - System.nanoTime() > TimeUnit.MILLISECONDS.toNanos(pause);
      if (!outcome.mayPass() || attempt >= retries || !hasTime) {
        throw outcome.failure(
            host() + outcome.reason() + (attempt == 0 ? "" : ", " + (attempt + 1) + " times"));
      }
      pause(pause);
    }
  }

  /**
   * What became of an attempt.
   *
   * @param mayPass whether another attempt may succeed
   */
  private record Outcome(
      Optional<byte[]> body, String reason, boolean mayPass, Optional<TimeoutException> timeout) {

    static Outcome failed(String reason, boolean mayPass) {
      return new Outcome(Optional.empty(), reason, mayPass, Optional.empty());
    }

    static Outcome late(String reason, TimeoutException timeout) {
      return new Outcome(Optional.empty(), reason, /* mayPass= */ false, Optional.of(timeout));
    }

    KeySourceException failure(String message) {
      if (timeout.isPresent()) {
        return new KeySourceUnavailableException(message, timeout.get());
      }
      return mayPass ? new KeySourceUnavailableException(message) : new KeySourceException(message);
    }
  }

  /** Returns a failure that names the server, and not its whole address. */
  KeySourceException refusal(String reason) {
    return new KeySourceException(host() + reason);
  }

  private String host() {
    return "SPEKE server " + server.getHost() + ": ";
  }

  private Outcome attempt(HttpClient sender, byte[] body, long deadline) throws FragmillException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        sender.sendAsync(request(body), info -> new BoundedBody(maxBytes));
    try {
      return outcome(answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return late(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("waiting for keys was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpTimeoutException) {
        return late(new TimeoutException(name(e)));
      }
      return e.getCause() instanceof BoundedBody.TooLongException tooLong
          ? Outcome.failed(String.valueOf(tooLong.getMessage()), /* mayPass= */ false)
          : Outcome.failed("cannot be reached, or broke off: " + name(e), /* mayPass= */ true);
    }
  }

  private Outcome late(TimeoutException e) {
    return Outcome.late("expected an answer within " + timeout.toMillis() + " ms, found none", e);
  }

  private static String name(ExecutionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  private HttpRequest request(byte[] body) throws FragmillException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server)
            .timeout(timeout)
            .header("Content-Type", "application/xml")
            .header("Accept", "application/xml")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!version.isFirst()) {
      request.header(VERSION_HEADER, version.header());
    }
    try {
      return signer.isPresent() ? signer.get().sign(request.build(), body) : request.build();
    } catch (FragmillException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new KeySourceException(
          host() + "the request cannot be signed: " + e.getClass().getName(), e);
    }
  }

  private Outcome outcome(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status != 200) {
      return Outcome.failed(
          "answered " + status + text(answer.body()),
          /* mayPass= */ status >= 500 || status == 408 || status == 429);
    }
    Optional<String> echo = answer.headers().firstValue(VERSION_HEADER);
    if (!version.isFirst() && !echo.equals(Optional.of(version.header()))) {
      Arrays.fill(answer.body(), (byte) 0);
      return Outcome.failed(
          "expected "
              + VERSION_HEADER
              + " "
              + version.header()
              + " in the answer, found "
              + (echo.isPresent() ? "another" : "none"),
          /* mayPass= */ false);
    }
    return new Outcome(Optional.of(answer.body()), "", /* mayPass= */ false, Optional.empty());
  }

  /** Returns the beginning of what the server says, without what could be a key. */
  private static String text(byte[] body) {
    String all = new String(body, 0, Math.min(body.length, 4 * MAX_TEXT), StandardCharsets.UTF_8);
    String plain = all.replaceAll("\\p{Cntrl}+", " ").strip();
    String safe = SECRET.matcher(plain).replaceAll("(removed)");
    return safe.isEmpty() ? "" : ": " + safe.substring(0, Math.min(safe.length(), MAX_TEXT));
  }

  private static void pause(long millis) throws PackagingCancelledException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("waiting for keys was interrupted", e);
    }
  }
}
