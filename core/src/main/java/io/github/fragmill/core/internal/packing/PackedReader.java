package io.github.fragmill.core.internal.packing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what {@link PackedWriter} wrote. Believes nothing: every number is checked before memory is
 * set aside for it. Every method throws an {@link IllegalArgumentException} when the bytes end or
 * are not what they should be. Not thread-safe.
 */
public final class PackedReader {

  private final byte[] bytes;
  private final int end;
  private int position;

  /**
   * @param content read between position and limit; must not be changed while it is read
   */
  public PackedReader(ByteBuffer content) {
    if (content.hasArray()) {
      bytes = content.array();
      position = content.arrayOffset() + content.position();
    } else {
      bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
    }
    end = position + content.remaining();
  }

  /** Returns how many bytes are left. */
  public int remaining() {
    return end - position;
  }

  /** Requires that nothing is left. */
  public void end() {
    if (remaining() > 0) {
      throw new IllegalArgumentException("expected the end, found " + remaining() + " more bytes");
    }
  }

  private int skip(int count) {
    if (count > remaining()) {
      throw new IllegalArgumentException(
          "expected " + count + " more bytes, found the end after " + remaining());
    }
    int start = position;
    position += count;
    return start;
  }

  /** Reads what {@link PackedWriter#count} wrote. */
  public long count() {
    long value = bits();
    if (value < 0) {
      throw new IllegalArgumentException("expected a number of 0 or more, found " + value);
    }
    return value;
  }

  /**
   * Reads a number.
   *
   * @param max the greatest that is allowed
   */
  public int count(int max) {
    long value = count();
    if (value > max) {
      throw new IllegalArgumentException("expected a number up to " + max + ", found " + value);
    }
    return (int) value;
  }

  /** Reads the number of things of which each takes at least a byte. */
  public int countOfParts() {
    return count(remaining());
  }

  /** Reads what {@link PackedWriter#number} wrote. */
  public long number() {
    long value = bits();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads a number of 32 bits. */
  public int number32() {
    long value = number();
    if (value != (int) value) {
      throw new IllegalArgumentException("expected a number of 32 bits, found " + value);
    }
    return (int) value;
  }

  private long bits() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes[skip(1)];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("expected a number of 64 bits, found a longer one");
  }

  /** Reads what {@link PackedWriter#word} wrote. */
  public long word() {
    return ByteBuffer.wrap(bytes, skip(Long.BYTES), Long.BYTES).getLong();
  }

  /** Reads what {@link PackedWriter#flag} wrote. */
  public boolean flag() {
    return count(1) == 1;
  }

  /** Reads so many bytes. */
  public byte[] raw(int count) {
    int start = skip(count);
    return Arrays.copyOfRange(bytes, start, start + count);
  }

  /** Reads what {@link PackedWriter#block} wrote. */
  public byte[] block() {
    return raw(countOfParts());
  }

  /** Returns what {@link PackedWriter#block} wrote as a view of the bytes. */
  public ByteBuffer blockView() {
    int count = countOfParts();
    return ByteBuffer.wrap(bytes, skip(count), count).slice();
  }

  /** Reads what {@link PackedWriter#text} wrote. */
  public String text() {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(blockView());
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("expected a text in UTF-8, found other bytes", e);
    }
  }

  /** Reads what {@link PackedWriter#name} wrote. */
  public <T extends Enum<T>> T name(Class<T> type) {
    return Enum.valueOf(type, text());
  }

  /** Reads what {@link PackedWriter#optional} wrote. */
  public <T> Optional<T> optional(Function<PackedReader, T> reading) {
    return flag() ? Optional.of(reading.apply(this)) : Optional.empty();
  }

  /** Reads what {@link PackedWriter#list} wrote, of values of at least a byte each. */
  public <T> List<T> list(Function<PackedReader, T> reading) {
    int count = countOfParts();
    List<T> values = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      values.add(reading.apply(this));
    }
    return values;
  }

  /** Goes past so many bytes, at most {@code into.length}, and copies them. */
  void copy(int count, byte[] into) {
    System.arraycopy(bytes, skip(count), into, 0, count);
  }

  /**
   * Goes past so many bytes.
   *
   * @return the index of the first in {@link #array}
   */
  int pass(int count) {
    return skip(count);
  }

  /** Returns the bytes that are read from; none of them is to be changed. */
  byte[] array() {
    return bytes;
  }
}
