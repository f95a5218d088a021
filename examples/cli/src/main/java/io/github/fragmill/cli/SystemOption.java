package io.github.fragmill.cli;

import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.PlayReadyVersion;
import io.github.fragmill.crypto.drm.Widevine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code --system} says: {@code SYSTEM} or {@code SYSTEM:NAME=VALUE,NAME=VALUE}. */
final class SystemOption {

  private final String system;
  private final Map<String, String> parameters;

  private SystemOption(String system, Map<String, String> parameters) {
    this.system = system;
    this.parameters = parameters;
  }

  /**
   * Returns the system.
   *
   * @throws UsageException when it is not known, or a parameter is not
   */
  static DrmSystem parse(String text) {
    int colon = text.indexOf(':');
    String system = colon < 0 ? text : text.substring(0, colon);
    return new SystemOption(
            system, colon < 0 ? new HashMap<>() : parameters(text.substring(colon + 1)))
        .toSystem();
  }

  /** A comma separates parameters only in front of a name, so addresses may hold commas. */
  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : text.split(",(?=[a-z-]+=)", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? "" : parameter.substring(0, equals);
      if (equals <= 0 || parameters.put(name, parameter.substring(equals + 1)) != null) {
        throw new UsageException("--system: expected NAME=VALUE behind the colon, each name once");
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
            default ->
                throw new UsageException(
                    "--system: expected common or widevine or playready, found "
                        + Secrets.hide(system));
          };
      parameters.keySet().stream().findFirst().ifPresent(this::refuse);
      return result;
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--system " + system + ": " + Secrets.hide(String.valueOf(e.getMessage())));
    }
  }

  private void refuse(String name) {
    throw new UsageException(
        "--system " + system + ": there is no parameter " + Secrets.hide(name));
  }

  private Widevine widevine() {
    Widevine titled = take("content-id", Widevine.keyId(), Widevine::contentId);
    Widevine owned = take("provider", titled, titled::provider);
    return take("license-url", owned, url -> owned.licenseUrl(url(url)));
  }

  private PlayReady playReady() {
    PlayReady at = take("license-url", PlayReady.keyId(), url -> PlayReady.licenseUrl(url(url)));
    return take("header", at, version -> at.header(headerVersion(version)));
  }

  private <T> T take(String name, T absent, Function<String, T> use) {
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
    return Arrays.stream(PlayReadyVersion.values())
        .filter(version -> shortName(version).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "header: expected one of "
                        + Arrays.stream(PlayReadyVersion.values())
                            .map(SystemOption::shortName)
                            .collect(Collectors.joining(", "))));
  }

  /** Returns {@code 4.0} for {@code V4_0}. */
  private static String shortName(PlayReadyVersion version) {
    return version.name().substring(1).replace('_', '.');
  }
}
