package io.github.fragmill.hls;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.TextForm;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * HLS playlists of a whole presentation ({@code VOD}): a multivariant playlist, a media playlist
 * for each rendition, and playlists of I-frames for fast forward and rewind. They describe the same
 * CMAF segments as a DASH manifest, in single files or segment files. Immutable and thread-safe;
 * the methods that change an option return a copy.
 *
 * <pre>{@code
 * packager.manifest(DashManifest.onDemand(), HlsManifest.of()) // both, of one set of segments
 * }</pre>
 *
 * <p>What HLS has no form for is refused ({@code cens} and {@code cbc1}, text alone), or left out,
 * as a remark in the multivariant playlist then says: video of other content beside the main one,
 * and TTML files beside the segments.
 *
 * <p>Source: RFC 8216, and its successor draft-pantos-hls-rfc8216bis.
 */
@CheckReturnValue
public final class HlsManifest implements ManifestWriter {

  private static final String DEFAULT_FILE_NAME = "master.m3u8";

  private final String fileName;
  private final TextForm textForm;
  private final Address address;
  private final Optional<String> identityUri;
  private final Optional<URI> steering;
  private final Map<String, String> pathways;

  private HlsManifest(Options options) {
    this.fileName = options.fileName;
    this.textForm = options.textForm;
    this.address = options.address;
    this.identityUri = options.identityUri;
    this.steering = options.steering;
    this.pathways = new LinkedHashMap<>(options.pathways);
  }

  /** The fields while a copy is made. */
  private static final class Options {

    private String fileName = DEFAULT_FILE_NAME;
    private TextForm textForm = TextForm.WEBVTT;
    private Address address = Address.NONE;
    private Optional<String> identityUri = Optional.empty();
    private Optional<URI> steering = Optional.empty();
    private Map<String, String> pathways = Map.of();
  }

  private Options options() {
    Options options = new Options();
    options.fileName = fileName;
    options.textForm = textForm;
    options.address = address;
    options.identityUri = identityUri;
    options.steering = steering;
    options.pathways = pathways;
    return options;
  }

  /** Returns playlists with the defaults; the multivariant one is {@code master.m3u8}. */
  public static HlsManifest of() {
    return new HlsManifest(new Options());
  }

  /**
   * Returns playlists with the defaults.
   *
   * @param fileName the name of the multivariant playlist, without a directory
   * @throws IllegalArgumentException when it is not {@linkplain OutputNames#isPlain plain}, or
   *     holds a separator
   */
  public static HlsManifest of(String fileName) {
    return of().fileName(fileName);
  }

  /**
   * Names the multivariant playlist; {@code master.m3u8} unless it is set.
   *
   * @param name a file name without a directory
   * @throws IllegalArgumentException when it is not {@linkplain OutputNames#isPlain plain}, or
   *     holds a separator
   */
  public HlsManifest fileName(String name) {
    if (!OutputNames.isPlain(name) || name.contains("/")) {
      throw new IllegalArgumentException(
          "fileName: expected a plain file name such as " + DEFAULT_FILE_NAME + ", found " + name);
    }
    Options options = options();
    options.fileName = name;
    return new HlsManifest(options);
  }

  /**
   * Sets the form of WebVTT text. Default: {@link TextForm#WEBVTT}, because hls.js shows no {@code
   * wvtt} in MP4. TTML is in MP4 ({@code stpp}) in any case.
   */
  public HlsManifest text(TextForm form) {
    Options options = options();
    options.textForm = Objects.requireNonNull(form, "form");
    return new HlsManifest(options);
  }

  /**
   * Sets where media playlists are, with the media files beside them. Default: beside the
   * multivariant playlist.
   *
   * @param url absolute or relative, with {@code /} at its end; <code>{$name}</code> stands for a
   *     variable that {@link #define} sets
   * @throws IllegalArgumentException when it is not the URL of a folder
   */
  public HlsManifest baseUrl(String url) {
    return with(address.withBase(url));
  }

