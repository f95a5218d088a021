package io.github.fragmill.integration.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page to open: a player, a title, and what the player is given to open it.
 *
 * @param name unlike any other's in a run
 * @param keys key ids and keys in hexadecimal digits
 * @param scenario what the script does: {@code watch} the title, {@code play} it, {@code attempt}
 *     to, {@code choose} qualities and languages, {@code wind} it, {@code read} its text, {@code
 *     look} at its pictures
 * @param sights what it should show, where the scenario looks at that
 * @param licenses what the licence server has for it
 */
record Viewing(
    String name,
    Player player,
    String manifest,
    Map<String, String> keys,
    String scenario,
    List<Sight> sights,
    Licenses licenses) {

  /**
   * What a title should show at a time.
   *
   * @param seconds the time
   * @param picture a PNG in base64
   */
  record Sight(double seconds, String picture) {}

  private static final String ATTEMPT = "attempt";

  Viewing {
    keys = Map.copyOf(keys);
    sights = List.copyOf(sights);
  }

  Viewing(String name, Player player, String manifest, Map<String, String> keys, String scenario) {
    this(name, player, manifest, keys, scenario, List.of(), Licenses.NONE);
  }

  /** Returns a viewing of a title with its keys. */
  static Viewing of(Player player, Title title) {
    return new Viewing(
        player.word() + "-" + title.name(), player, title.manifest(), title.keys(), "watch");
  }

  /** Returns a viewing of a title with its keys, from its beginning to its end. */
  static Viewing playing(Player player, Title title) {
    return new Viewing(
        player.word() + "-" + title.name(), player, title.manifest(), title.keys(), "play");
  }

  /** Returns a viewing with keys that do not open the title. */
  static Viewing denied(Player player, Title title, String why, Map<String, String> keys) {
    return new Viewing(
        player.word() + "-" + title.name() + "-" + why, player, title.manifest(), keys, ATTEMPT);
  }

  /** Returns a viewing of a ladder with its keys. */
  static Viewing choosing(Player player, Title title) {
    return new Viewing(
        player.word() + "-" + title.name(), player, title.manifest(), title.keys(), "choose");
  }

  /** Returns a viewing of a title with its keys, most of it at high speed. */
  static Viewing winding(Player player, Title title) {
    return new Viewing(
        player.word() + "-" + title.name(), player, title.manifest(), title.keys(), "wind");
  }

  /** Returns a viewing of a title with text. */
  static Viewing reading(Player player, Title title) {
    return new Viewing(
        player.word() + "-" + title.name(), player, title.manifest(), title.keys(), "read");
  }

  /**
   * Returns a viewing of a title with its keys.
   *
   * @param sights what it should show, at 0 first
   */
  static Viewing looking(Player player, Title title, List<Sight> sights) {
    return new Viewing(
        player.word() + "-" + title.name(),
        player,
        title.manifest(),
        title.keys(),
        "look",
        sights,
        Licenses.NONE);
  }

  /** Returns the same with the title's keys at the licence server, and none at the player. */
  Viewing licensed(boolean allAtOnce) {
    return with(new Licenses(keys, allAtOnce, /* isPlayerTold= */ false));
  }

  /** Returns the same of a title that does not say where the licence server is. */
  Viewing toldOfLicenses() {
    return with(new Licenses(keys, /* allAtOnce= */ false, /* isPlayerTold= */ true));
  }

  private Viewing with(Licenses ofServer) {
    return new Viewing(name, player, manifest, Map.of(), scenario, sights, ofServer);
  }

  /** Tells whether it may be repeated: what was shown once without its key was shown. */
  boolean isRepeatable() {
    return !scenario.equals(ATTEMPT);
  }

  /** Returns where the title is. */
  Path directory() {
    return Title.DIRECTORY.resolve(manifest).resolveSibling("");
  }

  /** Returns it as the script reads it; no value holds anything that JSON escapes. */
  String toJson() {
    String pairs =
        keys.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(pair -> quote(pair.getKey()) + ":" + quote(pair.getValue()))
            .collect(Collectors.joining(","));
    String times =
        sights.stream()
            .map(it -> "{\"at\":" + it.seconds() + ",\"picture\":" + quote(it.picture()) + "}")
            .collect(Collectors.joining(","));
    String server = licenses.isPlayerTold() ? LicenseServer.ADDRESS.toString() : "";
    return ("{\"name\":%s,\"player\":%s,\"manifest\":%s,\"keys\":{%s},\"scenario\":%s"
            + ",\"times\":[%s],\"licenseServer\":%s}")
        .formatted(
            quote(name),
            quote(player.word()),
            quote(manifest),
            pairs,
            quote(scenario),
            times,
            quote(server));
  }

  private static String quote(String text) {
    return '"' + text + '"';
  }
}
