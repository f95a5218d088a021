package io.github.fragmill.platform.callback;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that answers with whatever a test likes, be it HTTP or not. */
final class RawServer implements Closeable {

  private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: ([0-9]+)\r\n");

  private final ServerSocket listener =
      new ServerSocket(0, /* backlog= */ 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile String answer = "";
  private volatile String endless = "";

  RawServer() throws IOException {
    start(this::accept);
  }

  /** Answers each request with this; with nothing, leaves it open. */
  void answer(String text) {
    answer = text;
  }

  /** Answers with the first, then the other again and again. */
  void answerForEver(String first, String then) {
    answer = first;
    endless = then;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serve(Socket socket) {
    try {
      requests.add(read(socket.getInputStream()));
      OutputStream out = socket.getOutputStream();
      write(out, answer);
      while (!endless.isEmpty()) {
        write(out, endless);
        Thread.sleep(10);
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone.
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended in the headers");
      }
      text.append((char) next);
    }
    Matcher length = LENGTH.matcher(text);
    if (length.find()) {
      byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
      text.append(new String(body, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    endless = "";
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