  /**
   * Defines a variable for URLs ({@code EXT-X-DEFINE}), version 8 of the protocol.
   *
   * @param name letters, digits, {@code -} and {@code _}
   * @param value printable ASCII characters without quotes
   */
  public HlsManifest define(String name, String value) {
    return with(address.withVariable(name, value));
  }

  /**
   * Lets players repeat a parameter of the multivariant playlist's own URL in all others ({@code
   * EXT-X-DEFINE:QUERYPARAM}), such as a token; version 11 of the protocol.
   *
   * @param name letters, digits, {@code -} and {@code _}
   */
  public HlsManifest queryParameter(String name) {
    return with(address.withQueryParameter(name));
  }

  private HlsManifest with(Address changed) {
    Options options = options();
    options.address = changed;
    return new HlsManifest(options);
  }

  /**
   * Names the addresses of the keys themselves ({@code KEYFORMAT="identity"}), which anybody who
   * has the address can fetch: for tests, and where access to the addresses is controlled. In place
   * of all DRM systems but the common one; a presentation that signals others is refused.
   *
   * @param uri absolute; {@code {keyId}} stands for the key's id in 32 hexadecimal digits
   * @throws IllegalArgumentException when it is no absolute URI
   */
  public HlsManifest identityKeys(String uri) {
    URI example = URI.create(uri.replace("{keyId}", "0"));
    if (!example.isAbsolute()) {
      throw new IllegalArgumentException("identityKeys: expected an absolute URI");
    }
    Options options = options();
    options.identityUri = Optional.of(uri);
    return new HlsManifest(options);
  }

  /**
   * Names several servers with the same files, and one that steers players to them ({@code
   * EXT-X-CONTENT-STEERING}). In place of {@link #baseUrl}.
   *
   * @param server answers with steering manifests
   * @param baseUrls the URL of media playlists and files on each server, by its pathway id of
   *     letters, digits, {@code .}, {@code -} and {@code _}; players begin with the first
   * @throws IllegalArgumentException when there is no pathway, or one is not the URL of a folder
   */
  public HlsManifest contentSteering(URI server, Map<String, String> baseUrls) {
    if (baseUrls.isEmpty()) {
      throw new IllegalArgumentException("contentSteering: expected at least one pathway");
    }
    Options options = options();
    options.steering = Optional.of(server);
    options.pathways = baseUrls;
    HlsManifest steered = new HlsManifest(options);
    Objects.requireNonNull(steered.resolvedPathways());
    return steered;
  }

  private List<Pathway> resolvedPathways() {
    if (pathways.isEmpty()) {
      return List.of(new Pathway(Optional.empty(), address));
    }
    List<Pathway> resolved = new ArrayList<>();
    pathways.forEach(
        (id, url) -> resolved.add(new Pathway(Optional.of(id), address.withBase(url))));
    return resolved;
  }

  @Override
  public boolean supports(Layout layout) {
    return true;
  }

  @Override
  public TextForm textForm() {
    return textForm;
  }

  /**
   * {@inheritDoc}
   *
   * @return the multivariant playlist, then the media playlists
   * @throws UnsupportedMediaException when HLS has no form for the presentation or its encryption
   * @throws IllegalArgumentException when a URL refers to a variable that is not defined
   */
  @Override
  public List<ManifestFile> write(Presentation presentation) throws UnsupportedMediaException {
    List<Pathway> resolved = resolvedPathways();
    resolved.forEach(it -> it.address().requireVariables());
    return new MultivariantPlaylist(
            fileName,
            presentation,
            Subtitles.of(presentation, textForm),
            resolved,
            steering,
            new KeyTags(identityUri))
        .write();
  }

  /** Returns the format and the file name. */
  @Override
  public String toString() {
    return "HLS as " + fileName;
  }
}
