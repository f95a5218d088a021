package io.github.fragmill.core.error;

import java.time.Duration;

/**
 * Two sources belong to one switching set, but cannot have segment boundaries at the same times: a
 * player could not switch between them.
 */
public final class MisalignedSourcesException extends FragmillException {

  private static final long serialVersionUID = 1L;

  private final String firstSource;
  private final String secondSource;
  private final Duration time;

  /**
   * @param firstSource the one that sets the times, as messages name it
   * @param secondSource the one that does not keep them
   * @param time where the first difference is, in the presentation
   * @param reason what was found and what was expected
   */
  public MisalignedSourcesException(
      String firstSource, String secondSource, Duration time, String reason) {
    super(firstSource + " and " + secondSource + " do not line up: " + reason);
    this.firstSource = firstSource;
    this.secondSource = secondSource;
    this.time = time;
  }

  /** Returns the source that sets the times. */
  public String firstSource() {
    return firstSource;
  }

  /** Returns the source that does not keep them. */
  public String secondSource() {
    return secondSource;
  }

  /** Returns where the first difference is, in the presentation. */
  public Duration time() {
    return time;
  }
}
