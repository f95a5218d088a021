package io.github.fragmill.platform.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The body of a request that is refused: many senders only listen when they have said all. */
public final class UnreadBody {

  /** So much of it is read, and not more. */
  public static final long MOST_BYTES = 64L << 20;

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int PIECE_BYTES = 1 << 16;

  private UnreadBody() {}

  /** Reads what is left of it, as far as that is not too much. */
  public static void drain(HttpServletRequest request) {
    long start = System.nanoTime();
    byte[] piece = new byte[PIECE_BYTES];
    long left = MOST_BYTES;
    try {
      InputStream body = request.getInputStream();
      int read = 0;
      while (read >= 0 && left > 0 && System.nanoTime() - start < LONGEST.toNanos()) {
        read = body.read(piece);
        left -= read;
      }
    } catch (IOException e) {
      // The sender has gone; nobody is left to hear the answer.
    }
  }
}
