package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** A {@link Job} for the library, and its way to another process as arguments. */
record LibraryJob(Packager packager, Output output) {

  /** Returns encryption, layout, segment duration in seconds, key id, key, input, output. */
  static String[] arguments(Job job) {
    return new String[] {
      job.encryption().toString(),
      job.layout().name(),
      Integer.toString(Job.SEGMENT_SECONDS),
      Job.KEY_ID,
      Job.KEY,
      job.input().toString(),
      job.in("dash")
    };
  }

  /** Reads {@link #arguments}. */
  static LibraryJob parse(String... arguments) {
    Encryption encryption = Encryption.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    Packager packager =
        Packager.of(Source.file(Path.of(arguments[5])))
            .manifest(manifest(Layout.valueOf(arguments[1])))
            .segmentDuration(Duration.ofSeconds(Long.parseLong(arguments[2])));
    if (encryption != Encryption.CLEAR) {
      ContentKey key = ContentKey.of(arguments[3], arguments[4]);
      Scheme scheme = Scheme.parse(encryption.toString());
      packager =
          packager.protect(CommonEncryption.builder(scheme).key(TrackSelector.all(), key).build());
    }
    return new LibraryJob(packager, Output.directory(Path.of(arguments[6])));
  }

  private static DashManifest manifest(Layout layout) {
    return switch (layout) {
      case ON_DEMAND -> DashManifest.onDemand();
      case SEGMENT_FILES -> DashManifest.segmentTemplate();
    };
  }

  void run() throws FragmillException {
    packager.packageTo(output);
  }
}
