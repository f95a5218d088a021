package io.github.fragmill.integration.hostile;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import java.io.IOException;
import java.nio.file.Path;

/** A process that packages until it is killed, and says where it is. */
final class RunToKill {

  static final String READY = "ready";
  static final String COMMITTING = "committing";
  static final String DONE = "done";

  /** What becomes of the directory. */
  enum Way {
    FRESH,
    OVERWRITING,
    LINKED,

    /** Overwrites once, and commits on a signal. */
    WAITING;

    Output output(Path directory) {
      Output.Directory output = Output.directory(directory);
      return switch (this) {
        case FRESH -> output;
        case OVERWRITING, WAITING -> output.overwriting();
        case LINKED -> output.linked().overwriting();
      };
    }
  }

  private RunToKill() {}

  /** The arguments are the way and the directory. */
  public static void main(String[] arguments) throws Exception {
    Way way = Way.valueOf(arguments[0]);
    Output output = reporting(way.output(Path.of(arguments[1])), way);
    // Whatever is loaded and compiled on first use does not make the moments of a run uneven.
    MemoryClip.of(Presentations.packager(Presentations.NEW.get(0)));
    say(READY);
    do {
      for (Mode mode : Presentations.NEW) {
        Presentations.packager(mode).packageTo(output);
        say(DONE);
        if (way == Way.FRESH || way == Way.WAITING) {
          int unused = System.in.read();
          return;
        }
      }
    } while (true);
  }

  private static Output reporting(Output output, Way way) {
    return () -> {
      OutputTransaction transaction = output.begin();
      return new OutputTransaction() {
        @Override
        public Sink create(String name) throws IOException {
          return transaction.create(name);
        }

        @Override
        public void commit() throws IOException {
          say(COMMITTING);
          if (way == Way.WAITING) {
            int unused = System.in.read();
          }
          transaction.commit();
        }

        @Override
        public void close() throws IOException {
          transaction.close();
        }
      };
    };
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }
}
