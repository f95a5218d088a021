package io.github.fragmill.origin;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.origin.catalog.TitleCatalog;
import io.github.fragmill.origin.internal.content.Content;
import io.github.fragmill.origin.internal.content.MemoryContent;
import io.github.fragmill.origin.internal.content.SegmentCache;
import io.github.fragmill.origin.internal.http.RequestPath;
import io.github.fragmill.origin.internal.http.Validators;
import io.github.fragmill.origin.internal.title.OpenTitle;
import io.github.fragmill.origin.internal.title.PlanFolder;
import io.github.fragmill.origin.internal.title.TitleCache;
import io.github.fragmill.origin.internal.title.TitleOpener;
import io.github.fragmill.origin.internal.title.TitleState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Serves DASH and HLS of MP4 files that nobody packaged: a request goes in, a response comes out,
 * and any server carries the two.
 *
 * <pre>{@code
 * Origin origin = Origin.builder(FolderCatalog.of(Path.of("films"))).build();
 *
 * try (OriginResponse response = origin.handle(OriginRequest.of("GET", "/film/manifest.mpd"))) {
 *   response.fields().forEach(server::setHeader);
 *   response.writeTo(channel);
 * }
 * }</pre>
 *
 * <p>Addresses are {@code /{title}/} and a name that packaging writes: {@code /film/manifest.mpd},
 * {@code /film/master.m3u8}, {@code /film/video-1080/7.m4s}. The bytes are those of {@code
 * Packager.packageTo}. The same file under {@code /film/@{version}/} never changes: when a source
 * or the configuration is replaced, the new title has another version.
 *
 * <p>Thread-safe. It needs no closing.
 */
@CheckReturnValue
public final class Origin {

  private final PackagingEngine engine;
  private final TitleOpener opener;
  private final TitleCache titles;
  private final SegmentCache segments;
  private final Optional<PlanFolder> folder;
  private final Answers answers;
  private final Duration bufferWait;
  private final Duration openWait;
  private final Duration manifestMaxAge;
  private final Duration mediaMaxAge;
  private final boolean redirectsManifests;

  private Origin(Builder from) {
    engine = from.engine;
    folder = from.folder;
    opener = new TitleOpener(from.catalog, engine, folder, Release.NAME);
    titles =
        new TitleCache(
            opener,
            from.titleBytes,
            new TitleCache.Lifetimes(from.keepTitles, from.keepFailures, from.checkSources),
            from.ticker);
    segments = new SegmentCache(engine, from.segmentBytes, from.maxSegmentBytes);
    answers = new Answers(from.allowedOrigin);
    bufferWait = from.bufferWait;
    openWait = from.openWait;
    manifestMaxAge = from.manifestMaxAge;
    mediaMaxAge = from.mediaMaxAge;
    redirectsManifests = from.redirectsManifests;
  }

  /** Begins with what finds titles. */
  public static Builder builder(TitleCatalog catalog) {
    return new Builder(catalog);
  }

  /**
   * Answers a request. All that can fail with a title is a response too, with a status of 500 or
   * more and {@link OriginResponse#failure}.
   *
   * @return the response, which the caller closes
   */
  public OriginResponse handle(OriginRequest request) {
    switch (request.method()) {
      case "GET", "HEAD" -> {
        Optional<RequestPath> path;
        try {
          path = RequestPath.parse(request.rawPath());
        } catch (IllegalArgumentException e) {
          return answers.badRequest(request);
        }
        return path.isPresent() ? find(request, path.get()) : answers.absent(request);
      }
      case "OPTIONS" -> {
        return answers.preflight();
      }
      default -> {
        return answers.methodNotAllowed(request);
      }
    }
  }

  private OriginResponse find(OriginRequest request, RequestPath path) {
    try {
      TitleState state = titles.get(path.title(), openWait);
      if (!(state instanceof TitleState.Opened opened)) {
        return unopened(request, state);
      }
      try {
        return find(request, path, opened.title());
      } catch (SourceException e) {
        // The source may be another one now, or gone: what the catalog says of it decides.
        titles.forget(path.title(), opened.title());
        TitleState again = titles.get(path.title(), openWait);
        return again instanceof TitleState.Opened reopened
            ? find(request, path, reopened.title())
            : unopened(request, again);
      }
    } catch (FragmillException e) {
      return answers.failed(request, e);
    }
  }

  private OriginResponse unopened(OriginRequest request, TitleState state) {
    return state instanceof TitleState.Failed failed
        ? answers.failed(request, failed.failure())
        : answers.absent(request);
  }

