package io.github.fragmill.integration.travel;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.WorkUnit;
import io.github.fragmill.core.output.SharedOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process that does a part of the work on all plans of a folder. */
final class Shard {

  private static final long UNIT_BYTES = 50_000;

  private Shard() {}

  /**
   * Says a word after each plan.
   *
   * @param arguments the folder, the number of the part from 0, and how many parts there are
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream output = new PrintStream(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    Path folder = Path.of(arguments[0]);
    int number = Integer.parseInt(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    PackagingEngine engine = PackagingEngine.create();
    for (Path file : plans(folder)) {
      PackagingPlan plan = Travel.load(Files.readAllBytes(file), Travel.NO_MANIFEST, List.of());
      List<WorkUnit> units = plan.units(UNIT_BYTES);
      engine.begin(plan, output(folder, file));
      for (int unit = number; unit < units.size(); unit += count) {
        engine.execute(plan, WorkUnit.parse(units.get(unit).toBytes()), output(folder, file));
      }
      output.println("done " + file.getFileName());
    }
  }

  /** Returns the plans of a folder. */
  static List<Path> plans(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("plans"))) {
      return files.sorted().toList();
    }
  }

  /** Returns where a plan is packaged to. */
  static SharedOutput output(Path folder, Path plan) {
    return SharedOutput.directory(directory(folder, plan));
  }

  static Path directory(Path folder, Path plan) {
    return folder.resolve("out").resolve(plan.getFileName());
  }
}
