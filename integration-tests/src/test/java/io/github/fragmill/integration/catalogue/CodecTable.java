package io.github.fragmill.integration.catalogue;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.browser.PlayerSupport;
import io.github.fragmill.integration.browser.PlayerSupport.Outcome;
import io.github.fragmill.integration.catalogue.CodecCell.Verdicts;
import io.github.fragmill.integration.clips.CodecClip;
import io.github.fragmill.integration.packaging.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what reference tools said of codecs under schemes, a table for each layout. */
final class CodecTable {

  private static final List<Mode> MODES = List.of(Mode.values());

  private static final String BEGIN = "<!-- Made by CodecTableIT: begin -->\n";
  private static final String END = "<!-- Made by CodecTableIT: end -->\n";

  /** In the order of {@link PlayerSupport#of}; those of HLS have small letters. */
  private static final List<String> PLAYERS = List.of("P", "D", "p", "h", "v");

  private static final String NO_DECODER = "Chromium on Debian has no decoder for it";

  /** What players say of a codec that the browser does not know, and the words for it. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          "Shaka Player: 6001",
          NO_DECODER,
          "dash.js: 32 No streams to play",
          NO_DECODER,
          "hls.js: manifestIncompatibleCodecsError",
          NO_DECODER,
          "video.js: 3 ",
          NO_DECODER,
          PlayerSupport.LEFT_OUT,
          NO_DECODER);

  private final Map<CodecCell, Verdicts> decrypted;
  private final Map<CodecCell, List<Outcome>> played;
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

  /**
   * @param played in the order of {@link #PLAYERS}
   */
  CodecTable(Map<CodecCell, Verdicts> decrypted, Map<CodecCell, List<Outcome>> played) {
    this.decrypted = decrypted;
    this.played = played;
  }

  /** Returns a document with the tables between its marks. */
  String putInto(String document) {
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    return document.substring(0, begin) + tables() + document.substring(document.indexOf(END));
  }

  private String tables() {
    StringBuilder text = new StringBuilder();
    text.append("\n### On-demand: one file for each track\n\n").append(table(Layout.SINGLE_FILE));
    text.append("\n### Live: a file for each segment\n\n").append(table(Layout.NUMBERED_SEGMENTS));
    text.append("\n### Where a dash stands\n\n");
    reasons.forEach(
        (reason, codecs) ->
            text.append("- ")
                .append(reason)
                .append(": ")
                .append(String.join(", ", codecs))
                .append(".\n"));
    return text.append('\n').toString();
  }

  private String table(Layout layout) {
    StringBuilder text = new StringBuilder("| Codec |");
    MODES.forEach(mode -> text.append(' ').append(label(mode)).append(" |"));
    text.append("\n|---|").append("---|".repeat(MODES.size())).append('\n');
    for (CodecClip clip : CodecClip.values()) {
      text.append("| ").append(clip.label()).append(" |");
      for (Mode mode : MODES) {
        text.append(' ').append(cell(new CodecCell(clip, mode, layout))).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String label(Mode mode) {
    return switch (mode) {
      case CLEAR -> "clear";
      case CBCS_5_5 -> "cbcs 5:5";
      default -> mode.fourCc();
    };
  }

  private String cell(CodecCell cell) {
    Verdicts verdicts = Optional.ofNullable(decrypted.get(cell)).orElseThrow();
    List<String> marks = new ArrayList<>();
    marks.add(mark(cell, "F", verdicts.ffmpeg()));
    if (cell.mode().encrypts()) {
      marks.add(mark(cell, "S", verdicts.shakaPackager()));
    }
    if (cell.isForPlayers()) {
      List<Outcome> outcomes = played.getOrDefault(cell, List.of());
      for (int player = 0; player < PLAYERS.size(); player++) {
        marks.add(mark(cell, PLAYERS.get(player), verdict(cell, outcomes.get(player))));
      }
    }
    return marks.stream().collect(Collectors.joining(" "));
  }

  private String mark(CodecCell cell, String letter, Verdict verdict) {
    if (!verdict.reason().isEmpty()) {
      reasons
          .computeIfAbsent(verdict.reason(), reason -> new LinkedHashSet<>())
          .add(cell.clip().label());
    }
    return verdict.with(letter);
  }

  /** A reason that nobody has thought of fails the test; it is no dash. */
  private static Verdict verdict(CodecCell cell, Outcome outcome) {
    if (outcome.failure().isEmpty()) {
      return Verdict.YES;
    }
    String failure = outcome.failure().orElseThrow();
    return REFUSALS.entrySet().stream()
        .filter(refusal -> failure.contains(refusal.getKey()))
        .findFirst()
        .map(refusal -> Verdict.cannot(refusal.getValue()))
        .orElseThrow(() -> new AssertionError(cell.name() + ": " + failure));
  }
}
