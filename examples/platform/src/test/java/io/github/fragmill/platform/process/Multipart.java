package io.github.fragmill.platform.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A form with files ({@code multipart/form-data}), in the words that curl has for it. */
public final class Multipart {

  private static final String BOUNDARY = "------------------------d74496d66958873e";
  private static final String LINE = "\r\n";

  private final List<Part> parts = new ArrayList<>();

  /** A stream that can be read again from its beginning. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  private record Part(long sizeBytes, Content content) {}

  /** Adds a field, like {@code -F name=value}. */
  public Multipart field(String name, String value) {
    head("Content-Disposition: form-data; name=\"" + name + "\"");
    return text(value + LINE);
  }

  /** Adds a file, like {@code -F name=@file}. */
  public Multipart file(String name, Path file) throws IOException {
    return file(
        name,
        String.valueOf(file.getFileName()),
        Files.size(file),
        () -> Files.newInputStream(file));
  }

  /** Adds a file of these bytes. */
  public Multipart file(String name, String fileName, byte[] bytes) {
    return file(name, fileName, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /** Adds a file of any size. */
  public Multipart file(String name, String fileName, long sizeBytes, Content content) {
    head(
        "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"",
        "Content-Type: application/octet-stream");
    parts.add(new Part(sizeBytes, content));
    return text(LINE);
  }

  /** Adds a part of these bytes as they are, with whatever head stands in them. */
  public Multipart raw(String part) {
    return text("--" + BOUNDARY + LINE + part + LINE);
  }

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  BodyPublisher body() {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::unchecked), sizeBytes());
  }

  long sizeBytes() {
    return parts.stream().mapToLong(Part::sizeBytes).sum() + end().length;
  }

  /** Opens the whole of it. */
  InputStream open() throws IOException {
    List<InputStream> streams = new ArrayList<>();
    for (Part part : parts) {
      streams.add(part.content().open());
    }
    streams.add(new ByteArrayInputStream(end()));
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  private InputStream unchecked() {
    try {
      return open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(String... lines) {
    text("--" + BOUNDARY + LINE + String.join(LINE, lines) + LINE + LINE);
  }

  private Multipart text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    parts.add(new Part(bytes.length, () -> new ByteArrayInputStream(bytes)));
    return this;
  }

  private static byte[] end() {
    return ("--" + BOUNDARY + "--" + LINE).getBytes(StandardCharsets.UTF_8);
  }
}
