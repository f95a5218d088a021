package io.github.fragmill.core;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import io.github.fragmill.core.internal.run.SizedRendition;
import io.github.fragmill.core.internal.saved.IndexFile;
import io.github.fragmill.core.internal.saved.PlanIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The exact size of each segment of a plan. Where samples are encrypted in parts, no table says how
 * large a segment becomes: somebody has to read the media once. An index keeps what came of that, a
 * few bytes for each segment, and {@link PackagingPlan#withIndex} gives it to the plan, which needs
 * no media any more for manifests, for the beginning of a single file, and to find which segments
 * hold certain bytes of it.
 *
 * <pre>{@code
 * SegmentIndex index = engine.index(plan);                       // reads all media once, or
 * SegmentIndex index = engine.packageTo(plan, output).index();   // costs nothing
 *
 * PackagingPlan measured = plan.withIndex(SegmentIndex.parse(index.toBytes()));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
@CheckReturnValue
public final class SegmentIndex {

  private final IndexFile file;

  SegmentIndex(IndexFile file) {
    this.file = file;
  }

  static SegmentIndex of(PlanIdentity plan, List<SizedRendition> renditions) {
    Map<String, SegmentSizes> sizes = new LinkedHashMap<>();
    renditions.forEach(it -> sizes.put(it.plan().id(), it.sizes()));
    return new SegmentIndex(new IndexFile(plan, sizes));
  }

  IndexFile file() {
    return file;
  }

  /**
   * Reads what {@link #toBytes} returned.
   *
   * @throws SavedDataException when the bytes are no index, one of another version, or damaged
   */
  public static SegmentIndex parse(byte[] bytes) throws SavedDataException {
    return new SegmentIndex(IndexFile.read(bytes));
  }

  /** Returns all of it as bytes. */
  public byte[] toBytes() {
    return file.toBytes();
  }

  /**
   * Returns the size of a segment in bytes, its boxes included.
   *
   * @param segment its index, from 0
   * @throws NoSuchElementException when there is no such rendition
   * @throws IndexOutOfBoundsException when there is no such segment
   */
  public long sizeBytes(String renditionId, int segment) {
    return Optional.ofNullable(file.sizes().get(renditionId))
        .orElseThrow(() -> new NoSuchElementException("no rendition " + renditionId))
        .sizeBytes(segment);
  }

  /** Returns the ids of the renditions, in the order of the manifest. */
  public List<String> renditionIds() {
    return List.copyOf(file.sizes().keySet());
  }

  /** Returns the number of renditions and segments. */
  @Override
  public String toString() {
    int segments = file.sizes().values().stream().mapToInt(SegmentSizes::count).sum();
    return "index of " + segments + " segments in " + file.sizes().size() + " renditions";
  }
}
