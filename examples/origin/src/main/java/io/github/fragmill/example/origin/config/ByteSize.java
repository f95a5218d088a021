package io.github.fragmill.example.origin.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses a number of bytes, as {@code 512m}, {@code 2g} or {@code 65536}: k, m and g are binary.
 */
public final class ByteSize implements ITypeConverter<Long> {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,11})([kmg]?)");

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "expected a number of bytes, for example 512m or 2g, found " + text);
    }
    int shift =
        switch (matcher.group(2)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
  }
}
