package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.clips.FactClip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A presentation with text of every kind, each in a language of its own: cues from 1 to 2 seconds,
 * from 3 to 5, over a segment boundary, and from 9 to 9.5.
 */
public final class Texts {

  /** WebVTT, SubRip and TTML in segments. */
  public static final List<String> IN_SEGMENTS = List.of("de", "en", "sv");

  /** WebVTT and TTML as files. */
  public static final List<String> AS_FILES = List.of("es", "fr");

  /** What of that is TTML. */
  public static final List<String> TTML = List.of("de", "es");

  /** Captions of CEA-608. */
  public static final List<String> IN_VIDEO = List.of("en");

  private Texts() {}

  /** Returns a packager of two-second segments. */
  public static Packager inSegments(Mode mode, DashManifest manifest) {
    return protect(
        mode,
        video(manifest)
            .text(webVtt("en"), it -> it.language("en"))
            .text(subRip("sv"), it -> it.language("sv"))
            .text(ttml("de"), it -> it.language("de")));
  }

  /** Returns a packager of side files. */
  public static Packager asFiles(Mode mode, DashManifest manifest) {
    return protect(
        mode,
        video(manifest)
            .sidecarText(webVtt("fr"), it -> it.language("fr"))
            .sidecarText(ttml("es"), it -> it.language("es")));
  }

  /** Returns a packager of two-second segments of a movie that holds its text. */
  public static Packager inMovie(Path movie, Mode mode, DashManifest manifest) {
    return protect(mode, segmented(Packager.of(Source.file(movie)), manifest));
  }

  /** Returns a packager of captions that travel inside the video. */
  public static Packager inVideo(Mode mode, DashManifest manifest)
      throws IOException, InterruptedException {
    return protect(
        mode,
        Packager.create()
            .add(
                Source.file(FactClip.CAPTIONS.file()),
                TrackSelector.video(),
                it -> it.captions("CC1=en"))
            .manifest(manifest)
            .segmentDuration(Duration.ofSeconds(2)));
  }

  private static Packager video(DashManifest manifest) {
    return segmented(Packager.of(Source.file(BundledClip.file())), manifest);
  }

  private static Packager segmented(Packager packager, DashManifest manifest) {
    return packager.manifest(manifest).segmentDuration(Duration.ofSeconds(2));
  }

  private static Packager protect(Mode mode, Packager packager) {
    return mode.encryption(AesEngine.bouncyCastle()).map(packager::protect).orElse(packager);
  }

  /** Returns a WebVTT file. */
  public static Source webVtt(String language) {
    return source(
        language + ".vtt",
        """
        WEBVTT

        STYLE
        ::cue { color: lime }

        one
        00:01.000 --> 00:02.000 align:start
        %1$s first

        00:00:03.000 --> 00:00:05.000
        %1$s <b>over</b> &amp; out

        00:09.000 --> 00:09.500
        %1$s last
        """,
        language);
  }

  /** Returns a SubRip file. */
  public static Source subRip(String language) {
    return source(
        language + ".srt",
        """
        1
        00:00:01,000 --> 00:00:02,000
        %1$s first

        2
        00:00:03,000 --> 00:00:05,000
        {\\an8}%1$s <B>over</B> & <font color="red">out</font>

        3
        00:00:09,000 --> 00:00:09,500
        %1$s last
        """,
        language);
  }

  /** Returns an IMSC 1 document. */
  public static Source ttml(String language) {
    return source(
        language + ".ttml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="%1$s"
            xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
            xmlns:tts="http://www.w3.org/ns/ttml#styling"
            ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text">
          <head><layout>
            <region xml:id="low" tts:origin="10%% 80%%" tts:extent="80%% 20%%"/>
          </layout></head>
          <body><div>
            <p region="low" begin="00:00:01.000" end="00:00:02.000">%1$s first</p>
            <p region="low" begin="3s" dur="2s">%1$s <span tts:fontWeight="bold">over</span> &amp; out</p>
            <p region="low" begin="00:00:09.000" end="00:00:09.500">%1$s last</p>
          </div></body>
        </tt>
        """,
        language);
  }

  private static Source source(String name, String content, String language) {
    return Source.bytes(name, content.formatted(language).getBytes(StandardCharsets.UTF_8));
  }
}
