package io.github.fragmill.hls;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TextForm;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.WebVttRendition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a presentation: one group, each text in one form. WebVTT is in files, or in MP4 when
 * that is asked for; TTML is in MP4. Immutable once made.
 */
final class Subtitles {

  private static final String WEBVTT_CODECS = "wvtt";

  private final List<GroupMember> members = new ArrayList<>();
  private final List<TextPlaylist> textPlaylists = new ArrayList<>();
  private final List<MediaPlaylist> mediaPlaylists = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final MemberNames names = new MemberNames("Subtitles");
  private final Set<List<Object>> automatic = new LinkedHashSet<>();

  private Subtitles() {}

  static Subtitles of(Presentation presentation, TextForm form) {
    Subtitles subtitles = new Subtitles();
    Set<String> added = new LinkedHashSet<>();
    for (SwitchingSet set : presentation.switchingSets()) {
      if (set.type() == TrackType.TEXT) {
        for (Rendition rendition : set.renditions()) {
          Optional<WebVttRendition> files = files(presentation, rendition.id());
          if (files.isPresent() && form == TextForm.WEBVTT) {
            subtitles.add(files.get());
          } else {
            subtitles.add(rendition, set.attributes());
          }
          added.add(rendition.id());
        }
      }
    }
    presentation.webVtt().stream()
        .filter(text -> !added.contains(text.id()))
        .forEach(subtitles::add);
    presentation.sidecarFiles().forEach(file -> subtitles.add(file, presentation));
    return subtitles;
  }

  private static Optional<WebVttRendition> files(Presentation presentation, String id) {
    return presentation.webVtt().stream().filter(text -> text.id().equals(id)).findFirst();
  }

  private void add(WebVttRendition text) {
    add(text.id(), TextPlaylist.of(text, PlaylistNames.of(text.id())), text.attributes());
  }

  private void add(SidecarFile file, Presentation presentation) {
    if (!file.mimeType().equals(WebVttRendition.MIME_TYPE)) {
      leftOut.add(file.fileName() + ": HLS has no form for TTML files; as segments it has");
      return;
    }
    String name = PlaylistNames.of(file.id());
    add(file.id(), TextPlaylist.of(file, presentation.duration(), name), file.attributes());
  }

  private void add(String id, TextPlaylist playlist, TrackAttributes attributes) {
    textPlaylists.add(playlist);
    members.add(member(id, playlist.name(), attributes, WEBVTT_CODECS, playlist.bitRates()));
  }

  /** Playlists of text have target durations of their own. */
  private void add(Rendition rendition, TrackAttributes attributes) {
    long targetSeconds =
        new SegmentDurations(rendition.segments(), rendition.timeScale()).longestSeconds();
    MediaPlaylist playlist =
        MediaPlaylist.of(rendition, PlaylistNames.of(rendition.id()), targetSeconds);
    mediaPlaylists.add(playlist);
    members.add(
        member(
            rendition.id(),
            playlist.name(),
            attributes,
            rendition.format().codecs(),
            playlist.rates()));
  }

  private GroupMember member(
      String id, String playlist, TrackAttributes attributes, String codecs, BitRates rates) {
    boolean isFirstDefault =
        attributes.isDefault() && members.stream().noneMatch(GroupMember::isDefault);
    return new GroupMember(
        id,
        playlist,
        names.next(attributes),
        attributes,
        isFirstDefault,
        AudioGroups.isAutomatic(attributes, automatic),
        Optional.empty(),
        codecs,
        rates);
  }

  /** Returns the members of the group. */
  List<GroupMember> members() {
    return List.copyOf(members);
  }

  /**
   * Returns the codecs for the variants: none when texts have several. Players take the first one
   * for that of all texts; without any, hls.js and Shaka Player look into each.
   */
  Set<String> codecs() {
    Set<String> codecs = new LinkedHashSet<>();
    members.forEach(member -> codecs.add(member.codecs()));
    return codecs.size() == 1 ? codecs : Set.of();
  }

  /** Returns what HLS cannot say, and why. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Returns the media playlists. */
  List<ManifestFile> write(KeyTags keys, Address address) throws UnsupportedMediaException {
    List<ManifestFile> files = new ArrayList<>();
    for (MediaPlaylist playlist : mediaPlaylists) {
      files.add(playlist.write(keys, address));
    }
    textPlaylists.forEach(playlist -> files.add(playlist.write(address)));
    return files;
  }
}
