package io.github.fragmill.example.origin.process;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What packaging a clip beforehand gives. */
public final class Reference {

  private Reference() {}

  /**
   * Packages a clip as an origin serves it.
   *
   * @param title the name of the title
   * @param scheme {@code cbcs}, {@code cenc} or {@code none}
   * @param layout {@code segments} or {@code single}
   * @param folder for the files
   * @return the bytes of all files, by their names
   */
  public static Map<String, byte[]> files(
      Path clip, String title, String scheme, String layout, Path folder) throws IOException {
    boolean isSingle = layout.equals("single");
    Packager packager =
        Packager.of(Source.file(clip))
            .layout(isSingle ? Layout.SINGLE_FILE : Layout.NUMBERED_SEGMENTS)
            .manifest(
                isSingle ? DashManifest.onDemand() : DashManifest.segmentTemplate(),
                HlsManifest.of());
    if (!scheme.equals("none")) {
      packager =
          packager.protect(
              CommonEncryption.builder(Scheme.parse(scheme))
                  .key(TrackSelector.all(), ContentKey.of(OriginProcess.KEY_ID, OriginProcess.KEY))
                  .deriveIv(
                      IvSecret.of(OriginProcess.IV_SECRET.getBytes(StandardCharsets.UTF_8)), title)
                  .build());
    }
    packager.packageTo(Output.directory(folder));
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(it -> files.put(folder.relativize(it).toString().replace('\\', '/'), read(it)));
    }
    return files;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
