package io.github.fragmill.dash;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.dash.internal.xml.MpdXml;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A DASH manifest (MPD) of a whole title: static, one Period, an AdaptationSet for each switching
 * set. Immutable and thread-safe; the methods that change an option return a copy.
 *
 * <p>{@code MPD@profiles} names one profile of ISO/IEC 23009-1:2022, 8.3 or 8.4. The DASH profile
 * for CMAF (8.12) is not claimed, because it depends on brands of the segments that a presentation
 * does not tell.
 *
 * <p>Source: ISO/IEC 23009-1:2022, 5.3; ISO/IEC 23001-7:2023, 11.2 for what {@code cenc:} marks.
 */
public final class DashManifest implements ManifestWriter {

  private static final String DEFAULT_FILE_NAME = "manifest.mpd";
  private static final Pattern PLAIN_FILE_NAME = Pattern.compile("[^/\\\\:\\p{Cntrl}]+");

  private final DashProfile profile;
  private final String fileName;
  private final Optional<Duration> minBufferTime;

  private DashManifest(DashProfile profile, String fileName, Optional<Duration> minBufferTime) {
    this.profile = profile;
    this.fileName = fileName;
    this.minBufferTime = minBufferTime;
  }

  /** Returns a manifest of the on-demand profile: one indexed file for each rendition. */
  public static DashManifest onDemand() {
    return new DashManifest(DashProfile.ON_DEMAND, DEFAULT_FILE_NAME, Optional.empty());
  }

  /** Returns a manifest of the live profile: one file for each segment, numbered. */
  public static DashManifest live() {
    return new DashManifest(DashProfile.LIVE, DEFAULT_FILE_NAME, Optional.empty());
  }

  /**
   * Names the manifest's file; {@code manifest.mpd} unless it is set.
   *
   * @param name a file name without a directory
   * @throws IllegalArgumentException when it is empty, {@code .} or {@code ..}, or holds a
   *     separator, a colon or a control character
   */
  public DashManifest fileName(String name) {
    if (!PLAIN_FILE_NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException(
          "fileName: expected a plain file name such as " + DEFAULT_FILE_NAME + ", found " + name);
    }
    return new DashManifest(profile, name, minBufferTime);
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
    return new DashManifest(profile, fileName, Optional.of(time));
  }

  @Override
  public Layout layout() {
    return profile.layout();
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
    stream.write(MpdXml.toBytes(new MpdMapper(profile, minBufferTime).map(presentation)));
  }

  /** Returns the profile and the file name. */
  @Override
  public String toString() {
    return profile.urn() + " as " + fileName;
  }
}
