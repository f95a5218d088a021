package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.dash.internal.xml.ContentProtectionElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a manifest announces the encryption of a rendition (ISO/IEC 23009-1:2022, 5.8.4.1; ISO/IEC
 * 23001-7:2023, 11.2). Renditions share it even when their initialization vectors differ.
 */
record ProtectionSignal(String scheme, KeyId defaultKeyId, List<DrmSignal> drmSignals) {

  private static final String MP4_PROTECTION = "urn:mpeg:dash:mp4protection:2011";

  /** Returns the signal of a rendition, or empty when it is clear. */
  static Optional<ProtectionSignal> of(Rendition rendition) {
    return rendition.protection().map(ProtectionSignal::of);
  }

  private static ProtectionSignal of(RenditionProtection protection) {
    return new ProtectionSignal(
        protection.parameters().scheme(),
        protection.parameters().defaultKeyId(),
        protection.drmSignals());
  }

  /**
   * Returns the scheme's element, then one for each DRM system with a {@code pssh} box or a licence
   * URL for the manifest. The others have their {@code pssh} boxes in the segments only.
   */
  List<ContentProtectionElement> toElements() {
    List<ContentProtectionElement> elements = new ArrayList<>();
    ContentProtectionElement mp4Protection = new ContentProtectionElement(MP4_PROTECTION);
    mp4Protection.value = scheme;
    mp4Protection.defaultKeyId = defaultKeyId.toString();
    elements.add(mp4Protection);
    drmSignals.stream()
        .filter(signal -> signal.manifestPssh().isPresent() || signal.licenseUrl().isPresent())
        .sorted(DrmElement.ORDER)
        .map(DrmElement::of)
        .forEach(elements::add);
    return elements;
  }
}
