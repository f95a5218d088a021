package io.github.fragmill.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.BundledClip;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servlet of the documentation serves what packaging writes. */
class FilmServletTest {

  private static final Packager PACKAGER =
      Packager.of(Source.file(BundledClip.file())).manifest(DashManifest.segmentTemplate());

  /** What a servlet answers. */
  private static final class Answer {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = HttpServletResponse.SC_OK;
    private String type = "";

    private HttpServletResponse response() {
      return proxy(
          HttpServletResponse.class,
          (proxy, method, arguments) -> {
            switch (method.getName()) {
              case "sendError" -> status = (int) arguments[0];
              case "setContentType" -> type = (String) arguments[0];
              case "getOutputStream" -> {
                return new Body();
              }
              default -> throw new AssertionError(method);
            }
            return null;
          });
    }

    private final class Body extends ServletOutputStream {

      @Override
      public void write(int value) {
        body.write(value);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    }
  }

  @Test
  void doGet_eachFile_isWhatPackagingWrites(@TempDir Path classes) throws Exception {
    Output.Memory output = Output.memory();
    PACKAGER.packageTo(output);

    try (URLClassLoader loader = Compiler.load("FilmServlet", classes)) {
      HttpServlet servlet = servlet(loader);
      for (Map.Entry<String, byte[]> file : output.files().entrySet()) {
        Answer answer = get(servlet, "/" + file.getKey());

        assertThat(answer.status).isEqualTo(HttpServletResponse.SC_OK);
        assertThat(answer.body.toByteArray()).as(file.getKey()).isEqualTo(file.getValue());
        assertThat(answer.type).matches("(video|audio)/mp4|application/dash\\+xml");
      }
    }
    assertThat(output.files())
        .containsKeys("manifest.mpd", "video-360/init.mp4", "video-360/3.m4s", "audio-en/1.m4s");
  }

  @Test
  void doGet_nameThatIsNotThere_isNotFound(@TempDir Path classes) throws Exception {
    try (URLClassLoader loader = Compiler.load("FilmServlet", classes)) {
      Answer answer = get(servlet(loader), "/video-360/4.m4s");

      assertThat(answer.status).isEqualTo(HttpServletResponse.SC_NOT_FOUND);
      assertThat(answer.body.size()).isZero();
    }
  }

  private static HttpServlet servlet(URLClassLoader loader) throws Exception {
    return (HttpServlet)
        loader
            .loadClass("FilmServlet")
            .getConstructor(PackagingEngine.class, Packager.class)
            .newInstance(PackagingEngine.create(), PACKAGER);
  }

  private static Answer get(HttpServlet servlet, String path) throws Exception {
    Answer answer = new Answer();
    HttpServletRequest request =
        proxy(
            HttpServletRequest.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> "GET";
                  case "getPathInfo" -> path;
                  default -> throw new AssertionError(method);
                });
    servlet.service(request, answer.response());
    return answer;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
