package io.github.fragmill.core.presentation;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.media.CaptionService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What viewers choose tracks by, as far as files do not say it: language, role, label. Immutable
 * and thread-safe; the methods that change an attribute return a copy.
 *
 * <pre>{@code
 * packager.audio(Source.file(path), it -> it.language("en").role(Role.COMMENTARY).label("The crew"))
 * }</pre>
 */
@CheckReturnValue
public final class TrackAttributes {

  /** Nothing beyond what files say. */
  public static final TrackAttributes NONE =
      new TrackAttributes(
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          /* isDefault= */ false,
          Optional.empty());

  /** CEA-708 has 63 services, of which manifests can name 16 (ANSI/SCTE 214-1). */
  private static final int MAX_SERVICES = 16;

  private static final Pattern BCP_47 = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,7}");

  private final Optional<String> language;
  private final List<Role> roles;
  private final List<Accessibility> accessibility;
  private final Optional<String> label;
  private final boolean isDefault;
  private final Optional<List<CaptionService>> captions;

  private TrackAttributes(
      Optional<String> language,
      List<Role> roles,
      List<Accessibility> accessibility,
      Optional<String> label,
      boolean isDefault,
      Optional<List<CaptionService>> captions) {
    this.language = language;
    this.roles = List.copyOf(roles);
    this.accessibility = List.copyOf(accessibility);
    this.label = label;
    this.isDefault = isDefault;
    this.captions = captions.map(List::copyOf);
    // An empty language says nothing, and is written nowhere.
    language.filter(tag -> !tag.isEmpty()).ifPresent(TrackAttributes::requireTag);
    label.ifPresent(text -> DescriptorText.requireText("label", text));
    this.captions.ifPresent(TrackAttributes::requireDistinct);
  }

  private static void requireTag(String tag) {
    if (!BCP_47.matcher(tag).matches()) {
      throw new IllegalArgumentException(
          "language: expected a BCP 47 tag such as en or sv-SE, found '" + tag + "'");
    }
  }

  private static void requireDistinct(List<CaptionService> services) {
    Map<CaptionService.Standard, Integer> counts = new EnumMap<>(CaptionService.Standard.class);
    for (CaptionService service : services) {
      if (services.stream().filter(service::isSameServiceAs).count() > 1) {
        throw new IllegalArgumentException("captions: expected each once, found " + services);
      }
      if (counts.merge(service.standard(), 1, Integer::sum) > MAX_SERVICES) {
        throw new IllegalArgumentException(
            "captions: expected at most " + MAX_SERVICES + " services, found " + services);
      }
    }
  }

  /** Returns a BCP 47 tag, or empty for what the file says. */
  public Optional<String> language() {
    return language;
  }

  /** Returns what the tracks are in the presentation, without repetition. */
  public List<Role> roles() {
    return roles;
  }

  /** Returns for whom the tracks were made, without repetition. */
  public List<Accessibility> accessibility() {
    return accessibility;
  }

  /** Returns what a player's menu calls the tracks, or empty. */
  public Optional<String> label() {
    return label;
  }

  /** Returns whether a player should choose the tracks before others of their type. */
  public boolean isDefault() {
    return isDefault;
  }

  /**
   * Returns the captions inside the video, without repetition: an empty list for none, or empty for
   * those that are found in the video.
   */
  public Optional<List<CaptionService>> captions() {
    return captions;
  }

  /**
   * Sets the language, whatever the file says.
   *
   * @param tag a BCP 47 tag, for example {@code en} or {@code sv-SE}
   * @throws IllegalArgumentException when it is not one
   */
  public TrackAttributes language(String tag) {
    requireTag(tag);
    return language(Optional.of(tag));
  }

  /** Sets the language, or leaves it to what the file says. */
  public TrackAttributes language(Optional<String> tag) {
    return new TrackAttributes(tag, roles, accessibility, label, isDefault, captions);
  }

  /** Adds a role. */
  public TrackAttributes role(Role role) {
    return new TrackAttributes(
        language, with(roles, role), accessibility, label, isDefault, captions);
  }

  /** Adds for whom the tracks were made. */
  public TrackAttributes accessibility(Accessibility purpose) {
    return new TrackAttributes(
        language, roles, with(accessibility, purpose), label, isDefault, captions);
  }

  /**
   * Sets what a player's menu calls the tracks.
   *
   * @throws IllegalArgumentException when the text is blank, or holds control characters or
   *     unpaired surrogates
   */
  public TrackAttributes label(String text) {
    return new TrackAttributes(
        language, roles, accessibility, Optional.of(text), isDefault, captions);
  }

  /** Asks players to choose these tracks before others of their type. */
  public TrackAttributes asDefault() {
    return new TrackAttributes(
        language, roles, accessibility, label, /* isDefault= */ true, captions);
  }

  /**
   * Sets the captions inside the video, whatever is found there.
   *
   * @param services each as {@link CaptionService#parse} reads it, for example {@code CC1=eng} or
   *     {@code SERVICE1=eng}
   * @throws IllegalArgumentException when one is no such service, or is there twice
   */
  public TrackAttributes captions(String... services) {
    return captions(Arrays.stream(services).map(CaptionService::parse).toList());
  }

  /**
   * Sets the captions inside the video, whatever is found there.
   *
   * @param services an empty list for none
   * @throws IllegalArgumentException when one is there twice
   */
  public TrackAttributes captions(List<CaptionService> services) {
    return new TrackAttributes(
        language, roles, accessibility, label, isDefault, Optional.of(services));
  }

  /**
   * Returns whether tracks are for the same viewers: all attributes but {@link #isDefault} are
   * equal, and the captions, where both have them.
   */
  public boolean hasSamePurposeAs(TrackAttributes other) {
    return language.equals(other.language)
        && roles.equals(other.roles)
        && accessibility.equals(other.accessibility)
        && label.equals(other.label)
        && (captions.isEmpty() || other.captions.isEmpty() || captions.equals(other.captions));
  }

  private static <T> List<T> with(List<T> values, T added) {
    List<T> all = new ArrayList<>(values);
    if (!all.contains(Objects.requireNonNull(added))) {
      all.add(added);
    }
    return all;
  }

  private List<Object> values() {
    return List.of(language, roles, accessibility, label, isDefault, captions);
  }

  /** Returns whether all attributes are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TrackAttributes attributes && values().equals(attributes.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** Returns all attributes. */
  @Override
  public String toString() {
    return "TrackAttributes" + values();
  }
}
