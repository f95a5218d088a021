package io.github.fragmill.http;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * One request for a range, and its answer: the head is checked before anything of the body is
 * taken, and a body that nobody wants is not read. Single-use.
 *
 * @param <T> what the head of the answer says
 */
final class RangeExchange<T> {

  private final HeadCheck<T> check;
  private final RangeBody body;
  private volatile Optional<T> content = Optional.empty();
  private volatile Optional<IOException> refusal = Optional.empty();

  /** Checks the head of an answer. */
  @FunctionalInterface
  interface HeadCheck<T> {
    Head<T> check(ResponseInfo info) throws IOException;
  }

  /**
   * What the head of an answer says.
   *
   * @param bodyBytes how long its body is
   */
  record Head<T>(T content, int bodyBytes) {}

  /**
   * @param destination gets the body
   */
  RangeExchange(HeadCheck<T> check, ByteBuffer destination) {
    this.check = check;
    this.body = new RangeBody(destination);
  }

  /**
   * Sends the request and waits for the whole answer. When it fails, nothing is written to the
   * destination any more.
   *
   * @param timeout how long to wait for the next bytes
   */
  T send(HttpClient client, HttpRequest request, Duration timeout) throws IOException {
    CompletableFuture<HttpResponse<Boolean>> answer = client.sendAsync(request, this::subscriber);
    try {
      await(answer, timeout);
      return content.orElseThrow();
    } catch (ExecutionException e) {
      body.stop();
      throw refusal.orElseGet(() -> failure(e, request));
    } catch (TimeoutException e) {
      body.stop();
      answer.cancel(/* mayInterruptIfRunning= */ true);
      throw new IOException("no bytes came for " + timeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      body.stop();
      answer.cancel(/* mayInterruptIfRunning= */ true);
      Thread.currentThread().interrupt();
      throw new IOException("the thread was interrupted", e);
    }
  }

  private BodySubscriber<Boolean> subscriber(ResponseInfo info) {
    try {
      Head<T> head = check.check(info);
      content = Optional.of(head.content());
      return body.expecting(head.bodyBytes());
    } catch (IOException e) {
      refusal = Optional.of(e);
      return body.refusing(e);
    }
  }

  /** Waits as long as bytes come. */
  private void await(CompletableFuture<?> answer, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    for (long seenBytes = 0; ; ) {
      try {
        answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException e) {
        long foundBytes = body.receivedBytes();
        if (foundBytes == seenBytes) {
          throw e;
        }
        seenBytes = foundBytes;
      }
    }
  }

  /** The client's own messages are short, and may be missing. */
  private static IOException failure(ExecutionException failure, HttpRequest request) {
    Throwable cause = failure.getCause();
    String name = HttpUrls.name(request.uri());
    if (cause instanceof SSLException) {
      return new SourceException("cannot read " + name + ": no secure connection", cause);
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return new IOException("no connection to " + request.uri().getHost() + " in time", cause);
    }
    if (cause instanceof ConnectException) {
      return new IOException("no connection to " + request.uri().getHost(), cause);
    }
    return new IOException("the connection failed", cause);
  }
}
