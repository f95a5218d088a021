package io.github.fragmill.cli.option;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options for the attributes of an input's tracks. */
public final class TrackOptions {

  private static final String LANGUAGE = "--lang";
  private static final String ROLE = "--role";
  private static final String ACCESSIBILITY = "--accessibility";
  private static final String CAPTIONS = "--captions";
  private static final String LABEL = "--label";
  private static final String DEFAULT = "--default";
  private static final String NO_CAPTIONS = "none";

  @Option(
      names = LANGUAGE,
      paramLabel = "FILE=TAG",
      description = "Language of an input's tracks, for example sv or en-GB.")
  private List<String> languages = List.of();

  @Option(
      names = ROLE,
      paramLabel = "FILE=ROLE",
      description =
          "Role of an input's tracks, for example commentary, dub or alternate; of another scheme: "
              + "FILE=SCHEME|VALUE.")
  private List<String> roles = List.of();

  @Option(
      names = ACCESSIBILITY,
      paramLabel = "FILE=PURPOSE",
      description =
          "Accessibility purpose of an input's tracks: visually-impaired, hard-of-hearing or "
              + "sign-language; of another scheme: FILE=SCHEME|VALUE.")
  private List<String> accessibility = List.of();

  @Option(
      names = CAPTIONS,
      paramLabel = "FILE=SERVICES",
      description =
          "CEA-608/708 captions in an input's video, instead of those that are detected: for "
              + "example CC1=eng,SERVICE1=eng, or none.")
  private List<String> captions = List.of();

  @Option(
      names = LABEL,
      paramLabel = "FILE=TEXT",
      description = "Name of an input's tracks in a player's menu.")
  private List<String> labels = List.of();

  @Option(
      names = DEFAULT,
      paramLabel = "FILE",
      description = "Makes an input's tracks those that players select first.")
  private List<String> defaults = List.of();

  /** One value of an option, which is for one input. */
  private static final class Attribute {

    private final String option;
    private final String text;
    private boolean used;

    /**
     * @param text {@code FILE=VALUE}, or {@code FILE} of {@code --default}
     */
    Attribute(String option, String text) {
      this.option = option;
      this.text = text;
    }

    TrackAttributes applyTo(TrackAttributes attributes, String input) {
      boolean hasValue = !option.equals(DEFAULT);
      String file = hasValue ? input + "=" : input;
      if (hasValue ? !text.startsWith(file) : !text.equals(file)) {
        return attributes;
      }
      used = true;
      try {
        return set(attributes, text.substring(file.length()));
      } catch (IllegalArgumentException e) {
        throw new UsageException(option + ": " + e.getMessage());
      }
    }

    private TrackAttributes set(TrackAttributes attributes, String value) {
      return switch (option) {
        case LANGUAGE -> attributes.language(value);
        case ROLE -> attributes.role(Role.parse(value));
        case ACCESSIBILITY -> attributes.accessibility(Accessibility.parse(value));
        case CAPTIONS -> addCaptions(attributes, value);
        case LABEL -> attributes.label(value);
        case DEFAULT -> attributes.asDefault();
        default -> throw new AssertionError(option);
      };
    }

    void requireUsed() {
      if (!used) {
        String form = option.equals(DEFAULT) ? "FILE" : "FILE=VALUE";
        throw UsageException.expected(option, form + " with one of the inputs as FILE", text);
      }
    }
  }

  /**
   * Returns a packager of the inputs and texts.
   *
   * @param files finds the files of texts
   * @throws UsageException if an option names no input or has an invalid value
   */
  Packager packager(List<NamedInput> inputs, TextOptions texts, Function<String, Source> files) {
    List<Attribute> attributes = attributes();
    Packager packager = Packager.create();
    for (NamedInput input : inputs) {
      packager =
          packager.add(
              input.source(), TrackSelector.all(), none -> apply(attributes, none, input.name()));
    }
    packager = texts.addTo(packager, files, (language, file) -> apply(attributes, language, file));
    attributes.forEach(Attribute::requireUsed);
    return packager;
  }

  private List<Attribute> attributes() {
    List<Attribute> all = new ArrayList<>();
    addAll(all, LANGUAGE, languages);
    addAll(all, ROLE, roles);
    addAll(all, ACCESSIBILITY, accessibility);
    addAll(all, CAPTIONS, captions);
    addAll(all, LABEL, labels);
    addAll(all, DEFAULT, defaults);
    return all;
  }

  private static void addAll(List<Attribute> all, String option, List<String> texts) {
    for (String text : texts) {
      all.add(new Attribute(option, text));
    }
  }

  private static TrackAttributes apply(
      List<Attribute> attributes, TrackAttributes initial, String input) {
    TrackAttributes result = initial;
    for (Attribute attribute : attributes) {
      result = attribute.applyTo(result, input);
    }
    return result;
  }

  /** Adds to the captions of an earlier {@code --captions} of the same input. */
  private static TrackAttributes addCaptions(TrackAttributes attributes, String services) {
    List<CaptionService> all = new ArrayList<>(attributes.captions().orElse(List.of()));
    if (!services.equals(NO_CAPTIONS)) {
      for (String service : services.split(",", -1)) {
        all.add(CaptionService.parse(service));
      }
    }
    return attributes.captions(all);
  }
}
