package io.github.fragmill.core.internal.body;

import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.LentBytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A segment that is in lent memory, which is given back when the last who uses it is done. */
final class WholeSegment implements BodyContent {

  private final Fragment fragment;
  private int users = 1;
  private boolean isClosed;

  WholeSegment(Fragment fragment) {
    this.fragment = fragment;
  }

  @Override
  public long sizeBytes() {
    return fragment.sizeBytes();
  }

  @Override
  public LentBytes read(long from, long to, int stepBytes, Duration maxWait) {
    synchronized (this) {
      if (isClosed) {
        throw new IllegalStateException("the body was closed");
      }
      users++;
    }
    List<ByteBuffer> parts = new ArrayList<>();
    long start = 0;
    for (ByteBuffer buffer : fragment.buffers()) {
      long end = start + buffer.remaining();
      long first = Math.max(from, start);
      long last = Math.min(to, end);
      if (first < last) {
        parts.add(buffer.slice((int) (first - start), (int) (last - first)));
      }
      start = end;
    }
    return new LentBytes(parts, this::release);
  }

  private synchronized void release() {
    if (--users == 0) {
      fragment.close();
    }
  }

  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      release();
    }
  }
}
