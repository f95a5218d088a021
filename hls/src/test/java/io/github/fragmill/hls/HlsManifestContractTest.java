package io.github.fragmill.hls;

import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.testing.ManifestWriterContract;

/** HLS playlists keep the contract of manifest writers. */
class HlsManifestContractTest extends ManifestWriterContract {

  @Override
  protected ManifestWriter writer() {
    return HlsManifest.of("film.m3u8");
  }

  @Override
  protected String entryPointName() {
    return "film.m3u8";
  }
}
