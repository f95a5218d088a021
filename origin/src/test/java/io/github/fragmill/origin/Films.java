package io.github.fragmill.origin;

import io.github.fragmill.core.Packager;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A short film, its key, and what packaging makes of it. */
final class Films {

  /** The clip that the examples package. */
  static final Path CLIP = Path.of("../examples/media/sample.mp4");

  static final ContentKey KEY =
      ContentKey.of("0123456789abcdef0123456789abcdef", "00112233445566778899aabbccddeeff");
  static final IvSecret SECRET =
      IvSecret.of("sixteen bytes and more".getBytes(StandardCharsets.UTF_8));

  private Films() {}

  static Path copyOf(Path folder, String name) throws IOException {
    return Files.copy(CLIP, folder.resolve(name));
  }

  static Packager clear(Path file) {
    return Packager.of(Source.file(file))
        .segmentDuration(Duration.ofSeconds(2))
        .manifest(DashManifest.segmentTemplate(), HlsManifest.of());
  }

  static Packager encrypted(Path file, Scheme scheme) {
    return clear(file).protect(encryption(scheme));
  }

  static CommonEncryption encryption(Scheme scheme) {
    return CommonEncryption.builder(scheme)
        .key(TrackSelector.all(), KEY)
        .deriveIv(SECRET, "film")
        .build();
  }

  /** All files that packaging writes, by their names. */
  static Map<String, byte[]> packaged(Packager packager) throws FragmillException {
    Output.Memory output = Output.memory();
    packager.packageTo(output);
    return new TreeMap<>(output.files());
  }
}
