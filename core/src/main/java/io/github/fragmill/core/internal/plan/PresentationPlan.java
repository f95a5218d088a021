package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every decision about a presentation, as a value. Holds no buffer and nothing open. Immutable and
 * thread-safe.
 */
public final class PresentationPlan {

  private final List<ManifestWriter> manifests;
  private final Layout layout;
  private final List<PlannedSet> sets;
  private final List<SidecarText> sidecars;
  private final List<WebVttFiles> webVtt;
  private final Duration duration;
  private final List<Note> notes;
  private final List<PlannedRendition> renditions;
  private final Map<String, PlannedRendition> byId = new LinkedHashMap<>();

  /**
   * @param manifests what describes the presentation
   * @param layout how segments are stored
   * @param sets in the order of the manifest; at least one
   * @param sidecars text that stays a file
   * @param webVtt text that is in WebVTT files
   * @param duration from time 0 to the end of the longest track
   * @param notes what was left out or changed, and why
   */
  public PresentationPlan(
      List<ManifestWriter> manifests,
      Layout layout,
      List<PlannedSet> sets,
      List<SidecarText> sidecars,
      List<WebVttFiles> webVtt,
      Duration duration,
      List<Note> notes) {
    this.manifests = List.copyOf(manifests);
    this.layout = layout;
    this.sets = List.copyOf(sets);
    this.sidecars = List.copyOf(sidecars);
    this.webVtt = List.copyOf(webVtt);
    this.duration = duration;
    this.notes = List.copyOf(notes);
    this.renditions = this.sets.stream().flatMap(set -> set.renditions().stream()).toList();
    renditions.forEach(rendition -> byId.put(rendition.id(), rendition));
  }

  /**
   * Returns the same with the sizes of all segments.
   *
   * @param sizes of each rendition, by its id
   */
  public PresentationPlan withSizes(Map<String, SegmentSizes> sizes) {
    return new PresentationPlan(
        manifests,
        layout,
        sets.stream().map(it -> it.withSizes(sizes)).toList(),
        sidecars,
        webVtt,
        duration,
        notes);
  }

  /** Returns what describes the presentation. */
  public List<ManifestWriter> manifests() {
    return manifests;
  }

  /** Returns how segments are stored. */
  public Layout layout() {
    return layout;
  }

  /** Returns the switching sets, in the order of the manifest; at least one. */
  public List<PlannedSet> sets() {
    return sets;
  }

  /** Returns all renditions, in the order of the manifest. */
  public List<PlannedRendition> renditions() {
    return renditions;
  }

  /** Returns the rendition of an id, or empty when there is none. */
  public Optional<PlannedRendition> rendition(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns the rendition's file of a name, or empty when no rendition has one. */
  public Optional<MediaFile> mediaFile(String name) {
    return RenditionFiles.idOf(name).flatMap(this::rendition).flatMap(it -> MediaFile.of(it, name));
  }

  /** Returns the files of all renditions, in the order of the manifest. */
  public List<MediaFile> mediaFiles() {
    return renditions.stream().flatMap(MediaFile::allOf).toList();
  }

  /** Returns text that stays a file. */
  public List<SidecarText> sidecars() {
    return sidecars;
  }

  /** Returns the text whose file has a name, or empty when none has. */
  public Optional<SidecarText> sidecar(String name) {
    return sidecars.stream().filter(it -> it.file().fileName().equals(name)).findFirst();
  }

  /** Returns text that is in WebVTT files. */
  public List<WebVttFiles> webVtt() {
    return webVtt;
  }

  /** Returns the WebVTT file of a name, or empty when there is none. */
  public Optional<WebVttFiles.Part> webVttFile(String name) {
    return webVtt.stream().flatMap(text -> text.part(name).stream()).findFirst();
  }

  /** Returns what is in memory and becomes files as it is, with its names. */
  public Stream<TextOutput> textOutputs() {
    return Stream.concat(
        sidecars.stream().map(it -> new TextOutput(it.file().fileName(), it.bytes())),
        webVtt.stream()
            .flatMap(WebVttFiles::parts)
            .map(it -> new TextOutput(it.name(), it.bytes())));
  }

  /**
   * A file of text.
   *
   * @param name a relative path with {@code /}
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record TextOutput(String name, byte[] bytes) {}

  /** Returns the duration, from time 0 to the end of the longest track. */
  public Duration duration() {
    return duration;
  }

  /** Returns what was left out or changed, and why. */
  public List<Note> notes() {
    return notes;
  }
}
