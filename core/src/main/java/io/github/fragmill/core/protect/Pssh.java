package io.github.fragmill.core.protect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    int keyIdBytes = keyIds.isEmpty() ? 0 : 4 + 16 * keyIds.size();
    ByteBuffer box = ByteBuffer.allocate(4 + 4 + 4 + 16 + keyIdBytes + 4 + data.length);
    box.putInt(box.capacity()).put(TYPE);
    box.putInt(keyIds.isEmpty() ? 0 : /* version 1, flags 0 */ 0x0100_0000);
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
