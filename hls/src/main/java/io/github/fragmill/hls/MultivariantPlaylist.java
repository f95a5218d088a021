package io.github.fragmill.hls;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A presentation as a multivariant playlist (RFC 8216, 4.3.4) and the media playlists that it
 * refers to. Single-use, not thread-safe.
 */
final class MultivariantPlaylist {

  /** {@code EXT-X-MEDIA} (draft-pantos-http-live-streaming-07). */
  private static final int VERSION = 4;

  /** {@code KEYFORMAT} (RFC 8216, 7). */
  private static final int KEY_FORMAT_VERSION = 5;

  /** Captions by services of CEA-708 (RFC 8216, 7). */
  private static final int SERVICE_VERSION = 7;

  private static final String TEXT_GROUP = "text";
  private static final String CAPTIONS_GROUP = "captions";

  private final String name;
  private final Presentation presentation;
  private final List<Pathway> pathways;
  private final Optional<URI> steering;
  private final KeyTags keys;

  private final List<SwitchingSet> videoSets;

  /** Of video and audio, by the ids of their renditions, in the order of the files. */
  private final Map<String, MediaPlaylist> playlists = new LinkedHashMap<>();

  private final Map<String, List<GroupMember>> audio;
  private final Subtitles subtitles;

  /**
   * @param name of the playlist's file
   * @param pathways where the files are, at least one
   * @param steering the server that names pathways, if there is one
   */
  MultivariantPlaylist(
      String name,
      Presentation presentation,
      Subtitles subtitles,
      List<Pathway> pathways,
      Optional<URI> steering,
      KeyTags keys) {
    this.name = name;
    this.presentation = presentation;
    this.subtitles = subtitles;
    this.pathways = pathways;
    this.steering = steering;
    this.keys = keys;
    this.videoSets = Variants.videoSets(presentation.switchingSets());
    List<Rendition> frames = frames();
    long targetSeconds = targetSeconds(frames);
    for (Rendition it : frames) {
      playlists.put(it.id(), MediaPlaylist.of(it, PlaylistNames.of(it.id()), targetSeconds));
    }
    this.audio = AudioGroups.of(presentation.switchingSets(), playlists);
  }

  /** Returns all files, this one first. */
  List<ManifestFile> write() throws UnsupportedMediaException {
    if (videoSets.isEmpty() && audio.isEmpty()) {
      throw new UnsupportedMediaException(
          "HLS has no form for text alone; a presentation needs video or audio");
    }
    List<ManifestFile> files = new ArrayList<>();
    List<MediaPlaylist> pictures = firstPictures();
    files.add(multivariant(pictures));
    Address address = pathways.get(0).address().besidePlaylist();
    for (MediaPlaylist playlist : playlists.values()) {
      files.add(playlist.write(keys, address));
    }
    for (MediaPlaylist playlist : pictures) {
      files.add(playlist.write(keys, address));
    }
    files.addAll(subtitles.write(keys, address));
    return files;
  }

  /** Returns the renditions of video and audio that are played. */
  private List<Rendition> frames() {
    List<Rendition> frames = new ArrayList<>();
    videoSets.forEach(set -> frames.addAll(set.renditions()));
    presentation.switchingSets().stream()
        .filter(set -> set.type() == TrackType.AUDIO)
        .forEach(set -> frames.addAll(set.renditions()));
    return frames;
  }

  /** All playlists that are played together have one target duration (rfc8216bis, 4.4.3.1). */
  private static long targetSeconds(List<Rendition> frames) {
    return frames.stream()
        .mapToLong(it -> new SegmentDurations(it.segments(), it.timeScale()).longestSeconds())
        .max()
        .orElse(1);
  }

  /**
   * Returns the playlists of first pictures: of trick play where there is any, else of the video.
   */
  private List<MediaPlaylist> firstPictures() {
    List<SwitchingSet> all = presentation.switchingSets();
    List<MediaPlaylist> playlists = new ArrayList<>();
    for (SwitchingSet set : videoSets) {
      int index = all.indexOf(set);
      SwitchingSet from =
          all.stream()
              .filter(it -> it.trickPlay().filter(of -> of.mainSet() == index).isPresent())
              .findFirst()
              .orElse(set);
      for (Rendition rendition : from.renditions()) {
        playlists.add(
            MediaPlaylist.ofFirstPictures(
                rendition, PlaylistNames.ofFirstPictures(rendition.id())));
      }
    }
    return playlists;
  }

