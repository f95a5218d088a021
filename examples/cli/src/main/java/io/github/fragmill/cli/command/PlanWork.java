package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.PackagingOptions;
import io.github.fragmill.cli.option.PlanOptions.Shard;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.WorkUnit;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.crypto.Decryptor;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What {@code package --plan} does. */
final class PlanWork {

  /** The options that say how the work is done, not what comes of it. */
  private static final Set<String> ALLOWED =
      Set.of(
          "--plan",
          "--shard",
          "--out",
          "--key",
          "--key-file",
          "--cpix",
          "--cpix-private-key",
          "--speke",
          "--speke-version",
          "--speke-seconds",
          "--speke-contract",
          "--content-id",
          "--input-key",
          "--input-key-file",
          "--aes",
          "--threads",
          "--overwrite",
          "--linked",
          "--player",
          "--json",
          "--quiet");

  private PlanWork() {}

  /**
   * Refuses options that a plan decides.
   *
   * @throws UsageException if one is given
   */
  static void requireAllowed(ParseResult options) {
    if (!options.matchedPositionals().isEmpty()) {
      throw new UsageException("--plan: the plan names the inputs; leave them out");
    }
    for (OptionSpec option : options.matchedOptions()) {
      if (!ALLOWED.contains(option.longestName())) {
        throw new UsageException(
            "--plan: the plan decides " + option.longestName() + "; leave it out");
      }
    }
  }

  /** Loads a plan with the keys of options. */
  static PackagingPlan load(PlanFile file, PackagingOptions packaging) throws FragmillException {
    return file.load(
        packaging.encryption().encryptor(file.saved().keyIds()),
        Decryptor.of(packaging.inputKeys()));
  }

  /**
   * Does a part of the work.
   *
   * @return the bytes of media that were made
   */
  static long execute(PackagingPlan plan, Shard shard, PackagingEngine engine, SharedOutput output)
      throws FragmillException {
    List<WorkUnit> units = plan.units(PlanFile.UNIT_BYTES);
    engine.begin(plan, output);
    long bytes = 0;
    for (int unit = 0; unit < units.size(); unit++) {
      if (shard.has(unit)) {
        bytes +=
            engine
                .execute(plan, units.get(unit), output, progress -> {}, Cancellation.create())
                .totalBytes();
      }
    }
    return bytes;
  }
}
