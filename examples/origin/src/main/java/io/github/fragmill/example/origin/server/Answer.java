package io.github.fragmill.example.origin.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small response, all of which is in memory. Immutable.
 *
 * @param fields header fields, without the length
 * @param body from its position to its limit; must not be changed afterwards
 */
public record Answer(int status, Map<String, String> fields, ByteBuffer body) {

  public Answer {
    fields = Map.copyOf(fields);
    body = body.asReadOnlyBuffer();
  }

  /** Returns an answer of plain text that no cache keeps. */
  public static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text + '\n');
  }

  /** Returns an answer of any type that no cache keeps. */
  public static Answer of(int status, String contentType, String text) {
    return new Answer(
        status,
        Map.of("Content-Type", contentType, "Cache-Control", "no-store"),
        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the body; the position is the caller's own. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** Returns the same with another field. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
