package io.github.fragmill.cpix.speke;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.KeyPeriod;
import io.github.fragmill.cpix.UsageFilter;
import io.github.fragmill.cpix.UsageRule;
import io.github.fragmill.cpix.internal.xml.XmlOutput;
import io.github.fragmill.crypto.Scheme;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * All keys of one title: each key of the contract, in each crypto period.
 *
 * @param periods the indexes of the crypto periods, at least one
 * @param rules one for each key in each period
 */
record TitleRequest(
    SpekeVersion version,
    String contentId,
    Scheme scheme,
    List<DrmRequest> systems,
    Optional<X509Certificate> recipient,
    List<KeyPeriod> periods,
    List<UsageRule> rules) {

  /** Changes when the same title gets other key ids. */
  private static final String KEY_ID_VERSION = "fragmill speke kid 1";

  /** How many crypto periods in a row may be clear: those of a clear lead, mostly. */
  private static final int MAX_GAP = 10_000;

  static TitleRequest of(
      SpekeVersion version,
      String contentId,
      Scheme scheme,
      List<DrmRequest> systems,
      Optional<X509Certificate> recipient,
      Contract contract,
      SortedSet<Long> periods) {
    List<KeyPeriod> named = new ArrayList<>();
    List<UsageRule> rules = new ArrayList<>();
    for (long period : periods) {
      named.add(period(period));
      for (ContractKey key : contract.keys()) {
        List<UsageFilter> filters = new ArrayList<>();
        filters.add(new UsageFilter.Period("period-" + period));
        filters.addAll(key.filters());
        rules.add(
            new UsageRule(
                keyId(contentId, scheme, key.trackType(), period),
                Optional.of(key.trackType()),
                filters));
      }
    }
    return new TitleRequest(version, contentId, scheme, systems, recipient, named, rules);
  }

  private static KeyPeriod period(long index) {
    return KeyPeriod.of("period-" + index, index);
  }

  /**
   * Returns the periods from 0 to the last one that is asked for: with a clear lead, the first ones
   * have no key, and a document's first period would else be taken for period 0.
   */
  List<KeyPeriod> allPeriods() {
    long last = periods.get(periods.size() - 1).index().orElseThrow();
    return LongStream.rangeClosed(0, last).mapToObj(TitleRequest::period).toList();
  }

  /**
   * Returns the crypto periods of the keys with some ids, or nothing when one of them is none of
   * the title's under this scheme.
   */
  static SortedSet<Long> periodsOf(
      Set<KeyId> keyIds, String contentId, Scheme scheme, Contract contract) {
    SortedSet<Long> periods = new TreeSet<>();
    Set<KeyId> missing = new HashSet<>(keyIds);
    long last = 0;
    for (long period = 0; !missing.isEmpty() && period - last <= MAX_GAP; period++) {
      for (ContractKey key : contract.keys()) {
        if (missing.remove(keyId(contentId, scheme, key.trackType(), period))) {
          periods.add(period);
          last = period;
        }
      }
    }
    return missing.isEmpty() ? periods : new TreeSet<>();
  }

  /** The same title has the same key ids in each process, so that it gets the same keys again. */
  private static KeyId keyId(String contentId, Scheme scheme, String trackType, long period) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    for (String part : List.of(KEY_ID_VERSION, contentId, scheme.fourCc(), trackType)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    byte[] hash =
        Arrays.copyOf(
            digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(0, period).array()), 16);
    hash[6] = (byte) ((hash[6] & 0x0F) | 0x80); // version 8 of RFC 9562
    hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
    return KeyId.of(hash);
  }

  /** Returns the document. */
  byte[] toXml() {
    XmlOutput xml = new XmlOutput();
    xml.begin("cpix:CPIX");
    if (version.isFirst()) {
      xml.attribute("id", contentId);
    } else {
      xml.attribute("contentId", contentId).attribute("version", version.cpix());
    }
    xml.attribute("xmlns:cpix", "urn:dashif:org:cpix");
    xml.attribute("xmlns:pskc", "urn:ietf:params:xml:ns:keyprov:pskc");
    xml.attribute("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#");
    if (version.isFirst()) {
      xml.attribute("xmlns:speke", "urn:aws:amazon:com:speke");
    }
    recipient.ifPresent(it -> writeRecipient(it, xml));
    xml.begin("cpix:ContentKeyList");
    for (UsageRule rule : rules) {
      xml.begin("cpix:ContentKey").attribute("kid", rule.keyId().toString());
      if (!version.isFirst()) {
        xml.attribute("commonEncryptionScheme", scheme.fourCc());
      }
      xml.end();
    }
    xml.end();
    xml.begin("cpix:DRMSystemList");
    for (DrmRequest system : systems) {
      rules.forEach(rule -> writeSystem(system, rule.keyId(), xml));
    }
    xml.end();
    writePeriodsAndRules(xml);
    return xml.end().toBytes();
  }

  private static void writeRecipient(X509Certificate recipient, XmlOutput xml) {
    String certificate;
    try {
      certificate = Base64.getEncoder().encodeToString(recipient.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("decryptWith: expected a certificate with its code", e);
    }
    xml.begin("cpix:DeliveryDataList").begin("cpix:DeliveryData").attribute("id", "packager");
    xml.begin("cpix:DeliveryKey").begin("ds:X509Data");
    xml.element("ds:X509Certificate", certificate).end().end().end().end();
  }

  private void writeSystem(DrmRequest system, KeyId keyId, XmlOutput xml) {
    xml.begin("cpix:DRMSystem").attribute("kid", keyId.toString());
    xml.attribute("systemId", system.systemId().toString());
    if (system.box()) {
      xml.begin("cpix:PSSH").end();
    }
    if (version.isFirst()) {
      if (!system.box()) {
        xml.begin("cpix:URIExtXKey").end();
        xml.begin("speke:KeyFormat").end();
        xml.begin("speke:KeyFormatVersions").end();
      }
    } else {
      if (system.dash()) {
        xml.begin("cpix:ContentProtectionData").end();
      }
      if (system.hls()) {
        xml.begin("cpix:HLSSignalingData").attribute("playlist", "media").end();
        xml.begin("cpix:HLSSignalingData").attribute("playlist", "master").end();
      }
    }
    xml.end();
  }

  private void writePeriodsAndRules(XmlOutput xml) {
    // One period is none: content without rotation has no list of them.
    boolean rotates = periods.size() > 1;
    if (rotates) {
      xml.begin("cpix:ContentKeyPeriodList");
      for (KeyPeriod period : periods) {
        xml.begin("cpix:ContentKeyPeriod").attribute("id", period.id().orElseThrow());
        xml.attribute("index", Long.toString(period.index().orElseThrow())).end();
      }
      xml.end();
    }
    if (version.isFirst() && !rotates) {
      return;
    }
    xml.begin("cpix:ContentKeyUsageRuleList");
    for (UsageRule rule : rules) {
      xml.begin("cpix:ContentKeyUsageRule").attribute("kid", rule.keyId().toString());
      if (!version.isFirst()) {
        xml.attribute("intendedTrackType", rule.intendedTrackType().orElseThrow());
      }
      rule.filters().forEach(filter -> writeFilter(filter, rotates, xml));
      xml.end();
    }
    xml.end();
  }

  private void writeFilter(UsageFilter filter, boolean rotates, XmlOutput xml) {
    if (filter instanceof UsageFilter.Period period) {
      if (rotates) {
        xml.begin("cpix:KeyPeriodFilter").attribute("periodId", period.periodId()).end();
      }
    } else if (version.isFirst()) {
      return; // One key for all tracks, which has no filter.
    } else if (filter instanceof UsageFilter.Video video) {
      xml.begin("cpix:VideoFilter");
      video.minPixels().ifPresent(it -> xml.attribute("minPixels", Long.toString(it)));
      video.maxPixels().ifPresent(it -> xml.attribute("maxPixels", Long.toString(it)));
      xml.end();
    } else if (filter instanceof UsageFilter.Audio audio) {
      xml.begin("cpix:AudioFilter");
      audio.minChannels().ifPresent(it -> xml.attribute("minChannels", Long.toString(it)));
      audio.maxChannels().ifPresent(it -> xml.attribute("maxChannels", Long.toString(it)));
      xml.end();
    }
  }

  /** Returns the title; holds no key. */
  @Override
  public String toString() {
    return "keys of " + contentId;
  }
}
