package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.service.TitleService;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StoredFile;
import io.github.fragmill.platform.web.http.FileResponse;
import io.github.fragmill.platform.web.http.Page;
import io.github.fragmill.platform.web.http.Routes;
import io.github.fragmill.platform.web.view.Addresses;
import io.github.fragmill.platform.web.view.UploadView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Uploads: create, list, show, download, delete. */
public record UploadRoutes(
    MultipartUpload multipart,
    Uploads uploads,
    Packagings packagings,
    TitleService titles,
    Storage input,
    Optional<URI> publicUrl)
    implements Routes {

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/upload_input_content", this::upload);
    routes.post("/upload", this::upload);
    routes.get("/allUploaded", this::list);
    routes.get("/uploads/{id}", this::show);
    routes.delete("/uploads/{id}", this::delete);
    routes.get("/download/{id}", this::download);
    routes.head("/download/{id}", this::download);
  }

  private void upload(Context context) throws IOException, InterruptedException {
    Upload upload = multipart.read(context.req());
    Addresses addresses = Addresses.of(publicUrl, context);
    context.header("Location", addresses.upload(upload.id()));
    context.status(HttpStatus.CREATED).json(view(upload, addresses));
  }

  private void list(Context context) throws RequestRefusedException {
    Page page = Page.of(context);
    Addresses addresses = Addresses.of(publicUrl, context);
    context.json(
        uploads.list(page.before(), page.limit()).stream()
            .map(upload -> view(upload, addresses))
            .toList());
  }

  private void show(Context context) throws RequestRefusedException {
    Upload upload = titles.upload(Routes.number(context, "id"));
    context.json(view(upload, Addresses.of(publicUrl, context)));
  }

  private UploadView view(Upload upload, Addresses addresses) {
    return UploadView.of(upload, packagings.ofUpload(upload.id()), addresses);
  }

  private void delete(Context context) throws RequestRefusedException {
    titles.deleteUpload(Routes.number(context, "id"));
    context.status(HttpStatus.NO_CONTENT);
  }

  private void download(Context context) throws RequestRefusedException, IOException {
    Upload upload = titles.upload(Routes.number(context, "id"));
    UploadFile file = file(context, upload);
    StoredFile stored =
        input
            .find(file.stored())
            .orElseThrow(
                () ->
                    new RequestRefusedException(
                        Reason.UNKNOWN, "The file is not in the storage any more."));
    context.header("Content-Disposition", attachment(file.name()));
    FileResponse.send(context, stored, "application/octet-stream");
  }

  private static UploadFile file(Context context, Upload upload) throws RequestRefusedException {
    String number = context.queryParam("file");
    try {
      return upload.files().get(number == null ? 0 : Integer.parseInt(number));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new RequestRefusedException(Reason.UNKNOWN, "The upload has no such file.");
    }
  }

  /** As in RFC 6266, with all characters in the form of RFC 8187. */
  private static String attachment(String name) {
    return "attachment; filename*=UTF-8''"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
