package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives renditions their ids: {@code video-1080}, with the presented height in pixels, {@code
 * audio-en}, {@code audio-en-commentary}. Where renditions would share one, video and renditions of
 * one switching set have their bit rate after it, in thousands of bits per second: {@code
 * video-1080-4500k}. Ids that are still the same are numbered.
 */
final class RenditionNames {

  private static final long BITS_PER_KILOBIT = 1000;

  private static final int MAX_WORD_LENGTH = 40;

  private RenditionNames() {}

  /** Returns ids of sets of tracks, in their order, one list for each set. */
  static List<List<String>> of(List<List<ChosenTrack>> sets) {
    List<String> names = sets.stream().flatMap(RenditionNames::plainNames).toList();
    Set<String> used = new HashSet<>();
    List<List<String>> ids = new ArrayList<>();
    for (List<ChosenTrack> set : sets) {
      List<String> own = plainNames(set).toList();
      List<String> setIds = new ArrayList<>();
      for (ChosenTrack track : set) {
        String name = plainName(track);
        List<String> others = track.track().format() instanceof VideoFormat ? names : own;
        boolean isShared = others.stream().filter(name::equals).count() > 1;
        setIds.add(unused(isShared ? name + rate(track) : name, used));
      }
      ids.add(setIds);
    }
    return ids;
  }

  private static Stream<String> plainNames(List<ChosenTrack> set) {
    return set.stream().map(RenditionNames::plainName);
  }

  /** Returns an id of text that has no track. */
  static String ofText(TrackAttributes attributes, Set<String> used) {
    String name = TrackType.TEXT.mediaType() + attributes.language().map(it -> "-" + it).orElse("");
    return unused(withRoles(name, attributes), used);
  }

  private static String plainName(ChosenTrack chosen) {
    StringBuilder name = new StringBuilder(chosen.type().mediaType());
    if (chosen.track().format() instanceof VideoFormat video) {
      name.append('-').append(video.presentedHeightPixels());
    } else {
      chosen.track().language().ifPresent(it -> name.append('-').append(it));
    }
    return withRoles(name.toString(), chosen.attributes());
  }

  private static String withRoles(String plain, TrackAttributes attributes) {
    StringBuilder name = new StringBuilder(plain);
    attributes.roles().stream()
        .filter(role -> !role.equals(Role.MAIN))
        .map(RenditionNames::word)
        .filter(word -> !word.isEmpty())
        .forEach(word -> name.append('-').append(word));
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** Values of foreign schemes may be anything, and ids become names of files. */
  private static String word(Role role) {
    String word = role.value().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return word.substring(0, Math.min(word.length(), MAX_WORD_LENGTH));
  }

  private static String rate(ChosenTrack track) {
    long kilobits = Math.round((double) track.bitsPerSecond() / BITS_PER_KILOBIT);
    return kilobits == 0 ? "" : "-" + kilobits + "k";
  }

  private static String unused(String name, Set<String> used) {
    String id = name;
    for (int number = 2; !used.add(id); number++) {
      id = name + "-" + number;
    }
    return id;
  }

  /** Returns the id of the trick play of a rendition. */
  static String ofTrickPlay(String mainId) {
    return mainId + "-trick";
  }
}
