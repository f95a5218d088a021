package io.github.fragmill.dash;

import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import io.github.fragmill.dash.internal.xml.AdaptationSetElement;
import io.github.fragmill.dash.internal.xml.DescriptorElement;
import java.util.ArrayList;
import java.util.List;

/** What viewers choose by: Role, Accessibility, Label (ISO/IEC 23009-1:2022, 5.8.4 and 5.3.10). */
final class Descriptors {

  /** DASH-IF IOP 4.3, 3.2.9: players that do not know it do not choose the set. */
  private static final String TRICK_MODE = "http://dashif.org/guidelines/trickmode";

  /** Above 1, which all others have. */
  private static final int DEFAULT_PRIORITY = 2;

  private Descriptors() {}

  static void describe(TrackType type, TrackAttributes attributes, AdaptationSetElement element) {
    element.selectionPriority = attributes.isDefault() ? DEFAULT_PRIORITY : null;
    element.label = attributes.label().orElse(null);
    for (Accessibility accessibility : attributes.accessibility()) {
      element.accessibility.add(
          new DescriptorElement(accessibility.scheme(), accessibility.value().orElse(null)));
    }
    if (type == TrackType.VIDEO) {
      addCaptions(attributes, element);
    }
    for (Role role : roles(type, attributes)) {
      element.roles.add(new DescriptorElement(role.scheme(), role.value()));
    }
  }

  /** A descriptor that was set explicitly holds more than the list of services can. */
  private static void addCaptions(TrackAttributes attributes, AdaptationSetElement element) {
    for (DescriptorElement captions :
        CaptionDescriptors.of(attributes.captions().orElse(List.of()))) {
      boolean isGiven =
          element.accessibility.stream()
              .anyMatch(given -> given.schemeIdUri.equals(captions.schemeIdUri));
      if (!isGiven) {
        element.accessibility.add(captions);
      }
    }
  }

  /** Names the set that the samples are from, by its id in the manifest. */
  static void describe(TrickPlay trickPlay, AdaptationSetElement element) {
    element.essentialProperties.add(
        new DescriptorElement(TRICK_MODE, Integer.toString(trickPlay.mainSet())));
    element.maxPlayoutRate = trickPlay.maxPlayoutRate();
    element.codingDependency = false;
  }

  /**
   * Players that do not know selectionPriority choose the role main; text without a role is a
   * subtitle.
   */
  private static List<Role> roles(TrackType type, TrackAttributes attributes) {
    if (!attributes.roles().isEmpty()) {
      return attributes.roles();
    }
    List<Role> roles = new ArrayList<>();
    if (attributes.isDefault()) {
      roles.add(Role.MAIN);
    }
    if (type == TrackType.TEXT) {
      roles.add(Role.SUBTITLE);
    }
    return roles;
  }
}
