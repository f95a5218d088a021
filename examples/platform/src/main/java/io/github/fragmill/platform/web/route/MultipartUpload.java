package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.error.UploadRefusedException.Reason;
import io.github.fragmill.platform.upload.FileDescription;
import io.github.fragmill.platform.upload.IncomingTitle;
import io.github.fragmill.platform.upload.Intake;
import io.github.fragmill.platform.web.http.UnreadBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/** Reads an upload as browsers and curl send it, and passes files on as they come. */
public final class MultipartUpload {

  private static final int MOST_FIELDS = 200;
  private static final int MOST_FIELD_BYTES = 2_000;
  private static final int MOST_HEADER_BYTES = 4_096;

  private final Intake intake;

  public MultipartUpload(Intake intake) {
    this.intake = intake;
  }

  /**
   * Takes an upload in.
   *
   * @throws UploadRefusedException when it is not taken
   * @throws IOException when the sender breaks off, or the storage fails
   */
  Upload read(HttpServletRequest request) throws IOException, InterruptedException {
    try {
      return readParts(request);
    } catch (UploadRefusedException e) {
      UnreadBody.drain(request);
      throw e;
    } catch (FileUploadException e) {
      UnreadBody.drain(request);
      throw new UploadRefusedException(
          Reason.INCOMPLETE,
          "The body is not a form with files (multipart/form-data) as expected.");
    }
  }

  private Upload readParts(HttpServletRequest request) throws IOException, InterruptedException {
    if (!JakartaServletFileUpload.isMultipartContent(request)) {
      throw new UploadRefusedException(
          Reason.INCOMPLETE, "Expected a form with files (multipart/form-data).");
    }
    // A body is larger than its files; by how much is not known yet.
    intake.requireBytes(request.getContentLengthLong() - UnreadBody.MOST_BYTES);
    Map<String, String> fields = new HashMap<>();
    try (IncomingTitle title = intake.begin()) {
      FileItemInputIterator parts = parser().getItemIterator(request);
      int files = 0;
      while (parts.hasNext()) {
        FileItemInput part = parts.next();
        if (part.isFormField()) {
          put(fields, part);
        } else if ("file".equals(part.getFieldName())) {
          title.add(name(part), part.getInputStream());
          files++;
        } else {
          throw new UploadRefusedException(
              Reason.INCOMPLETE, "Files are expected in parts named file.");
        }
      }
      return title.finish(field(fields, "title"), descriptions(fields, files));
    }
  }

  private static JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> parser() {
    JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> parser =
        new JakartaServletFileUpload<>();
    parser.setMaxPartHeaderSize(MOST_HEADER_BYTES);
    parser.setHeaderCharset(StandardCharsets.UTF_8);
    return parser;
  }

  /** One that holds NUL is none. */
  private static String name(FileItemInput part) {
    try {
      return Optional.ofNullable(part.getName()).orElse("");
    } catch (InvalidPathException e) {
      return "";
    }
  }

  private static void put(Map<String, String> fields, FileItemInput part) throws IOException {
    try (InputStream stream = part.getInputStream()) {
      byte[] bytes = stream.readNBytes(MOST_FIELD_BYTES + 1);
      if (bytes.length > MOST_FIELD_BYTES || fields.size() >= MOST_FIELDS) {
        throw new UploadRefusedException(
            Reason.TOO_MUCH, "The form has more, or longer, fields than are expected.");
      }
      fields.put(part.getFieldName(), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static List<FileDescription> descriptions(Map<String, String> fields, int files) {
    return IntStream.range(0, files)
        .mapToObj(
            file ->
                new FileDescription(
                    field(fields, "language." + file),
                    field(fields, "label." + file),
                    field(fields, "role." + file)))
        .toList();
  }

  private static Optional<String> field(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }
}
