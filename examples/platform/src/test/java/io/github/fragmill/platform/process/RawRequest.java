package io.github.fragmill.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * A request that is written byte by byte, for what no client sends: half a body, a length that
 * lies, a path as it stands.
 */
public final class RawRequest implements AutoCloseable {

  private static final int PATIENCE_MILLISECONDS = 120_000;
  private static final int HEAD_BYTES = 16384;

  private final Socket socket;

  private RawRequest(Socket socket) {
    this.socket = socket;
  }

  /** Connects to the platform. */
  public static RawRequest to(PlatformProcess platform) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.port());
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    return new RawRequest(socket);
  }

  /** Writes the first line and the headers. */
  public RawRequest head(String firstLine, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(firstLine).append(" HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1:").append(socket.getPort()).append("\r\n");
    head.append("Connection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Begins to upload a form: its head, and so many bytes of its body. */
  public RawRequest upload(Multipart form, long firstBytes) throws IOException {
    head(
        "POST /upload_input_content",
        "Content-Type: " + form.contentType(),
        "Content-Length: " + form.sizeBytes());
    try (InputStream body = form.open()) {
      return write(body, firstBytes);
    }
  }

  /** Writes the rest of a form whose beginning was written. */
  public RawRequest rest(Multipart form, long firstBytes) throws IOException {
    try (InputStream body = form.open()) {
      body.skipNBytes(firstBytes);
      return write(body, form.sizeBytes() - firstBytes);
    }
  }

  private RawRequest write(InputStream stream, long sizeBytes) throws IOException {
    byte[] piece = new byte[65536];
    for (long left = sizeBytes; left > 0; ) {
      int read = stream.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new IOException("the form ends " + left + " bytes early");
      }
      socket.getOutputStream().write(piece, 0, read);
      left -= read;
    }
    return this;
  }

  /** Writes bytes. */
  public RawRequest write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Says that nothing more comes, and still listens. */
  public RawRequest end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Returns the beginning of the answer, nothing between two quotes when there is none. */
  public String answer() throws IOException {
    try {
      byte[] head = socket.getInputStream().readNBytes(HEAD_BYTES);
      return new String(head, StandardCharsets.UTF_8);
    } catch (SocketException reset) {
      return "";
    }
  }

  /** Returns the status of the answer, 0 when there is none. */
  public int status() throws IOException {
    String answer = answer();
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  /** Breaks off. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
