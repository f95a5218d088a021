package io.github.fragmill.hls;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ImmersiveAudio;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The groups of audio of a presentation (RFC 8216, 4.3.4.1.1). A group is one quality: a codec, a
 * number of channels, and a place among the bit rates of a set. Each group has the same members; a
 * member that does not exist in a quality is there in the one that comes first for it.
 */
final class AudioGroups {

  /** What renditions of one group have in common. */
  private record Quality(String codecs, Optional<String> channels, int rank) {}

  /** The same content in one or several qualities. */
  private static final class Member {

    private final String name;
    private final TrackAttributes attributes;
    private final Map<Quality, Rendition> encodings = new LinkedHashMap<>();

    Member(String name, TrackAttributes attributes) {
      this.name = name;
      this.attributes = attributes;
    }

    Rendition in(Quality quality) {
      return encodings.getOrDefault(quality, encodings.values().iterator().next());
    }
  }

  private AudioGroups() {}

  /**
   * Returns the groups by their ids, in the order of the presentation.
   *
   * @param playlists those of the audio, by the ids of their renditions
   */
  static Map<String, List<GroupMember>> of(
      List<SwitchingSet> sets, Map<String, MediaPlaylist> playlists) {
    List<Member> members = members(sets);
    Set<Quality> qualities = new LinkedHashSet<>();
    members.forEach(member -> qualities.addAll(member.encodings.keySet()));
    Map<String, List<GroupMember>> groups = new LinkedHashMap<>();
    for (Quality quality : qualities) {
      groups.put(
          qualities.size() == 1 ? "audio" : "audio-" + (groups.size() + 1),
          group(members, quality, playlists));
    }
    return groups;
  }

  private static List<Member> members(List<SwitchingSet> sets) {
    MemberNames names = new MemberNames("Audio");
    List<Member> members = new ArrayList<>();
    for (SwitchingSet set : sets) {
      if (set.type() == TrackType.AUDIO) {
        Member member =
            members.stream()
                .filter(it -> isSameIn(set, it))
                .findFirst()
                .orElseGet(
                    () -> {
                      Member created = new Member(names.next(set.attributes()), set.attributes());
                      members.add(created);
                      return created;
                    });
        qualities(set).forEach(member.encodings::putIfAbsent);
      }
    }
    return members;
  }

  /** Content of one codec is there twice because it is not the same. */
  private static boolean isSameIn(SwitchingSet set, Member member) {
    return set.attributes().hasSamePurposeAs(member.attributes)
        && qualities(set).keySet().stream().noneMatch(member.encodings::containsKey);
  }

  private static Map<Quality, Rendition> qualities(SwitchingSet set) {
    Map<Quality, Rendition> qualities = new LinkedHashMap<>();
    for (Rendition rendition : set.renditions()) {
      int rank = 0;
      Quality quality = quality(rendition, rank);
      while (qualities.containsKey(quality)) {
        quality = quality(rendition, ++rank);
      }
      qualities.put(quality, rendition);
    }
    return qualities;
  }

  private static Quality quality(Rendition rendition, int rank) {
    return new Quality(rendition.format().codecs(), channels(rendition), rank);
  }

  private static List<GroupMember> group(
      List<Member> members, Quality quality, Map<String, MediaPlaylist> playlists) {
    List<GroupMember> group = new ArrayList<>();
    Member main =
        members.stream().filter(it -> it.attributes.isDefault()).findFirst().orElse(members.get(0));
    Set<List<Object>> automatic = new LinkedHashSet<>();
    for (Member member : members) {
      Rendition rendition = member.in(quality);
      MediaPlaylist playlist = Objects.requireNonNull(playlists.get(rendition.id()));
      group.add(
          new GroupMember(
              rendition.id(),
              playlist.name(),
              member.name,
              member.attributes,
              member == main,
              isAutomatic(member.attributes, automatic),
              channels(rendition),
              rendition.format().codecs(),
              playlist.rates()));
    }
    return group;
  }

  /** Members that players choose by themselves differ in what they are chosen by. */
  static boolean isAutomatic(TrackAttributes attributes, Set<List<Object>> seen) {
    return !attributes.roles().contains(Role.COMMENTARY)
        && seen.add(
            List.of(
                attributes.language(),
                attributes.roles().contains(Role.FORCED_SUBTITLE),
                MemberNames.characteristics(attributes)));
  }

  /** Returns the value of {@code CHANNELS} (rfc8216bis, 4.4.6.1). */
  private static Optional<String> channels(Rendition rendition) {
    return rendition.format() instanceof AudioFormat audio
        ? Optional.of(channels(audio))
        : Optional.empty();
  }

  static String channels(AudioFormat audio) {
    ImmersiveAudio immersive = audio.immersive().orElse(null);
    if (immersive instanceof ImmersiveAudio.JointObjects objects) {
      return objects.complexityIndex() + "/JOC";
    }
    if (immersive instanceof ImmersiveAudio.VirtualizedStereo) {
      return audio.channelCount() + "/-/BINAURAL";
    }
    return Integer.toString(audio.channelCount());
  }
}
