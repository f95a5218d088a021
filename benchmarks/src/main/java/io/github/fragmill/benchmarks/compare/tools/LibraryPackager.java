package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Packages through the library, without the command line, so that whichever Bouncy Castle is on the
 * class path computes AES. {@link FragmillPureJava} starts it in a process of its own.
 */
public final class LibraryPackager {

  private LibraryPackager() {}

  /**
   * Packages one file.
   *
   * @param args encryption, layout, segment duration in seconds, key id, key, input, output
   */
  public static void main(String[] args) throws FragmillException {
    Encryption encryption = Encryption.valueOf(args[0].toUpperCase(Locale.ROOT));
    Packager packager =
        Packager.of(Source.file(Path.of(args[5])))
            .manifest(manifest(Layout.valueOf(args[1])))
            .segmentDuration(Duration.ofSeconds(Long.parseLong(args[2])));
    if (encryption != Encryption.CLEAR) {
      ContentKey key = ContentKey.of(args[3], args[4]);
      Scheme scheme = Scheme.parse(encryption.toString());
      packager =
          packager.protect(CommonEncryption.builder(scheme).key(TrackSelector.all(), key).build());
    }
    packager.packageTo(Output.directory(Path.of(args[6])));
  }

  private static DashManifest manifest(Layout layout) {
    return switch (layout) {
      case ON_DEMAND -> DashManifest.onDemand();
      case SEGMENT_FILES -> DashManifest.live();
    };
  }
}
