package io.github.fragmill.integration.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page to open: a player, a presentation, and what the player is given to open it.
 *
 * @param name unlike any other's in a run
 * @param manifest where it is under {@link PackagedPresentation#DIRECTORY}, or its address
 *     elsewhere
 * @param keys key ids and keys in hexadecimal digits
 * @param scenario what the script does: {@code watch} the presentation, {@code play} it, {@code
 *     trace} what is fetched for it, {@code attempt} to play it, {@code choose} qualities and
 *     languages, {@code trickPlay} it, {@code read} its text, {@code look} at its frames
 * @param frames what it should show, where the scenario looks at that
 * @param languages the texts to read, where the scenario reads
 * @param licenses what the licence server has for it
 */
record Playback(
    String name,
    Player player,
    String manifest,
    Map<String, String> keys,
    String scenario,
    List<ExpectedFrame> frames,
    List<String> languages,
    Licenses licenses) {

  /**
   * What a presentation should show at a time.
   *
   * @param seconds the time
   * @param png the frame as a PNG in base64
   */
  record ExpectedFrame(double seconds, String png) {}

  private static final String ATTEMPT = "attempt";

  Playback {
    keys = Map.copyOf(keys);
    frames = List.copyOf(frames);
    languages = List.copyOf(languages);
  }

  Playback(String name, Player player, String manifest, Map<String, String> keys, String scenario) {
    this(name, player, manifest, keys, scenario, List.of(), List.of(), Licenses.NONE);
  }

  /** Returns a playback of a presentation with its keys. */
  static Playback of(Player player, PackagedPresentation presentation) {
    return new Playback(
        player.word() + "-" + presentation.name(),
        player,
        presentation.manifest(player),
        presentation.keys(),
        "watch");
  }

  /** Returns a playback of a presentation with its keys, from its beginning to its end. */
  static Playback playing(Player player, PackagedPresentation presentation) {
    return new Playback(
        player.word() + "-" + presentation.name(),
        player,
        presentation.manifest(player),
        presentation.keys(),
        "play");
  }

  /**
   * Returns a playback of HLS whose fetches are reported, without any keys for the player.
   *
   * @param query at the end of the manifest's address, which {@code ?} begins; or empty
   */
  static Playback tracing(Player player, String presentation, String query) {
    return new Playback(
        player.word() + "-" + presentation,
        player,
        presentation + "/" + player.manifest() + query,
        Map.of(),
        "trace");
  }

  /** Returns a playback with keys that do not open the presentation. */
  static Playback denied(
      Player player, PackagedPresentation presentation, String why, Map<String, String> keys) {
    return new Playback(
        player.word() + "-" + presentation.name() + "-" + why,
        player,
        presentation.manifest(player),
        keys,
        ATTEMPT);
  }

  /** Returns a playback of a ladder with its keys. */
  static Playback choosing(Player player, PackagedPresentation presentation) {
    return new Playback(
        player.word() + "-" + presentation.name(),
        player,
        presentation.manifest(player),
        presentation.keys(),
        "choose");
  }

  /** Returns a playback of a presentation with its keys, most of it at high speed. */
  static Playback trickPlaying(Player player, PackagedPresentation presentation) {
    return new Playback(
        player.word() + "-" + presentation.name(),
        player,
        presentation.manifest(player),
        presentation.keys(),
        "trickPlay");
  }

  /**
   * Returns a playback of a presentation with text.
   *
   * @param languages the texts to read
   */
  static Playback reading(
      Player player, PackagedPresentation presentation, List<String> languages) {
    return new Playback(
        player.word() + "-" + presentation.name(),
        player,
        presentation.manifest(player),
        presentation.keys(),
        "read",
        List.of(),
        languages,
        Licenses.NONE);
  }

  /**
   * Returns a playback of a presentation with its keys.
   *
   * @param frames what it should show, at 0 first
   */
  static Playback looking(
      Player player, PackagedPresentation presentation, List<ExpectedFrame> frames) {
    return new Playback(
        player.word() + "-" + presentation.name(),
        player,
        presentation.manifest(player),
        presentation.keys(),
        "look",
        frames,
        List.of(),
        Licenses.NONE);
  }

  /**
   * Returns the same with the presentation's keys at the licence server, and none at the player.
   * HLS does not say where that is, so the page does.
   */
  Playback licensed(boolean allAtOnce) {
    return with(new Licenses(keys, allAtOnce, Player.OF_HLS.contains(player)));
  }

  /** Returns the same where the page says where the licence server is. */
  Playback withConfiguredServer(boolean allAtOnce) {
    return with(new Licenses(keys, allAtOnce, /* isPlayerConfigured= */ true));
  }

  private Playback with(Licenses ofServer) {
    return new Playback(name, player, manifest, Map.of(), scenario, frames, languages, ofServer);
  }

  /** Returns whether it may be repeated: what was shown once without its key was shown. */
  boolean isRepeatable() {
    return !scenario.equals(ATTEMPT);
  }

  /** Returns whether the presentation is at a server of its own, and not among the files. */
  boolean isElsewhere() {
    return manifest.contains("://");
  }

  /** Returns where the presentation is. */
  Path directory() {
    return PackagedPresentation.DIRECTORY.resolve(manifest).resolveSibling("");
  }

  /** Returns it as the script reads it; no value holds anything that JSON escapes. */
  String toJson() {
    String pairs =
        keys.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(pair -> quote(pair.getKey()) + ":" + quote(pair.getValue()))
            .collect(Collectors.joining(","));
    String times =
        frames.stream()
            .map(it -> "{\"at\":" + it.seconds() + ",\"png\":" + quote(it.png()) + "}")
            .collect(Collectors.joining(","));
    String texts = languages.stream().map(Playback::quote).collect(Collectors.joining(","));
    String server = licenses.isPlayerConfigured() ? LicenseServer.ADDRESS.toString() : "";
    return ("{\"name\":%s,\"player\":%s,\"manifest\":%s,\"keys\":{%s},\"scenario\":%s"
            + ",\"times\":[%s],\"languages\":[%s],\"licenseServer\":%s}")
        .formatted(
            quote(name),
            quote(player.script()),
            quote(manifest),
            pairs,
            quote(scenario),
            times,
            texts,
            quote(server));
  }

  private static String quote(String text) {
    return '"' + text + '"';
  }
}
