package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.internal.xml.XmlNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the items of a document's lists that hold no key. */
final class ItemParsers {

  private static final String MEDIA = "media";

  /** The second one is of SPEKE 2.0, which the schema does not know. */
  private static final Set<String> MULTIVARIANT = Set.of("multiVariant", "master");

  private ItemParsers() {}

  static CpixDrmSystem drmSystem(XmlNode node) throws KeySourceException {
    UUID systemId = Values.uuid(node, "systemId");
    KeyId keyId = Values.keyId(node, "kid");
    Optional<String> media = Optional.empty();
    Optional<String> multivariant = Optional.empty();
    for (XmlNode hls : node.children("HLSSignalingData").toList()) {
      String place = hls.attribute("playlist").orElse(MEDIA);
      Optional<String> text = Values.encodedText(Optional.of(hls));
      if (place.equals(MEDIA) && media.isEmpty()) {
        media = text;
      } else if (MULTIVARIANT.contains(place) && multivariant.isEmpty()) {
        multivariant = text;
      } else {
        throw Values.wrong(
            hls, "expected one for media playlists and one for the multivariant one");
      }
    }
    Optional<XmlNode> protection = node.child("ContentProtectionData");
    return new CpixDrmSystem(
        systemId,
        keyId,
        Values.text(node, "name"),
        Values.base64Text(node.child("PSSH")),
        Values.encodedText(protection),
        protection.isPresent() ? Values.text(protection.get(), "robustness") : Optional.empty(),
        media.isPresent() ? media : firstForm(node),
        multivariant,
        Values.text(node, "HLSAllowedCPC"),
        node.child("SmoothStreamingProtectionHeaderData")
            .or(() -> node.child("ProtectionHeader"))
            .map(XmlNode::text)
            .filter(it -> !it.isEmpty()));
  }

  /** SPEKE 1.0 has the attributes of the tag in elements. */
  private static Optional<String> firstForm(XmlNode node) throws KeySourceException {
    Optional<String> uri = Values.encodedText(node.child("URIExtXKey"));
    if (uri.isEmpty()) {
      return Optional.empty();
    }
    String format = Values.encodedText(node.child("KeyFormat")).orElse("identity");
    String versions = Values.encodedText(node.child("KeyFormatVersions")).orElse("1");
    String line =
        "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\""
            + uri.get()
            + "\",KEYFORMAT=\""
            + format
            + "\",KEYFORMATVERSIONS=\""
            + versions
            + "\"";
    if (line.chars().anyMatch(Character::isISOControl)
        || line.chars().filter(it -> it == '"').count() != 6) {
      throw Values.wrong(node, "expected values that stand in a quoted attribute of HLS");
    }
    return Optional.of(line);
  }

  static KeyPeriod period(XmlNode node) throws KeySourceException {
    Optional<Instant> start = Values.time(node, "start");
    Optional<Duration> startOffset = Values.duration(node, "startOffset");
    Optional<Duration> duration = Values.duration(node, "duration");
    Optional<Instant> end = Values.time(node, "end");
    Optional<Duration> endOffset = Values.duration(node, "endOffset");
    if (duration.isPresent() && start.isPresent() && end.isEmpty()) {
      end = start.map(it -> it.plus(duration.get()));
    }
    if (duration.isPresent() && startOffset.isPresent() && endOffset.isEmpty()) {
      endOffset = startOffset.map(it -> it.plus(duration.get()));
    }
    return new KeyPeriod(
        Values.text(node, "id"),
        Values.integer(node, "index"),
        Values.text(node, "label"),
        start,
        end,
        startOffset,
        endOffset);
  }

  static UsageRule rule(XmlNode node) throws KeySourceException {
    List<UsageFilter> filters = new ArrayList<>();
    for (XmlNode child : node.children()) {
      filters.add(filter(child));
    }
    return new UsageRule(
        Values.keyId(node, "kid"), Values.text(node, "intendedTrackType"), filters);
  }

  private static UsageFilter filter(XmlNode node) throws KeySourceException {
    if (!node.namespace().equals(Values.NAMESPACE)) {
      return unknown(node.name());
    }
    return switch (node.name()) {
      case "KeyPeriodFilter" -> {
        Optional<String> periodId = Values.text(node, "periodId");
        yield known(node, Set.of("periodId")) && periodId.isPresent()
            ? new UsageFilter.Period(periodId.get())
            : unknown(node.name());
      }
      case "LabelFilter" -> {
        Optional<String> label = Values.text(node, "label");
        yield known(node, Set.of("label")) && label.isPresent()
            ? new UsageFilter.Label(label.get())
            : unknown(node.name());
      }
      case "VideoFilter" ->
          known(node, Set.of("minPixels", "maxPixels", "hdr", "wcg", "minFps", "maxFps"))
              ? new UsageFilter.Video(
                  Values.integer(node, "minPixels"),
                  Values.integer(node, "maxPixels"),
                  Values.truth(node, "hdr"),
                  Values.truth(node, "wcg"),
                  Values.integer(node, "minFps"),
                  Values.integer(node, "maxFps"))
              : unknown(node.name());
      case "AudioFilter" ->
          known(node, Set.of("minChannels", "maxChannels"))
              ? new UsageFilter.Audio(
                  Values.integer(node, "minChannels"), Values.integer(node, "maxChannels"))
              : unknown(node.name());
      case "BitrateFilter" ->
          known(node, Set.of("minBitrate", "maxBitrate"))
              ? new UsageFilter.Bitrate(
                  Values.integer(node, "minBitrate"), Values.integer(node, "maxBitrate"))
              : unknown(node.name());
      default -> unknown(node.name());
    };
  }

  /** An attribute that we do not know could exclude tracks. */
  private static boolean known(XmlNode node, Set<String> attributes) {
    return attributes.containsAll(node.attributes().keySet()) && node.children().isEmpty();
  }

  private static UsageFilter unknown(String name) {
    return new UsageFilter.Unknown(Texts.shorten(name));
  }
}
