package io.github.fragmill.core.presentation;

import java.util.regex.Pattern;

/** Checks text that is copied into manifests. */
final class DescriptorText {

  /** What XML cannot carry or terminals execute: control characters, unpaired surrogates. */
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]");

  private DescriptorText() {}

  /** Refuses what cannot be the URI of a scheme. */
  static void requireScheme(String scheme) {
    requireText("scheme", scheme);
    if (WHITE_SPACE.matcher(scheme).find() || scheme.indexOf(':') < 1) {
      throw new IllegalArgumentException(
          "scheme: expected a URI such as urn:mpeg:dash:role:2011, found '" + scheme + "'");
    }
  }

  /** Refuses blank text, control characters and unpaired surrogates. */
  static void requireText(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + ": expected a text, found '" + text + "'");
    }
    if (NO_TEXT.matcher(text).find()) {
      throw new IllegalArgumentException(name + ": expected a text without control characters");
    }
  }
}
