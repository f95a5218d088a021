package io.github.fragmill.cli.report;

import io.github.fragmill.core.control.Progress;
import io.github.fragmill.core.control.ProgressListener;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A line on the terminal that shows a run's progress. It appears after 0.3 s and is erased when the
 * run ends. Not thread-safe: one thread at a time reports progress.
 */
public final class ProgressBar implements ProgressListener, AutoCloseable {

  private static final long FIRST_NANOS = 300_000_000L;
  private static final long EVERY_NANOS = 100_000_000L;
  private static final int WIDTH = 32;
  private static final String ERASE_LINE = "\r\033[K";

  private final Optional<PrintWriter> terminal;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private long nextNanos;
  private boolean shown;

  ProgressBar(Optional<PrintWriter> terminal, LongSupplier nanoClock) {
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.nextNanos = startNanos + FIRST_NANOS;
  }

  /** Returns a bar that is never shown. */
  public static ProgressBar none() {
    return new ProgressBar(Optional.empty(), System::nanoTime);
  }

  /** Returns a bar on this program's terminal; it is never shown if there is none. */
  public static ProgressBar onTerminal() {
    boolean understandsEscapes = !"dumb".equals(System.getenv("TERM"));
    Optional<Console> console = Optional.ofNullable(System.console());
    return new ProgressBar(
        console.filter(it -> understandsEscapes && isTerminal(it)).map(Console::writer),
        System::nanoTime);
  }

  /** JDK 22 and later have a console even without a terminal, and a method to ask for one. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  @Override
  public void onProgress(Progress progress) {
    long now = nanoClock.getAsLong();
    if (terminal.isPresent() && now - nextNanos >= 0) {
      nextNanos = now + EVERY_NANOS;
      shown = true;
      PrintWriter writer = terminal.get();
      writer.print(ERASE_LINE + line(progress, now - startNanos));
      writer.flush();
    }
  }

  private static String line(Progress progress, long elapsedNanos) {
    double fraction = progress.fraction();
    int filled = (int) (fraction * WIDTH);
    long bytesPerSecond = (long) (progress.bytesDone() * 1e9 / Math.max(1, elapsedNanos));
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %s of %s  %s/s",
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        (int) (fraction * 100),
        Units.bytes(progress.bytesDone()),
        Units.bytes(progress.bytesTotal()),
        Units.bytes(bytesPerSecond));
  }

  /** Erases the bar. */
  @Override
  public void close() {
    if (shown) {
      PrintWriter writer = terminal.orElseThrow();
      writer.print(ERASE_LINE);
      writer.flush();
    }
  }
}
