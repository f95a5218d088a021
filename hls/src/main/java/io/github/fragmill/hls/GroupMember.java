package io.github.fragmill.hls;

import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.List;
import java.util.Optional;

/**
 * A rendition that viewers choose: one {@code EXT-X-MEDIA} tag (RFC 8216, 4.3.4.1). Immutable.
 *
 * @param id of the rendition
 * @param playlist the name of its media playlist
 * @param name what viewers see
 * @param isDefault whether it is played unless viewers wish otherwise
 * @param isAutomatic whether players may choose it by the viewer's settings
 * @param channels the value of {@code CHANNELS}, empty for text
 * @param codecs the codecs parameter
 * @param rates of its playlist
 */
record GroupMember(
    String id,
    String playlist,
    String name,
    TrackAttributes attributes,
    boolean isDefault,
    boolean isAutomatic,
    Optional<String> channels,
    String codecs,
    BitRates rates) {

  /** Returns the tag's attributes, but for the URI. */
  Attributes toAttributes(String type, String groupId) {
    Attributes tag = new Attributes().add("TYPE", type).quoted("GROUP-ID", groupId);
    attributes
        .language()
        .filter(language -> !language.isEmpty())
        .ifPresent(language -> tag.quoted("LANGUAGE", language));
    tag.text("NAME", name);
    tag.quoted("STABLE-RENDITION-ID", id);
    tag.add("DEFAULT", yes(isDefault)).add("AUTOSELECT", yes(isAutomatic || isDefault));
    if (type.equals("SUBTITLES")) {
      tag.add("FORCED", yes(attributes.roles().contains(Role.FORCED_SUBTITLE)));
    }
    List<String> characteristics = MemberNames.characteristics(attributes);
    if (!characteristics.isEmpty()) {
      tag.quoted("CHARACTERISTICS", String.join(",", characteristics));
    }
    channels.ifPresent(value -> tag.quoted("CHANNELS", value));
    return tag;
  }

  private static String yes(boolean value) {
    return value ? "YES" : "NO";
  }
}
