package io.github.fragmill.example.origin.log;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes an object of JSON a line, each with one call, so that nothing is lost when the process is
 * killed. A log that cannot be written, because a disk is full, stops nobody. Thread-safe.
 */
public final class JsonLines implements AutoCloseable {

  private final OutputStream to;
  private final ReentrantLock lock = new ReentrantLock();

  private JsonLines(OutputStream to) {
    this.to = to;
  }

  /** Writes to a stream, which stays open. */
  public static JsonLines of(OutputStream stream) {
    return new JsonLines(stream);
  }

  /**
   * Appends to a file.
   *
   * @throws IOException when it cannot be opened
   */
  public static JsonLines of(Path file) throws IOException {
    return new JsonLines(new FileOutputStream(file.toFile(), /* append= */ true));
  }

  /** Writes nothing. */
  public static JsonLines none() {
    return new JsonLines(OutputStream.nullOutputStream());
  }

  /** Writes a line. */
  public void write(Map<String, Object> fields) {
    try {
      byte[] line = (JSON.std.asString(fields) + '\n').getBytes(StandardCharsets.UTF_8);
      lock.lock();
      try {
        to.write(line);
        to.flush();
      } finally {
        lock.unlock();
      }
    } catch (IOException e) {
      // There is no other place to say so.
    }
  }

  @Override
  public void close() throws IOException {
    if (to instanceof FileOutputStream file) {
      file.close();
    }
  }
}
