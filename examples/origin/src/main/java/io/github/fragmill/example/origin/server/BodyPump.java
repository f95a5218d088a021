package io.github.fragmill.example.origin.server;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.origin.OriginResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Carries a body to a client: takes a part, writes it, and goes on when it is written. In between,
 * no thread belongs to it, and no more memory than a part. Where the engine has no memory for a
 * part, it tries again later.
 */
final class BodyPump extends IteratingCallback {

  /** What becomes of the response. */
  interface End {

    /** All of it is written. */
    void succeeded();

    /** It failed: the rest is never written. */
    void failed(Throwable reason);
  }

  private static final long FIRST_DELAY_MILLIS = 20;
  private static final long LAST_DELAY_MILLIS = 320;

  /** Below the time after which the server takes a connection for idle. */
  private static final Duration MOST_WAIT = Duration.ofSeconds(20);

  private final OriginResponse from;
  private final Request request;
  private final Response to;
  private final End end;
  private Optional<OriginResponse.Part> part = Optional.empty();
  private Iterator<ByteBuffer> buffers = Collections.emptyIterator();
  private long delayMillis = FIRST_DELAY_MILLIS;
  private long busySinceNanos;
  private boolean isBusy;

  BodyPump(OriginResponse from, Request request, Response to, End end) {
    this.from = from;
    this.request = request;
    this.to = to;
    this.end = end;
  }

  @Override
  protected Action process() throws BusyException, Exception {
    if (!buffers.hasNext()) {
      closePart();
      if (from.remainingBytes() == 0) {
        return Action.SUCCEEDED;
      }
      try {
        part = from.next(Duration.ZERO);
        isBusy = false;
        delayMillis = FIRST_DELAY_MILLIS;
      } catch (BusyException e) {
        retryLater(e);
        return Action.SCHEDULED;
      }
      buffers = part.orElseThrow().buffers().iterator();
    }
    ByteBuffer next = buffers.next();
    to.write(from.remainingBytes() == 0 && !buffers.hasNext(), next, this);
    return Action.SCHEDULED;
  }

  private void retryLater(BusyException busy) throws BusyException {
    if (!isBusy) {
      isBusy = true;
      busySinceNanos = System.nanoTime();
    }
    if (System.nanoTime() - busySinceNanos > MOST_WAIT.toNanos()) {
      throw busy;
    }
    request
        .getComponents()
        .getScheduler()
        .schedule(
            () -> request.getComponents().getExecutor().execute(this::succeeded),
            delayMillis,
            TimeUnit.MILLISECONDS);
    delayMillis = Math.min(LAST_DELAY_MILLIS, 2 * delayMillis);
  }

  @Override
  protected void onCompleteSuccess() {
    close(end -> end.succeeded());
  }

  @Override
  protected void onCompleteFailure(Throwable reason) {
    close(end -> end.failed(reason));
  }

  private void close(Consumer<End> then) {
    try {
      closePart();
      from.close();
    } finally {
      then.accept(end);
    }
  }

  private void closePart() {
    Optional<OriginResponse.Part> written = part;
    part = Optional.empty();
    buffers = Collections.emptyIterator();
    written.ifPresent(OriginResponse.Part::close);
  }
}
