package io.github.fragmill.integration.catalogue;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.browser.PlayerSupport;
import io.github.fragmill.integration.clips.CodecClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.payload.PayloadProof;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** A codec under a scheme, or clear, in a layout. */
record CodecCell(CodecClip clip, Mode mode, Layout layout) {

  /** Returns whether players are asked too: they know the schemes of CMAF alone. */
  boolean isForPlayers() {
    return Mode.OF_PLAYERS.contains(mode);
  }

  /** Returns what players are shown. */
  PlayerSupport.Shown shown() {
    return new PlayerSupport.Shown(
        name(),
        clip.type().equals("video"),
        mode.encrypts() ? Optional.of(mode.key()) : Optional.empty());
  }

  /** Returns the name of its directory. */
  String name() {
    return ("codec-" + clip + "-" + mode + "-" + layout).toLowerCase(Locale.ROOT);
  }

  /** Packages the clip where players find it, for those of HLS too. */
  PackagedClip pack() throws IOException, InterruptedException {
    Packager packager = Packagers.of(Source.file(clip.file()), mode, layout);
    return PackagedClip.of(
        isForPlayers() ? Packagers.withPlaylists(packager, Packagers.manifest(layout)) : packager,
        PlayerSupport.directory(name()));
  }

  /** Asks ffmpeg and Shaka Packager for the samples of the source. */
  Verdicts decrypt(PackagedClip packaged) throws IOException, InterruptedException {
    PayloadProof proof =
        PayloadProof.of(clip.file(), mode, packaged)
            .expectingPart(clip.isPart())
            .ofTracks(track -> track.equals(clip.type()));
    return new Verdicts(ffmpeg(proof), shakaPackager(proof));
  }

  private Verdict ffmpeg(PayloadProof proof) throws IOException, InterruptedException {
    if (clip == CodecClip.AAC_XHE) {
      proof.assertFfmpegDoesNotOpenTheSource();
      return Verdict.cannot("ffmpeg 5.1 does not open xHE-AAC");
    }
    proof.assertFfmpegFindsTheSource();
    return proof.hasSamplesThatFfmpegDecryptsOtherwise() ? Verdict.ALMOST : Verdict.YES;
  }

  private Verdict shakaPackager(PayloadProof proof) throws IOException, InterruptedException {
    if (!mode.encrypts()) {
      return Verdict.YES; // There is nothing to decrypt; ffmpeg has read it.
    }
    switch (clip) {
      case MP3 -> {
        proof.assertShakaPackagerRefuses("Unsupported audio object type");
        return Verdict.cannot("Shaka Packager 3.4 does not know MP3 in MP4");
      }
      case AAC_XHE -> proof.assertShakaPackagerFindsTheMedia();
      default -> proof.assertShakaPackagerFindsTheSource();
    }
    return Verdict.YES;
  }

  /** What the decryptors came to. */
  record Verdicts(Verdict ffmpeg, Verdict shakaPackager) {}
}
