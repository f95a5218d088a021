package io.github.fragmill.core.protect;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;

/**
 * A key identifier (KID): 16 bytes that name a content key without revealing it (ISO/IEC
 * 23001-7:2023, 3.1).
 *
 * @param uuid the 16 bytes in big-endian order, as DASH writes them
 */
public record KeyId(UUID uuid) {

  private static final int LENGTH_BYTES = 16;

  public KeyId {
    Objects.requireNonNull(uuid, "uuid");
  }

  /**
   * Makes a key id.
   *
   * @param bytes exactly 16 bytes, in the order of the box
   * @throws IllegalArgumentException when the length is another one
   */
  public static KeyId of(byte[] bytes) {
    if (bytes.length != LENGTH_BYTES) {
      throw new IllegalArgumentException("key id: expected 16 bytes, found " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new KeyId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /**
   * Reads a key id.
   *
   * @param text a UUID, 32 hexadecimal digits, or another form that {@link KeyText} reads
   * @throws IllegalArgumentException when the text is none of these; the message does not hold it
   */
  public static KeyId of(String text) {
    return of(KeyText.parse("key id", text));
  }

  /** Returns a new array with the 16 bytes. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH_BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** Returns 32 lower-case hexadecimal digits. */
  public String toHex() {
    return HexFormat.of().formatHex(toBytes());
  }

  /** Returns base64url without padding, as ClearKey licences write it. */
  public String toBase64Url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(toBytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyId it && uuid.equals(it.uuid);
  }

  @Override
  public int hashCode() {
    return uuid.hashCode();
  }

  /** Returns the UUID form in lower case, as {@code cenc:default_KID} writes it. */
  @Override
  public String toString() {
    return uuid.toString();
  }
}
