package io.github.fragmill.cli;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The options that say what the tracks of an input are. */
final class TrackOptions {

  private static final String NO_CAPTIONS = "none";

  @Option(
      names = "--lang",
      paramLabel = "FILE=TAG",
      description = "Language of an input's tracks, for example sv or en-GB.")
  private List<String> languages = List.of();

  @Option(
      names = "--role",
      paramLabel = "FILE=ROLE",
      description = {
        "Role of an input's tracks, for example commentary, dub, alternate;",
        "or a role of any scheme: FILE=SCHEME|VALUE."
      })
  private List<String> roles = List.of();

  @Option(
      names = "--accessibility",
      paramLabel = "FILE=PURPOSE",
      description = {
        "For whom an input's tracks were made: visually-impaired, hard-of-hearing,",
        "sign-language, or of any scheme: FILE=SCHEME|VALUE."
      })
  private List<String> accessibility = List.of();

  @Option(
      names = "--captions",
      paramLabel = "FILE=SERVICES",
      description = {
        "Captions inside an input's video, whatever is found there: CC1=eng,SERVICE1=eng,",
        "or none."
      })
  private List<String> captions = List.of();

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
    List.of(languages, roles, accessibility, captions, labels, defaults).forEach(unused::addAll);
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
    told = with("--lang", told, languages, input, unused, TrackAttributes::language);
    told = with("--role", told, roles, input, unused, (it, text) -> it.role(Role.parse(text)));
    told =
        with(
            "--accessibility",
            told,
            accessibility,
            input,
            unused,
            (it, text) -> it.accessibility(Accessibility.parse(text)));
    told = with("--captions", told, captions, input, unused, TrackOptions::captions);
    told = with("--label", told, labels, input, unused, TrackAttributes::label);
    if (defaults.contains(input.toString())) {
      unused.remove(input.toString());
      told = told.asDefault();
    }
    return told;
  }

  private static TrackAttributes with(
      String name,
      TrackAttributes attributes,
      List<String> options,
      Path input,
      Set<String> unused,
      BiFunction<TrackAttributes, String, TrackAttributes> change) {
    TrackAttributes changed = attributes;
    for (String option : options) {
      if (option.startsWith(input + "=")) {
        unused.remove(option);
        changed = apply(name, change, changed, option.substring(input.toString().length() + 1));
      }
    }
    return changed;
  }

  private static TrackAttributes apply(
      String name,
      BiFunction<TrackAttributes, String, TrackAttributes> change,
      TrackAttributes attributes,
      String value) {
    try {
      return change.apply(attributes, value);
    } catch (IllegalArgumentException e) {
      throw new UsageException(name + ": " + e.getMessage());
    }
  }

  /** Adds to what another option told of the input. */
  private static TrackAttributes captions(TrackAttributes attributes, String services) {
    List<CaptionService> all = new ArrayList<>(attributes.captions().orElse(List.of()));
    if (!services.equals(NO_CAPTIONS)) {
      for (String service : services.split(",", -1)) {
        all.add(CaptionService.parse(service));
      }
    }
    return attributes.captions(all);
  }
}