  private OriginResponse find(OriginRequest request, RequestPath path, OpenTitle title)
      throws FragmillException {
    if (path.version().filter(it -> !it.equals(title.version())).isPresent()) {
      return answers.absent(request);
    }
    boolean isVersioned = path.version().isPresent();
    Optional<OpenTitle.Manifest> manifest = title.manifest(path.file());
    if (manifest.isPresent()) {
      return manifest(request, path, title, manifest.get());
    }
    Optional<PlannedFile> file = title.plan().file(path.file());
    return file.isPresent()
        ? media(
            request,
            file.get(),
            title.validators(file.get()),
            new Answers.CacheTime(mediaMaxAge, isVersioned))
        : answers.absent(request);
  }

  private OriginResponse manifest(
      OriginRequest request, RequestPath path, OpenTitle title, OpenTitle.Manifest manifest) {
    boolean isVersioned = path.version().isPresent();
    Answers.CacheTime cacheTime = new Answers.CacheTime(manifestMaxAge, isVersioned);
    if (redirectsManifests && !isVersioned) {
      return answers.redirect(request, versionedAddress(path, title), cacheTime);
    }
    Validators validators = title.validators(manifest);
    Optional<OriginResponse> decided = conditions(request, validators, cacheTime);
    return decided.isPresent()
        ? decided.get()
        : answers.file(
            request,
            new Answers.Found(
                new MemoryContent(manifest.file().content()),
                manifest.file().mimeType(),
                validators,
                cacheTime));
  }

  /** Relative to the address of the request, so that it holds wherever the origin is mounted. */
  private static String versionedAddress(RequestPath path, OpenTitle title) {
    long depth = path.file().chars().filter(it -> it == '/').count();
    return "../".repeat((int) depth)
        + (depth == 0 ? "./" : "")
        + RequestPath.VERSION_MARK
        + title.version()
        + "/"
        + path.file();
  }

  private OriginResponse media(
      OriginRequest request, PlannedFile file, Validators validators, Answers.CacheTime cacheTime)
      throws FragmillException {
    Optional<OriginResponse> decided = conditions(request, validators, cacheTime);
    if (decided.isPresent()) {
      return decided.get();
    }
    Content content = segments.content(validators.entityTag(), file, bufferWait);
    OriginResponse response =
        answers.file(request, new Answers.Found(content, file.mimeType(), validators, cacheTime));
    try {
      return response.begun(bufferWait);
    } catch (FragmillException | RuntimeException e) {
      response.close();
      throw e;
    }
  }

  /** The answer when the validators decide it, without a byte of the file. */
  private Optional<OriginResponse> conditions(
      OriginRequest request, Validators validators, Answers.CacheTime cacheTime) {
    if (validators.isDemandFailed(
        request.field("If-Match"), request.field("If-Unmodified-Since"))) {
      return Optional.of(answers.preconditionFailed(request));
    }
    return validators.isNotModified(
            request.field("If-None-Match"), request.field("If-Modified-Since"))
        ? Optional.of(answers.notModified(validators, cacheTime))
        : Optional.empty();
  }

  /** Returns figures for metrics. */
  public OriginStats stats() {
    return new OriginStats(
        opener.plannedCount(),
        opener.loadedCount(),
        titles.count(),
        titles.weightBytes(),
        segments.hitCount(),
        segments.weightBytes(),
        engine.usedBufferBytes(),
        folder.map(PlanFolder::failureCount).orElse(0L));
  }

  /** Collects the parts of an origin. Not thread-safe. */
  public static final class Builder {

    private static final long HEAP_BYTES = Runtime.getRuntime().maxMemory();

    private final TitleCatalog catalog;
    private PackagingEngine engine = PackagingEngine.create();
    private Optional<PlanFolder> folder = Optional.empty();
    private long titleBytes = HEAP_BYTES / 4;
    private long segmentBytes = HEAP_BYTES / 16;
    private int maxSegmentBytes = 256 * 1024;
    private Duration keepTitles = Duration.ofMinutes(10);
    private Duration keepFailures = Duration.ofSeconds(1);
    private Duration checkSources = Duration.ofSeconds(2);
    private Duration bufferWait = Duration.ofSeconds(2);
    private Duration openWait = Duration.ofSeconds(10);
    private Duration manifestMaxAge = Duration.ofSeconds(5);
    private Duration mediaMaxAge = Duration.ofMinutes(1);
    private Optional<String> allowedOrigin = Optional.of("*");
    private boolean redirectsManifests;
    private Ticker ticker = Ticker.systemTicker();

    private Builder(TitleCatalog catalog) {
      this.catalog = Objects.requireNonNull(catalog, "catalog");
    }

