package io.github.fragmill.core.testing;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.nio.ByteBuffer;

/** Takes everything and keeps nothing. */
public final class DiscardingOutput implements Output {

  @Override
  public OutputTransaction begin() {
    return new OutputTransaction() {
      @Override
      public Sink create(String name) {
        return new DiscardingSink();
      }

      @Override
      public void commit() {}

      @Override
      public void close() {}
    };
  }

  private static final class DiscardingSink implements Sink {

    private boolean open = true;

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      source.position(source.limit());
      return count;
    }

    @Override
    public void commit() {}

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
