package io.github.fragmill.example.origin.server;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers that are in memory. */
final class Answers {

  static final Answer FORBIDDEN = Answer.text(403, "the address is not valid, or not anymore");

  private static final Answer BUSY = Answer.text(503, "busy, try again").with("Retry-After", "1");
  private static final Answer UNREADABLE = Answer.text(502, "the title cannot be read");
  private static final Answer BROKEN = Answer.text(500, "something failed");

  private Answers() {}

  /** Writes an answer; none of its body for {@code HEAD}. */
  static void write(Answer answer, Request request, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.fields().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
    boolean isHead = request.getMethod().equals("HEAD");
    response.write(true, isHead ? ByteBuffer.allocate(0) : answer.body(), callback);
  }

  /** Returns what is answered when a response fails of which nothing was sent. */
  static Answer failure(Throwable reason) {
    if (reason instanceof BusyException) {
      return BUSY;
    }
    return reason instanceof FragmillException ? UNREADABLE : BROKEN;
  }
}
