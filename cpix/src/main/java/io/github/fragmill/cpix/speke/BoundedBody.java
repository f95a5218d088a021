package io.github.fragmill.cpix.speke;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body, and stops where it is too long. */
final class BoundedBody implements BodySubscriber<byte[]> {

  /** A body is longer than it may be. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException(int maxBytes) {
      super("expected at most " + maxBytes + " bytes, found more");
    }
  }

  private final int maxBytes;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private byte[] bytes = new byte[1 << 14];
  private int count;
  private Flow.@Nullable Subscription subscription;

  BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body.minimalCompletionStage();
  }

  @Override
  public void onSubscribe(Flow.Subscription started) {
    subscription = started;
    started.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone()) {
        return;
      }
      int more = buffer.remaining();
      if (more > maxBytes - count) {
        body.completeExceptionally(new TooLongException(maxBytes));
        Flow.Subscription started = subscription;
        if (started != null) {
          started.cancel();
        }
        wipe();
        return;
      }
      if (count + more > bytes.length) {
        byte[] longer = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + more));
        wipe();
        bytes = longer;
      }
      buffer.get(bytes, count, more);
      count += more;
    }
  }

  private void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public void onError(Throwable failure) {
    wipe();
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(Arrays.copyOf(bytes, count));
    wipe();
  }
}
