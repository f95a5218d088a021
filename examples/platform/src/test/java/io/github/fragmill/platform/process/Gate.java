package io.github.fragmill.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A way to a server that can be closed in the middle of what passes: so a test knows where a
 * process is when it kills it.
 */
public final class Gate implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;
  private static final long PAUSE_MILLISECONDS = 50;

  private final ServerSocket door;
  private final int serverPort;
  private final List<Socket> sockets = new ArrayList<>();
  private long budgetBytes = Long.MAX_VALUE;

  private Gate(ServerSocket door, int serverPort) {
    this.door = door;
    this.serverPort = serverPort;
  }

  /** Opens a way to a port of this machine. */
  public static Gate before(int serverPort) throws IOException {
    Gate gate =
        new Gate(
            new ServerSocket(0, /* backlog= */ 50, InetAddress.getLoopbackAddress()), serverPort);
    start(gate::accept);
    return gate;
  }

  public int port() {
    return door.getLocalPort();
  }

  /**
   * Lets so many more bytes pass, both directions together, and then nothing until it is opened.
   */
  public synchronized void shutAfter(long bytes) {
    budgetBytes = bytes;
  }

  /** Waits until somebody stands before the shut gate. */
  public synchronized void awaitShut() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (budgetBytes >= 0) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not as many bytes passed as expected: " + budgetBytes + " left");
      }
      wait(PAUSE_MILLISECONDS);
    }
  }

  /** Lets everything pass from now on. */
  public synchronized void open() {
    budgetBytes = Long.MAX_VALUE;
    notifyAll();
  }

  private synchronized void passBytes(int bytes) throws InterruptedException {
    budgetBytes -= bytes;
    while (budgetBytes < 0) {
      wait();
    }
  }

  private void accept() throws IOException {
    while (!door.isClosed()) {
      Socket client = keep(door.accept());
      Socket server = keep(new Socket(InetAddress.getLoopbackAddress(), serverPort));
      start(() -> pass(client, server));
      start(() -> pass(server, client));
    }
  }

  private Socket keep(Socket socket) {
    synchronized (sockets) {
      sockets.add(socket);
    }
    return socket;
  }

  private void pass(Socket from, Socket to) throws IOException, InterruptedException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8192];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        passBytes(read);
        out.write(piece, 0, read);
      }
    }
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException gone) {
                // Either side may hang up.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "gate");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    open();
    door.close();
    synchronized (sockets) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
