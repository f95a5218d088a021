package io.github.fragmill.dash;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.dash.internal.xml.MpdXml;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A static DASH manifest (MPD) of a whole presentation: one Period, an AdaptationSet for each
 * switching set and key. Sets of the same content declare that players may switch between them.
 * Immutable and thread-safe; the methods that change an option return a copy.
 *
 * <p>{@code MPD@profiles} names one profile of ISO/IEC 23009-1:2022, 8.3 or 8.4. The DASH profile
 * for CMAF (8.12) is not claimed, because it depends on brands of the segments, which a
 * presentation does not have.
 *
 * <p>Source: ISO/IEC 23009-1:2022, 5.3; ISO/IEC 23001-7:2023, 11.2 for the {@code cenc} namespace.
 */
@CheckReturnValue
public final class DashManifest implements ManifestWriter {

  private static final String DEFAULT_FILE_NAME = "manifest.mpd";

  /** ISO/IEC 23009-1:2022, annex C. */
  private static final String MIME_TYPE = "application/dash+xml";

  private final DashProfile profile;
  private final String fileName;
  private final Optional<Duration> minBufferTime;
  private final List<String> baseUrls;

  private DashManifest(
      DashProfile profile,
      String fileName,
      Optional<Duration> minBufferTime,
      List<String> baseUrls) {
    this.profile = profile;
    this.fileName = fileName;
    this.minBufferTime = minBufferTime;
    this.baseUrls = List.copyOf(baseUrls);
  }

  private static DashManifest of(DashProfile profile) {
    return new DashManifest(profile, DEFAULT_FILE_NAME, Optional.empty(), List.of());
  }

  /**
   * Returns a manifest of the on-demand profile (8.3), for {@link Layout#SINGLE_FILE}: players find
   * segments through the index of each rendition's file.
   */
  public static DashManifest onDemand() {
    return of(DashProfile.ON_DEMAND);
  }

  /**
   * Returns a manifest of the live profile (8.4), for {@link Layout#NUMBERED_SEGMENTS} and {@link
   * Layout#TIMED_SEGMENTS}: players find segments through a SegmentTemplate. The presentation is
   * static all the same.
   */
  public static DashManifest segmentTemplate() {
    return of(DashProfile.SEGMENT_TEMPLATE);
  }

  /**
   * Names the manifest's file; {@code manifest.mpd} unless it is set.
   *
   * @param name a file name without a directory
   * @throws IllegalArgumentException when it is not {@linkplain OutputNames#isPlain plain}, or
   *     holds a separator
   */
  public DashManifest fileName(String name) {
    if (!OutputNames.isPlain(name) || name.contains("/")) {
      throw new IllegalArgumentException(
          "fileName: expected a plain file name such as " + DEFAULT_FILE_NAME + ", found " + name);
    }
    return new DashManifest(profile, name, minBufferTime, baseUrls);
  }

  /**
   * Sets {@code MPD@minBufferTime}: how long a player that receives exactly {@code @bandwidth}
   * fills its buffer before it plays. A shorter time makes {@code @bandwidth} larger.
   *
   * <p>Unless it is set, it is the longest segment of the presentation, rounded up to a
   * millisecond, but at least two seconds. A player that fetches whole segments needs that much,
   * and {@code @bandwidth} then stays close to the bit rate of the media.
   *
   * @throws IllegalArgumentException when the time is not positive
   */
  public DashManifest minBufferTime(Duration time) {
    Objects.requireNonNull(time, "minBufferTime");
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("minBufferTime: expected more than 0, found " + time);
    }
    return new DashManifest(profile, fileName, Optional.of(time), baseUrls);
  }

  /**
   * Sets where the media files are. Default: beside the manifest. A player takes any of several
   * places.
   *
   * @param urls absolute or relative to the manifest, each with {@code /} at its end
   * @throws IllegalArgumentException when one is not the URL of a folder
   */
  public DashManifest baseUrls(String... urls) {
    for (String url : urls) {
      requireFolder(url);
    }
    return new DashManifest(profile, fileName, minBufferTime, List.of(urls));
  }

  /** A last part without a slash would be dropped from the path (RFC 3986, 5.2.3). */
  private static void requireFolder(String url) {
    try {
      URI uri = new URI(url);
      String path = uri.getRawPath();
      if (path != null
          && path.endsWith("/")
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("baseUrls: expected a URL, found " + url, e);
    }
    throw new IllegalArgumentException(
        "baseUrls: expected the URL of a folder, with / at its end, found " + url);
  }

  @Override
  public boolean supports(Layout layout) {
    return profile.supports(layout);
  }

  /**
   * {@inheritDoc}
   *
   * @return one file
   * @throws UnsupportedMediaException when the rate of a rendition is beyond {@code @bandwidth}
   * @throws IllegalArgumentException when the layout is not supported, or an id or a file name
   *     cannot be in an MPD
   */
  @Override
  public List<ManifestFile> write(Presentation presentation) throws UnsupportedMediaException {
    MpdMapper mapper = new MpdMapper(profile, minBufferTime, baseUrls);
    return List.of(new ManifestFile(fileName, MIME_TYPE, MpdXml.toBytes(mapper.map(presentation))));
  }

  /** Returns the profile and the file name. */
  @Override
  public String toString() {
    return profile.urn() + " as " + fileName;
  }
}
