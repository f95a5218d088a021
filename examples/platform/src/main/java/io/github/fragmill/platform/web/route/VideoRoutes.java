package io.github.fragmill.platform.web.route;

import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Status;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StoredFile;
import io.github.fragmill.platform.web.http.FileResponse;
import io.github.fragmill.platform.web.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The files of packaged titles, for any player on any page. */
public record VideoRoutes(Packagings packagings, Storage output) implements Routes {

  private static final Map<String, String> TYPES =
      Map.of(
          "mpd", "application/dash+xml",
          "m3u8", "application/vnd.apple.mpegurl",
          "mp4", "video/mp4",
          "m4s", "video/iso.segment",
          "vtt", "text/vtt",
          "ttml", "application/ttml+xml");

  @Override
  public void register(RoutesConfig routes) {
    routes.before("/videos/*", VideoRoutes::open);
    routes.get("/videos/{id}/<name>", this::send);
    routes.head("/videos/{id}/<name>", this::send);
    routes.options("/videos/*", context -> context.status(HttpStatus.NO_CONTENT));
  }

  private static void open(Context context) {
    context.header("Access-Control-Allow-Origin", "*");
    context.header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    context.header("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match");
    context.header(
        "Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag");
    context.header("Access-Control-Max-Age", "86400");
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
  }

  private void send(Context context) throws RequestRefusedException, IOException {
    String name = context.pathParam("name");
    Optional<String> item =
        packagings
            .find(Routes.number(context, "id"))
            .filter(packaging -> packaging.status() == Status.READY)
            .flatMap(Packaging::item);
    Optional<StoredFile> file =
        item.isPresent() && OutputNames.isPlain(name)
            ? output.find(item.get() + "/" + name)
            : Optional.empty();
    if (file.isEmpty()) {
      throw new RequestRefusedException(Reason.UNKNOWN, "There is no such file.");
    }
    String extension = name.substring(name.lastIndexOf('.') + 1);
    FileResponse.send(
        context, file.get(), TYPES.getOrDefault(extension, "application/octet-stream"));
  }
}
