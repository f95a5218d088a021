package io.github.fragmill.core.internal.codec.nal;

import java.util.ArrayList;
import java.util.List;

/** A decoder configuration record, split into its parts. The arrays are never changed. */
public final class DecoderConfiguration {

  private final byte[] head;
  private final List<byte[]> nalUnits;
  private final byte[] tail;

  /**
   * @param head the fields before the NAL units
   * @param nalUnits parameter sets, and whatever else the record holds
   * @param tail what is after the NAL units
   */
  public DecoderConfiguration(byte[] head, List<byte[]> nalUnits, byte[] tail) {
    this.head = head;
    this.nalUnits = List.copyOf(nalUnits);
    this.tail = tail;
  }

  /** Returns the fields before the NAL units. */
  public byte[] head() {
    return head;
  }

  /** Returns parameter sets, and whatever else the record holds. */
  public List<byte[]> nalUnits() {
    return nalUnits;
  }

  /** Returns what is after the NAL units. */
  public byte[] tail() {
    return tail;
  }

  /** Returns the same with other fields before and after. */
  DecoderConfiguration with(byte[] otherHead, byte[] otherTail) {
    return new DecoderConfiguration(otherHead, nalUnits, otherTail);
  }

  /** Returns the same with more NAL units. */
  DecoderConfiguration plus(List<byte[]> more) {
    List<byte[]> all = new ArrayList<>(nalUnits);
    all.addAll(more);
    return new DecoderConfiguration(head, all, tail);
  }
}
