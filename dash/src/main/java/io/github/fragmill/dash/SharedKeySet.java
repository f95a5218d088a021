package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrickPlay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The renditions of a switching set that one AdaptationSet holds: those under one key, or the clear
 * ones. All Representations of an AdaptationSet share one key (DASH-IF Guidelines, part 6, Content
 * Protection); some players read ContentProtection of the AdaptationSet only.
 *
 * @param origin the index of the switching set in the presentation, from 0
 * @param set renditions with the same protection signal, or one whole switching set of clear ones;
 *     its trick play names an AdaptationSet
 * @param protection how the manifest announces their protection; empty when they are clear
 */
record SharedKeySet(int origin, SwitchingSet set, Optional<ProtectionSignal> protection) {

  /** Returns the AdaptationSets of a presentation in their order; the index is the id. */
  static List<SharedKeySet> of(List<SwitchingSet> sets) {
    List<SharedKeySet> all = new ArrayList<>();
    for (int origin = 0; origin < sets.size(); origin++) {
      all.addAll(split(origin, sets.get(origin)));
    }
    return all.stream().map(it -> it.withMainSetIn(all)).toList();
  }

  private static List<SharedKeySet> split(int origin, SwitchingSet set) {
    if (set.renditions().size() == 1) {
      return List.of(new SharedKeySet(origin, set, ProtectionSignal.of(set.renditions().get(0))));
    }
    Map<Optional<ProtectionSignal>, List<Rendition>> parts = new LinkedHashMap<>();
    for (Rendition rendition : set.renditions()) {
      parts
          .computeIfAbsent(ProtectionSignal.of(rendition), signal -> new ArrayList<>())
          .add(rendition);
    }
    List<SharedKeySet> split = new ArrayList<>();
    parts.forEach(
        (signal, renditions) ->
            split.add(
                new SharedKeySet(origin, set.toBuilder().renditions(renditions).build(), signal)));
    return split;
  }

  /** Trick play belongs to the video under the same key, so that one licence decrypts both. */
  private SharedKeySet withMainSetIn(List<SharedKeySet> all) {
    if (set.trickPlay().isEmpty()) {
      return this;
    }
    TrickPlay trickPlay = set.trickPlay().get();
    int mainId = -1;
    for (int id = 0; id < all.size(); id++) {
      boolean isMain = all.get(id).origin == trickPlay.mainSet();
      if (isMain && (mainId < 0 || all.get(id).protection.equals(protection))) {
        mainId = id;
      }
    }
    TrickPlay inManifest = new TrickPlay(mainId, trickPlay.maxPlayoutRate());
    return new SharedKeySet(
        origin, set.toBuilder().trickPlay(Optional.of(inManifest)).build(), protection);
  }
}
