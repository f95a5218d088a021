package io.github.fragmill.cpix;

import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.cpix.internal.xml.XmlOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the lists of a document that hold no key, and the attributes of those that do. */
final class ItemWriters {

  /** The schema has filters in this order. */
  private static final List<Class<? extends UsageFilter>> KINDS =
      List.of(
          UsageFilter.Period.class,
          UsageFilter.Label.class,
          UsageFilter.Video.class,
          UsageFilter.Audio.class,
          UsageFilter.Bitrate.class,
          UsageFilter.Unknown.class);

  private ItemWriters() {}

  static void keyAttributes(CpixKey key, XmlOutput into) {
    into.attribute("kid", key.keyId().toString());
    attribute("explicitIV", key.explicitIv().map(ItemWriters::base64), into);
    attribute("dependsOnKey", key.dependsOnKey().map(Object::toString), into);
    attribute("commonEncryptionScheme", key.scheme(), into);
  }

  private static String base64(InitializationVector iv) {
    return Base64.getEncoder().encodeToString(iv.toBytes());
  }

  static void hdcp(Hdcp hdcp, XmlOutput into) {
    into.begin("cpix:HDCPData");
    attribute("HLSHDCPLevel", hdcp.hlsLevel(), into);
    hdcp.outputProtection()
        .ifPresent(it -> into.element("cpix:HDCPOutputProtectionData", encoded(it)));
    into.end();
  }

  static void drmSystems(List<CpixDrmSystem> systems, XmlOutput into) {
    if (systems.isEmpty()) {
      return;
    }
    into.begin("cpix:DRMSystemList");
    for (CpixDrmSystem system : systems) {
      into.begin("cpix:DRMSystem");
      into.attribute("systemId", system.systemId().toString());
      into.attribute("kid", system.keyId().toString());
      attribute("name", system.name(), into);
      attribute("HLSAllowedCPC", system.hlsAllowedCpc(), into);
      system.psshBase64().ifPresent(it -> into.element("cpix:PSSH", it));
      if (system.contentProtection().isPresent()) {
        into.begin("cpix:ContentProtectionData");
        attribute("robustness", system.robustness(), into);
        into.text(encoded(system.contentProtection().get())).end();
      }
      system.hlsMedia().ifPresent(it -> hls("media", it, into));
      system.hlsMultivariant().ifPresent(it -> hls("multiVariant", it, into));
      system
          .smoothHeader()
          .ifPresent(it -> into.element("cpix:SmoothStreamingProtectionHeaderData", it));
      into.end();
    }
    into.end();
  }

  private static void hls(String place, String lines, XmlOutput into) {
    into.begin("cpix:HLSSignalingData").attribute("playlist", place).text(encoded(lines)).end();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static void periods(List<KeyPeriod> periods, XmlOutput into) {
    if (periods.isEmpty()) {
      return;
    }
    into.begin("cpix:ContentKeyPeriodList");
    for (KeyPeriod period : periods) {
      into.begin("cpix:ContentKeyPeriod");
      attribute("id", period.id(), into);
      attribute("index", period.index(), into);
      attribute("label", period.label(), into);
      attribute("start", period.start().map(Instant::toString), into);
      attribute("end", period.end().map(Instant::toString), into);
      attribute("startOffset", period.startOffset().map(Duration::toString), into);
      attribute("endOffset", period.endOffset().map(Duration::toString), into);
      into.end();
    }
    into.end();
  }

  static void rules(List<UsageRule> rules, XmlOutput into) {
    if (rules.isEmpty()) {
      return;
    }
    into.begin("cpix:ContentKeyUsageRuleList");
    for (UsageRule rule : rules) {
      into.begin("cpix:ContentKeyUsageRule").attribute("kid", rule.keyId().toString());
      attribute("intendedTrackType", rule.intendedTrackType(), into);
      for (Class<? extends UsageFilter> kind : KINDS) {
        rule.filters().stream().filter(kind::isInstance).forEach(it -> filter(it, into));
      }
      into.end();
    }
    into.end();
  }

  private static void filter(UsageFilter filter, XmlOutput into) {
    if (filter instanceof UsageFilter.Period period) {
      into.begin("cpix:KeyPeriodFilter").attribute("periodId", period.periodId());
    } else if (filter instanceof UsageFilter.Label label) {
      into.begin("cpix:LabelFilter").attribute("label", label.label());
    } else if (filter instanceof UsageFilter.Video video) {
      into.begin("cpix:VideoFilter");
      attribute("minPixels", video.minPixels(), into);
      attribute("maxPixels", video.maxPixels(), into);
      attribute("hdr", video.hdr().map(Object::toString), into);
      attribute("wcg", video.wcg().map(Object::toString), into);
      attribute("minFps", video.minFps(), into);
      attribute("maxFps", video.maxFps(), into);
    } else if (filter instanceof UsageFilter.Audio audio) {
      into.begin("cpix:AudioFilter");
      attribute("minChannels", audio.minChannels(), into);
      attribute("maxChannels", audio.maxChannels(), into);
    } else if (filter instanceof UsageFilter.Bitrate bitrate) {
      into.begin("cpix:BitrateFilter");
      attribute("minBitrate", bitrate.min(), into);
      attribute("maxBitrate", bitrate.max(), into);
    } else {
      throw new IllegalArgumentException("filter: expected one that is known, found " + filter);
    }
    into.end();
  }

  private static void attribute(String name, Optional<String> value, XmlOutput into) {
    value.ifPresent(it -> into.attribute(name, it));
  }

  private static void attribute(String name, OptionalLong value, XmlOutput into) {
    value.ifPresent(it -> into.attribute(name, Long.toString(it)));
  }
}
