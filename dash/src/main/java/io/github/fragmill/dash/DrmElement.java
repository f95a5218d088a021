package io.github.fragmill.dash;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.dash.internal.xml.ContentProtectionElement;
import io.github.fragmill.dash.internal.xml.LicenseUrlElement;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;

/**
 * The DRM systems whose elements hold more than any system's: a name for people, and what their
 * clients look for besides {@code cenc:pssh}.
 */
enum DrmElement {
  WIDEVINE("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed", "Widevine"),

  /** The object is the box's data (DASH Content Protection using Microsoft PlayReady, 2). */
  PLAYREADY("9a04f079-9840-4286-ab92-e65be0885f95", "MSPR 2.0") {
    @Override
    void complete(ContentProtectionElement element, DrmSignal signal) {
      element.playReadyObject =
          signal.manifestPssh().map(Pssh::data).map(DrmElement::base64).orElse(null);
    }
  },

  /** The value and the type are prescribed (DASH-IF Content Protection and Security). */
  CLEAR_KEY("e2719d58-a985-b3c9-781a-b030af78d30e", "ClearKey1.0") {
    @Override
    void complete(ContentProtectionElement element, DrmSignal signal) {
      if (element.licenseUrl != null) {
        element.licenseUrl.licenseType = "EME-1.0";
      }
    }
  };

  /** W3C, "cenc" Initialization Data Format, 4. */
  private static final UUID COMMON_SYSTEM = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");

  /**
   * The common system comes last, the others as they are given. Shaka Player takes it and Clear Key
   * for the same, and asks for licences where the first one says: nowhere, of the common system.
   */
  static final Comparator<DrmSignal> ORDER =
      Comparator.comparing(signal -> signal.systemId().equals(COMMON_SYSTEM));

  private static final String SYSTEM_PREFIX = "urn:uuid:";

  private final UUID systemId;
  private final String displayName;

  DrmElement(String systemId, String displayName) {
    this.systemId = UUID.fromString(systemId);
    this.displayName = displayName;
  }

  /** Returns the element of any system. */
  static ContentProtectionElement of(DrmSignal signal) {
    ContentProtectionElement element =
        new ContentProtectionElement(SYSTEM_PREFIX + signal.systemId());
    element.pssh = signal.manifestPssh().map(Pssh::toBox).map(DrmElement::base64).orElse(null);
    element.licenseUrl =
        signal.licenseUrl().map(url -> new LicenseUrlElement(url.toASCIIString())).orElse(null);
    Arrays.stream(values())
        .filter(known -> known.systemId.equals(signal.systemId()))
        .forEach(
            known -> {
              element.value = known.displayName;
              known.complete(element, signal);
            });
    return element;
  }

  /** Adds what this system's element has besides. */
  void complete(ContentProtectionElement element, DrmSignal signal) {
    // Nothing.
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
