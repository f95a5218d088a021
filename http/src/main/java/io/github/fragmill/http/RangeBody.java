package io.github.fragmill.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Puts the body of an answer into a buffer, and no more than was asked for. Thread-safe. */
final class RangeBody implements BodySubscriber<Boolean> {

  private final ByteBuffer destination;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private Optional<Subscription> subscription = Optional.empty();
  private long receivedBytes;
  private long expectedBytes;
  private boolean isStopped;

  RangeBody(ByteBuffer destination) {
    this.destination = destination;
  }

  /** Returns this, for a body of so many bytes; of none, whatever body there is. */
  synchronized RangeBody expecting(long bytes) {
    expectedBytes = bytes;
    if (bytes == 0) {
      isStopped = true;
      done.complete(true);
    }
    return this;
  }

  /** Returns this, for a body that is not wanted. */
  synchronized RangeBody refusing(IOException reason) {
    isStopped = true;
    done.completeExceptionally(reason);
    return this;
  }

  /** Takes no more bytes: the buffer is somebody else's again. */
  synchronized void stop() {
    isStopped = true;
    subscription.ifPresent(Subscription::cancel);
  }

  synchronized long receivedBytes() {
    return receivedBytes;
  }

  @Override
  public CompletionStage<Boolean> getBody() {
    return done.minimalCompletionStage();
  }

  @Override
  public synchronized void onSubscribe(Subscription body) {
    subscription = Optional.of(body);
    if (isStopped) {
      body.cancel();
    } else {
      body.request(Long.MAX_VALUE);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> items) {
    for (ByteBuffer bytes : items) {
      if (isStopped) {
        return;
      }
      receivedBytes += bytes.remaining();
      if (receivedBytes > expectedBytes) {
        stop();
        done.completeExceptionally(new IOException("the answer is longer than it says"));
        return;
      }
      destination.put(bytes);
    }
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }

  @Override
  public synchronized void onComplete() {
    if (receivedBytes < expectedBytes) {
      done.completeExceptionally(new EOFException("the answer ended too early"));
    }
    done.complete(true);
  }
}
