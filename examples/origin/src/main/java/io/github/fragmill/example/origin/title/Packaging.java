package io.github.fragmill.example.origin.title;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.origin.catalog.Title;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How one title is packaged.
 *
 * @param options what is done to a packager that has its sources
 * @param saving how its plan is kept on disk; empty when it is not
 * @param isMeasured whether its segments are measured for exact bit rates
 */
public record Packaging(
    UnaryOperator<Packager> options, Optional<Saving> saving, boolean isMeasured) {

  /**
   * How a plan is kept on disk.
   *
   * @param configuration says all that the options decide, without a secret
   * @param loading brings what a saved plan does not hold
   */
  public record Saving(String configuration, UnaryOperator<SavedPlan.Loader> loading) {

    public Saving {
      Objects.requireNonNull(configuration, "configuration");
      Objects.requireNonNull(loading, "loading");
    }
  }

  public Packaging {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(saving, "saving");
  }

  /** Returns a title that was made with it, with what concerns the title itself. */
  public Title complete(Title title) {
    return isMeasured ? title.measured() : title;
  }
}
