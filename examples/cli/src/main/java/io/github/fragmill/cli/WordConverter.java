package io.github.fragmill.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, and names them all when it is another. */
final class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {

  private final List<E> values;

  /**
   * @param values the values, whose {@code toString} is the word
   */
  WordConverter(E[] values) {
    this.values = List.of(values);
  }

  @Override
  public E convert(String word) {
    return values.stream()
        .filter(value -> value.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> refusal(word));
  }

  private TypeConversionException refusal(String word) {
    String words = values.stream().map(Object::toString).collect(Collectors.joining(" or "));
    return new TypeConversionException("expected " + words + ", found " + word);
  }
}
