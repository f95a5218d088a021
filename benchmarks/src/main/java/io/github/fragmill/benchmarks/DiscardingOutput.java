package io.github.fragmill.benchmarks;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.output.Sink;
import java.nio.ByteBuffer;

/** Throws everything away, so that only the library's own work is left. */
final class DiscardingOutput implements Output {

  private final boolean positioned;

  private DiscardingOutput(boolean positioned) {
    this.positioned = positioned;
  }

  /** Returns an output that can be written at any position, as a file can. */
  static DiscardingOutput positioned() {
    return new DiscardingOutput(/* positioned= */ true);
  }

  /** Returns an output that is written front to back, as a stream to a bucket is. */
  static DiscardingOutput streamed() {
    return new DiscardingOutput(/* positioned= */ false);
  }

  @Override
  public OutputTransaction begin() {
    return new Transaction(positioned);
  }

  private record Transaction(boolean positioned) implements OutputTransaction {

    @Override
    public Sink create(String name) {
      return positioned ? new Positioned() : new Streamed();
    }

    @Override
    public void commit() {
      // Nothing is kept.
    }

    @Override
    public void close() {
      // Nothing is kept.
    }
  }

  private static class Streamed implements Sink {

    private final DiscardingChannel channel = new DiscardingChannel();

    @Override
    public int write(ByteBuffer source) {
      return channel.write(source);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void commit() {
      // Nothing is kept.
    }

    @Override
    public void close() {
      channel.close();
    }
  }

  private static final class Positioned extends Streamed implements PositionedSink {

    @Override
    public void write(ByteBuffer source, long positionBytes) {
      write(source);
    }
  }
}
