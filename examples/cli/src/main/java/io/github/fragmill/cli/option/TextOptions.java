package io.github.fragmill.cli.option;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options for subtitles. */
public final class TextOptions {

  private static final Pattern FILE_AND_LANGUAGE =
      Pattern.compile("(.+):([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7})");

  @Option(
      names = "--text",
      paramLabel = "FILE[:TAG]",
      description =
          "Adds subtitles: a WebVTT, SubRip or TTML file, or the text tracks of an MP4 file. TAG "
              + "is their language, for example sv.")
  private List<String> texts = List.of();

  @Option(
      names = {"--sidecar-text", "--side-text"},
      paramLabel = "FILE[:TAG]",
      description =
          "Adds sidecar subtitles: a WebVTT or TTML file, which is copied and not segmented.")
  private List<String> sidecars = List.of();

  /** A file, and its language if it is given. */
  private record Text(String file, Optional<String> language) {

    static Text parse(String option) {
      Matcher parts = FILE_AND_LANGUAGE.matcher(option);
      return parts.matches()
          ? new Text(parts.group(1), Optional.of(parts.group(2)))
          : new Text(option, Optional.empty());
    }

    TrackAttributes attributes(TrackAttributes attributes) {
      return language.map(attributes::language).orElse(attributes);
    }
  }

  /** Returns the files. */
  public List<Path> files() {
    return Stream.concat(texts.stream(), sidecars.stream())
        .map(option -> Path.of(Text.parse(option).file()))
        .toList();
  }

  /**
   * Adds the texts to a packager.
   *
   * @param files finds the files
   * @param given adds the attributes that other options give a file
   */
  Packager addTo(
      Packager packager,
      Function<String, Source> files,
      BiFunction<TrackAttributes, String, TrackAttributes> given) {
    Packager result = packager;
    for (String option : texts) {
      Text text = Text.parse(option);
      result =
          result.text(
              files.apply(text.file()), it -> given.apply(text.attributes(it), text.file()));
    }
    for (String option : sidecars) {
      Text text = Text.parse(option);
      result =
          result.sidecarText(
              files.apply(text.file()), it -> given.apply(text.attributes(it), text.file()));
    }
    return result;
  }
}
