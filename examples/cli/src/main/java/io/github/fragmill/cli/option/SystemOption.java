package io.github.fragmill.cli.option;

import io.github.fragmill.cli.terminal.Secrets;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.FairPlay;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.PlayReadyVersion;
import io.github.fragmill.crypto.drm.Widevine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The value of {@code --system}: {@code SYSTEM} or {@code SYSTEM:NAME=VALUE,NAME=VALUE}. */
final class SystemOption {

  private static final String FAIRPLAY = "fairplay";

  private final String system;
  private final Map<String, String> parameters;
  private final Set<String> known = new LinkedHashSet<>();

  private SystemOption(String system, Map<String, String> parameters) {
    this.system = system;
    this.parameters = parameters;
  }

  /**
   * Returns the system.
   *
   * @throws UsageException if the system or a parameter is unknown, or a value is invalid
   */
  static DrmSystem parse(String text) {
    int colon = text.indexOf(':');
    String system = colon < 0 ? text : text.substring(0, colon);
    return new SystemOption(
            system, colon < 0 ? new HashMap<>() : parameters(text.substring(colon + 1)))
        .toSystem();
  }

  /** Returns whether this is the value for FairPlay, whatever its parameters. */
  static boolean isFairPlay(String text) {
    return text.equals(FAIRPLAY) || text.startsWith(FAIRPLAY + ":");
  }

  /** A comma separates parameters only if a name follows, so URLs may contain commas. */
  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : text.split(",(?=[a-z-]+=)", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? "" : parameter.substring(0, equals);
      if (equals <= 0 || parameters.put(name, parameter.substring(equals + 1)) != null) {
        throw new UsageException(
            "--system: expected NAME=VALUE,NAME=VALUE after the colon, each name once");
      }
    }
    return parameters;
  }

  private DrmSystem toSystem() {
    try {
      DrmSystem result =
          switch (system) {
            case "common" -> DrmSystem.common();
            case "widevine" -> widevine();
            case "playready" -> playReady();
            case FAIRPLAY -> fairPlay();
            default ->
                throw UsageException.expected(
                    "--system", "common, widevine, playready or fairplay", Secrets.hide(system));
          };
      parameters.keySet().stream().findFirst().ifPresent(this::refuse);
      return result;
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--system " + system + ": " + Secrets.hide(String.valueOf(e.getMessage())));
    }
  }

  private void refuse(String name) {
    String expected = known.isEmpty() ? "no parameters" : String.join(", ", known);
    throw UsageException.expected("--system " + system, expected, Secrets.hide(name));
  }

  private Widevine widevine() {
    Widevine content = take("content-id", Widevine.keyId(), Widevine::contentId);
    Widevine provided = take("provider", content, content::provider);
    return take("license-url", provided, url -> provided.licenseUrl(url(url)));
  }

  private PlayReady playReady() {
    PlayReady playReady =
        take("license-url", PlayReady.keyId(), url -> PlayReady.licenseUrl(url(url)));
    return take("header", playReady, version -> playReady.header(headerVersion(version)));
  }

  private FairPlay fairPlay() {
    return FairPlay.keyUri(
        take("uri", Optional.<String>empty(), Optional::of)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected uri=URI, for example uri=skd://films/17")));
  }

  private <T> T take(String name, T absent, Function<String, T> use) {
    known.add(name);
    String value = parameters.remove(name);
    return value == null ? absent : use.apply(value);
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("license-url: expected an absolute URL", e);
    }
  }

  private static PlayReadyVersion headerVersion(String text) {
    return switch (text) {
      case "4.0" -> PlayReadyVersion.V4_0;
      case "4.1" -> PlayReadyVersion.V4_1;
      case "4.2" -> PlayReadyVersion.V4_2;
      case "4.3" -> PlayReadyVersion.V4_3;
      default ->
          throw new IllegalArgumentException(
              "header: expected 4.0, 4.1, 4.2 or 4.3, found " + text);
    };
  }
}
