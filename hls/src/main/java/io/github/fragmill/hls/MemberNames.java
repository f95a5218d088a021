package io.github.fragmill.hls;

import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives the members of groups their names, unique among those of a type (RFC 8216, 4.3.4.1), and
 * their characteristics. Not thread-safe.
 */
final class MemberNames {

  private final String unnamed;
  private final Set<String> used = new HashSet<>();

  /**
   * @param unnamed the name of what has neither a label nor a language
   */
  MemberNames(String unnamed) {
    this.unnamed = unnamed;
  }

  /** Returns the name that viewers see: the label, or the language and what else differs. */
  String next(TrackAttributes attributes) {
    return unused(attributes.label().orElseGet(() -> describe(attributes)));
  }

  /** Returns the name of captions: their language, or else what they are called in the video. */
  String next(Optional<String> language, String otherwise) {
    return unused(language.flatMap(MemberNames::name).orElse(otherwise));
  }

  private String unused(String plain) {
    String name = plain;
    for (int number = 2; !used.add(name); number++) {
      name = plain + " " + number;
    }
    return name;
  }

  private String describe(TrackAttributes attributes) {
    String language = attributes.language().flatMap(MemberNames::name).orElse(unnamed);
    String roles =
        attributes.roles().stream()
            .filter(role -> !role.equals(Role.MAIN) && !role.equals(Role.DUB))
            .map(role -> role.value().replace('-', ' '))
            .collect(Collectors.joining(", "));
    return roles.isEmpty() ? language : language + " (" + roles + ")";
  }

  private static Optional<String> name(String languageTag) {
    return Optional.of(Locale.forLanguageTag(languageTag).getDisplayName(Locale.ENGLISH))
        .filter(name -> !name.isEmpty());
  }

  /** Returns the values of {@code CHARACTERISTICS} (rfc8216bis, 4.4.6.1), none for most members. */
  static List<String> characteristics(TrackAttributes attributes) {
    List<Role> roles = attributes.roles();
    List<Accessibility> purposes = attributes.accessibility();
    Stream.Builder<String> values = Stream.builder();
    if (purposes.contains(Accessibility.VISUALLY_IMPAIRED) || roles.contains(Role.DESCRIPTION)) {
      values.add("public.accessibility.describes-video");
    }
    if (purposes.contains(Accessibility.HARD_OF_HEARING) || roles.contains(Role.CAPTION)) {
      values.add("public.accessibility.transcribes-spoken-dialog");
      values.add("public.accessibility.describes-music-and-sound");
    }
    if (roles.contains(Role.ENHANCED_AUDIO_INTELLIGIBILITY)) {
      values.add("public.accessibility.enhances-speech-intelligibility");
    }
    if (roles.contains(Role.EASYREADER)) {
      values.add("public.easy-to-read");
    }
    return values.build().toList();
  }
}
