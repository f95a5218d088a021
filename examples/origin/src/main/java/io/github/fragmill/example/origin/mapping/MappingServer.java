package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An HTTP server that is asked for each title. Its answer 404 means that there is no such title.
 * Thread-safe.
 */
final class MappingServer implements Mapping {

  /** What stands for the name of the title in the address. */
  static final String TITLE = "{title}";

  private static final int MAX_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String address;
  private final Duration timeout;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  MappingServer(String address) {
    this(address, TIMEOUT);
  }

  /**
   * @param address with {@link #TITLE} in it
   * @param timeout for a whole answer
   */
  MappingServer(String address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  /** Nobody knows all titles. */
  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Optional<MappedTitle> find(String name) throws FragmillException {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    URI uri = URI.create(address.replace(TITLE, encoded));
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Accept", "application/json").timeout(timeout).build();
    HttpResponse<byte[]> response = send(request);
    return switch (response.statusCode()) {
      case OK -> Optional.of(MappingReader.title(uri.toString(), response.body()));
      case NOT_FOUND -> Optional.empty();
      default ->
          throw new SourceException(uri + ": expected 200 or 404, found " + response.statusCode());
    };
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws FragmillException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new BoundedBody(MAX_BYTES));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SourceException(request.uri() + ": no answer after " + timeout, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException reason
          ? SourceException.of("cannot ask " + request.uri(), reason)
          : new SourceException("cannot ask " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("asking " + request.uri() + " was interrupted");
    } finally {
      answer.cancel(/* mayInterruptIfRunning= */ true);
    }
  }
}
