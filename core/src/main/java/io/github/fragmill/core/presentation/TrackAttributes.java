package io.github.fragmill.core.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What viewers choose tracks by, as far as files do not say it: language, role, label. Immutable;
 * the methods that change an attribute return a copy.
 *
 * <pre>{@code
 * packager.audio(Source.file(path), it -> it.language("en").role(Role.COMMENTARY).label("The crew"))
 * }</pre>
 *
 * @param language a BCP 47 tag, or empty for what the file says
 * @param roles what the tracks are in the title, without repetition
 * @param accessibility for whom they were made, without repetition
 * @param label what a player's menu calls them, or empty
 * @param isDefault whether a player should choose them before others of their type
 */
public record TrackAttributes(
    Optional<String> language,
    List<Role> roles,
    List<Accessibility> accessibility,
    Optional<String> label,
    boolean isDefault) {

  /** Nothing beyond what files say. */
  public static final TrackAttributes NONE =
      new TrackAttributes(Optional.empty(), List.of(), List.of(), Optional.empty(), false);

  private static final Pattern BCP_47 = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,7}");

  /** What XML cannot carry, or terminals obey: control characters, halves of characters. */
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");

  public TrackAttributes {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(label, "label");
    roles = List.copyOf(roles);
    accessibility = List.copyOf(accessibility);
    // An empty one says nothing, and is written nowhere.
    language.filter(tag -> !tag.isEmpty()).ifPresent(TrackAttributes::requireTag);
    label.ifPresent(TrackAttributes::requireText);
  }

  private static void requireTag(String tag) {
    if (!BCP_47.matcher(tag).matches()) {
      throw new IllegalArgumentException(
          "language: expected a BCP 47 tag such as en or sv-SE, found '" + tag + "'");
    }
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("label: expected a text, found '" + text + "'");
    }
    if (NO_TEXT.matcher(text).find()) {
      throw new IllegalArgumentException("label: expected a text without control characters");
    }
  }

  /**
   * Sets the language, whatever the file says.
   *
   * @param tag a BCP 47 tag, for example {@code en} or {@code sv-SE}
   * @throws IllegalArgumentException when it is none
   */
  public TrackAttributes language(String tag) {
    requireTag(tag);
    return language(Optional.of(tag));
  }

  /** Sets the language, or leaves it to what the file says. */
  public TrackAttributes language(Optional<String> tag) {
    return new TrackAttributes(tag, roles, accessibility, label, isDefault);
  }

  /** Adds a role. */
  public TrackAttributes role(Role role) {
    return new TrackAttributes(language, with(roles, role), accessibility, label, isDefault);
  }

  /** Adds for whom the tracks were made. */
  public TrackAttributes accessibility(Accessibility purpose) {
    return new TrackAttributes(language, roles, with(accessibility, purpose), label, isDefault);
  }

  /**
   * Sets what a player's menu calls the tracks.
   *
   * @throws IllegalArgumentException when the text is blank, or holds control characters or halves
   *     of characters
   */
  public TrackAttributes label(String text) {
    return new TrackAttributes(language, roles, accessibility, Optional.of(text), isDefault);
  }

  /** Asks players to choose these tracks before others of their type. */
  public TrackAttributes asDefault() {
    return new TrackAttributes(language, roles, accessibility, label, /* isDefault= */ true);
  }

  /**
   * Tells whether tracks are for the same viewers: all attributes but {@link #isDefault} are equal.
   */
  public boolean hasSamePurposeAs(TrackAttributes other) {
    return language.equals(other.language)
        && roles.equals(other.roles)
        && accessibility.equals(other.accessibility)
        && label.equals(other.label);
  }

  private static <T> List<T> with(List<T> values, T added) {
    List<T> all = new ArrayList<>(values);
    if (!all.contains(Objects.requireNonNull(added))) {
      all.add(added);
    }
    return all;
  }
}
