package io.github.fragmill.proof.packaging;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.proof.clips.LadderClip;
import java.io.IOException;
import java.time.Duration;

/** A title of three qualities with sound in two languages, of which the second is the default. */
public final class Ladders {

  private Ladders() {}

  /** Returns a packager of two-second segments. */
  public static Packager of(Mode mode, DashManifest manifest)
      throws IOException, InterruptedException {
    Packager packager =
        Packager.create()
            .video(source(LadderClip.HIGH), source(LadderClip.MIDDLE), source(LadderClip.LOW))
            .audio(source(LadderClip.ENGLISH), it -> it.role(Role.DUB).label("English"))
            .audio(source(LadderClip.SWEDISH), it -> it.asDefault().label("Svenska"))
            .manifest(manifest)
            .segmentDuration(Duration.ofSeconds(2));
    return mode.encryption(AesEngine.bouncyCastle()).map(packager::protect).orElse(packager);
  }

  /** Returns a clip as a source. */
  public static Source source(LadderClip clip) throws IOException, InterruptedException {
    return Source.file(clip.file());
  }
}
