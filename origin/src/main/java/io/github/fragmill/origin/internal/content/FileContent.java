package io.github.fragmill.origin.internal.content;

import io.github.fragmill.core.FileBody;
import io.github.fragmill.core.error.FragmillException;
import java.time.Duration;

/**
 * The bytes of a planned file, within the budget of the engine.
 *
 * @param body is closed with it
 */
public record FileContent(FileBody body) implements Content {

  @Override
  public long sizeBytes() {
    return body.sizeBytes();
  }

  @Override
  public Part part(long from, long to, int stepBytes, Duration maxWait) throws FragmillException {
    FileBody.Range range = body.read(from, to, stepBytes, maxWait);
    return new Part(range.buffers(), range.sizeBytes(), range::close);
  }

  @Override
  public void close() {
    body.close();
  }
}
