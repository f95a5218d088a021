package io.github.fragmill.example.origin.mapping;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.example.origin.title.LayoutChoice;
import io.github.fragmill.example.origin.title.SchemeChoice;
import io.github.fragmill.example.origin.title.TitleChoices;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads documents strictly: a field that is not known is refused, because it would say something
 * that nobody does.
 *
 * <pre>{@code
 * {"sources": [{"path": "film-1080.mp4"},
 *              {"path": "film-sv.mp4", "kind": "audio", "language": "sv"},
 *              {"path": "film.en.vtt", "language": "en"}],
 *  "scheme": "cbcs", "keyId": "…", "layout": "segments", "segmentDuration": 4}
 * }</pre>
 */
final class MappingReader {

  private static final Set<String> OF_TITLE =
      Set.of("sources", "scheme", "keyId", "contentId", "cpix", "layout", "segmentDuration");
  private static final Set<String> OF_SOURCE = Set.of("path", "kind", "language");
  private static final List<String> TEXT = List.of(".vtt", ".srt", ".ttml", ".dfxp");

  private static final int MAX_SOURCES = 64;
  private static final double MIN_SECONDS = 0.1;
  private static final double MAX_SECONDS = 3600;
  private static final int MILLIS_PER_SECOND = 1000;

  private MappingReader() {}

  /**
   * Reads a document that has all titles, by their names.
   *
   * @param place where it comes from, for messages
   * @throws SourceException when it is anything else
   */
  static Map<String, MappedTitle> titles(String place, byte[] document) throws SourceException {
    return read(
        place,
        () -> {
          Map<String, MappedTitle> titles = new LinkedHashMap<>();
          if (!(parse(document) instanceof Map<?, ?> all)) {
            throw new IllegalArgumentException("expected an object");
          }
          all.forEach((name, it) -> titles.put(String.valueOf(name), title(name.toString(), it)));
          return titles;
        });
  }

  /**
   * Reads a document that has one title.
   *
   * @param place where it comes from, for messages
   * @throws SourceException when it is anything else
   */
  static MappedTitle title(String place, byte[] document) throws SourceException {
    return read(place, () -> title("title", parse(document)));
  }

  private static <T> T read(String place, Supplier<T> reader) throws SourceException {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      throw new SourceException(place + ": " + e.getMessage());
    }
  }

  private static Object parse(byte[] document) {
    try {
      return JSON.std.anyFrom(document);
    } catch (IOException e) {
      throw new IllegalArgumentException("expected JSON, found another text");
    }
  }

  private static MappedTitle title(String place, Object json) {
    JsonFields fields = JsonFields.of(place, json, OF_TITLE);
    List<?> list = fields.list("sources");
    if (list.isEmpty() || list.size() > MAX_SOURCES) {
      throw new IllegalArgumentException(
          place + ".sources: expected 1 to " + MAX_SOURCES + ", found " + list.size());
    }
    List<MappedSource> sources = new ArrayList<>();
    for (Object source : list) {
      sources.add(source(place + ".sources[" + sources.size() + "]", source));
    }
    long keySources =
        Stream.of("keyId", "contentId", "cpix").filter(it -> fields.text(it).isPresent()).count();
    if (keySources > 1) {
      throw new IllegalArgumentException(
          place + ": expected one of keyId, contentId and cpix, found several");
    }
    return new MappedTitle(
        sources,
        new TitleChoices(
            word(fields, "scheme", SchemeChoice::parse),
            word(fields, "keyId", KeyId::of),
            fields.text("contentId"),
            Optional.empty(),
            word(fields, "layout", LayoutChoice::parse),
            fields.number("segmentDuration").map(it -> seconds(place, it))),
        fields.text("cpix"));
  }

  private static MappedSource source(String place, Object json) {
    JsonFields fields = JsonFields.of(place, json, OF_SOURCE);
    String path =
        fields
            .text("path")
            .orElseThrow(() -> new IllegalArgumentException(place + ".path: expected a path"));
    Optional<MappedSource.Kind> kind = word(fields, "kind", MappedSource.Kind::parse);
    try {
      return new MappedSource(path, kind.orElseGet(() -> kindOf(path)), fields.text("language"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private static MappedSource.Kind kindOf(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return TEXT.stream().anyMatch(name::endsWith) ? MappedSource.Kind.TEXT : MappedSource.Kind.ALL;
  }

  private static <T> Optional<T> word(JsonFields fields, String name, Function<String, T> parser) {
    try {
      return fields.text(name).map(parser);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(fields.place() + "." + name + ": " + e.getMessage(), e);
    }
  }

  private static Duration seconds(String place, double seconds) {
    if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS)) {
      throw new IllegalArgumentException(
          place + ".segmentDuration: expected seconds from 0.1 to 3600, found " + seconds);
    }
    return Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND));
  }
}
