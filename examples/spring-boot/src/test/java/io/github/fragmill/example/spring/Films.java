package io.github.fragmill.example.spring;

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
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/** The clip that the examples package, and its key. */
final class Films {

  static final Path CLIP = Path.of("../media/sample.mp4");

  static final String KEY_ID = "0123456789abcdef0123456789abcdef";
  static final String KEY = "00112233445566778899aabbccddeeff";
  static final String IV_SECRET = "8f1d6c3f2e4b5a69788796a5b4c3d2e1";

  /** Settings of the application, as variables of its environment. */
  static final Map<String, String> ENVIRONMENT =
      Map.of("FILMS_KEYID", KEY_ID, "FILMS_KEY", KEY, "FILMS_IVSECRET", IV_SECRET);

  private Films() {}

  /**
   * Returns all files of a title, as packaging writes them.
   *
   * @param file where the title is: another copy of it may have other initialization vectors
   */
  static Map<String, byte[]> packaged(Path file, String title) throws FragmillException {
    Output.Memory output = Output.memory();
    Packager.of(Source.file(file))
        .manifest(DashManifest.segmentTemplate(), HlsManifest.of())
        .protect(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.all(), ContentKey.of(KEY_ID, KEY))
                .deriveIv(IvSecret.of(HexFormat.of().parseHex(IV_SECRET)), title)
                .build())
        .packageTo(output);
    return output.files();
  }
}
