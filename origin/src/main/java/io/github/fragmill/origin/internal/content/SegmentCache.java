package io.github.fragmill.origin.internal.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps small segments that are asked for often, such as those of audio, within a number of bytes.
 * Thread-safe.
 */
public final class SegmentCache {

  private final PackagingEngine engine;
  private final int maxSegmentBytes;
  private final Cache<String, ByteBuffer> segments;
  private final AtomicLong hits = new AtomicLong();

  /**
   * @param engine makes what is not kept
   * @param maxBytes how much is kept
   * @param maxSegmentBytes larger files are not kept
   */
  public SegmentCache(PackagingEngine engine, long maxBytes, int maxSegmentBytes) {
    this.engine = engine;
    this.maxSegmentBytes = maxSegmentBytes;
    this.segments =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(maxBytes)
            .weigher((String tag, ByteBuffer bytes) -> bytes.capacity() + 2 * tag.length())
            .build();
  }

  /**
   * Returns the content of a file, which the caller closes.
   *
   * @param tag names the content
   * @param maxWait how long to wait for memory
   * @throws FragmillException when the source fails, or there is no memory in that time
   */
  public Content content(String tag, PlannedFile file, Duration maxWait) throws FragmillException {
    if (file.kind() != PlannedFile.Kind.SEGMENT) {
      return new FileContent(engine.body(file, maxWait)); // in memory with the plan, or very large
    }
    ByteBuffer known = segments.getIfPresent(tag);
    if (known != null) {
      hits.incrementAndGet();
      return new MemoryContent(known);
    }
    Content content = new FileContent(engine.body(file, maxWait));
    return content.sizeBytes() <= maxSegmentBytes ? kept(tag, content, maxWait) : content;
  }

  private Content kept(String tag, Content content, Duration maxWait) throws FragmillException {
    try (content) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(content.sizeBytes()));
      Content.Part part = content.part(0, bytes.capacity(), bytes.capacity(), maxWait);
      try {
        part.buffers().forEach(bytes::put);
      } finally {
        part.release().run();
      }
      ByteBuffer complete = bytes.flip().asReadOnlyBuffer();
      segments.put(tag, complete);
      return new MemoryContent(complete);
    }
  }

  /** Returns how often a segment was there. */
  public long hitCount() {
    return hits.get();
  }

  /** Returns about how many bytes are kept. */
  public long weightBytes() {
    return segments.policy().eviction().stream().mapToLong(it -> it.weightedSize().orElse(0)).sum();
  }
}
