package io.github.fragmill.platform.catalog;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.Scheme;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** The columns that hold {@link PackagingOptions}, the same in each table. */
final class OptionColumns {

  /** The columns, as they stand in a list of names. */
  static final String NAMES =
      "scheme, encrypted, key_id, wrapped_key, content_id, profile, segment_ms, trick_play";

  /** Their values, as they stand in a statement. */
  static final String VALUES =
      ":scheme, :encrypted, :key_id, :wrapped_key, :content_id, :profile, :segment_ms, :trick_play";

  private OptionColumns() {}

  static Map<String, Object> of(PackagingOptions options) {
    Map<String, Object> values = new HashMap<>();
    values.put("scheme", options.scheme().name());
    values.put("encrypted", options.encrypted().name());
    values.put("key_id", options.key().map(key -> key.keyId().toHex()));
    values.put("wrapped_key", options.key().map(WrappedKey::wrapped));
    values.put("content_id", options.contentId());
    values.put("profile", options.profile().name());
    values.put("segment_ms", options.segment().toMillis());
    values.put("trick_play", options.hasTrickPlay());
    return values;
  }

  static PackagingOptions read(RowView row) {
    Optional<WrappedKey> key =
        Rows.optional(row, "key_id", String.class)
            .map(id -> new WrappedKey(KeyId.of(id), Rows.text(row, "wrapped_key")));
    return new PackagingOptions(
        row.getColumn("scheme", Scheme.class),
        row.getColumn("encrypted", EncryptedTracks.class),
        key,
        Rows.optional(row, "content_id", String.class),
        row.getColumn("profile", Profile.class),
        Rows.duration(row, "segment_ms"),
        row.getColumn("trick_play", Boolean.class));
  }
}
