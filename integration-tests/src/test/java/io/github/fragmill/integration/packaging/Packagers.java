package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.TextForm;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Packagers that make several segments of a short clip, with equal bytes each time. */
public final class Packagers {

  /** Clips are a few seconds long. */
  private static final Duration SEGMENT_DURATION = Duration.ofSeconds(1);

  /** One file, or a file for each segment; how those are named changes no byte of a segment. */
  public static final List<Layout> LAYOUTS = List.of(Layout.SINGLE_FILE, Layout.NUMBERED_SEGMENTS);

  private Packagers() {}

  /** Returns a manifest for a layout. */
  public static DashManifest manifest(Layout layout) {
    return layout == Layout.SINGLE_FILE ? DashManifest.onDemand() : DashManifest.segmentTemplate();
  }

  /** Returns the same with HLS playlists of the segments beside a DASH manifest. */
  public static Packager withPlaylists(Packager packager, DashManifest manifest) {
    return packager.manifest(manifest, HlsManifest.of());
  }

  /** Returns the same with playlists that refer to MP4 alone, for text too. */
  static Packager withMp4Playlists(Packager packager, DashManifest manifest) {
    return packager.manifest(manifest, HlsManifest.of().text(TextForm.MP4));
  }

  /** Returns a packager with the default engine. */
  public static Packager of(Source source, Mode mode, Layout layout) {
    return of(source, mode, layout, AesEngine.bouncyCastle());
  }

  /** Returns a packager with an engine. */
  public static Packager of(Source source, Mode mode, Layout layout, AesEngine engine) {
    Packager packager =
        Packager.of(source)
            .manifest(manifest(layout))
            .layout(layout)
            .segmentDuration(SEGMENT_DURATION);
    Optional<CommonEncryption> encryption = mode.encryption(engine);
    return encryption.isPresent() ? packager.protect(encryption.orElseThrow()) : packager;
  }
}
