package io.github.fragmill.platform.web.view;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Status;
import io.github.fragmill.platform.title.TitlePackager;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The JSON object of a packaging, without its key. */
public record PackagingView(
    long packagedContentId,
    long inputContentId,
    String title,
    String status,
    double progress,
    String statusUrl,
    Optional<String> url,
    Optional<String> hlsUrl,
    Optional<String> playUrl,
    String keySource,
    Optional<String> keyId,
    Optional<String> contentId,
    String scheme,
    String encrypt,
    String profile,
    double segmentSeconds,
    boolean trickPlay,
    Optional<String> failure,
    Optional<String> failureKind,
    int attempts,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {

  public static PackagingView of(Packaging packaging, Addresses addresses) {
    boolean isReady = packaging.status() == Status.READY;
    return new PackagingView(
        packaging.id(),
        packaging.uploadId(),
        packaging.title(),
        packaging.status().word(),
        packaging.progressPermille() / 1_000.0,
        addresses.packaging(packaging.id()),
        isReady
            ? Optional.of(addresses.file(packaging.id(), TitlePackager.MANIFEST))
            : Optional.empty(),
        isReady && packaging.hasHls()
            ? Optional.of(addresses.file(packaging.id(), TitlePackager.PLAYLIST))
            : Optional.empty(),
        isReady ? Optional.of(addresses.player(packaging.id())) : Optional.empty(),
        word(packaging.options().keyOrigin()),
        packaging.options().key().map(key -> key.keyId().toHex()),
        packaging.options().contentId(),
        word(packaging.options().scheme()),
        word(packaging.options().encrypted()),
        word(packaging.options().profile()),
        packaging.options().segment().toMillis() / 1_000.0,
        packaging.options().hasTrickPlay(),
        packaging.failure(),
        packaging.failureKind().map(PackagingView::word),
        packaging.attempts(),
        packaging.createdAt(),
        packaging.startedAt(),
        packaging.finishedAt());
  }

  /** Returns the word for a value in the programming interface. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
