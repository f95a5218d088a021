package io.github.fragmill.core.internal.packing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes values that {@link PackedReader} reads. Small numbers take few bytes: seven bits in each,
 * the lowest first, and the eighth says that more follow. Not thread-safe.
 */
public final class PackedWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Returns what was written. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Returns how many bytes were written. */
  public int sizeBytes() {
    return bytes.size();
  }

  /** Writes a number that is small as a rule, 0 or more. */
  public void count(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("value: expected 0 or more, found " + value);
    }
    bits(value);
  }

  /** Writes a number that is near to 0 as a rule, on either side. */
  public void number(long value) {
    bits((value << 1) ^ (value >> (Long.SIZE - 1)));
  }

  private void bits(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  /** Writes a number whose bits are all in use, in eight bytes. */
  public void word(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes.write((int) (value >>> shift));
    }
  }

  /** Writes a truth value. */
  public void flag(boolean value) {
    bytes.write(value ? 1 : 0);
  }

  /** Writes bytes, whose number the reader knows. */
  public void raw(byte[] value) {
    bytes.writeBytes(value);
  }

  /** Writes bytes and their number. */
  public void block(byte[] value) {
    count(value.length);
    raw(value);
  }

  /** Writes a text. */
  public void text(String value) {
    block(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the name of an enumeration's constant, which stays when others are added. */
  public void name(Enum<?> value) {
    text(value.name());
  }

  /** Writes a value that may be missing. */
  public <T> void optional(Optional<T> value, BiConsumer<PackedWriter, T> writing) {
    flag(value.isPresent());
    value.ifPresent(it -> writing.accept(this, it));
  }

  /** Writes values and their number. */
  public <T> void list(Collection<T> values, BiConsumer<PackedWriter, T> writing) {
    count(values.size());
    values.forEach(it -> writing.accept(this, it));
  }
}
