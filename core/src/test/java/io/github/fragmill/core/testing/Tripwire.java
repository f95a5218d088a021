package io.github.fragmill.core.testing;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Does something at the n-th call of what it is put in front of, and passes every call on. */
public final class Tripwire {

  private final AtomicInteger callsLeft;
  private final Runnable action;

  /**
   * @param calls how many calls come before
   */
  public Tripwire(int calls, Runnable action) {
    this.callsLeft = new AtomicInteger(calls);
    this.action = action;
  }

  /** Returns whether the call has come. */
  public boolean isTripped() {
    return callsLeft.get() < 0;
  }

  /** One call. */
  public void call() {
    if (callsLeft.getAndDecrement() == 0) {
      action.run();
    }
  }

  /** Each read is a call. */
  public Source before(Source source) {
    return new TrippingSource(source, this);
  }

  /** Each file that is created is a call. */
  public Output before(Output output) {
    return () -> {
      OutputTransaction transaction = output.begin();
      return new OutputTransaction() {
        @Override
        public Sink create(String name) throws IOException {
          call();
          return transaction.create(name);
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
    };
  }

  /** Writing the manifest is a call. */
  public ManifestWriter before(ManifestWriter manifest) {
    return new ManifestWriter() {
      @Override
      public boolean supports(Layout layout) {
        return manifest.supports(layout);
      }

      @Override
      public List<ManifestFile> write(Presentation presentation) throws UnsupportedMediaException {
        call();
        return manifest.write(presentation);
      }
    };
  }

  private record TrippingSource(Source source, Tripwire wire) implements Source {

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public SourceReader open() throws SourceException {
      SourceReader reader = source.open();
      return new SourceReader() {
        @Override
        public long sizeBytes() throws IOException {
          return reader.sizeBytes();
        }

        @Override
        public int read(ByteBuffer destination, long positionBytes) throws IOException {
          wire.call();
          return reader.read(destination, positionBytes);
        }

        @Override
        public int preferredReadBytes() {
          return reader.preferredReadBytes();
        }

        @Override
        public void close() throws IOException {
          reader.close();
        }
      };
    }
  }
}
