package io.github.fragmill.cli;

import io.github.fragmill.crypto.drm.ClearKey;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.RawPssh;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which DRM systems players are told of. */
final class DrmOptions {

  @Option(
      names = "--system",
      paramLabel = "SYSTEM",
      description =
          "Signals a DRM system: common (default), widevine or playready, in any order. Parameters may follow a "
              + "colon: widevine:provider=NAME,content-id=TEXT,license-url=URL or "
              + "playready:header=4.0,license-url=URL.")
  private List<String> systems = List.of();

  @Option(
      names = "--pssh",
      paramLabel = "BASE64",
      description = "Signals a pssh box that somebody else made.")
  private List<String> psshs = List.of();

  @Option(
      names = "--clearkey-url",
      paramLabel = "URL",
      description = "Where players get the keys, in clear, as W3C Clear Key has it.")
  private Optional<String> clearKeyUrl = Optional.empty();

  @Option(
      names = "--pssh-place",
      paramLabel = "manifest|moov|both",
      description =
          "Where pssh boxes stand (default: manifest). With --key-rotation, boxes for one key are in "
              + "the segments.")
  private Optional<PsshPlaceOption> psshPlace = Optional.empty();

  @Option(
      names = "--one-license",
      description =
          "Names all keys of the title in each pssh box, so that players ask for one licence and "
              + "not for one for each key.")
  private boolean oneLicense;

  /**
   * Returns the systems in the order of the options; none when none is asked for.
   *
   * @throws UsageException when an option holds what cannot be signalled
   */
  List<DrmSystem> systems() {
    List<DrmSystem> result = new ArrayList<>();
    systems.forEach(system -> result.add(SystemOption.parse(system)));
    psshs.forEach(pssh -> result.add(pssh(pssh)));
    clearKeyUrl.ifPresent(url -> result.add(clearKey(url)));
    if (psshPlace.isEmpty()) {
      return result;
    }
    if (result.isEmpty()) {
      result.add(DrmSystem.common());
    }
    PsshPlace place = psshPlace.get().place();
    return result.stream().map(system -> system.in(place)).toList();
  }

  /** Tells whether one licence shall open the whole title. */
  boolean isOneLicense() {
    return oneLicense;
  }

  /** Returns the name of an option that was given, if any was. */
  Optional<String> given() {
    if (!systems.isEmpty()) {
      return Optional.of("--system");
    }
    if (!psshs.isEmpty()) {
      return Optional.of("--pssh");
    }
    if (oneLicense) {
      return Optional.of("--one-license");
    }
    return clearKeyUrl
        .map(url -> "--clearkey-url")
        .or(() -> psshPlace.map(place -> "--pssh-place"));
  }

  private static DrmSystem pssh(String base64) {
    try {
      return RawPssh.parse(base64);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--pssh: expected one pssh box in base64");
    }
  }

  private static DrmSystem clearKey(String url) {
    try {
      return ClearKey.licenseUrl(URI.create(url));
    } catch (IllegalArgumentException e) {
      // Not even the reason: it may quote a key that was put here by mistake.
      throw new UsageException("--clearkey-url: expected an absolute URL with a host");
    }
  }
}
