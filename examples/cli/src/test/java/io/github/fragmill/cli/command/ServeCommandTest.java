package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.Cli;
import io.github.fragmill.cli.terminal.Streams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeCommandTest {

  private final Path folder;

  ServeCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http"})
  void call_badPort_refused(String port) {
    Cli.run("serve", folder, "--port", port).assertFailed(2, "--port", "serve --help");
  }

  @Test
  void call_noDirectory_refused() {
    Cli.run("serve").assertFailed(2, "DIR");
    Cli.run("serve", folder.resolve("none")).assertFailed(1, "none", "not a directory");
  }

  @Test
  void call_portInUse_refused() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cli.run("serve", folder, "--port", other.getLocalPort()).assertFailed(1, "choose another");
    }
  }

  @Test
  void call_folder_servedUntilInterrupted() throws Exception {
    Files.writeString(folder.resolve("manifest.mpd"), "<MPD/>");
    Files.writeString(folder.resolve("player.html"), "<html>");
    PipedWriter pipe = new PipedWriter();
    BufferedReader out = new BufferedReader(new PipedReader(pipe));
    Streams streams = new Streams(new PrintWriter(pipe), new PrintWriter(new StringWriter()));
    FutureTask<Integer> run =
        new FutureTask<>(
            () -> Cli.run(streams, Map.of(), "serve", folder.toString(), "--port", "0"));
    Thread thread = new Thread(run);
    thread.start();

    assertThat(out.readLine()).contains("http://localhost:", "Ctrl-C");
    String line = out.readLine();
    String manifest = line.substring(line.indexOf("http"));
    assertThat(manifest).endsWith("/manifest.mpd");
    assertThat(get(manifest)).isEqualTo("<MPD/>");
    assertThat(out.readLine()).contains("player.html", "#KID:KEY");

    thread.interrupt();
    assertThat(run.get(30, TimeUnit.SECONDS)).isZero();
  }

  private static String get(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
