package io.github.fragmill.core.internal.body;

import io.github.fragmill.core.internal.fragment.LentBytes;
import java.time.Duration;

/** Bytes that are in memory anyway. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BytesContent(byte[] bytes) implements BodyContent {

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public LentBytes read(long from, long to, int stepBytes, Duration maxWait) {
    return LentBytes.of(bytes, from, to);
  }

  @Override
  public void close() {
    // Nothing is lent.
  }
}
