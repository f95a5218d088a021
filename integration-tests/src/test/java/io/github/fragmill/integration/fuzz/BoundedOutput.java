package io.github.fragmill.integration.fuzz;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps a presentation in memory, and fails when it grows large: tables may repeat media. */
final class BoundedOutput implements Output {

  private static final long MAX_BYTES = 4 << 20;

  private final Output.Memory memory = Output.memory();
  private final AtomicLong left = new AtomicLong(MAX_BYTES);

  Map<String, byte[]> files() {
    return memory.files();
  }

  @Override
  public OutputTransaction begin() {
    OutputTransaction transaction = memory.begin();
    return new OutputTransaction() {
      @Override
      public Sink create(String name) throws IOException {
        return new BoundedSink(transaction.create(name));
      }

      @Override
      public void commit() throws IOException {
        transaction.commit();
      }

      @Override
      public void close() throws IOException {
        transaction.close();
      }
    };
  }

  private final class BoundedSink implements Sink {

    private final Sink sink;

    BoundedSink(Sink sink) {
      this.sink = sink;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (left.addAndGet(-source.remaining()) < 0) {
        throw new IOException("more than " + MAX_BYTES + " bytes come out");
      }
      return sink.write(source);
    }

    @Override
    public void commit() throws IOException {
      sink.commit();
    }

    @Override
    public boolean isOpen() {
      return sink.isOpen();
    }

    @Override
    public void close() throws IOException {
      sink.close();
    }
  }
}
