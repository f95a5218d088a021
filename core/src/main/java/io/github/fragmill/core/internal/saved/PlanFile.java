package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.media.Limits;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan as bytes, and words of the application beside it. Immutable and thread-safe.
 *
 * @param properties what the application put beside the plan
 * @param head what is needed to load the plan
 * @param body all of the plan, the head included
 */
public record PlanFile(Map<String, String> properties, PlanHead head, ByteBuffer body) {

  public PlanFile {
    properties = Map.copyOf(properties);
  }

  /** Returns the file of a plan. */
  public static PlanFile of(PresentationPlan plan, Map<String, String> properties) {
    byte[] body = new PlanWriting(plan).write();
    return new PlanFile(
        properties, PlanHead.read(new PackedReader(ByteBuffer.wrap(body))), ByteBuffer.wrap(body));
  }

  /**
   * Reads a file up to the head of the plan.
   *
   * @throws SavedDataException when the bytes are no plan of this version, or damaged
   */
  public static PlanFile read(byte[] bytes) throws SavedDataException {
    return SavedFile.PLAN.read(
        bytes,
        from -> {
          Map<String, String> properties = new LinkedHashMap<>();
          from.list(it -> Map.entry(it.text(), it.text()))
              .forEach(it -> properties.put(it.getKey(), it.getValue()));
          ByteBuffer body = from.blockView();
          return new PlanFile(properties, PlanHead.read(new PackedReader(body)), body);
        });
  }

  /** Returns the file's bytes. */
  public byte[] toBytes() {
    PackedWriter into = new PackedWriter();
    into.list(
        properties.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
        (writer, entry) -> {
          writer.text(entry.getKey());
          writer.text(entry.getValue());
        });
    byte[] plan = new byte[body.remaining()];
    body.duplicate().get(plan);
    into.block(plan);
    return SavedFile.PLAN.toBytes(into);
  }

  /** Returns what names the plan: the SHA-256 of all of it but the properties. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(body.duplicate());
  }

  /**
   * Returns the plan.
   *
   * @throws SavedDataException when the body is not what it should be
   */
  public PresentationPlan load(LoadedParts parts, Limits limits) throws SavedDataException {
    try {
      PackedReader from = new PackedReader(body);
      PresentationPlan plan = new PlanReading(from, parts, limits).read();
      from.end();
      return plan;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw SavedFile.PLAN.unreadable(e);
    }
  }
}
