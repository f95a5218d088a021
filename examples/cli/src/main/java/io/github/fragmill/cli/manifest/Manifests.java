package io.github.fragmill.cli.manifest;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.TextForm;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The manifests of a presentation: a DASH manifest, HLS playlists, or both. Immutable.
 *
 * @param dash the file name of the DASH manifest, or empty without one
 * @param hls the file name of the multivariant playlist, or empty without one
 * @param hlsText the form of WebVTT text in HLS
 * @param note why there is no HLS although the user did not decline it, or empty
 */
public record Manifests(
    Optional<String> dash, Optional<String> hls, TextForm hlsText, Optional<String> note) {

  /** The file name of the DASH manifest unless another one is given. */
  public static final String DASH_NAME = "manifest.mpd";

  /** The file name of the multivariant playlist unless another one is given. */
  public static final String HLS_NAME = "master.m3u8";

  /** The word for a manifest that is not written. */
  public static final String NONE = "none";

  private static final String DASH_PROPERTY = "manifest";
  private static final String HLS_PROPERTY = "hls";
  private static final String HLS_TEXT_PROPERTY = "hls-text";
  private static final String NOTE_PROPERTY = "hls-note";

  public Manifests {
    if (dash.isEmpty() && hls.isEmpty()) {
      throw new IllegalArgumentException("expected a DASH manifest or HLS playlists");
    }
    if (dash.equals(hls)) {
      throw new IllegalArgumentException("expected two file names, found one for both manifests");
    }
  }

  /**
   * Returns the manifests that properties of a plan name. A plan that does not mention HLS has
   * none.
   *
   * @throws IllegalArgumentException if the properties name none, or have other values
   */
  public static Manifests of(Map<String, String> properties) {
    return new Manifests(
        named(properties.getOrDefault(DASH_PROPERTY, DASH_NAME)),
        named(properties.getOrDefault(HLS_PROPERTY, NONE)),
        textForm(properties.getOrDefault(HLS_TEXT_PROPERTY, word(TextForm.WEBVTT))),
        Optional.ofNullable(properties.get(NOTE_PROPERTY)));
  }

  /** Returns what a plan remembers of them. */
  public Map<String, String> toProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(DASH_PROPERTY, dash.orElse(NONE));
    properties.put(HLS_PROPERTY, hls.orElse(NONE));
    properties.put(HLS_TEXT_PROPERTY, word(hlsText));
    note.ifPresent(text -> properties.put(NOTE_PROPERTY, text));
    return properties;
  }

  /** Returns the name, or empty for the word {@link #NONE}. */
  public static Optional<String> named(String name) {
    return Optional.of(name).filter(it -> !it.equals(NONE));
  }

  /**
   * Returns the form of text that a word stands for.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  public static TextForm textForm(String word) {
    return Stream.of(TextForm.values())
        .filter(form -> word(form).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected webvtt or mp4, found " + word));
  }

  private static String word(TextForm form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the same without HLS.
   *
   * @param reason a sentence for the user
   * @throws IllegalArgumentException if there is no DASH manifest
   */
  public Manifests withoutHls(String reason) {
    return new Manifests(dash, Optional.empty(), hlsText, Optional.of(reason));
  }

  /** Returns their file names, those that players open, DASH first. */
  public List<String> names() {
    return Stream.of(dash, hls).flatMap(Optional::stream).toList();
  }

  /**
   * Returns what writes them, DASH first; at least one.
   *
   * @param layout how the segments are stored
   * @throws IllegalArgumentException if a name is not plain
   */
  public List<ManifestWriter> writers(Layout layout) {
    List<ManifestWriter> writers = new ArrayList<>();
    dash.ifPresent(
        name ->
            writers.add(
                layout == Layout.SINGLE_FILE
                    ? DashManifest.onDemand().fileName(name)
                    : DashManifest.segmentTemplate().fileName(name)));
    hls.ifPresent(name -> writers.add(HlsManifest.of(name).text(hlsText)));
    return writers;
  }
}
