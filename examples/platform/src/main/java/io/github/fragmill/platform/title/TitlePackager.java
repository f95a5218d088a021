package io.github.fragmill.platform.title;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.control.ProgressListener;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.platform.catalog.EncryptedTracks;
import io.github.fragmill.platform.catalog.PackagingOptions;
import io.github.fragmill.platform.catalog.Profile;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.catalog.WrappedKey;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.KeyVaultException;
import io.github.fragmill.platform.storage.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Packages titles with the library. Thread-safe.
 *
 * @param storage holds the files of titles
 * @param keyServer asked for the keys of titles that have none here
 * @param threads how many threads package one title
 */
public record TitlePackager(
    Storage storage, KeyVault vault, Optional<KeyServer> keyServer, Limits limits, int threads) {

  /** The name of a title's DASH manifest among its files. */
  public static final String MANIFEST = "stream.mpd";

  /** The name of the HLS playlist that players open, among the files of a title that has HLS. */
  public static final String PLAYLIST = "stream.m3u8";

  private static final Set<Scheme> HLS_SCHEMES = Set.of(Scheme.CBCS, Scheme.CENC);

  /** Receives the completion of the plan, and progress. */
  public interface Listener extends ProgressListener {

    /** Called once, before the first segment. */
    void onPlan();
  }

  /**
   * Packages a title.
   *
   * @throws IOException when it cannot be packaged, the storage does not answer, or it was
   *     cancelled
   * @throws KeyVaultException when its key was encrypted with another master key
   */
  public PackagingResult run(
      List<UploadFile> files,
      PackagingOptions options,
      Output output,
      Cancellation cancellation,
      Listener listener)
      throws IOException, KeyVaultException {
    Packager packager =
        TitleFiles.packager(files, storage)
            .manifest(dash(options.profile()), hls(options))
            .segmentDuration(options.segment())
            .threads(threads)
            .limits(limits)
            .cancellation(cancellation)
            .onProgress(listener);
    if (options.hasTrickPlay()) {
      packager = packager.trickPlay();
    }
    return switch (options.keyOrigin()) {
      case NONE -> run(packager, output, listener);
      case KEY_SERVER -> run(packager.protect(ofServer(options)), output, listener);
      case PLATFORM -> {
        try (ContentKey key = unwrap(options.key().orElseThrow())) {
          yield run(packager.protect(protection(options, key)), output, listener);
        }
      }
    };
  }

  private Protection ofServer(PackagingOptions options) throws KeySourceException {
    KeyServer server =
        keyServer.orElseThrow(
            () ->
                new KeySourceException(
                    "The key server that has the keys of this title is not set any more"));
    return server.protection(options);
  }

  private static PackagingResult run(Packager packager, Output output, Listener listener)
      throws IOException {
    PackagingPlan plan = packager.plan();
    listener.onPlan();
    return packager.packageTo(plan, output);
  }

  private ContentKey unwrap(WrappedKey wrapped) throws KeyVaultException {
    byte[] key = vault.unwrap(wrapped.bytes());
    try {
      return ContentKey.of(wrapped.keyId(), key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * A title without the tracks to encrypt is refused; a title without the tracks that stay clear is
   * not.
   */
  private static Protection protection(PackagingOptions options, ContentKey key) {
    CommonEncryption.Builder builder = CommonEncryption.builder(options.scheme());
    switch (options.encrypted()) {
      case VIDEO ->
          builder.key(TrackSelector.video(), key).leaveClearIfPresent(TrackSelector.audio());
      case AUDIO ->
          builder.key(TrackSelector.audio(), key).leaveClearIfPresent(TrackSelector.video());
      case ALL -> builder.key(TrackSelector.all(), key);
      case NONE -> throw new IllegalArgumentException("encrypted: expected tracks, found none");
    }
    return builder.build();
  }

  /** Returns the playlists, or none: HLS has no form for the schemes cens and cbc1. */
  private static ManifestWriter[] hls(PackagingOptions options) {
    boolean isPossible =
        options.encrypted() == EncryptedTracks.NONE || HLS_SCHEMES.contains(options.scheme());
    return isPossible ? new ManifestWriter[] {HlsManifest.of(PLAYLIST)} : new ManifestWriter[0];
  }

  private static DashManifest dash(Profile profile) {
    DashManifest manifest =
        switch (profile) {
          case ON_DEMAND -> DashManifest.onDemand();
          case LIVE -> DashManifest.segmentTemplate();
        };
    return manifest.fileName(MANIFEST);
  }
}
