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

/** Reads a multipart upload, and passes files on while they arrive. */
public final class MultipartUpload {

  private static final int MAX_FIELDS = 200;
  private static final int MAX_FIELD_BYTES = 2_000;
  private static final int MAX_HEADER_BYTES = 4_096;

  private final Intake intake;

  public MultipartUpload(Intake intake) {
    this.intake = intake;
  }

  /**
   * Takes in an upload.
   *
   * @throws UploadRefusedException when it is refused
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
          Reason.INCOMPLETE, "The body is not a valid form with files (multipart/form-data).");
    }
  }

  private Upload readParts(HttpServletRequest request) throws IOException, InterruptedException {
    if (!JakartaServletFileUpload.isMultipartContent(request)) {
      throw new UploadRefusedException(
          Reason.INCOMPLETE, "Expected a form with files (multipart/form-data).");
    }
    // A body is larger than its files; the difference is not known yet.
    intake.requireBytes(request.getContentLengthLong() - UnreadBody.MAX_BYTES);
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
    parser.setMaxPartHeaderSize(MAX_HEADER_BYTES);
    parser.setHeaderCharset(StandardCharsets.UTF_8);
    return parser;
  }

  /** A name with NUL is no name. */
  private static String name(FileItemInput part) {
    try {
      return Optional.ofNullable(part.getName()).orElse("");
    } catch (InvalidPathException e) {
      return "";
    }
  }

  private static void put(Map<String, String> fields, FileItemInput part) throws IOException {
    try (InputStream stream = part.getInputStream()) {
      byte[] bytes = stream.readNBytes(MAX_FIELD_BYTES + 1);
      if (bytes.length > MAX_FIELD_BYTES || fields.size() >= MAX_FIELDS) {
        throw new UploadRefusedException(
            Reason.TOO_MUCH, "The form has too many fields, or one that is too long.");
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
