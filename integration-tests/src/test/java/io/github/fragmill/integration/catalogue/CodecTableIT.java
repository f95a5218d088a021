package io.github.fragmill.integration.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.browser.PlayerSupport;
import io.github.fragmill.integration.browser.PlayerSupport.Outcome;
import io.github.fragmill.integration.catalogue.CodecCell.Verdicts;
import io.github.fragmill.integration.clips.CodecClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/codecs.md} is what the reference tools say today. {@code
 * -Dfragmill.golden.update=true} writes it anew.
 */
final class CodecTableIT {

  private static final Path DOCUMENT = Path.of("..", "docs", "codecs.md");

  @Test
  void document_tableOfCodecs_isWhatTheReferenceToolsSay() throws Exception {
    Map<CodecCell, Verdicts> decrypted = decrypted();
    CodecTable table = new CodecTable(decrypted, played());

    String document = Files.readString(DOCUMENT);
    String expected = table.putInto(document);
    if (Boolean.getBoolean("fragmill.golden.update")) {
      Files.writeString(DOCUMENT, expected);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/codecs.md; -Dfragmill.golden.update=true writes it")
        .isEqualTo(expected);
  }

  private static List<CodecCell> cells() {
    List<CodecCell> cells = new ArrayList<>();
    for (CodecClip clip : CodecClip.values()) {
      for (Layout layout : Packagers.LAYOUTS) {
        for (Mode mode : Mode.values()) {
          cells.add(new CodecCell(clip, mode, layout));
        }
      }
    }
    return cells;
  }

  private static Map<CodecCell, Verdicts> decrypted() throws Exception {
    ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Map<CodecCell, Future<Verdicts>> tasks = new LinkedHashMap<>();
      for (CodecCell cell : cells()) {
        PackagedClip packaged = cell.pack();
        tasks.put(cell, executor.submit(() -> cell.decrypt(packaged)));
      }
      Map<CodecCell, Verdicts> verdicts = new LinkedHashMap<>();
      for (Map.Entry<CodecCell, Future<Verdicts>> task : tasks.entrySet()) {
        verdicts.put(task.getKey(), task.getValue().get());
      }
      return verdicts;
    } finally {
      executor.shutdownNow();
    }
  }

  /** What no player plays in one form it plays in none, for want of a decoder. */
  private static Map<CodecCell, List<Outcome>> played() throws Exception {
    Map<CodecCell, List<Outcome>> outcomes = screen("first", cell -> cell.equals(first(cell)));
    Map<CodecCell, List<Outcome>> others =
        screen(
            "others",
            cell ->
                !outcomes.containsKey(cell)
                    && isPlayed(outcomes.getOrDefault(first(cell), List.of())));
    for (CodecCell cell : cells()) {
      if (cell.isForPlayers() && !outcomes.containsKey(cell)) {
        List<Outcome> ofFirst = outcomes.getOrDefault(first(cell), List.of());
        outcomes.put(cell, others.getOrDefault(cell, ofFirst));
      }
    }
    return outcomes;
  }

  private static CodecCell first(CodecCell cell) {
    return new CodecCell(cell.clip(), Mode.CBCS, Layout.NUMBERED_SEGMENTS);
  }

  private static boolean isPlayed(List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(it -> it.failure().isEmpty());
  }

  private static Map<CodecCell, List<Outcome>> screen(String run, Predicate<CodecCell> which)
      throws Exception {
    List<CodecCell> cells = cells().stream().filter(CodecCell::isForPlayers).filter(which).toList();
    Map<String, List<Outcome>> found =
        PlayerSupport.of("codecs-" + run, cells.stream().map(CodecCell::shown).toList());
    Map<CodecCell, List<Outcome>> outcomes = new LinkedHashMap<>();
    cells.forEach(cell -> outcomes.put(cell, found.getOrDefault(cell.name(), List.of())));
    return outcomes;
  }
}
