package io.github.fragmill.core.internal.saved;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What distinguishes plans: the fingerprint, which takes a while to make, so only when somebody
 * asks for it. Thread-safe.
 */
public final class PlanIdentity {

  private final Supplier<Fingerprint> making;
  private volatile @Nullable Fingerprint made;

  /**
   * @param making called at least once when the fingerprint is asked for
   */
  public PlanIdentity(Supplier<Fingerprint> making) {
    this.making = making;
  }

  /** Returns the fingerprint. */
  public Fingerprint fingerprint() {
    Fingerprint known = made;
    if (known == null) {
      known = making.get();
      made = known;
    }
    return known;
  }

  /** Returns whether both are of the same plan. */
  public boolean isSameAs(PlanIdentity other) {
    return this == other || fingerprint().equals(other.fingerprint());
  }
}
