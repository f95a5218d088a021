package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.service.TitleService;
import io.github.fragmill.platform.web.http.Json;
import io.github.fragmill.platform.web.http.Routes;
import io.github.fragmill.platform.web.view.Addresses;
import io.github.fragmill.platform.web.view.TaskView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Encoding of films in the input storage. */
public record EncodeRoutes(TitleService titles, Encodings encodings, Optional<URI> publicUrl)
    implements Routes {

  /** The answer to a request for encoding. */
  record Accepted(String taskId) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/encode", this::encode);
    routes.get("/status/{task}", this::status);
  }

  private void encode(Context context) throws IOException, RequestRefusedException {
    EncodeRequest request = Json.read(context, EncodeRequest.class);
    String name =
        request
            .videoFilename()
            .orElseThrow(
                () ->
                    new RequestRefusedException(
                        Reason.INVALID, "video_filename: expected the name of a film."));
    String taskId = titles.encode(name, request.callbackUrl(), request.options());
    context.header("Location", Addresses.of(publicUrl, context).task(taskId));
    context.status(HttpStatus.ACCEPTED).json(new Accepted(taskId));
  }

  private void status(Context context) throws RequestRefusedException {
    Encoding task =
        encodings
            .find(context.pathParam("task"))
            .orElseThrow(
                () -> new RequestRefusedException(Reason.UNKNOWN, "There is no such task."));
    context.json(TaskView.of(task, Addresses.of(publicUrl, context)));
  }
}
