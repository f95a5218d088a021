package io.github.fragmill.core.source.ranged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An object in memory that notes what is asked for, and fails as it is asked to. */
final class FakeObject implements RangedObject {

  /** What happens to a request instead of its answer. */
  interface Fault {
    void happen(ByteBuffer destination, byte[] content, int position) throws IOException;
  }

  static final String NAME = "media.example/movie.mp4";

  final byte[] content;
  final List<String> requests = new CopyOnWriteArrayList<>();
  final Deque<Fault> faults = new ArrayDeque<>();
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  volatile String version = "\"1\"";
  volatile long delayMillis;

  FakeObject(int sizeBytes) {
    content = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(content);
  }

  /** Returns a fault after which another try may help. */
  static Fault breakOffAfter(int bytes) {
    return (destination, content, position) -> {
      destination.put(content, position, bytes);
      throw new IOException("connection reset");
    };
  }

  SourceStamp stamp() {
    return new SourceStamp(content.length, Optional.of(version));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SourceStamp readFirst(ByteBuffer destination) throws IOException {
    assertThat(destination.position()).isZero();
    int bytes = Math.min(destination.remaining(), content.length);
    requests.add("first " + bytes);
    answer(destination, 0, bytes);
    return stamp();
  }

  @Override
  public void read(SourceStamp stamp, long positionBytes, ByteBuffer destination)
      throws IOException {
    requests.add(positionBytes + "+" + destination.remaining());
    if (!stamp.equals(stamp())) {
      throw RangeFailure.changed(name());
    }
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      Thread.sleep(delayMillis);
      answer(destination, (int) positionBytes, destination.remaining());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private void answer(ByteBuffer destination, int position, int bytes) throws IOException {
    Fault fault;
    synchronized (faults) {
      fault = faults.poll();
    }
    if (fault != null) {
      fault.happen(destination, content, position);
    } else {
      destination.put(content, position, bytes);
    }
  }
}
