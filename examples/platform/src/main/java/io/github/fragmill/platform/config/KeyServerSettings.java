package io.github.fragmill.platform.config;

import io.github.fragmill.cpix.speke.EncryptionPreset;
import io.github.fragmill.cpix.speke.Speke;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SPEKE key server. Immutable; {@code toString} shows no header.
 *
 * @param url {@code https}, or {@code http} on this machine
 * @param version 1.0, 2.0 or 2.1
 * @param contract {@link EncryptionPreset#SHARED}, or a preset for video and one for audio
 * @param contentId the name of a title; {@link #TITLE_NUMBER} stands for the title's number
 * @param systems DRM systems; empty for those that are usual
 * @param headers added to each request; may be secret
 * @param timeout for all attempts of a request together
 */
public record KeyServerSettings(
    URI url,
    String version,
    List<EncryptionPreset> contract,
    String contentId,
    List<UUID> systems,
    Map<String, String> headers,
    Duration timeout) {

  /** Stands for the number of a title in its content id. */
  public static final String TITLE_NUMBER = "{number}";

  /** The most characters of a content id. */
  public static final int MAX_CONTENT_ID = 180;

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Map<String, UUID> SYSTEMS =
      Map.of("widevine", Speke.WIDEVINE, "playready", Speke.PLAYREADY, "fairplay", Speke.FAIRPLAY);
  private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.+)");

  public KeyServerSettings {
    contract = List.copyOf(contract);
    systems = List.copyOf(systems);
    headers = Map.copyOf(headers);
  }

  /**
   * Reads the settings.
   *
   * @return empty when there is no key server
   * @throws ConfigurationException when one is not valid, or is there without the server's address
   */
  static Optional<KeyServerSettings> read(Values values) {
    Optional<URI> url = values.webAddress(Setting.SPEKE_URL);
    if (url.isEmpty()) {
      // Somebody wants a key server, and would get other keys.
      for (Setting setting :
          List.of(
              Setting.SPEKE_VERSION,
              Setting.SPEKE_CONTRACT,
              Setting.SPEKE_CONTENT_ID,
              Setting.SPEKE_SYSTEMS,
              Setting.SPEKE_HEADERS,
              Setting.SPEKE_SECONDS)) {
        if (values.optional(setting).isPresent()) {
          throw ConfigurationException.of(
              Setting.SPEKE_URL, "an address, because of " + setting.variable());
        }
      }
      return Optional.empty();
    }
    String version = values.text(Setting.SPEKE_VERSION);
    if (!Set.of("1.0", "2.0", "2.1").contains(version)) {
      throw ConfigurationException.of(Setting.SPEKE_VERSION, "1.0, 2.0 or 2.1");
    }
    return Optional.of(
        new KeyServerSettings(
            safe(url.get()),
            version,
            contract(values.text(Setting.SPEKE_CONTRACT), version),
            contentId(values.text(Setting.SPEKE_CONTENT_ID)),
            systems(values.optional(Setting.SPEKE_SYSTEMS)),
            headers(values.optional(Setting.SPEKE_HEADERS)),
            values.duration(Setting.SPEKE_SECONDS, ChronoUnit.SECONDS, /* max= */ 600)));
  }

  private static URI safe(URI url) {
    boolean isSafe =
        "https".equals(url.getScheme())
            || THIS_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
    if (!isSafe) {
      throw ConfigurationException.of(
          Setting.SPEKE_URL, "https, or http on this machine: keys would travel in clear");
    }
    if (url.getUserInfo() != null) {
      throw ConfigurationException.of(
          Setting.SPEKE_URL, "no user in it; " + Setting.SPEKE_HEADERS.variable() + " has such");
    }
    return url;
  }

  private static List<EncryptionPreset> contract(String text, String version) {
    List<EncryptionPreset> presets = new ArrayList<>();
    try {
      for (String name : text.split(",", /* limit= */ -1)) {
        presets.add(EncryptionPreset.parse(name));
      }
    } catch (IllegalArgumentException e) {
      throw badContract();
    }
    boolean isShared = presets.equals(List.of(EncryptionPreset.SHARED));
    boolean isPair =
        presets.size() == 2
            && presets.stream().allMatch(it -> isVideo(it) || isAudio(it))
            && isVideo(presets.get(0)) != isVideo(presets.get(1));
    if (!isShared && !isPair) {
      throw badContract();
    }
    if (!isShared && version.equals("1.0")) {
      throw ConfigurationException.of(Setting.SPEKE_CONTRACT, "SHARED with SPEKE 1.0");
    }
    return presets;
  }

  private static ConfigurationException badContract() {
    return ConfigurationException.of(
        Setting.SPEKE_CONTRACT,
        "SHARED, or one of VIDEO-1 to VIDEO-8 and one of AUDIO-1 to AUDIO-3");
  }

  private static boolean isVideo(EncryptionPreset preset) {
    return preset.name().startsWith("VIDEO_");
  }

  private static boolean isAudio(EncryptionPreset preset) {
    return preset.name().startsWith("AUDIO_");
  }

  /** Titles that share a name would share their keys. */
  private static String contentId(String text) {
    if (!text.contains(TITLE_NUMBER) || !isContentId(text)) {
      throw ConfigurationException.of(
          Setting.SPEKE_CONTENT_ID,
          "up to " + MAX_CONTENT_ID + " characters with " + TITLE_NUMBER + " among them");
    }
    return text;
  }

  /** Returns whether a text can be a content id. */
  public static boolean isContentId(String text) {
    return !text.isBlank()
        && text.length() <= MAX_CONTENT_ID
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static List<UUID> systems(Optional<String> text) {
    List<UUID> systems = new ArrayList<>();
    for (String name : text.map(it -> it.split(",", /* limit= */ -1)).orElse(new String[0])) {
      UUID known = SYSTEMS.get(name.strip().toLowerCase(Locale.ROOT));
      try {
        systems.add(known == null ? UUID.fromString(name.strip()) : known);
      } catch (IllegalArgumentException e) {
        throw ConfigurationException.of(
            Setting.SPEKE_SYSTEMS, "widevine, playready, fairplay or UUIDs");
      }
    }
    return systems;
  }

  private static Map<String, String> headers(Optional<String> text) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : text.stream().flatMap(String::lines).toList()) {
      Matcher matcher = HEADER.matcher(line.strip());
      if (!matcher.matches() || !isAllowed(matcher.group(1), matcher.group(2).strip())) {
        throw ConfigurationException.of(
            Setting.SPEKE_HEADERS, "lines of a name, a colon and a value that a client may send");
      }
      headers.put(matcher.group(1), matcher.group(2).strip());
    }
    return headers;
  }

  private static boolean isAllowed(String name, String value) {
    try {
      HttpRequest.newBuilder().header(name, value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "KeyServerSettings[" + url.getHost() + "]";
  }
}
