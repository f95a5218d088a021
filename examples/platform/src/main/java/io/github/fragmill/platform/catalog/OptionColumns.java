package io.github.fragmill.platform.catalog;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.Scheme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The columns that hold {@link PackagingOptions}, in each table that does. */
final class OptionColumns {

  /** The columns, as they stand in a list of names. */
  static final String NAMES =
      "scheme, encrypted, key_id, wrapped_key, profile, segment_ms, trick_play";

  /** Their values, as they stand in a statement. */
  static final String VALUES =
      ":scheme, :encrypted, :key_id, :wrapped_key, :profile, :segment_ms, :trick_play";

  private OptionColumns() {}

  static Map<String, Object> of(PackagingOptions options) {
    Map<String, Object> values = new HashMap<>();
    values.put("scheme", options.scheme().name());
    values.put("encrypted", options.encrypted().name());
    values.put("key_id", options.key().map(key -> key.keyId().toHex()));
    values.put("wrapped_key", options.key().map(WrappedKey::wrapped));
    values.put("profile", options.profile().name());
    values.put("segment_ms", options.segment().toMillis());
    values.put("trick_play", options.hasTrickPlay());
    return values;
  }

  static PackagingOptions read(ResultSet row) throws SQLException {
    Optional<String> keyId = Rows.text(row, "key_id");
    String wrapped = row.getString("wrapped_key");
    return new PackagingOptions(
        Scheme.valueOf(row.getString("scheme")),
        EncryptedTracks.valueOf(row.getString("encrypted")),
        keyId.map(id -> new WrappedKey(KeyId.of(id), wrapped)),
        Profile.valueOf(row.getString("profile")),
        Rows.duration(row, "segment_ms"),
        row.getBoolean("trick_play"));
  }
}