  private ManifestFile multivariant(List<MediaPlaylist> pictures) throws UnsupportedMediaException {
    Address address = pathways.get(0).address();
    Set<String> sessionKeys = sessionKeys();
    Playlist playlist = new Playlist(name, address.version(version(!sessionKeys.isEmpty())));
    address.define(playlist);
    if (allRenditions().stream().allMatch(MediaPlaylist::isIndependent)) {
      playlist.tag("EXT-X-INDEPENDENT-SEGMENTS");
    }
    steering.ifPresent(
        server ->
            playlist.tag(
                "EXT-X-CONTENT-STEERING",
                Pathway.steering(server, pathways.get(0).id().orElseThrow())));
    leftOut().forEach(it -> playlist.remark("Left out: " + it));
    for (String attributes : sessionKeys) {
      playlist.tag("EXT-X-SESSION-KEY", attributes);
    }
    for (Pathway pathway : pathways) {
      addMedia(pathway, playlist);
    }
    addCaptions(playlist);
    for (Pathway pathway : pathways) {
      addVariants(pathway, playlist);
      pictures.forEach(it -> playlist.tag("EXT-X-I-FRAME-STREAM-INF", pictures(it, pathway)));
    }
    return playlist.toFile();
  }

  private int version(boolean hasKeys) {
    if (hasServices()) {
      return SERVICE_VERSION;
    }
    return hasKeys ? KEY_FORMAT_VERSION : VERSION;
  }

  private List<Rendition> allRenditions() {
    return presentation.switchingSets().stream().flatMap(set -> set.renditions().stream()).toList();
  }

  private List<String> leftOut() {
    List<String> leftOut = new ArrayList<>();
    for (SwitchingSet set : Variants.otherVideoSets(presentation.switchingSets())) {
      set.renditions().forEach(it -> leftOut.add(it.id() + ": other content than the main video"));
    }
    leftOut.addAll(subtitles.leftOut());
    return leftOut;
  }

  /** Returns the keys with which playback begins, so that players can ask for them at once. */
  private Set<String> sessionKeys() throws UnsupportedMediaException {
    Set<String> session = new LinkedHashSet<>();
    for (MediaPlaylist playlist : playlists.values()) {
      Rendition rendition = playlist.rendition();
      int segment = 0;
      while (segment + 1 < rendition.segments().count() && isClear(rendition, segment)) {
        segment++;
      }
      session.addAll(keys.of(rendition, segment));
    }
    return session;
  }

  private static boolean isClear(Rendition rendition, int segment) {
    return rendition.protection().flatMap(it -> it.keyId(segment)).isEmpty();
  }

  private void addMedia(Pathway pathway, Playlist playlist) {
    audio.forEach(
        (group, members) -> {
          // Such audio is the variant (RFC 8216, 4.3.4.2.1). video.js would ask for no key of it.
          boolean isVariant = videoSets.isEmpty() && members.size() == 1;
          for (GroupMember it : members) {
            Attributes tag = it.toAttributes("AUDIO", pathway.group(group));
            playlist.tag("EXT-X-MEDIA", isVariant ? tag : withUri(it, tag, pathway));
          }
        });
    for (GroupMember it : subtitles.members()) {
      Attributes tag = it.toAttributes("SUBTITLES", pathway.group(TEXT_GROUP));
      playlist.tag("EXT-X-MEDIA", withUri(it, tag, pathway));
    }
  }

  private static Attributes withUri(GroupMember member, Attributes tag, Pathway pathway) {
    return tag.quoted("URI", pathway.address().of(member.playlist()));
  }

  private boolean hasServices() {
    return videoSets.stream()
        .flatMap(set -> Variants.captions(set).stream())
        .anyMatch(it -> it.standard() == CaptionService.Standard.CEA_708);
  }

