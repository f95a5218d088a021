package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.testing.ManifestWriterContract;
import org.junit.jupiter.api.Nested;

/** Both forms of the manifest keep the contract of manifest writers. */
class DashManifestContractTest {

  @Nested
  class OnDemand extends ManifestWriterContract {

    @Override
    protected ManifestWriter writer() {
      return DashManifest.onDemand();
    }

    @Override
    protected String entryPointName() {
      return "manifest.mpd";
    }
  }

  @Nested
  class SegmentTemplate extends ManifestWriterContract {

    @Override
    protected ManifestWriter writer() {
      return DashManifest.segmentTemplate().fileName("film.mpd");
    }

    @Override
    protected String entryPointName() {
      return "film.mpd";
    }
  }
}
