package io.github.fragmill.integration.fuzz;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that are damaged, always in the same order. */
final class Corpus {

  private static final Path SHIPPED =
      Path.of("..", "core/src/test/resources/io/github/fragmill/core/testing");

  private static final String WEB_VTT =
      """
      WEBVTT

      00:01.000 --> 00:02.500 line:0 align:start
      <b>One</b>

      id
      00:00:03.000 --> 00:00:04.000
      Two &amp; three
      """;

  private static final String SUB_RIP =
      """
      1
      00:00:01,000 --> 00:00:02,500
      <i>One</i>

      2
      00:00:03,000 --> 00:00:04,000
      Two
      """;

  private static final String TTML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
          xml:lang="en" ttp:frameRate="25">
        <body><div>
          <p begin="1s" end="00:00:02.500">One</p>
          <p begin="00:00:03:05" dur="10f">Two<br/>three</p>
        </div></body>
      </tt>
      """;

  private Corpus() {}

  /** Returns the clips that come with the project, what is made of them, and text files. */
  static List<FuzzClip> shipped() throws IOException {
    List<FuzzClip> clips = new ArrayList<>();
    for (Path file : files(SHIPPED, /* maxBytes= */ 100_000)) {
      clips.add(media(file));
    }
    FuzzClip movie =
        clips.stream().filter(it -> it.name().equals("avc-aac.mp4")).findFirst().orElseThrow();
    Source source = Source.bytes(movie.name(), movie.bytes());
    for (Mode mode : List.of(Mode.CENC, Mode.CBC1, Mode.CBCS)) {
      MemoryClip packaged = MemoryClip.of(Packagers.of(source, mode, Layout.SINGLE_FILE));
      for (String name : List.of("video-48.mp4", "audio-sv.mp4")) {
        clips.add(new FuzzClip(mode + "-" + name, packaged.file(name), /* isText= */ false));
      }
    }
    clips.add(new FuzzClip("cues.mp4", CueMovie.of(movie.bytes()), /* isText= */ false));
    clips.add(text("a.vtt", WEB_VTT));
    clips.add(text("a.srt", SUB_RIP));
    clips.add(text("a.ttml", TTML));
    return clips;
  }

  /** Returns small clips of directories, which the system property or variable name. */
  static List<FuzzClip> others(int maxBytes) throws IOException {
    List<FuzzClip> clips = new ArrayList<>();
    List<Path> directories = new ArrayList<>(List.of(Path.of("target", "clips")));
    Requirement.setting("fragmill.shared", "FRAGMILL_SHARED")
        .ifPresent(shared -> directories.add(Path.of(shared, "media")));
    for (Path directory : directories) {
      if (Files.isDirectory(directory)) {
        for (Path file : files(directory, maxBytes)) {
          clips.add(media(file));
        }
      }
    }
    return clips;
  }

  private static FuzzClip media(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String lowerCase = name.toLowerCase(Locale.ROOT);
    boolean isMedia = lowerCase.endsWith(".mp4") || lowerCase.endsWith(".mov");
    return new FuzzClip(name, Files.readAllBytes(file), !isMedia);
  }

  private static FuzzClip text(String name, String content) {
    return new FuzzClip(name, content.getBytes(StandardCharsets.UTF_8), /* isText= */ true);
  }

  private static List<Path> files(Path directory, int maxBytes) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().matches("(?i).*\\.(mp4|mov|vtt|srt|ttml)"))
          .filter(file -> file.toFile().length() <= maxBytes)
          .sorted()
          .toList();
    }
  }
}
