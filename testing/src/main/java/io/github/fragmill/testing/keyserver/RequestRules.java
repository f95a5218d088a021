package io.github.fragmill.testing.keyserver;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a server refuses in a request (SPEKE API v1, v2.0 and v2.1, encryption contract). */
final class RequestRules {

  private static final String CPIX = "urn:dashif:org:cpix";
  private static final Set<String> TRACK_TYPES =
      Set.of(
          "VIDEO",
          "SD",
          "HD",
          "HD1",
          "HD2",
          "SD+HD1",
          "UHD",
          "UHD1",
          "UHD2",
          "AUDIO",
          "STEREO_AUDIO",
          "MULTICHANNEL_AUDIO",
          "MULTICHANNEL_AUDIO_3_6",
          "MULTICHANNEL_AUDIO_7",
          "ALL");

  private RequestRules() {}

  static void check(Element root, boolean isFirst, @Nullable String cpixVersion) {
    require("CPIX".equals(root.getLocalName()) && CPIX.equals(root.getNamespaceURI()), "CPIX");
    require(isFirst || cpixVersion != null, "SPEKE version");
    require(root.hasAttribute(isFirst ? "id" : "contentId"), "CPIX@contentId");
    require(
        root.getAttribute("version").equals(cpixVersion == null ? "" : cpixVersion),
        "CPIX@version");
    Set<String> keys = new HashSet<>();
    Set<String> schemes = new HashSet<>();
    for (Element key : all(root, "ContentKey")) {
      require(keys.add(key.getAttribute("kid")), "ContentKey@kid");
      schemes.add(key.getAttribute("commonEncryptionScheme"));
    }
    require(!keys.isEmpty(), "ContentKey");
    require(
        schemes.size() == 1 && schemes.contains("") == isFirst,
        "ContentKey@commonEncryptionScheme");
    for (Element system : all(root, "DRMSystem")) {
      require(keys.contains(system.getAttribute("kid")), "DRMSystem@kid");
      require(
          !schemes.contains("cenc") || !system.getAttribute("systemId").startsWith("94ce86fb"),
          "FairPlay with cenc");
    }
    if (!isFirst) {
      checkRules(root, keys);
    }
  }

  private static void checkRules(Element root, Set<String> keys) {
    Set<String> types = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (Element rule : all(root, "ContentKeyUsageRule")) {
      String type = rule.getAttribute("intendedTrackType");
      require(TRACK_TYPES.contains(type), "ContentKeyUsageRule@intendedTrackType");
      types.add(type);
      used.add(rule.getAttribute("kid"));
      boolean hasVideo = !all(rule, "VideoFilter").isEmpty();
      boolean hasAudio = !all(rule, "AudioFilter").isEmpty();
      require(hasVideo || hasAudio, "VideoFilter or AudioFilter");
      require(hasVideo == (type.equals("ALL") || !type.contains("AUDIO")), "VideoFilter");
      require(hasAudio == (type.equals("ALL") || type.contains("AUDIO")), "AudioFilter");
    }
    require(used.equals(keys), "ContentKeyUsageRule@kid");
    require(types.size() == 1 || !types.contains("ALL"), "intendedTrackType ALL beside others");
  }

  private static Set<Element> all(Element root, String name) {
    NodeList found = root.getElementsByTagNameNS(CPIX, name);
    Set<Element> all = new LinkedHashSet<>();
    for (int index = 0; index < found.getLength(); index++) {
      all.add((Element) found.item(index));
    }
    return all;
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("missing or not compliant: " + what);
    }
  }
}
