package io.github.fragmill.platform.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The body of a refused request: many clients read the answer only after they have sent the whole
 * body.
 */
public final class UnreadBody {

  /** The most that is read. */
  public static final long MAX_BYTES = 64L << 20;

  private static final Duration MAX_TIME = Duration.ofMinutes(1);
  private static final int PIECE_BYTES = 1 << 16;

  private UnreadBody() {}

  /** Reads the rest of the body, up to a limit. */
  public static void drain(HttpServletRequest request) {
    long start = System.nanoTime();
    byte[] piece = new byte[PIECE_BYTES];
    long left = MAX_BYTES;
    try {
      InputStream body = request.getInputStream();
      int read = 0;
      while (read >= 0 && left > 0 && System.nanoTime() - start < MAX_TIME.toNanos()) {
        read = body.read(piece);
        left -= read;
      }
    } catch (IOException e) {
      // The client has closed the connection; no answer is needed.
    }
  }
}
