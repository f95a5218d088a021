package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.web.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The pages. */
public final class PageRoutes implements Routes {

  @Override
  public void register(RoutesConfig routes) {
    page(routes, "/", "index.html");
    page(routes, "/library", "index.html");
    page(routes, "/upload", "index.html");
    page(routes, "/upload_input_content", "index.html");
    page(routes, "/title/{id}", "title.html");
    page(routes, "/play/{id}", "play.html");
    page(routes, "/login", "login.html");
    page(routes, "/api", "api.html");
    file(routes, "/openapi.json", "openapi.json", "application/json");
    routes.get(
        "/favicon.ico", context -> context.redirect("/static/icon.svg", HttpStatus.SEE_OTHER));
  }

  private static void page(RoutesConfig routes, String path, String name) {
    file(routes, path, name, "text/html; charset=utf-8");
  }

  private static void file(RoutesConfig routes, String path, String name, String type) {
    try (InputStream stream = PageRoutes.class.getResourceAsStream("/web/" + name)) {
      if (stream != null) {
        byte[] bytes = stream.readAllBytes();
        routes.get(path, context -> send(context, bytes, type));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Context context, byte[] bytes, String type) {
    context.contentType(type).header("Cache-Control", "no-cache").result(bytes);
  }
}
