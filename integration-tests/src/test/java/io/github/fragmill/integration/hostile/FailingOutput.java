package io.github.fragmill.integration.hostile;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.output.Sink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An output of which one call fails. What is closed is closed, even where that fails. */
final class FailingOutput implements Output {

  private final Output output;
  private final boolean offersPositions;
  private final CountDown countDown;

  FailingOutput(Output output, boolean offersPositions, CountDown countDown) {
    this.output = output;
    this.offersPositions = offersPositions;
    this.countDown = countDown;
  }

  @Override
  public OutputTransaction begin() throws IOException {
    countDown.call();
    return new Transaction(output.begin());
  }

  private void close(Closeable closeable) throws IOException {
    closeable.close();
    countDown.call();
  }

  private final class Transaction implements OutputTransaction {

    private final OutputTransaction transaction;

    Transaction(OutputTransaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public Sink create(String name) throws IOException {
      countDown.call();
      Sink sink = transaction.create(name);
      return offersPositions && sink instanceof PositionedSink positioned
          ? new FailingPositionedSink(positioned)
          : new FailingSink(sink);
    }

    @Override
    public void commit() throws IOException {
      countDown.call();
      transaction.commit();
    }

    @Override
    public void close() throws IOException {
      FailingOutput.this.close(transaction);
    }
  }

  private class FailingSink implements Sink {

    private final Sink sink;

    FailingSink(Sink sink) {
      this.sink = sink;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      countDown.call();
      return sink.write(source);
    }

    @Override
    public void commit() throws IOException {
      countDown.call();
      sink.commit();
    }

    @Override
    public boolean isOpen() {
      return sink.isOpen();
    }

    @Override
    public void close() throws IOException {
      FailingOutput.this.close(sink);
    }
  }

  private final class FailingPositionedSink extends FailingSink implements PositionedSink {

    private final PositionedSink sink;

    FailingPositionedSink(PositionedSink sink) {
      super(sink);
      this.sink = sink;
    }

    @Override
    public void write(ByteBuffer source, long positionBytes) throws IOException {
      countDown.call();
      sink.write(source, positionBytes);
    }
  }
}
