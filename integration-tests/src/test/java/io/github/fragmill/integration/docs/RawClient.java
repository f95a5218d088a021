package io.github.fragmill.integration.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that reads when it is asked to, and sees how a connection ends. */
final class RawClient implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  /**
   * All that came before the connection ended, or before the response was complete.
   *
   * @param body a character for each byte
   */
  record Answer(String head, String body) {

    static Answer of(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      return end < 0
          ? new Answer(text, "")
          : new Answer(text.substring(0, end), text.substring(end + 4));
    }

    byte[] bytes() {
      return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    long contentLength() {
      Matcher length = LENGTH.matcher(head);
      return length.find() ? Long.parseLong(length.group(1)) : -1;
    }

    boolean isComplete() {
      return body.length() == contentLength();
    }
  }

  /** Connects with a small buffer, and asks for a file. */
  static RawClient get(URI address) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    String request = "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new RawClient(socket);
  }

  /** Reads some more. */
  void read(int bytes) throws IOException {
    seen.write(socket.getInputStream().readNBytes(bytes));
  }

  /** Reads until the response is complete, or the server ends the connection. */
  Answer readToTheEnd() throws IOException {
    byte[] buffer = new byte[16 * 1024];
    while (!Answer.of(seen.toByteArray()).isComplete()) {
      int count;
      try {
        count = socket.getInputStream().read(buffer);
      } catch (SocketException e) {
        // The server may end it the hard way.
        count = -1;
      }
      if (count < 0) {
        break;
      }
      seen.write(buffer, 0, count);
    }
    return Answer.of(seen.toByteArray());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
