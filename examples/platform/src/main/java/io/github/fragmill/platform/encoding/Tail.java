package io.github.fragmill.platform.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The end of the output of a process, which is read all the time so that the process never waits.
 */
final class Tail {

  private final Thread thread;
  private final StringBuilder text = new StringBuilder();

  private Tail(InputStream stream, int maxCharacters) {
    this.thread = new Thread(() -> read(stream, maxCharacters), "ffmpeg-output");
    thread.setDaemon(true);
  }

  static Tail of(InputStream stream, int maxCharacters) {
    Tail tail = new Tail(stream, maxCharacters);
    tail.thread.start();
    return tail;
  }

  private void read(InputStream stream, int maxCharacters) {
    byte[] piece = new byte[8192];
    try {
      for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
        synchronized (text) {
          text.append(new String(piece, 0, count, StandardCharsets.UTF_8));
          text.delete(0, Math.max(0, text.length() - maxCharacters));
        }
      }
    } catch (IOException e) {
      // The process was ended.
    }
  }

  /** Returns the text; called when the process has ended. */
  String text() throws InterruptedException {
    // Its child processes may hold its streams open.
    thread.join(TimeUnit.SECONDS.toMillis(5));
    synchronized (text) {
      return text.toString();
    }
  }
}
