package io.github.fragmill.dash;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.SegmentNaming;
import io.github.fragmill.dash.internal.xml.MpdXml;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A DASH manifest (MPD) of a whole title: static, one Period, an AdaptationSet for each switching
 * set and key. Sets of one content tell that players may switch between them. Immutable and
 * thread-safe; the methods that change an option return a copy.
 *
 * <p>{@code MPD@profiles} names one profile of ISO/IEC 23009-1:2022, 8.3 or 8.4. The DASH profile
 * for CMAF (8.12) is not claimed, because it depends on brands of the segments that a presentation
 * does not tell.
 *
 * <p>Source: ISO/IEC 23009-1:2022, 5.3; ISO/IEC 23001-7:2023, 11.2 for what {@code cenc:} marks.
 */
public final class DashManifest implements ManifestWriter {

  private static final String DEFAULT_FILE_NAME = "manifest.mpd";

  private final DashProfile profile;
  private final String fileName;
  private final Optional<Duration> minBufferTime;
  private final SegmentNaming segmentNaming;
  private final List<String> baseUrls;

  private DashManifest(
      DashProfile profile,
      String fileName,
      Optional<Duration> minBufferTime,
      SegmentNaming segmentNaming,
      List<String> baseUrls) {
    this.profile = profile;
    this.fileName = fileName;
    this.minBufferTime = minBufferTime;
    this.segmentNaming = segmentNaming;
    this.baseUrls = List.copyOf(baseUrls);
  }

  private static DashManifest of(DashProfile profile) {
    return new DashManifest(
        profile, DEFAULT_FILE_NAME, Optional.empty(), SegmentNaming.NUMBER, List.of());
  }

  /** Returns a manifest of the on-demand profile: one indexed file for each rendition. */
  public static DashManifest onDemand() {
    return of(DashProfile.ON_DEMAND);
  }

  /**
   * Returns a manifest of the live profile: one file for each segment, numbered unless {@link
   * #timeNames}.
   */
  public static DashManifest live() {
    return of(DashProfile.LIVE);
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
    return new DashManifest(profile, name, minBufferTime, segmentNaming, baseUrls);
  }

  /**
   * Sets {@code MPD@minBufferTime}: how long a player that receives exactly {@code @bandwidth}
   * fills its buffer before it plays. A shorter time makes {@code @bandwidth} larger.
   *
   * <p>Unless it is set, it is the longest segment of the presentation, rounded up to a
   * millisecond, but at least two seconds. A player that fetches whole segments needs that much,
   * and {@code @bandwidth} then stays close to what the media really takes.
   *
   * @throws IllegalArgumentException when the time is not positive
   */
  public DashManifest minBufferTime(Duration time) {
    Objects.requireNonNull(time, "minBufferTime");
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("minBufferTime: expected more than 0, found " + time);
    }
    return new DashManifest(profile, fileName, Optional.of(time), segmentNaming, baseUrls);
  }

  /**
   * Names segments by the times at which they begin, in ticks ({@code $Time$}), and not by number:
   * so a segment's name does not change when segments before it do.
   *
   * @throws IllegalStateException when segments are not files of their own
   */
  public DashManifest timeNames() {
    if (profile.layout() != Layout.SEGMENT_FILES) {
      throw new IllegalStateException("timeNames: only live() has a file for each segment");
    }
    return new DashManifest(profile, fileName, minBufferTime, SegmentNaming.TIME, baseUrls);
  }

  /**
   * Says where the files are, if not beside the manifest. Of several places a player takes any.
   *
   * @param urls absolute or relative to the manifest, each with {@code /} at its end
   * @throws IllegalArgumentException when one is no URL of a folder
   */
  public DashManifest baseUrls(String... urls) {
    for (String url : urls) {
      requireFolder(url);
    }
    return new DashManifest(profile, fileName, minBufferTime, segmentNaming, List.of(urls));
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
  public Layout layout() {
    return profile.layout();
  }

  @Override
  public SegmentNaming segmentNaming() {
    return segmentNaming;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  /** Makes the JAXB context, which takes longer than writing many manifests. */
  @Override
  public void prepare() {
    MpdXml.prepare();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Nothing is written before the whole manifest is made.
   *
   * @throws UnsupportedMediaException when the rate of a rendition is beyond {@code @bandwidth}
   * @throws IllegalArgumentException when the presentation contradicts itself or is addressed in
   *     another layout than this manifest's
   */
  @Override
  public void write(Presentation presentation, OutputStream stream) throws IOException {
    stream.write(MpdXml.toBytes(new MpdMapper(profile, minBufferTime, baseUrls).map(presentation)));
  }

  /** Returns the profile and the file name. */
  @Override
  public String toString() {
    return profile.urn() + " as " + fileName;
  }
}
