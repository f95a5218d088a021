package io.github.fragmill.cpix.testing;

import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.cpix.CpixDrmSystem;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.Hdcp;
import io.github.fragmill.cpix.KeyPeriod;
import io.github.fragmill.cpix.UsageFilter;
import io.github.fragmill.cpix.UsageRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Documents for tests, as text and as data. */
public final class Documents {

  public static final KeyId FIRST_ID = KeyId.of("a".repeat(32));
  public static final KeyId SECOND_ID = KeyId.of("b".repeat(32));
  public static final String KEY = "00112233445566778899aabbccddeeff";
  public static final String OTHER_KEY = "ff112233445566778899aabbccddeeff";
  public static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");

  /** A box of version 0 with one byte. */
  public static final String PSSH =
      Base64.getEncoder()
          .encodeToString(
              HexFormat.of()
                  .parseHex(
                      "00000021"
                          + "70737368"
                          + "00000000"
                          + "edef8ba979d64acea3c827dcd51d21ed"
                          + "00000001"
                          + "07"));

  private Documents() {}

  public static byte[] key(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  public static String base64(String hex) {
    return Base64.getEncoder().encodeToString(key(hex));
  }

  public static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a document with some lists. */
  public static byte[] xml(String lists) {
    return ("<?xml version='1.0' encoding='UTF-8'?>\n"
            + "<cpix:CPIX xmlns:cpix='urn:dashif:org:cpix' contentId='film' version='2.3'"
            + " xmlns:pskc='urn:ietf:params:xml:ns:keyprov:pskc'>"
            + lists
            + "</cpix:CPIX>")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a list with one key in clear. */
  public static String keyList(String attributes) {
    return "<cpix:ContentKeyList><cpix:ContentKey kid='"
        + FIRST_ID
        + "' "
        + attributes
        + "><cpix:Data><pskc:Secret><pskc:PlainValue>"
        + base64(KEY)
        + "</pskc:PlainValue></pskc:Secret></cpix:Data></cpix:ContentKey></cpix:ContentKeyList>";
  }

  /** Returns a document of two keys with rules for them. */
  public static CpixDocument of(UsageRule... rules) {
    return new CpixDocument(
        Optional.of("2.3"),
        Optional.of("film"),
        List.of(CpixKey.of(FIRST_ID, key(KEY)), CpixKey.of(SECOND_ID, key(OTHER_KEY))),
        List.of(),
        List.of(),
        List.of(rules));
  }

  public static UsageRule rule(KeyId keyId, UsageFilter... filters) {
    return new UsageRule(keyId, Optional.empty(), List.of(filters));
  }

  /** Returns a document with something of everything. */
  public static CpixDocument full() {
    return new CpixDocument(
        Optional.of("2.4"),
        Optional.of("film <17> & \"more\""),
        List.of(
            CpixKey.of(FIRST_ID, key(KEY))
                .withScheme("cbcs")
                .withExplicitIv(InitializationVector.of("f".repeat(32)))
                .withHdcp(new Hdcp(Optional.of("TYPE-1"), Optional.of("<a/>"))),
            CpixKey.of(SECOND_ID, key(OTHER_KEY)).withDependsOnKey(FIRST_ID)),
        List.of(
            new CpixDrmSystem(
                WIDEVINE,
                FIRST_ID,
                Optional.of("Widevine"),
                Optional.of(PSSH),
                Optional.of("<cenc:pssh xmlns:cenc='urn:mpeg:cenc:2013'>" + PSSH + "</cenc:pssh>"),
                Optional.of("HW_SECURE_ALL"),
                Optional.of("#EXT-X-KEY:METHOD=SAMPLE-AES"),
                Optional.of("#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES"),
                Optional.of("com.widevine:L1"),
                Optional.of("c21vb3Ro"))),
        List.of(
            KeyPeriod.of("one", 1).withOffsets(Duration.ZERO, Duration.ofSeconds(10)),
            new KeyPeriod(
                Optional.of("two"),
                OptionalLong.of(2),
                Optional.of("second"),
                Optional.of(Instant.parse("2026-01-31T12:00:00Z")),
                Optional.of(Instant.parse("2026-01-31T13:00:00Z")),
                Optional.empty(),
                Optional.empty())),
        List.of(
            new UsageRule(
                SECOND_ID,
                Optional.of("HD"),
                List.of(
                    new UsageFilter.Period("one"),
                    new UsageFilter.Label("blue"),
                    new UsageFilter.Video(
                        OptionalLong.of(1),
                        OptionalLong.of(2),
                        Optional.of(true),
                        Optional.of(false),
                        OptionalLong.of(3),
                        OptionalLong.of(4)),
                    new UsageFilter.Audio(OptionalLong.of(5), OptionalLong.of(6)),
                    new UsageFilter.Bitrate(OptionalLong.of(7), OptionalLong.of(8))))));
  }
}
