package io.github.fragmill.origin.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.SavedPlan;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a title is packaged of, and how: sources, protection, manifests and options, as a {@link
 * Packager}. Immutable and thread-safe.
 */
@CheckReturnValue
public final class Title {

  /**
   * How a title is loaded of a saved plan.
   *
   * @param configuration says all that decides the plan
   * @param loading brings what a saved plan does not hold
   */
  public record Saving(String configuration, UnaryOperator<SavedPlan.Loader> loading) {

    public Saving {
      Objects.requireNonNull(configuration, "configuration");
      Objects.requireNonNull(loading, "loading");
    }
  }

  private final Packager packager;
  private final Optional<Saving> saving;
  private final boolean isMeasured;

  private Title(Packager packager, Optional<Saving> saving, boolean isMeasured) {
    this.packager = Objects.requireNonNull(packager, "packager");
    this.saving = saving;
    this.isMeasured = isMeasured;
  }

  /**
   * Makes a title. It is planned anew whenever it is no longer in memory.
   *
   * @param packager with its sources and manifests. For several nodes that serve one title, its
   *     initialization vectors must be derived ({@code CommonEncryption.Builder.deriveIv}): they
   *     are random otherwise, and so is what each node serves
   */
  public static Title of(Packager packager) {
    return new Title(packager, Optional.empty(), /* isMeasured= */ false);
  }

  /**
   * Returns the same title, whose plan is kept on disk where the origin has a folder for plans, and
   * loaded from there without reading the sources.
   *
   * @param configuration says all that decides the plan: another text for other sources, options or
   *     key ids. It is hashed, never kept; the content of sources need not be in it, except of text
   *     that stays a file
   * @param loading brings manifests, and keys where segments are encrypted, for example {@code it
   *     -> it.encryption(Encryptor.of(key)).manifest(DashManifest.segmentTemplate())}; also sources
   *     that are not files
   */
  public Title saved(String configuration, UnaryOperator<SavedPlan.Loader> loading) {
    return new Title(packager, Optional.of(new Saving(configuration, loading)), isMeasured);
  }

  /**
   * Returns the same title, whose segments are all measured before its manifests are written: for
   * bit rates that are exact rather than upper bounds where video is encrypted. It costs one
   * reading of that video, and is done in any case for titles in single files, which need it.
   */
  public Title measured() {
    return new Title(packager, saving, /* isMeasured= */ true);
  }

  /** Returns what plans it. */
  public Packager packager() {
    return packager;
  }

  /** Returns how a saved plan is loaded, or empty when its plan is not kept on disk. */
  public Optional<Saving> saving() {
    return saving;
  }

  /** Returns whether segments are measured before manifests are written. */
  public boolean isMeasured() {
    return isMeasured;
  }
}
