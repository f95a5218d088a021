package io.github.fragmill.cli.player;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;

/**
 * An output that writes additional files before a run is committed. If the run fails, they do not
 * appear either.
 *
 * @param output the output of all files
 * @param files contents by name; must not be changed afterwards
 */
record ExtraFilesOutput(Output output, Map<String, byte[]> files) implements Output {

  ExtraFilesOutput {
    Objects.requireNonNull(output, "output");
    files = Map.copyOf(files);
  }

  @Override
  public OutputTransaction begin() throws IOException {
    return new Transaction(output.begin(), files);
  }

  private record Transaction(OutputTransaction transaction, Map<String, byte[]> files)
      implements OutputTransaction {

    @Override
    public Sink create(String name) throws IOException {
      return transaction.create(name);
    }

    @Override
    public void commit() throws IOException {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(file.getKey(), ByteBuffer.wrap(file.getValue()));
      }
      transaction.commit();
    }

    private void write(String name, ByteBuffer content) throws IOException {
      try (Sink sink = transaction.create(name)) {
        while (content.hasRemaining()) {
          sink.write(content);
        }
        sink.commit();
      }
    }

    @Override
    public void close() throws IOException {
      transaction.close();
    }
  }
}
