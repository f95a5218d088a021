package io.github.fragmill.integration.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Damages text files: WebVTT, SubRip, TTML. */
final class TextMutations {

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "&",
          "&#0;",
          "&#x110000;",
          "&entity;",
          "]]>",
          "<![CDATA[",
          "<!-- ",
          "<!DOCTYPE tt [<!ENTITY e \"e\">]>",
          "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
          "<p begin=\"1s\" end=\"2s\">",
          "</p>",
          "<span>",
          "-->",
          " --> ",
          "99999999999:00:00.000",
          "00:00:61,000",
          "00:00:00.000 --> 00:00:00.000\n",
          "9223372036854775807t",
          "-1s",
          "1e999s",
          "\n\n",
          "\r",
          "\u0000",
          "\ufeff",
          "\u202e",
          "\ud83d\ude00",
          "WEBVTT",
          "NOTE ",
          "STYLE\n",
          "X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n",
          "ttp:frameRate=\"0\"",
          "ttp:tickRate=\"0\"");

  private TextMutations() {}

  static void insert(Draft draft, byte[] other, Dice dice) {
    int at = dice.below(draft.length() + 1);
    draft.replace(at, at, dice.of(PIECES).getBytes(StandardCharsets.UTF_8));
  }

  static void truncate(Draft draft, byte[] other, Dice dice) {
    int from = dice.below(draft.length());
    draft.replace(from, Math.min(draft.length(), from + dice.below(40)), new byte[0]);
  }

  static void repeat(Draft draft, byte[] other, Dice dice) {
    int from = dice.below(draft.length());
    int to = Math.min(draft.length(), from + dice.below(200));
    int at = dice.below(draft.length() + 1);
    byte[] part = draft.copy(from, to);
    for (int times = 1 + dice.below(4); times > 0; times--) {
      draft.replace(at, at, part);
    }
  }

  /** Changes digits of times and numbers. */
  static void digit(Draft draft, byte[] other, Dice dice) {
    for (int tries = 0; tries < 40 && draft.length() > 0; tries++) {
      int at = dice.below(draft.length());
      if (draft.bytes()[at] >= '0' && draft.bytes()[at] <= '9') {
        draft.bytes()[at] = (byte) ('0' + dice.below(12));
        return;
      }
    }
  }
}
