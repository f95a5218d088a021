package io.github.fragmill.cpix.speke;

import io.github.fragmill.core.media.TrackType;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which keys a title has.
 *
 * @param keys at least one
 * @param clear what has none on purpose
 */
record Contract(List<ContractKey> keys, Set<TrackType> clear) {

  static final Contract SHARED = of(EncryptionPreset.SHARED);

  Contract {
    keys = List.copyOf(keys);
    clear = Set.copyOf(clear);
  }

  static Contract of(EncryptionPreset... presets) {
    Set<EncryptionPreset> given = new LinkedHashSet<>(List.of(presets));
    Set<TrackType> types = EnumSet.noneOf(TrackType.class);
    for (EncryptionPreset preset : given) {
      for (TrackType type : preset.types()) {
        if (!types.add(type)) {
          throw new IllegalArgumentException(
              "contract: expected one preset for "
                  + type.mediaType()
                  + ", found several in "
                  + given);
        }
      }
    }
    if (types.isEmpty()) {
      throw new IllegalArgumentException("contract: expected a key, found " + given);
    }
    Set<TrackType> clear = EnumSet.noneOf(TrackType.class);
    if (given.contains(EncryptionPreset.UNENCRYPTED)) {
      clear.addAll(List.of(TrackType.VIDEO, TrackType.AUDIO));
      clear.removeAll(types);
      if (clear.isEmpty()) {
        throw new IllegalArgumentException(
            "contract: expected UNENCRYPTED with a preset for video or for audio, found " + given);
      }
    }
    return new Contract(given.stream().flatMap(it -> it.keys().stream()).toList(), clear);
  }
}
