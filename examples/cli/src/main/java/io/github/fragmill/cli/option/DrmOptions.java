package io.github.fragmill.cli.option;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.drm.ClearKey;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.FairPlay;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.RawPssh;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for DRM signalling. */
public final class DrmOptions {

  @Option(
      names = "--system",
      paramLabel = "SYSTEM",
      description =
          "DRM system to signal: common (default), widevine, playready or fairplay; repeat the "
              + "option for several. Parameters follow a colon: "
              + "widevine:provider=NAME,content-id=TEXT,license-url=URL, "
              + "playready:header=4.0,license-url=URL or fairplay:uri=skd://TEXT. The URI is "
              + "required; in it, {keyId} stands for the key id. FairPlay is for HLS and cbcs.")
  private List<String> systems = List.of();

  @Option(
      names = "--pssh",
      paramLabel = "BASE64",
      description = "Complete pssh box to signal, for any DRM system.")
  private List<String> psshs = List.of();

  @Option(
      names = "--clearkey-url",
      paramLabel = "URL",
      description = "URL of a W3C Clear Key server, which gives players the keys unencrypted.")
  private Optional<String> clearKeyUrl = Optional.empty();

  @Option(
      names = "--pssh-place",
      paramLabel = "manifest|moov|both",
      description =
          "Where to write pssh boxes (default: manifest). With --key-rotation, pssh boxes for a "
              + "single key are written to the segments.")
  private Optional<String> psshPlace = Optional.empty();

  @Option(
      names = "--one-license",
      description =
          "Lists all keys of the presentation in each pssh box, so that players request one "
              + "licence instead of one for each key.")
  private boolean oneLicense;

  /**
   * Returns the systems in the order of the options, none if none is given.
   *
   * @throws UsageException if an option has an invalid value
   */
  private List<DrmSystem> systems() {
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
    PsshPlace place = psshPlace(psshPlace.get());
    return result.stream().map(system -> system.in(place)).toList();
  }

  /** Returns whether FairPlay is among the systems. */
  boolean hasFairPlay() {
    return systems.stream().anyMatch(SystemOption::isFairPlay);
  }

  /**
   * Adds the systems to an encryption.
   *
   * @param keyIds the ids of its keys
   * @throws UsageException if an option has an invalid value
   */
  public void addTo(CommonEncryption.Builder builder, List<KeyId> keyIds) {
    List<DrmSystem> chosen = systems();
    if (hasFairPlayForOneKey() && keyIds.size() > 1) {
      throw new UsageException(
          "--system fairplay: expected {keyId} in the uri, so that each of several keys has its own");
    }
    if (!chosen.isEmpty()) {
      builder.signal(chosen.toArray(DrmSystem[]::new));
    }
    if (oneLicense) {
      builder.oneLicense();
    }
  }

  /** Returns what the options say: equal texts mean equal signals. */
  public String description() {
    return List.of(systems, psshs, clearKeyUrl, psshPlace, oneLicense).toString();
  }

  /** Returns whether FairPlay would find all keys by one URI. */
  private boolean hasFairPlayForOneKey() {
    return systems.stream()
        .anyMatch(text -> SystemOption.isFairPlay(text) && !text.contains(FairPlay.KEY_ID));
  }

  private static PsshPlace psshPlace(String word) {
    return switch (word) {
      case "manifest" -> PsshPlace.MANIFEST;
      case "moov" -> PsshPlace.HEADER;
      case "both" -> PsshPlace.BOTH;
      default -> throw UsageException.expected("--pssh-place", "manifest, moov or both", word);
    };
  }

  private static DrmSystem pssh(String base64) {
    try {
      return RawPssh.parse(base64);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--pssh: expected one pssh box in base64, found another text");
    }
  }

  private static DrmSystem clearKey(String url) {
    try {
      return ClearKey.licenseUrl(URI.create(url));
    } catch (IllegalArgumentException e) {
      // Without the reason, which may quote a key that was given here by mistake.
      throw new UsageException(
          "--clearkey-url: expected an absolute URL with a host, found another text");
    }
  }
}
