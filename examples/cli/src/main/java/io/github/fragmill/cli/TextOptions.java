package io.github.fragmill.cli;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that bring text. */
final class TextOptions {

  private static final Pattern FILE_AND_LANGUAGE =
      Pattern.compile("(.+):([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7})");

  @Option(
      names = "--text",
      paramLabel = "FILE[:TAG]",
      description =
          "Adds subtitles in a language: a WebVTT, SubRip or TTML file, or the text of an MP4 file.")
  private List<String> texts = List.of();

  @Option(
      names = "--side-text",
      paramLabel = "FILE[:TAG]",
      description = "Adds a WebVTT or TTML file that is copied as it is and not cut in segments.")
  private List<String> sideTexts = List.of();

  /** Returns the files that are named. */
  List<Path> files() {
    return Stream.concat(texts.stream(), sideTexts.stream())
        .map(option -> split(option, (file, attributes) -> file))
        .toList();
  }

  /**
   * Adds the texts to a packager.
   *
   * @param told what other options say of a file
   */
  Packager addTo(Packager packager, BiFunction<TrackAttributes, Path, TrackAttributes> told) {
    Packager result = packager;
    for (String option : texts) {
      Packager before = result;
      result =
          split(
              option,
              (file, language) ->
                  before.text(Source.file(file), it -> told.apply(language.apply(it), file)));
    }
    for (String option : sideTexts) {
      Packager before = result;
      result =
          split(
              option,
              (file, language) ->
                  before.sidecarText(
                      Source.file(file), it -> told.apply(language.apply(it), file)));
    }
    return result;
  }

  private static <T> T split(
      String option, BiFunction<Path, UnaryOperator<TrackAttributes>, T> use) {
    Matcher parts = FILE_AND_LANGUAGE.matcher(option);
    if (!parts.matches()) {
      return use.apply(Path.of(option), it -> it);
    }
    String tag = parts.group(2);
    return use.apply(Path.of(parts.group(1)), it -> it.language(tag));
  }
}
