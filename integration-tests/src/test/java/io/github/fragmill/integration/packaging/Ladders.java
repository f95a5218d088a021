package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.LadderClip;
import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A presentation of three qualities with audio in two languages, of which the second is the
 * default.
 */
public final class Ladders {

  /** Keys of video of up to 180 pixels in height, of larger video, of Swedish, of other audio. */
  public static final List<TestKey> KEYS =
      IntStream.rangeClosed(1, 4)
          .mapToObj(
              number ->
                  new TestKey(
                      "%02x".formatted(number).repeat(16),
                      "%02x".formatted(0xF0 + number).repeat(16),
                      TestKey.WITH_LONG_IV.ivHex()))
          .toList();

  private Ladders() {}

  /** Returns a packager of two-second segments. */
  public static Packager of(Mode mode, DashManifest manifest)
      throws IOException, InterruptedException {
    Packager packager = clear(LadderClip.MIDDLE, manifest);
    return mode.encryption(AesEngine.bouncyCastle()).map(packager::protect).orElse(packager);
  }

  /** Returns a packager of one quality without B-frames, with a sync sample in each segment. */
  public static Packager withoutBFrames(Mode mode, DashManifest manifest)
      throws IOException, InterruptedException {
    Packager packager =
        Packager.create()
            .video(source(LadderClip.WITHOUT_B_FRAMES))
            .audio(source(LadderClip.ENGLISH))
            .manifest(manifest)
            .segmentDuration(Duration.ofSeconds(1));
    return mode.encryption(AesEngine.bouncyCastle()).map(packager::protect).orElse(packager);
  }

  /** Returns a packager of which the video and the audio have several keys: {@link #KEYS}. */
  public static Packager withKeys(Scheme scheme, DashManifest manifest)
      throws IOException, InterruptedException {
    return clear(LadderClip.MIDDLE, manifest).protect(encryption(scheme).build());
  }

  /** Returns the same with other DRM systems than the common one. */
  public static Packager withKeys(Scheme scheme, DashManifest manifest, DrmSystem... systems)
      throws IOException, InterruptedException {
    return clear(LadderClip.MIDDLE, manifest).protect(encryption(scheme).signal(systems).build());
  }

  /** Returns the same with all keys in one box of the common system. */
  public static Packager withOneLicense(Scheme scheme, DashManifest manifest)
      throws IOException, InterruptedException {
    return clear(LadderClip.MIDDLE, manifest).protect(encryption(scheme).oneLicense().build());
  }

  private static CommonEncryption.Builder encryption(Scheme scheme) {
    return CommonEncryption.builder(scheme)
        .key(TrackSelector.video().upToHeight(180), key(0))
        .key(TrackSelector.video().aboveHeight(180), key(1))
        .key(TrackSelector.audio().language("sv"), key(2))
        .key(TrackSelector.audio(), key(3))
        .iv(InitializationVector.of(TestKey.WITH_LONG_IV.ivHex()));
  }

  /**
   * Returns a packager of a ladder whose sync samples lie at the same times every six seconds only,
   * and which begins a segment there.
   */
  public static Packager withCommonBoundaries(DashManifest manifest)
      throws IOException, InterruptedException {
    return clear(LadderClip.OUT_OF_STEP, manifest).alignment(Alignment.COMMON);
  }

  private static Packager clear(LadderClip middle, DashManifest manifest)
      throws IOException, InterruptedException {
    return Packager.create()
        .video(source(LadderClip.HIGH), source(middle), source(LadderClip.LOW))
        .audio(source(LadderClip.ENGLISH), it -> it.role(Role.DUB).label("English"))
        .audio(source(LadderClip.SWEDISH), it -> it.asDefault().label("Svenska"))
        .manifest(manifest)
        .segmentDuration(Duration.ofSeconds(2));
  }

  private static ContentKey key(int index) {
    return ContentKey.of(KEYS.get(index).keyIdHex(), KEYS.get(index).keyHex());
  }

  /** Returns a clip as a source. */
  public static Source source(LadderClip clip) throws IOException, InterruptedException {
    return Source.file(clip.file());
  }
}
