package io.github.fragmill.cli.option;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.TextForm;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options for manifests. */
final class ManifestOptions {

  private static final Set<Scheme> SCHEMES_OF_HLS = Set.of(Scheme.CBCS, Scheme.CENC);

  @Option(
      names = "--manifest",
      paramLabel = "NAME|none",
      description =
          "File name of the DASH manifest, or none for no DASH (default: ${DEFAULT-VALUE}).")
  private String dash = Manifests.DASH_NAME;

  @Option(
      names = "--hls",
      paramLabel = "NAME|none",
      description =
          "File name of the HLS multivariant playlist, or none for no HLS (default: master.m3u8). "
              + "HLS has no form for the schemes cens and cbc1 or for text alone: without this "
              + "option, it is then left out.")
  private Optional<String> hls = Optional.empty();

  @Option(
      names = "--hls-text",
      paramLabel = "webvtt|mp4",
      description =
          "How HLS has WebVTT and SubRip subtitles: as WebVTT files, or as the MP4 segments that "
              + "DASH has (default: webvtt). TTML is in MP4 segments in any case.")
  private Optional<String> hlsText = Optional.empty();

  /**
   * Returns the manifests, as far as options decide them.
   *
   * @param scheme of the encryption, or empty for clear output
   * @throws UsageException if an option has an invalid value, or they contradict each other
   */
  Manifests manifests(Optional<Scheme> scheme) {
    Optional<String> dashName = Manifests.named(dash);
    Optional<String> hlsName = Manifests.named(hls.orElse(Manifests.HLS_NAME));
    dashName.ifPresent(
        name -> requireValid("--manifest", () -> DashManifest.onDemand().fileName(name)));
    hlsName.ifPresent(name -> requireValid("--hls", () -> HlsManifest.of(name)));
    if (dashName.isEmpty() && hlsName.isEmpty()) {
      throw new UsageException("--manifest none and --hls none: players need one of them");
    }
    if (dashName.equals(hlsName)) {
      throw new UsageException("--manifest and --hls: expected two file names, found one for both");
    }
    if (hlsName.isEmpty() && hlsText.isPresent()) {
      throw new UsageException("--hls-text requires HLS, found --hls none");
    }
    Manifests manifests = new Manifests(dashName, hlsName, textForm(), Optional.empty());
    Optional<Scheme> unknown = scheme.filter(it -> !SCHEMES_OF_HLS.contains(it));
    return hlsName.isPresent() && unknown.isPresent()
        ? withoutHlsOfScheme(manifests, unknown.get())
        : manifests;
  }

  private Manifests withoutHlsOfScheme(Manifests manifests, Scheme scheme) {
    String reason = "HLS has no form for the encryption scheme " + scheme.fourCc();
    if (isHlsRequired(manifests)) {
      throw new UsageException("--scheme: " + reason + "; use cbcs or cenc, or --hls none");
    }
    return manifests.withoutHls("no HLS: " + reason);
  }

  /**
   * Returns the manifests of a presentation that is text alone.
   *
   * @throws UnsupportedMediaException if the options require HLS
   */
  Manifests ofTextAlone(Manifests manifests) throws UnsupportedMediaException {
    String reason = "HLS has no form for text alone";
    if (isHlsRequired(manifests)) {
      throw new UnsupportedMediaException(
          reason + "; a presentation needs video or audio (--hls none leaves HLS out)");
    }
    return manifests.withoutHls("no HLS: " + reason);
  }

  /** HLS was named, or nothing else describes the output. */
  private boolean isHlsRequired(Manifests manifests) {
    return hls.isPresent() || manifests.dash().isEmpty();
  }

  private static void requireValid(String option, Supplier<Object> writer) {
    try {
      Objects.requireNonNull(writer.get());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()).replace("fileName:", option + ":"));
    }
  }

  private TextForm textForm() {
    try {
      return hlsText.map(Manifests::textForm).orElse(TextForm.WEBVTT);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--hls-text: " + e.getMessage());
    }
  }
}
