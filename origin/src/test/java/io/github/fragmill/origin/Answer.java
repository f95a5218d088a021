package io.github.fragmill.origin;

import io.github.fragmill.core.error.FragmillException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.Optional;

/** A response that was read to its end. */
record Answer(
    int status,
    Map<String, String> fields,
    ByteBuffer content,
    Optional<FragmillException> failure) {

  static Answer of(Origin origin, OriginRequest request) throws IOException {
    try (OriginResponse response = origin.handle(request)) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      response.writeTo(Channels.newChannel(body));
      return new Answer(
          response.status(),
          response.fields(),
          ByteBuffer.wrap(body.toByteArray()),
          response.failure());
    }
  }

  static Answer get(Origin origin, String path) throws IOException {
    return of(origin, OriginRequest.of("GET", path));
  }

  static Answer get(Origin origin, String path, String field, String value) throws IOException {
    return of(origin, OriginRequest.of("GET", path, Map.of(field, value)));
  }

  byte[] body() {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  String field(String name) {
    return fields.getOrDefault(name, "");
  }
}
