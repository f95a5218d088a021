package io.github.fragmill.cli.report;

import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.RenditionResult;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the result of packaging as JSON. The names of the fields are stable. */
public final class PackageJson {

  private PackageJson() {}

  /** Returns the document. */
  public static String of(Packaged packaged) throws IOException {
    PackagingResult result = packaged.result();
    return new Json()
        .put("out", packaged.out().toString())
        .put("manifest", packaged.dash().map(Path::toString))
        .put("hls", packaged.hls().map(Path::toString))
        .putSeconds("durationSeconds", result.duration())
        .putSeconds("elapsedSeconds", result.elapsed())
        .put("totalBytes", result.totalBytes())
        .put("notes", packaged.notes())
        .put("renditions", result.renditions().stream().map(it -> rendition(packaged, it)))
        .toText();
  }

  private static Json rendition(Packaged packaged, RenditionResult rendition) {
    return FormatJson.put(
            new Json().put("id", rendition.id()),
            rendition.format(),
            rendition.language(),
            packaged.frameRate(rendition))
        .put("roles", packaged.roles(rendition))
        .put("label", packaged.label(rendition))
        .put("captions", packaged.captions(rendition))
        .put("segments", rendition.segments())
        .put("bytes", rendition.bytes())
        .putSeconds("durationSeconds", rendition.duration())
        .put("averageBitsPerSecond", rendition.averageBitsPerSecond())
        .put("encryption", rendition.encryption().map(PackageJson::encryption));
  }

  private static Json encryption(EncryptionParameters parameters) {
    return new Json()
        .put("scheme", parameters.scheme())
        .put("keyId", parameters.defaultKeyId().toString())
        .put("perSampleIvBytes", parameters.perSampleIvBytes())
        .put("constantIv", parameters.constantIv().map(Object::toString))
        .put("cryptByteBlock", parameters.cryptByteBlock())
        .put("skipByteBlock", parameters.skipByteBlock());
  }
}
