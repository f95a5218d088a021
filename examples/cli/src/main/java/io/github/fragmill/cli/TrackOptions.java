package io.github.fragmill.cli;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say what the tracks of an input are. */
final class TrackOptions {

  @Option(
      names = "--lang",
      paramLabel = "FILE=TAG",
      description = "Language of an input's tracks, for example sv or en-GB.")
  private List<String> languages = List.of();

  @Option(
      names = "--role",
      paramLabel = "FILE=ROLE",
      description = "Role of an input's tracks, for example commentary, dub, alternate.")
  private List<String> roles = List.of();

  @Option(
      names = "--label",
      paramLabel = "FILE=TEXT",
      description = "What a player's menu calls an input's tracks.")
  private List<String> labels = List.of();

  @Option(
      names = "--default",
      paramLabel = "FILE",
      description = "Players choose this input's tracks unless the viewer wishes otherwise.")
  private List<String> defaults = List.of();

  /**
   * Returns a packager of the inputs and texts.
   *
   * @throws UsageException when an option names no input, or holds what cannot be
   */
  Packager packager(List<Path> inputs, TextOptions texts) {
    Set<String> unused = new LinkedHashSet<>();
    List.of(languages, roles, labels, defaults).forEach(unused::addAll);
    Packager packager = Packager.create();
    for (SegmentedInputs.Input input : SegmentedInputs.of(inputs)) {
      UnaryOperator<TrackAttributes> attributes = it -> attributes(it, input.file(), unused);
      packager = packager.add(input.source(), TrackSelector.all(), attributes);
    }
    packager = texts.addTo(packager, (it, file) -> attributes(it, file, unused));
    unused.stream()
        .findFirst()
        .ifPresent(
            option -> {
              throw new UsageException(
                  "expected FILE or FILE=VALUE with one of the inputs, found " + option);
            });
    return packager;
  }

  private TrackAttributes attributes(TrackAttributes none, Path input, Set<String> unused) {
    TrackAttributes told = none;
    told = with(told, languages, input, unused, TrackOptions::language);
    told = with(told, roles, input, unused, (it, word) -> it.role(role(word)));
    told = with(told, labels, input, unused, TrackOptions::label);
    if (defaults.contains(input.toString())) {
      unused.remove(input.toString());
      told = told.asDefault();
    }
    return told;
  }

  private static TrackAttributes with(
      TrackAttributes attributes,
      List<String> options,
      Path input,
      Set<String> unused,
      BiFunction<TrackAttributes, String, TrackAttributes> change) {
    TrackAttributes changed = attributes;
    for (String option : options) {
      if (option.startsWith(input + "=")) {
        unused.remove(option);
        changed = change.apply(changed, option.substring(input.toString().length() + 1));
      }
    }
    return changed;
  }

  private static TrackAttributes language(TrackAttributes attributes, String tag) {
    try {
      return attributes.language(tag);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--lang: " + e.getMessage());
    }
  }

  private static TrackAttributes label(TrackAttributes attributes, String text) {
    try {
      return attributes.label(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--label: " + e.getMessage());
    }
  }

  private static Role role(String word) {
    return Arrays.stream(Role.values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--role: expected one of "
                        + Arrays.stream(Role.values())
                            .map(Role::word)
                            .collect(Collectors.joining(", "))
                        + "; found "
                        + word));
  }
}