  /** Returns captions of the first set that has any: players switch between the sets. */
  private List<CaptionService> captions() {
    return videoSets.stream()
        .map(Variants::captions)
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private void addCaptions(Playlist playlist) {
    MemberNames names = new MemberNames("Captions");
    for (CaptionService service : captions()) {
      String instream = service.toString().replaceFirst("=.*", "");
      Attributes tag =
          new Attributes().add("TYPE", "CLOSED-CAPTIONS").quoted("GROUP-ID", CAPTIONS_GROUP);
      service.language().ifPresent(language -> tag.quoted("LANGUAGE", language));
      tag.text("NAME", names.next(service.language(), instream));
      playlist.tag("EXT-X-MEDIA", tag.quoted("INSTREAM-ID", instream));
    }
  }

  private void addVariants(Pathway pathway, Playlist playlist) {
    if (videoSets.isEmpty()) {
      audio.forEach((group, members) -> addAudioVariant(group, members, pathway, playlist));
      return;
    }
    for (SwitchingSet set : videoSets) {
      for (Rendition video : set.renditions()) {
        if (audio.isEmpty()) {
          addVariant(set, video, Optional.empty(), pathway, playlist);
        }
        audio
            .keySet()
            .forEach(group -> addVariant(set, video, Optional.of(group), pathway, playlist));
      }
    }
  }

  private void addVariant(
      SwitchingSet set,
      Rendition video,
      Optional<String> group,
      Pathway pathway,
      Playlist playlist) {
    List<GroupMember> played = group.map(audio::get).orElse(List.of());
    MediaPlaylist file = Objects.requireNonNull(playlists.get(video.id()));
    Attributes tag = rates(file.rates().plus(costliest(played)));
    tag.quoted("CODECS", Variants.codecs(video.format().codecs(), played, subtitles.codecs()));
    Variants.describePicture(video, tag);
    Variants.frameRate(video).ifPresent(rate -> tag.add("FRAME-RATE", rate));
    group.ifPresent(id -> tag.quoted("AUDIO", pathway.group(id)));
    addTextGroup(pathway, tag);
    if (captions().isEmpty()) {
      tag.add("CLOSED-CAPTIONS", "NONE");
    } else if (!Variants.captions(set).isEmpty()) {
      tag.quoted("CLOSED-CAPTIONS", CAPTIONS_GROUP);
    }
    tag.quoted("STABLE-VARIANT-ID", video.id() + group.map(it -> "-" + it).orElse(""));
    pathway.addTo(tag);
    playlist.tag("EXT-X-STREAM-INF", tag);
    playlist.uri(pathway.address().of(file.name()));
  }

  private void addAudioVariant(
      String group, List<GroupMember> members, Pathway pathway, Playlist playlist) {
    GroupMember main = members.stream().filter(GroupMember::isDefault).findFirst().orElseThrow();
    Attributes tag = rates(costliest(members));
    tag.quoted("CODECS", Variants.codecs(main.codecs(), members, subtitles.codecs()));
    tag.quoted("AUDIO", pathway.group(group));
    addTextGroup(pathway, tag);
    tag.quoted("STABLE-VARIANT-ID", main.id() + "-" + group);
    pathway.addTo(tag);
    playlist.tag("EXT-X-STREAM-INF", tag);
    playlist.uri(pathway.address().of(main.playlist()));
  }

  private void addTextGroup(Pathway pathway, Attributes tag) {
    if (!subtitles.members().isEmpty()) {
      tag.quoted("SUBTITLES", pathway.group(TEXT_GROUP));
    }
  }

  private static Attributes rates(BitRates rates) {
    return new Attributes()
        .add("BANDWIDTH", rates.peak())
        .add("AVERAGE-BANDWIDTH", rates.average());
  }

  /** Returns what is played beside the video at most: one member of each group. */
  private BitRates costliest(List<GroupMember> played) {
    return highest(played).plus(highest(subtitles.members()));
  }

  private static BitRates highest(List<GroupMember> members) {
    return members.stream().map(GroupMember::rates).reduce(BitRates.NONE, BitRates::max);
  }

  private static Attributes pictures(MediaPlaylist playlist, Pathway pathway) {
    Rendition video = playlist.rendition();
    Attributes tag = rates(playlist.rates()).quoted("CODECS", video.format().codecs());
    Variants.describePicture(video, tag);
    tag.quoted("STABLE-VARIANT-ID", video.id() + "-iframes");
    pathway.addTo(tag);
    return tag.quoted("URI", pathway.address().of(playlist.name()));
  }
}
