package io.github.fragmill.integration.docs;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.catalog.Title;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Titles of the bundled clip, encrypted. */
final class OriginFilms {

  static final String SEGMENTED = "film";

  /** One file for each rendition, of a source that can fail. */
  static final String SINGLE = "single";

  /** Names that are not in a path as they are. */
  static final List<String> STRANGE = List.of("two words", "\u00c9t\u00e9 1+1;a=b");

  static final String SINGLE_VIDEO = "video-360.mp4";

  private static final ContentKey KEY =
      ContentKey.of("0123456789abcdef0123456789abcdef", "00112233445566778899aabbccddeeff");
  private static final IvSecret SECRET =
      IvSecret.of("sixteen bytes and more".getBytes(StandardCharsets.UTF_8));

  private final FailingSource source = new FailingSource(Source.file(BundledClip.file()));

  FailingSource source() {
    return source;
  }

  /** Makes an origin that reads all media anew for each request. */
  Origin origin(PackagingEngine engine) {
    return Origin.builder(name -> packager(name).map(it -> Title.of(it).measured()))
        .engine(engine)
        .segmentCacheBytes(0, 0)
        .waits(Duration.ofSeconds(20), Duration.ofSeconds(20))
        .build();
  }

  Map<String, byte[]> packaged(String title) throws FragmillException {
    Output.Memory output = Output.memory();
    packager(title).orElseThrow().packageTo(output);
    return output.files();
  }

  private Optional<Packager> packager(String title) {
    if (title.equals(SINGLE)) {
      return Optional.of(encrypted(title, 2).manifest(DashManifest.onDemand(), HlsManifest.of()));
    }
    return title.equals(SEGMENTED) || STRANGE.contains(title)
        ? Optional.of(
            encrypted(title, 4).manifest(DashManifest.segmentTemplate(), HlsManifest.of()))
        : Optional.empty();
  }

  private Packager encrypted(String title, int segmentSeconds) {
    return Packager.of(source)
        .segmentDuration(Duration.ofSeconds(segmentSeconds))
        .protect(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.all(), KEY)
                .deriveIv(SECRET, title)
                .build());
  }
}
