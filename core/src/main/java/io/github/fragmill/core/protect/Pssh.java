package io.github.fragmill.core.protect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A protection system specific header (ISO/IEC 23001-7:2023, 8.1), as it stands in the {@code moov}
 * box and, base64-coded, in the manifest. Immutable.
 */
public final class Pssh {

  private static final byte[] TYPE = "pssh".getBytes(StandardCharsets.ISO_8859_1);
  private static final int KEY_ID_BYTES = 16;

  /** Version 1, flags 0. */
  private static final int VERSION_1 = 0x0100_0000;

  /** Size, type, version and flags, SystemID, DataSize. */
  private static final int FIXED_BYTES = 4 + 4 + 4 + 16 + 4;

  private final UUID systemId;
  private final List<KeyId> keyIds;
  private final byte[] data;

  /**
   * @param systemId names the DRM system
   * @param keyIds the keys it speaks of: none makes a version 0 box, one or more a version 1 box
   * @param data the system's own data, empty for the common system
   */
  public Pssh(UUID systemId, List<KeyId> keyIds, byte[] data) {
    this.systemId = Objects.requireNonNull(systemId, "systemId");
    this.keyIds = List.copyOf(keyIds);
    this.data = data.clone();
  }

  /**
   * Reads a whole box. {@link #toBox()} gives the same bytes back.
   *
   * @throws IllegalArgumentException when the bytes are anything but one {@code pssh} box of
   *     version 0, or of version 1 with key ids
   */
  public static Pssh parse(byte[] box) {
    ByteBuffer fields = ByteBuffer.wrap(box);
    require(box.length >= FIXED_BYTES, "at least " + FIXED_BYTES + " bytes", box.length);
    int sizeBytes = fields.getInt();
    require(sizeBytes == box.length, "one box of " + box.length + " bytes", sizeBytes);
    byte[] type = take(fields, TYPE.length);
    require(Arrays.equals(type, TYPE), "type pssh", new String(type, StandardCharsets.ISO_8859_1));
    int versionAndFlags = fields.getInt();
    require(
        versionAndFlags == 0 || versionAndFlags == VERSION_1,
        "version 0 or 1 without flags",
        String.format("%08x", versionAndFlags));
    UUID systemId = KeyId.of(take(fields, KEY_ID_BYTES)).uuid();
    List<KeyId> keyIds = versionAndFlags == VERSION_1 ? parseKeyIds(fields) : List.of();
    int dataBytes = fields.getInt();
    require(
        dataBytes == fields.remaining(),
        fields.remaining() + " bytes of data to the end",
        dataBytes);
    return new Pssh(systemId, keyIds, take(fields, dataBytes));
  }

  private static List<KeyId> parseKeyIds(ByteBuffer fields) {
    int count = fields.getInt();
    int room = (fields.remaining() - Integer.BYTES) / KEY_ID_BYTES;
    require(count >= 1 && count <= room, "1 to " + room + " key ids in version 1", count);
    List<KeyId> keyIds = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      keyIds.add(KeyId.of(take(fields, KEY_ID_BYTES)));
    }
    return keyIds;
  }

  private static byte[] take(ByteBuffer fields, int count) {
    byte[] taken = new byte[count];
    fields.get(taken);
    return taken;
  }

  private static void require(boolean condition, String expected, Object found) {
    if (!condition) {
      throw new IllegalArgumentException("pssh: expected " + expected + ", found " + found);
    }
  }

  /** Returns the DRM system's id. */
  public UUID systemId() {
    return systemId;
  }

  /** Returns the key ids, in the order of the box; empty for a version 0 box. */
  public List<KeyId> keyIds() {
    return keyIds;
  }

  /** Returns a copy of the system's own data. */
  public byte[] data() {
    return data.clone();
  }

  /**
   * Returns the whole box.
   *
   * <pre>
   * pssh (version 1 when there are key ids, flags 0)
   *   SystemID   16 bytes
   *   KID_count  32 bits  } version 1
   *   KID        16 bytes } each
   *   DataSize   32 bits
   *   Data
   * </pre>
   */
  public byte[] toBox() {
    int keyIdBytes = keyIds.isEmpty() ? 0 : 4 + KEY_ID_BYTES * keyIds.size();
    ByteBuffer box = ByteBuffer.allocate(FIXED_BYTES + keyIdBytes + data.length);
    box.putInt(box.capacity()).put(TYPE);
    box.putInt(keyIds.isEmpty() ? 0 : VERSION_1);
    box.put(new KeyId(systemId).toBytes());
    if (!keyIds.isEmpty()) {
      box.putInt(keyIds.size());
      keyIds.forEach(keyId -> box.put(keyId.toBytes()));
    }
    return box.putInt(data.length).put(data).array();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pssh pssh && Arrays.equals(toBox(), pssh.toBox());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBox());
  }

  @Override
  public String toString() {
    return "pssh " + systemId + " for " + keyIds;
  }
}
