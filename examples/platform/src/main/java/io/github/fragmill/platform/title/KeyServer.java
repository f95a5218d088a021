package io.github.fragmill.platform.title;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.cpix.speke.EncryptionPreset;
import io.github.fragmill.cpix.speke.Speke;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.platform.catalog.EncryptedTracks;
import io.github.fragmill.platform.catalog.PackagingOptions;
import io.github.fragmill.platform.config.KeyServerSettings;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The SPEKE server that has the keys of titles: asked once in each attempt to package one. Nothing
 * that it sends is kept. Immutable and thread-safe.
 */
public final class KeyServer {

  private static final int RETRIES = 2;
  private static final int MAX_BYTES = 1 << 20;

  private final Speke server;
  private final List<EncryptionPreset> contract;

  public KeyServer(KeyServerSettings settings) {
    contract = settings.contract();
    Speke speke =
        switch (settings.version()) {
          case "1.0" -> Speke.v1(settings.url());
          case "2.0" -> Speke.v2(settings.url());
          case "2.1" -> Speke.v21(settings.url());
          default -> throw new IllegalArgumentException("version: found " + settings.version());
        };
    speke = speke.limits(settings.timeout(), RETRIES, MAX_BYTES);
    if (!settings.systems().isEmpty()) {
      speke = speke.systems(settings.systems().toArray(UUID[]::new));
    }
    Map<String, String> headers = settings.headers();
    server = headers.isEmpty() ? speke : speke.signer((request, body) -> with(headers, request));
  }

  private static HttpRequest with(Map<String, String> headers, HttpRequest request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
    headers.forEach(builder::setHeader);
    return builder.build();
  }

  /**
   * Returns the protection of a title, which asks when the title is planned. A title without the
   * tracks to encrypt is refused; a title without the tracks that stay clear is not.
   */
  Protection protection(PackagingOptions options) {
    Speke title =
        server
            .contentId(options.contentId().orElseThrow())
            .contract(presets(options.encrypted()).toArray(EncryptionPreset[]::new));
    CommonEncryption.Builder builder = CommonEncryption.builder(options.scheme());
    switch (options.encrypted()) {
      case VIDEO -> builder.leaveClearIfPresent(TrackSelector.audio());
      case AUDIO -> builder.leaveClearIfPresent(TrackSelector.video());
      case ALL -> {} // nothing stays clear
      case NONE -> throw new IllegalArgumentException("encrypted: expected tracks, found none");
    }
    return builder.keys(title).build();
  }

  /** One key for all is asked for as it is; of others, those that no track has are not. */
  private List<EncryptionPreset> presets(EncryptedTracks encrypted) {
    if (encrypted == EncryptedTracks.ALL || contract.contains(EncryptionPreset.SHARED)) {
      return contract;
    }
    String type = encrypted + "_";
    return List.of(
        contract.stream().filter(it -> it.name().startsWith(type)).findFirst().orElseThrow(),
        EncryptionPreset.UNENCRYPTED);
  }
}