    /**
     * Sets the engine, whose threads plan titles and whose memory holds bodies on their way: its
     * {@code maxBufferBytes} is the budget for all of them. Default: one of its own.
     */
    public Builder engine(PackagingEngine value) {
      engine = value;
      return this;
    }

    /**
     * Sets how much memory open titles take, in bytes: two hours of video and audio are about 3 MB.
     * A title that is larger than all of it is planned for each request. Default: a quarter of the
     * largest heap.
     */
    public Builder titleCacheBytes(long bytes) {
      titleBytes = atLeast(0, bytes, "titleCacheBytes");
      return this;
    }

    /**
     * Sets which segments are kept in memory, beside open titles.
     *
     * @param bytes of all of them; 0 keeps none; default: one sixteenth of the largest heap
     * @param segmentBytes larger segments are not kept; default: 256 KiB, which is audio
     */
    public Builder segmentCacheBytes(long bytes, int segmentBytes) {
      this.segmentBytes = atLeast(0, bytes, "segmentCacheBytes");
      maxSegmentBytes = Math.toIntExact(atLeast(0, segmentBytes, "segmentBytes"));
      return this;
    }

    /**
     * Sets a folder where plans are kept of titles that allow it ({@code Title.saved}), so that
     * they need not be planned again after a restart. Whoever can write there decides what is
     * served. Default: none.
     *
     * @param path is made when it is not there
     * @param maxBytes how much is kept; those that were used last
     */
    public Builder planFolder(Path path, long maxBytes) {
      folder = Optional.of(new PlanFolder(path, atLeast(0, maxBytes, "maxBytes")));
      return this;
    }

    /**
     * Sets how long a title is kept, with the keys that it came with, until the catalog is asked
     * for it again. Default: 10 minutes.
     */
    public Builder keepTitles(Duration value) {
      keepTitles = positive(value, "keepTitles");
      return this;
    }

    /**
     * Sets how long it is kept that a title is absent or cannot be opened, so that many requests
     * for it do not open it many times. Default: 1 second.
     */
    public Builder keepFailures(Duration value) {
      keepFailures = positive(value, "keepFailures");
      return this;
    }

    /**
     * Sets how often it is looked whether the sources of a title are still the same, while it is
     * asked for. Media is never made of a source that has changed, however long this is. Default: 2
     * seconds.
     */
    public Builder checkSourcesEvery(Duration value) {
      checkSources = positive(value, "checkSourcesEvery");
      return this;
    }

    /**
     * Sets how long a request waits.
     *
     * @param forMemory of the engine; default: 2 seconds
     * @param forTitle while another request opens the title; default: 10 seconds
     */
    public Builder waits(Duration forMemory, Duration forTitle) {
      bufferWait = positive(forMemory, "forMemory");
      openWait = positive(forTitle, "forTitle");
      return this;
    }

    /**
     * Sets how long caches keep what has an address without a version. With a version, it is a
     * year.
     *
     * @param manifests default: 5 seconds
     * @param media default: 1 minute
     */
    public Builder maxAge(Duration manifests, Duration media) {
      manifestMaxAge = notNegative(manifests, "manifests");
      mediaMaxAge = notNegative(media, "media");
      return this;
    }

    /**
     * Sends those who ask for a manifest to its address with a version, from where all that it
     * refers to has one too: a player that began with one version of a title stays with it, and
     * caches keep all but this answer for a year. Default: no.
     */
    public Builder redirectManifests() {
      redirectsManifests = true;
      return this;
    }

    /**
     * Sets whose pages may read responses, such as {@code https://tv.example}. Default: {@code *}.
     */
    public Builder allowedOrigin(String value) {
      allowedOrigin = Optional.of(value);
      return this;
    }

    /** Lets only pages of the same host read responses. */
    public Builder sameOrigin() {
      allowedOrigin = Optional.empty();
      return this;
    }

    /** Sets the clock of caches, for tests. */
    Builder ticker(Ticker value) {
      ticker = value;
      return this;
    }

    /** Returns the origin. */
    public Origin build() {
      return new Origin(this);
    }

    private static long atLeast(long least, long value, String name) {
      if (value < least) {
        throw new IllegalArgumentException(
            name + ": expected " + least + " or more, found " + value);
      }
      return value;
    }

    private static Duration notNegative(Duration value, String name) {
      if (value.isNegative()) {
        throw new IllegalArgumentException(name + ": expected zero or more, found " + value);
      }
      return value;
    }

    private static Duration positive(Duration value, String name) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + ": expected more than zero, found " + value);
      }
      return value;
    }
  }
}
