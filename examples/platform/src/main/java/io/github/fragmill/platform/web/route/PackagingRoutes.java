package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Status;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.service.TitleService;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StoredFile;
import io.github.fragmill.platform.web.access.Access;
import io.github.fragmill.platform.web.http.Json;
import io.github.fragmill.platform.web.http.Page;
import io.github.fragmill.platform.web.http.Routes;
import io.github.fragmill.platform.web.view.Addresses;
import io.github.fragmill.platform.web.view.PackagingView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Packagings: create, list, show, cancel, retry, share, delete. */
public record PackagingRoutes(
    TitleService titles,
    Packagings packagings,
    Storage output,
    Access access,
    Optional<URI> publicUrl,
    Clock clock)
    implements Routes {

  private static final int DEFAULT_LINK_HOURS = 24;
  private static final int MAX_LINK_HOURS = 24 * 366;

  /** The body of a request for a link. */
  record LinkRequest(Optional<Integer> hours) {}

  /** A link by which others play one title. */
  record LinkView(String url, Instant expiresAt) {}

  /** A file of a packaged title. */
  record OutputView(String name, long sizeBytes, String url) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/packaged_content", this::create);
    routes.get("/allEncoded", this::list);
    routes.get("/packaged_content/{id}", this::show);
    routes.delete("/packaged_content/{id}", this::delete);
    routes.post("/packaged_content/{id}/cancel", this::cancel);
    routes.post("/packaged_content/{id}/retry", this::retry);
    routes.get("/packaged_content/{id}/files", this::files);
    routes.post("/packaged_content/{id}/links", this::link);
  }

  private void create(Context context) throws IOException, RequestRefusedException {
    PackageRequest request = Json.read(context, PackageRequest.class);
    long uploadId =
        request
            .inputContentId()
            .or(request::id)
            .orElseThrow(
                () ->
                    new RequestRefusedException(
                        Reason.INVALID, "input_content_id: expected the number of an upload."));
    Packaging packaging = titles.packageTitle(uploadId, request.options());
    Addresses addresses = Addresses.of(publicUrl, context);
    context.header("Location", addresses.packaging(packaging.id()));
    context.status(HttpStatus.ACCEPTED).json(PackagingView.of(packaging, addresses));
  }

  private void list(Context context) throws RequestRefusedException {
    Page page = Page.of(context);
    Addresses addresses = Addresses.of(publicUrl, context);
    context.json(
        packagings.list(page.before(), page.limit()).stream()
            .map(packaging -> PackagingView.of(packaging, addresses))
            .toList());
  }

  private void show(Context context) throws RequestRefusedException {
    answer(context, HttpStatus.OK, titles.packaging(Routes.number(context, "id")));
  }

  private void cancel(Context context) throws RequestRefusedException {
    answer(context, HttpStatus.ACCEPTED, titles.cancel(Routes.number(context, "id")));
  }

  private void retry(Context context) throws RequestRefusedException {
    answer(context, HttpStatus.ACCEPTED, titles.retry(Routes.number(context, "id")));
  }

  private void answer(Context context, HttpStatus status, Packaging packaging) {
    context.status(status).json(PackagingView.of(packaging, Addresses.of(publicUrl, context)));
  }

  private void delete(Context context) throws RequestRefusedException {
    titles.deletePackaging(Routes.number(context, "id"));
    context.status(HttpStatus.NO_CONTENT);
  }

  private void files(Context context) throws RequestRefusedException, IOException {
    Packaging packaging = titles.packaging(Routes.number(context, "id"));
    Addresses addresses = Addresses.of(publicUrl, context);
    Optional<String> item = packaging.item().filter(any -> packaging.status() == Status.READY);
    List<StoredFile> files = item.isPresent() ? output.list(item.get()) : List.of();
    int prefix = item.map(String::length).orElse(0) + 1;
    context.json(
        files.stream()
            .map(
                file -> {
                  String name = file.name().substring(prefix);
                  return new OutputView(
                      name, file.sizeBytes(), addresses.file(packaging.id(), name));
                })
            .toList());
  }

  private void link(Context context) throws RequestRefusedException, IOException {
    Packaging packaging = titles.packaging(Routes.number(context, "id"));
    int hours = Json.read(context, LinkRequest.class).hours().orElse(DEFAULT_LINK_HOURS);
    if (hours < 1 || hours > MAX_LINK_HOURS) {
      throw new RequestRefusedException(
          Reason.INVALID, "hours: expected 1 to " + MAX_LINK_HOURS + ".");
    }
    Instant until = clock.instant().plus(Duration.ofHours(hours));
    String player = Addresses.of(publicUrl, context).player(packaging.id());
    context
        .status(HttpStatus.CREATED)
        .json(new LinkView(player + "?token=" + access.link(packaging.id(), until), until));
  }
}
