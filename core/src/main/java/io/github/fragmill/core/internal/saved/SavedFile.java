package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * What all saved data begins with.
 *
 * <pre>
 * "FRGM"      4 bytes
 * kind        4 characters
 * version     4 bytes
 * checksum    4 bytes: CRC-32C of the content
 * content
 * </pre>
 */
public enum SavedFile {
  /** A plan. */
  PLAN("plan", "saved plan"),
  /** The sizes of a plan's segments. */
  INDEX("indx", "segment index"),
  /** A part of the work on a plan. */
  UNIT("unit", "work unit"),
  /** What came of a part of the work. */
  RECEIPT("rcpt", "receipt");

  private static final String MAGIC = "FRGM";
  private static final int NAME_BYTES = 8;
  private static final int VERSION = 3;
  private static final int HEAD_BYTES = 16;

  private final String kind;
  private final String words;

  SavedFile(String kind, String words) {
    this.kind = kind;
    this.words = words;
  }

  /** Returns a file with a content. */
  public byte[] toBytes(PackedWriter content) {
    byte[] bytes = content.toBytes();
    return ByteBuffer.allocate(HEAD_BYTES + bytes.length)
        .put((MAGIC + kind).getBytes(StandardCharsets.ISO_8859_1))
        .putInt(VERSION)
        .putInt(checksum(ByteBuffer.wrap(bytes)))
        .put(bytes)
        .array();
  }

  /**
   * Reads a file.
   *
   * @param reading reads all of the content; throws {@link IllegalArgumentException} or {@link
   *     ArithmeticException} where it is not what it should be
   * @throws SavedDataException when the bytes are not of this kind and version, or damaged
   */
  public <T> T read(byte[] bytes, Function<PackedReader, T> reading) throws SavedDataException {
    PackedReader content = new PackedReader(content(bytes));
    try {
      T value = reading.apply(content);
      content.end();
      return value;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unreadable(e);
    }
  }

  /** Returns what is thrown when the content is not what it should be. */
  public SavedDataException unreadable(RuntimeException cause) {
    return new SavedDataException(
        "this " + words + " cannot be read: " + cause.getMessage() + "; make it anew", cause);
  }

  private ByteBuffer content(byte[] bytes) throws SavedDataException {
    if (!isIn(bytes)) {
      throw new SavedDataException("expected a " + words + ", found " + found(bytes));
    }
    ByteBuffer file = ByteBuffer.wrap(bytes).position(NAME_BYTES);
    int version = file.getInt();
    if (version != VERSION) {
      throw new SavedDataException(
          "expected a "
              + words
              + " of version "
              + VERSION
              + ", found version "
              + Integer.toUnsignedString(version)
              + "; make it anew with this version of the library");
    }
    int checksum = file.getInt();
    if (checksum != checksum(file.duplicate())) {
      throw new SavedDataException("this " + words + " is damaged: its checksum is wrong");
    }
    return file;
  }

  private boolean isIn(byte[] bytes) {
    return bytes.length >= HEAD_BYTES
        && new String(bytes, 0, NAME_BYTES, StandardCharsets.ISO_8859_1).equals(MAGIC + kind);
  }

  private static String found(byte[] bytes) {
    if (bytes.length == 0) {
      return "nothing";
    }
    for (SavedFile other : values()) {
      if (other.isIn(bytes)) {
        return "a " + other.words;
      }
    }
    return "something else of " + bytes.length + " bytes";
  }

  private static int checksum(ByteBuffer content) {
    CRC32C sum = new CRC32C();
    sum.update(content);
    return (int) sum.getValue();
  }
}
